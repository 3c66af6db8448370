"""The owner and the registry of people in lists of authors, and ``{person}``."""

import json

import pytest

YAML = """\
zhiming-zhou: {name: Zhiming Zhou, aliases: [Z. M. Zhou], orcid: 0000-0002-1825-0097, url: "https://zhou.example/"}
zhihua-zhang: {name: Zhihua Zhang, url: "http://zhang.example/"}
no-url: {name: Nora Urless}
"""
PEOPLE = {
    "zhiming-zhou": {"name": "Zhiming Zhou", "aliases": ["Z. M. Zhou"],
                     "orcid": "0000-0002-1825-0097", "url": "https://zhou.example/"},
    "zhihua-zhang": {"name": "Zhihua Zhang", "url": "http://zhang.example/"},
    "no-url": {"name": "Nora Urless"},
}  # fmt: skip
TOML = "\n".join(
    f"[{key}]\n" + "\n".join(f"{name} = {json.dumps(value)}" for name, value in person.items())
    for key, person in PEOPLE.items()
)
AUTHORS = "Z. M. Zhou, Zhang, Zhihua; Somebody Else"


def authors(site, page="index"):
    """Name, target and whether it is the owner's, of every author."""
    return [
        (a.get_text(), a.get("href"), a.find("strong", class_="profile-self") is not None)
        for a in site.html(page).select(".profile-author")
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [("p.yml", YAML), ("p.yaml", YAML), ("p.toml", TOML), ("p.json", json.dumps(PEOPLE)), ("", "")],
)
def test_registry(show, markup, name, text):
    block = markup.publication(authors="Z. M. Zhou, Zhihua Zhang, Somebody Else")
    files = {name: text} if name else {}
    site = show(block, files=files, profile_people=name or PEOPLE)
    assert site.warnings == []
    assert authors(site) == [
        ("Z. M. Zhou", "https://zhou.example/", False),
        ("Zhihua Zhang", "http://zhang.example/", False),
        ("Somebody Else", None, False),
    ]


@pytest.mark.parametrize("owner", ["zhiming-zhou", "Zhiming Zhou", "Zhou, Zhiming"])
def test_owner_by_id_or_name(show, markup, owner):
    site = show(
        markup.publication(authors="Z. Zhou, Z. Zhang"), profile_people=PEOPLE, profile_owner=owner
    )
    assert authors(site) == [("Z. Zhou", None, True), ("Z. Zhang", "http://zhang.example/", False)]


def test_owner_without_a_registry(show_md, md):
    site = show_md(md.publication(authors="J. Liang, Zhou, Zhiming"), profile_owner="Zhiming Zhou")
    site2 = show_md(
        md.publication(authors="Zhou, Zhiming and Liang, J."), profile_owner="Zhiming Zhou"
    )
    assert authors(site2) == [("Zhiming Zhou", None, True), ("J. Liang", None, False)]
    assert site.warnings == []


def test_owner_goes_before_the_biography(build, md):
    bio = md.directive("profile-bio", "Zhihua Zhang")
    page = md.page(bio, md.publication(authors="Zhihua Zhang, Zhiming Zhou"))
    site = build({"index.md": page}, profile_owner="Zhiming Zhou")
    assert [(n, o) for n, _, o in authors(site)] == [
        ("Zhihua Zhang", False),
        ("Zhiming Zhou", True),
    ]


def test_the_biography_and_the_registry_are_one_person(build, md):
    bio = md.directive("profile-bio", "Zhiming Zhou")
    page = md.page(bio, md.publication(authors="Z. M. Zhou, Bo Li"))
    assert authors(build({"index.md": page}, profile_people=PEOPLE))[0] == (
        "Z. M. Zhou",
        None,
        True,
    )


def test_two_whom_initials_fit_are_left_alone_and_reported_as_info(show, markup):
    people = {"ming": {"name": "Zhiming Zhou", "url": "https://a.example/"},
              "hao": {"name": "Zhihao Zhou", "url": "https://b.example/"}}  # fmt: skip
    site = show(markup.publication(authors="Z. Zhou, Zhihao Zhou"), profile_people=people)
    assert site.warnings == []
    assert authors(site) == [("Z. Zhou", None, False), ("Zhihao Zhou", "https://b.example/", False)]
    report = [line for line in site.app.status.getvalue().splitlines() if "Z. Zhou" in line]
    assert len(report) == 1
    assert "ming" in report[0]
    assert "hao" in report[0]


