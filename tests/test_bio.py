"""``profile-bio``: who somebody is."""

import pytest


def bio(markup, body="He *does* research.", name="Zhiming Zhou", **options):
    return markup.directive("profile-bio", name, body, **options)


def test_every_part(show, markup, squeeze, png):
    place = markup.link("SUFE", "http://english.sufe.example/")
    block = bio(
        markup,
        photo="portrait.png",
        photo_alt="In front of a whiteboard",
        position="Assistant *Professor*",
        affiliation=place,
        location="Shanghai",
        pronouns="he/him",
        email="zhou@example.edu",
        orcid="0000-0002-1825-0097",
        scholar="b8YJ1EMAAAAJ",
        github="ZhimingZhou",
        dblp="z/Zhou:Zhiming",
        links=markup.link("Old page", "https://old.example/"),
    )
    site = show(block, files={"portrait.png": png})
    assert site.warnings == []
    section = site.one("section.profile-bio")
    assert section["id"] == "zhiming-zhou"
    image = section.select_one("img.profile-photo")
    assert (image["src"], image["alt"]) == ("_images/portrait.png", "In front of a whiteboard")
    assert "Zhiming Zhou" in squeeze(section.select_one(".profile-name"))
    assert "he/him" in squeeze(section.select_one(".profile-name"))
    assert (
        section.select_one(".profile-position").decode_contents() == "Assistant <em>Professor</em>"
    )
    assert section.select_one(".profile-affiliation a")["href"] == "http://english.sufe.example/"
    assert squeeze(section.select_one(".profile-location")) == "Shanghai"
    found = section.select("ul.profile-links a.profile-link")
    assert [(a["data-kind"], a.get_text().strip(), a["href"]) for a in found] == [
        ("email", "Email", "mailto:zhou@example.edu"),
        ("orcid", "ORCID", "https://orcid.org/0000-0002-1825-0097"),
        ("scholar", "Google Scholar", "https://scholar.google.com/citations?user=b8YJ1EMAAAAJ"),
        ("github", "GitHub", "https://github.com/ZhimingZhou"),
        ("dblp", "DBLP", "https://dblp.org/pers/hd/z/Zhou:Zhiming"),
        ("link", "Old page", "https://old.example/"),
    ]
    assert section.select_one(".profile-prose p").decode_contents() == "He <em>does</em> research."


def test_the_alternative_text_is_the_name_where_none_is_given(show_md, md, png):
    site = show_md(bio(md, photo="p.png"), files={"p.png": png})
    assert site.one("img.profile-photo")["alt"] == "Zhiming Zhou"


def test_a_key_of_its_own_is_the_anchor(show_md, md):
    assert show_md(bio(md, key="zz")).one("section.profile-bio")["id"] == "zz"


def test_a_heading_of_the_same_name_keeps_its_anchor(show, markup):
    site = show(bio(markup), title="Zhiming Zhou")
    assert site.warnings == []
    assert site.one("section.profile-bio")["id"] == "person-zhiming-zhou"
    assert len(site.html().select("#zhiming-zhou")) == 1


def test_a_heading_that_differs_in_case_alone_is_not_repeated(show, markup):
    site = show(bio(markup), title="Zhiming ZHOU")
    assert "profile-titled" in site.one(".profile-bio .profile-name")["class"]


def test_the_biography_of_the_root_page_is_the_owner(build, md):
    pub = md.page(md.publication(authors="Z. Zhou, Jiadong Liang"))
    site = build({"index.md": md.page(bio(md), title="Home"), "pubs.md": pub})
    assert site.one("strong.profile-self", "pubs").text == "Z. Zhou"


def test_a_biography_of_another_page_is_no_owner(build, md):
    pub = md.publication(authors="Zhiming Zhou, Jiadong Liang")
    site = build({"index.md": md.page(pub), "people.md": md.page(bio(md))})
    assert site.html().select(".profile-self") == []


def test_aliases_of_the_biography(build, md):
    pub = md.publication(authors="Zhou Z M, Jiadong Liang")
    site = build({"index.md": md.page(bio(md, aliases="Zhou Z M, Zed"), pub)})
    assert site.one("strong.profile-self").text == "Zhou Z M"


def test_no_name_is_warned_of_and_the_rest_is_shown(show, markup):
    site = show(bio(markup, name="", position="Professor"))
    (warning,) = site.warned("no_title")
    assert warning.startswith(f"index{markup.suffix}:")
    assert site.warnings == [warning]
    assert site.one(".profile-bio .profile-position").text == "Professor"
    assert "research" in site.one(".profile-prose").text


def test_wrong_orcid_is_shown_without_a_link(show, markup):
    site = show(bio(markup, orcid="0000-0002-1825-0098", github="z"))
    (warning,) = site.warned("bad_identifier")
    assert site.warnings == [warning]
    assert "0000-0002-1825-0098" in warning
    bad, good = site.html().select(".profile-links .profile-link")
    assert (bad.name, bad["data-kind"]) == ("span", "orcid")
    assert "0000-0002-1825-0098" in bad.text
    assert good["href"] == "https://github.com/z"


def test_a_local_cv(show, markup):
    site = show(bio(markup, cv="cv.pdf"), files={"cv.pdf": b"%PDF"})
    assert site.warnings == []
    link = site.one("a.profile-link[data-kind=cv]")
    assert (site.outdir / link["href"]).read_bytes() == b"%PDF"


def test_two_biographies_on_one_page(show_md, md):
    site = show_md(bio(md), bio(md, name="Zhihua Zhang"))
    assert site.warnings == []
    assert [s["id"] for s in site.html().select(".profile-bio")] == ["zhiming-zhou", "zhihua-zhang"]


def test_stylesheet(show_md, md):
    assert show_md(bio(md)).html().select('link[href*="sphinx-profile.css"]')


@pytest.mark.parametrize("layout", ["row", "stacked", "compact"])
def test_a_layout(show, markup, layout):
    site = show(bio(markup, layout=layout))
    assert site.warnings == []
    assert site.one("section.profile-bio")["data-layout"] == layout


def test_the_layout_is_a_row_unless_something_else_is_said(show_md, md):
    assert show_md(bio(md)).one("section.profile-bio")["data-layout"] == "row"


def test_a_layout_that_is_none_is_told(show, markup):
    site = show(bio(markup, layout="diagonal"))
    (warning,) = site.warned("bad_value")
    assert "layout: 'diagonal' is not one of row, stacked, compact" in warning
    assert site.one("section.profile-bio")["data-layout"] == "row"


def test_an_icon_that_says_it_has_its_label_as_a_tooltip(show_md, md):
    more = "[Lab code](https://github.com/lab) [Group](https://ice.example/)"
    site = show_md(bio(md, github="ines", links=more))
    found = site.one("section.profile-bio").select("a.profile-link")
    shown = [(link["data-kind"], link.get("title"), link.get_text().strip()) for link in found]
    assert shown == [
        ("github", "GitHub", "GitHub"),
        ("code", None, "Lab code"),
        ("link", None, "Group"),
    ]
