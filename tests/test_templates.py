"""Templates of the project replace ours, whole or a part; a broken one is warned of."""

import pytest

TEMPLATES = {"templates_path": ["_templates"]}
WHOLE = '<div class="mine" id="{{ publication.id }}">{{ publication.record.name }}</div>'
OVERRIDE = '{% macro title(p) %}<h3 class="my-title">{{ p.record.name }}</h3>{% endmacro %}'
IMPORTING = """\
{%- from "!profile/macros.html" import inline, thumbnail, authors, venue, note, links, summary,
    bibtex -%}
{%- macro title(p) -%}<h3 class="my-title">{{ inline(p.title) }}</h3>{%- endmacro -%}
"""


def paper(markup, **more):
    return markup.publication("A <Title>", "Body.", authors="A B", year="2019", key="k", **more)


def test_a_whole_file(show, markup):
    site = show(paper(markup), files={"_templates/profile/publication.html": WHOLE}, **TEMPLATES)
    assert site.warnings == []
    assert site.one("div.mine#k").text == "A <Title>"
    assert site.html().select("article") == []


@pytest.mark.parametrize(
    ("directive", "argument", "name", "shown"),
    [
        ("talk", "T", "talk", "{{ talk.id }}"),
        ("profile-bio", "T", "bio", "{{ bio.id }}"),
        ("link-list", "", "link-list", "{{ style[3] }}"),
    ],
)
def test_one_for_each(show_md, md, directive, argument, name, shown):
    files = {f"_templates/profile/{name}.html": f"<div class='mine'>{shown}</div>"}
    block = md.directive(directive, argument, "- [a](https://a.example/)")
    site = show_md(block, files=files, **TEMPLATES)
    assert site.warnings == []
    assert site.one("div.mine").text == "t"


@pytest.mark.parametrize("text", [OVERRIDE, IMPORTING], ids=["alone", "importing"])
def test_one_macro(show, markup, text):
    """Jinja exports nothing that a template imports: only the own macros were found."""
    site = show(paper(markup), files={"_templates/profile/macros.html": text}, **TEMPLATES)
    assert site.warnings == []
    article = site.one("article.profile-publication")
    assert article.select_one("h3.my-title").text == "A <Title>"
    assert article.select_one("p.profile-title") is None
    assert article.select_one("p.profile-authors") is not None
    assert "Body." in article.select_one("details.profile-summary").text


def test_extending_ours(show_md, md):
    own = '<div class="around">{% include "!profile/publication.html" %}</div>'
    site = show_md(paper(md), files={"_templates/profile/publication.html": own}, **TEMPLATES)
    assert site.warnings == []
    assert site.one("div.around > article#k")


def test_a_template_escapes_what_it_is_given(show_md, md):
    own = '<p class="mine" title="{{ publication.record.name }}">{{ publication.record.name }}</p>'
    files = {"_templates/profile/publication.html": own}
    site = show_md(md.publication('"><b>x</b>', key="k"), files=files, **TEMPLATES)
    mine = site.one("p.mine")
    assert (mine["title"], mine.text, mine.find("b")) == ('"><b>x</b>', '"><b>x</b>', None)


def test_folders_in_their_order(show_md, md):
    files = {
        "one/profile/publication.html": "<i class='one'></i>",
        "two/profile/publication.html": "<i class='two'></i>",
    }
    site = show_md(paper(md), files=files, templates_path=["one", "two"])
    assert site.html().select("i.one")
    assert not site.html().select("i.two")


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{% if %}", 1),
        ("<p>\n{{ publication.title }\n", 2),
        ("\n\n{{ nothing.there.at_all }}", 3),
        ("{{ 1 // 0 }}", 1),
        ("\n{{ publication.none() }}", 2),
        ("{% include 'profile/none.html' %}", None),
        ("\n{% import '!profile/macros.html' as m %}{{ m.link() }}", None),
    ],
)
def test_a_broken_one_is_warned_of_with_its_place_and_ours_is_used(show_md, md, template, line):
    files = {"_templates/profile/publication.html": template}
    site = show_md(paper(md), md.publication("Another Title"), files=files, **TEMPLATES)
    (warning,) = site.warned("template")
    assert site.warnings == [warning]
    place = "_templates/profile/publication.html:"
    assert warning.startswith(f"{place}{line}: WARNING" if line else place)
    assert [a["id"] for a in site.html().select("article.profile-publication")] == [
        "k",
        "another-title",
    ]


def test_a_broken_macro_file_falls_back_too(show_md, md):
    files = {"_templates/profile/macros.html": "{% macro title(p) %}x{% endmacro %}\n{% macro"}
    site = show_md(paper(md), files=files, **TEMPLATES)
    assert len(site.warned("template")) == len(site.warnings) == 1
    assert site.warnings[0].startswith("_templates/profile/macros.html:2")
    assert site.one("article#k .profile-title")


def test_a_broken_one_is_warned_of_in_every_build(show_md, md):
    files = {"_templates/profile/publication.html": "{% if %}"}
    site = show_md(paper(md), files=files, **TEMPLATES)
    site.write({"index.md": md.page(paper(md), "More.")}).rebuild()
    assert len(site.warned("template")) == 1


def test_other_templates_of_the_project_are_none_of_ours(show_md, md):
    files = {
        "_templates/layout.html": '{% extends "!layout.html" %}',
        "_templates/profile/x.html": "{%",
    }
    site = show_md(paper(md), files=files, **TEMPLATES)
    assert site.warnings == []
    assert site.one("article#k")


def test_no_such_folder(show_md, md):
    site = show_md(paper(md), templates_path=["nowhere"])
    assert site.one("article#k")


def test_an_edited_template_is_taken_up_by_the_next_build(show_md, md):
    site = show_md(paper(md), files={"_templates/profile/publication.html": WHOLE}, **TEMPLATES)
    site.write({"_templates/profile/publication.html": WHOLE.replace("mine", "new")}).rebuild()
    assert site.one("div.new#k")


def test_in_dirhtml_and_singlehtml(show_md, md):
    files = {"_templates/profile/publication.html": WHOLE}
    for builder in ("dirhtml", "singlehtml"):
        assert show_md(paper(md), files=files, builder=builder, **TEMPLATES).one("div.mine#k")