def test_names_in_talks(show_md, md):
    talk = md.directive("talk", "T", authors="Z. M. Zhou, Zhihua Zhang")
    site = show_md(talk, profile_people=PEOPLE, profile_owner="zhiming-zhou")
    assert authors(site) == [
        ("Z. M. Zhou", None, True),
        ("Zhihua Zhang", "http://zhang.example/", False),
    ]


def test_text_builder_knows_them_too(show_md, md):
    block = md.publication(authors="Z. M. Zhou, Zhihua Zhang")
    site = show_md(block, builder="xml", profile_people=PEOPLE, profile_owner="zhiming-zhou")
    text = site.text("index.xml")
    assert "<strong>Z. M. Zhou</strong>" in text
    assert 'refuri="http://zhang.example/"' in text


@pytest.mark.parametrize(
    ("target", "text", "href"),
    [
        ("zhihua-zhang", "Zhihua Zhang", "http://zhang.example/"),
        ("Zhihua Zhang", "Zhihua Zhang", "http://zhang.example/"),
        ("my adviser <zhihua-zhang>", "my adviser", "http://zhang.example/"),
        ("no-url", "Nora Urless", None),
    ],
)
def test_person(show, markup, target, text, href):
    site = show(f"Thanks to {markup.role('person', target)}!", profile_people=PEOPLE)
    assert site.warnings == []
    assert f"Thanks to {text}!" in site.html().body.get_text()
    assert [a["href"] for a in site.html().select("p a[href^=http]")] == ([href] if href else [])


def test_person_leads_to_the_biography(build, markup, squeeze):
    pages = {
        f"index{markup.suffix}": markup.page(f"See {markup.role('person', 'zhiming-zhou')}."),
        f"about{markup.suffix}": markup.page(
            markup.directive("profile-bio", "Zhiming Zhou"), title="About"
        ),
    }
    site = build(pages, profile_people=PEOPLE)
    assert site.warnings == []
    assert squeeze(site.one('a[href="about.html#zhiming-zhou"]')) == "Zhiming Zhou"


def test_unknown_person(show, markup):
    site = show(f"See {markup.role('person', 'nobody')}.", profile_people=PEOPLE)
    (warning,) = site.warnings
    assert warning.startswith(f"index{markup.suffix}:")
    assert "'nobody'" in warning
    assert warning.endswith("[ref.person]")


def test_malformed_registry_is_warned_of_once_and_the_rest_is_used(build, md):
    people = (
        "bad: {name: [], colour: red}\n"
        "worse: 5\n"
        "zz: {name: Zhihua Zhang, url: 'javascript:x', orcid: 1}\n"
        "ok: {name: Bo Li, url: https://bo.example/}\n"
    )
    page = md.page(md.publication(authors="Zhihua Zhang, Bo Li"))
    site = build({"index.md": page, "b.md": page.replace("A Title", "B Title"), "p.yml": people},
                 profile_people="p.yml")  # fmt: skip
    found = site.warned("people")
    assert site.warnings == found
    paths = ["bad.colour", "bad.name", "worse", "zz.orcid", "zz.url"]
    assert sorted(w.split("p.yml: ")[1].split(":")[0] for w in found) == paths
    assert authors(site) == [("Zhihua Zhang", None, False), ("Bo Li", "https://bo.example/", False)]


@pytest.mark.parametrize(
    ("name", "text"),
    [("p.yml", "a: [b"), ("p.toml", "= 1"), ("p.json", "{"), ("none.yml", None), ("p.yml", "- x")],
)
def test_unreadable_registry(build, md, name, text):
    files = {} if text is None else {name: text}
    site = build({"index.md": md.page(md.publication(authors="A B")), **files}, profile_people=name)
    (warning,) = site.warned("people")
    assert site.warnings == [warning]
    assert name in warning
    assert authors(site) == [("A B", None, False)]
