"""Options: every field of DESIGN.md is one; what is none is warned of and kept."""

import pytest

LINK_FIELDS = [
    "arxiv",
    "blog",
    "code",
    "doi",
    "hal",
    "html",
    "isbn",
    "pdf",
    "pmid",
    "poster",
    "slides",
    "supp",
    "video",
    "website",
    "data",
    "demo",
    "openreview",
    "acl",
    "zenodo",
    "osf",
    "huggingface",
    "dataset",
    "model",
    "project",
    "news",
    "press",
]
TEXT_FIELDS = [
    "abbr",
    "abstract",
    "additional_info",
    "annotation",
    "award",
    "award_name",
    "eprint",
    "location",
    "note",
    "selected",
    "summary",
    "keywords",
    "journal",
    "volume",
    "number",
    "pages",
    "publisher",
    "editor",
]
VALUES = {
    "arxiv": "1902.05687", "doi": "10.1000/1", "isbn": "9783161484100", "pmid": "1", "hal": "hal-1",
    "openreview": "x", "acl": "x", "zenodo": "1", "osf": "x", "huggingface": "x",
}  # fmt: skip


def test_every_field_is_an_option(show, markup):
    fields = {name: VALUES.get(name, "https://x.example/") for name in LINK_FIELDS}
    fields |= dict.fromkeys(TEXT_FIELDS, "text")
    site = show(markup.publication(**fields))
    assert site.warnings == []
    kinds = [link["data-kind"] for link in site.html().select("a.profile-link")]
    assert kinds == LINK_FIELDS


def test_hyphen_and_underscore_are_one(build):
    site = build(
        {"index.md": "# P\n\n:::{publication} T\n:award_name: A\n:additional-info: B\n:::\n"},
        myst_enable_extensions=["colon_fence"],
    )
    assert site.warnings == []
    assert site.one(".profile-award").text == "A"
    assert site.one(".profile-note").text == "B"


def test_block_options_of_myst(build):
    options = "authors: |\n  Yong Yu,\n  Kan Ren\nyear: 2019\ncode2: https://c.example/"
    site = build({"index.md": f"# P\n\n```{{publication}} T\n---\n{options}\n---\nBody.\n```\n"})
    assert site.warnings == []
    assert [a.text for a in site.html().select(".profile-author")] == ["Yong Yu", "Kan Ren"]
    assert site.one(".profile-date").text == "2019"
    assert site.one("a.profile-link")["href"] == "https://c.example/"


def test_unknown_option_is_warned_of_with_the_nearest(show, markup):
    site = show(markup.publication("T", "Body.", authers="A B", year="2019"))
    (warning,) = site.warned("unknown_option")
    assert warning.startswith(f"index{markup.suffix}:")
    assert "'authers'" in warning
    assert "did you mean 'authors'" in warning
    assert site.warnings == [warning]
    article = site.one("article")
    assert article.select_one(".profile-date").text == "2019"
    assert "Body." in article.select_one(".profile-body").text


@pytest.mark.parametrize("name", ["profile-bio", "talk", "link-list"])
def test_unknown_option_of_the_others(show, markup, name):
    body = markup.items([markup.link("A", "https://a.example/")])
    argument = "" if name == "link-list" else "Zhiming Zhou"
    site = show(markup.directive(name, argument, body, stile="x"))
    (warning,) = site.warned("unknown_option")
    assert f"{name}: no option 'stile'" in warning
    assert site.warnings == [warning]
    assert site.one('a[href="https://a.example/"]').get_text().strip() == "A"


def test_an_option_of_another_directive_is_unknown(show_md, md):
    assert (
        len(
            show_md(md.directive("link-list", "", "- [a](b.html)", doi="10.1000/1")).warned(
                "unknown_option"
            )
        )
        == 1
    )
    assert len(show_md(md.publication(photo="x.png")).warned("unknown_option")) == 1


def test_an_own_kind_is_an_option(show, markup):
    kinds = {"gitea": {"label": "Gitea", "icon": "solid/code", "url": "https://g.example/{id}"}}
    site = show(markup.publication(gitea="me/x", gitea2="me/y"), profile_link_kinds=kinds)
    assert site.warnings == []
    found = site.html().select("a.profile-link")
    assert [(a["data-kind"], a.get_text().strip(), a["href"]) for a in found] == [
        ("gitea", "Gitea", "https://g.example/me/x"),
        ("gitea", "Gitea 2", "https://g.example/me/y"),
    ]


def test_a_bare_option_is_no_error(show, markup):
    site = show(
        markup.publication("A Title", venue=None, note=None, arxiv=None, year=None, links=None)
    )
    assert site.warnings == []
    assert [c["class"][0] for c in site.one("article").find_all(recursive=False)] == [
        "profile-title", "Z3988",
    ]  # fmt: skip
