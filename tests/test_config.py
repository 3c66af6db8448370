"""The values of conf.py."""

import pytest

from sphinx_profile.config import PARTS, SETTINGS

ALL = {
    "authors": "Ada Byron", "venue": "V", "note": "N", "arxiv": "1902.05687", "preview": "t.png",
    "bibtex_show": "true",
}  # fmt: skip


def classes(site):
    return [
        c["class"][0].removeprefix("profile-")
        for c in site.one("article").find_all(recursive=False)
        if c["class"] != ["Z3988"]  # what machines read, behind all parts
    ]


def paper(markup):
    return markup.publication("The Title", "A body.", **ALL)


def test_defaults_are_those_of_the_design():
    defaults = {setting.name: setting.default for setting in SETTINGS}
    expected = {
        "profile_owner": None,
        "profile_people": {},
        "profile_parts": [
            "thumbnail",
            "title",
            "authors",
            "venue",
            "note",
            "links",
            "summary",
            "bibtex",
        ],
        "profile_summary_label": None,
        "profile_link_kinds": {},
        "profile_show_drafts": False,
        "profile_file_roots": [],
        "profile_print_summaries": True,
    }
    assert {name: defaults.get(name, "missing") for name in expected} == expected


def test_every_setting_is_explained():
    for setting in SETTINGS:
        assert len(setting.help) > 20
        assert setting.rebuild in {"", "env", "html"}


def test_parts_rule_what_is_shown_and_in_which_order(show_md, md, png):
    files = {"t.png": png}
    assert classes(show_md(paper(md), files=files)) == list(PARTS)
    order = ["title", "links", "authors", "summary"]
    assert classes(show_md(paper(md), files=files, profile_parts=order)) == order


def test_parts_rule_other_builders_too(show_md, md, png):
    more = {"files": {"t.png": png}, "builder": "text"}
    text = show_md(paper(md), profile_parts=["links", "title"], **more).text("index.txt")
    assert text.index("arXiv") < text.index("The Title")
    assert "Ada Byron" not in text
    assert "A body." not in text


def test_unknown_part_is_warned_of_and_left_out(show_md, md):
    site = show_md(md.publication(), profile_parts=["title", "colour", "title"])
    (warning,) = site.warned("config")
    assert "'colour'" in warning
    assert site.warnings == [warning]
    assert classes(site) == ["title"]


@pytest.mark.parametrize("value", [None, "title", 5, ["title", None, 3, []]])
def test_malformed_parts_stop_no_build(show_md, md, value):
    site = show_md(md.publication(), profile_parts=value)
    assert site.warnings != []
    assert site.one("article.profile-publication")


def test_summary_label(show, markup):
    site = show(markup.publication("A Title", "Body."), profile_summary_label="Click <here>")
    assert site.one("details.profile-summary > summary").text == "Click <here>"


def test_print_summaries(show_md, md):
    shown = show_md(md.publication("A Title", "Body.")).one("details")
    hidden = show_md(md.publication("A Title", "Body."), profile_print_summaries=False).one(
        "details"
    )
    assert shown["class"] != hidden["class"]


def test_malformed_link_kinds_are_warned_of_once(show_md, md):
    kinds = {"bad": "x", "good": {"label": "Good", "url": "https://g.example/{id}"}}
    site = show_md(md.publication(good="1"), profile_link_kinds=kinds)
    (warning,) = site.warned("config")
    assert "profile_link_kinds: bad" in warning
    assert site.warnings == [warning]
    assert site.one("a.profile-link[data-kind=good]")["href"] == "https://g.example/1"


def test_a_changed_built_in_kind(show_md, md):
    site = show_md(
        md.publication(pdf="https://x.example/"), profile_link_kinds={"pdf": {"label": "Paper"}}
    )
    assert site.warnings == []
    assert site.one("a.profile-link[data-kind=pdf]").get_text().strip() == "Paper"


@pytest.mark.parametrize(
    "values",
    [
        {"profile_owner": 5},
        {"profile_people": 5},
        {"profile_people": ["a"]},
        {"profile_link_kinds": ["a"]},
        {"profile_file_roots": "x"},
        {"profile_file_roots": [None, 5]},
        {"profile_summary_label": 5},
        {"profile_show_drafts": "yes"},
        {"profile_print_summaries": "no"},
        {"profile_link_kinds": {5: {"label": None}}},
    ],
)
def test_values_of_a_wrong_type_stop_no_build(show_md, md, values):
    site = show_md(md.publication("A Title", "Body.", authors="A B"), **values)
    assert site.one("article.profile-publication .profile-title")


@pytest.mark.parametrize(
    ("values", "selector"),
    [
        ({"profile_parts": ["authors"]}, "article:not(:has(.profile-title))"),
        ({"profile_summary_label": "More"}, "article:has(summary:-soup-contains('More'))"),
        ({"profile_show_drafts": True}, "article#d"),
        ({"profile_link_kinds": {"pdf": {"label": "Paper"}}}, "a:-soup-contains('Paper')"),
    ],
)
def test_a_changed_value_is_taken_up(show_md, md, values, selector):
    block = md.publication("A Title", "Body.", authors="A B", pdf="https://x.example/")
    site = show_md(block, md.publication("D", key="d", status="draft"))
    assert site.html().select(selector) == []
    assert site.rebuild(**values).html().select(selector) != []


def test_translated_labels_fall_back_to_english(show_md, md):
    site = show_md(md.publication("A Title", "Body."), language="eo")
    assert site.one("details.profile-summary > summary").text == "Summary"
