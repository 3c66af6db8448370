"""What bad input gets: a warning with file and line, of type ``profile`` and its own subtype.

The rest of the entry is shown, and no build is stopped.
"""

import pytest

from sphinx_profile.diagnostics import Problem


def line_of(site, markup, text="publication"):
    """The line on which the directive stands, counted from 1."""
    lines = (site.src / f"index{markup.suffix}").read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


CASES = {
    "no_title": ("", {"year": "2019"}, ".profile-date"),
    "unknown_option": ("A Title", {"yaer": "2019"}, ".profile-title"),
    "empty_authors": ("A Title", {"authors": ""}, ".profile-title"),
    "bad_date": ("A Title", {"year": "the year after"}, ".profile-date"),
    "unknown_status": ("A Title", {"status": "rejected"}, ".profile-status"),
    "no_url": ("A Title", {"links": "Code"}, ".profile-link"),
    "bad_identifier": ("A Title", {"doi": "10/x"}, ".profile-link"),
    "unsafe_url": ("A Title", {"pdf": "javascript:alert(1)"}, ".profile-link"),
    "missing_file": ("A Title", {"pdf": "none.pdf"}, ".profile-link"),
    "outside_file": ("A Title", {"pdf": "../outside.pdf"}, ".profile-link"),
    "unknown_key": ("mistyped", {}, ".profile-title"),
    "bad_value": ("A Title", {"bibtex_show": "maybe"}, ".profile-title"),
}


@pytest.mark.parametrize("subtype", CASES)
def test_located_and_shown(show, markup, subtype, tmp_path):
    (tmp_path / "outside.pdf").write_bytes(b"%PDF")
    argument, options, selector = CASES[subtype]
    block = markup.publication(argument, "The body." if argument != "mistyped" else "", **options)
    site = show("Some text.\n\nMore text.", block)
    (warning,) = site.warned(subtype)
    assert site.warnings == [warning]
    assert warning.startswith(f"index{markup.suffix}:{line_of(site, markup)}: WARNING: ")
    article = site.one("article.profile-publication")
    assert article.select_one(selector) is not None
    if argument != "mistyped":
        assert "The body." in article.text


def test_every_subtype_is_named_once_and_explained():
    values = [problem.value for problem in Problem]
    assert len(set(values)) == len(values)
    for problem in Problem:
        assert problem.__doc__
        assert problem.__doc__ != Problem.__doc__


@pytest.mark.parametrize("name", ["profile", "profile.bad_date"])
def test_a_site_can_silence_them(show_md, md, name):
    site = show_md(md.publication("A Title", year="soon"), suppress_warnings=[name])
    assert site.warnings == []


@pytest.mark.parametrize(
    ("text", "selector"),
    [("soon", ".profile-date"), ("20l9", ".profile-date"), ("<b>", ".profile-date")],
)
def test_a_bad_year_is_shown_as_written(show, markup, text, selector):
    assert show(markup.publication("A Title", year=text)).one(selector).text == text


def test_an_unknown_status_is_shown_as_written(show, markup):
    site = show(markup.publication("A Title", status="Rejected twice"))
    assert site.one(".profile-status").text == "Rejected twice"
    assert "Rejected twice" in site.warnings[0]


@pytest.mark.parametrize(
    ("option", "value"),
    [("doi", "nonsense"), ("arxiv", "19.5"), ("pmid", "x"), ("isbn", "12")],
)
def test_a_malformed_identifier_is_shown_without_a_link(show, markup, option, value):
    site = show(markup.publication("A Title", code="https://c.example/", **{option: value}))
    assert len(site.warned("bad_identifier")) == len(site.warnings) == 1
    assert value in site.warnings[0]
    good, bad = site.html().select(".profile-link")
    assert good["href"] == "https://c.example/"
    assert (bad.name, bad["data-kind"]) == ("span", option)
    assert value in bad.text


UNSAFE = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x",
          "java\u00adscript:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)",
          "\u200bjavascript:alert(1)", "file:///etc/passwd", "x-y:z"]  # fmt: skip


@pytest.mark.parametrize("option", ["pdf", "website", "code2"])
def test_an_unsafe_scheme_in_a_field(show_md, md, option):
    blocks = [
        md.publication(f"Title {n}", year="2019", **{option: u}) for n, u in enumerate(UNSAFE)
    ]
    site = show_md(*blocks)
    assert len(site.warned("unsafe_url")) == len(site.warnings) == len(UNSAFE)
    assert [link.name for link in site.html().select("article .profile-link")] == ["span"] * len(
        UNSAFE
    )
    assert site.html().select("article [href], article [src]") == []
    assert len(site.html().select(".profile-date")) == len(UNSAFE)


@pytest.mark.parametrize("option", ["links", "authors", "venue", "note", "title"])
def test_an_unsafe_scheme_in_markup(show, markup, option):
    urls = [*UNSAFE[:4], "file:///etc/passwd"]
    values = [markup.link("Ada Byron", url) for url in urls]
    site = show(
        *(markup.publication(f"T {n}", key=f"k{n}", **{option: v}) for n, v in enumerate(values))
    )
    articles = site.html().select("article")
    assert len(articles) == len(urls)
    for article in articles:
        assert article.select("[href]") == []
        assert "Ada Byron" in article.text
    assert len(site.warned("unsafe_url")) == len(urls)


def test_an_unsafe_scheme_in_a_body(show, markup):
    body = f"A {markup.link('word', 'javascript:alert(1)')} stays."
    site = show(markup.publication("A Title", body))
    text = site.one(".profile-body")
    assert text.select("[href]") == []
    assert "word" in text.text
    if markup.suffix == ".rst":
        (warning,) = site.warned("unsafe_url")
        assert warning.startswith(f"index.rst:{line_of(site, markup, 'word')}:")
        assert text.text.strip() == "A word stays."


def test_an_image_of_an_unsafe_scheme_in_a_body(show_md, md):
    site = show_md(md.publication("A Title", "![pic](data:image/svg+xml;base64,PHN2Zy8+)"))
    assert site.html().select("article img") == []


def test_safe_schemes_are_links(show, markup):
    urls = ["http://a.example/", "https://a.example/", "ftp://a.example/", "mailto:a@b.example"]
    links = " ".join(markup.link(f"L{n}", url) for n, url in enumerate(urls))
    site = show(markup.publication("A Title", links=links))
    assert site.warnings == []
    assert [a["href"] for a in site.html().select("a.profile-link")] == urls


def test_markup_that_does_not_parse_is_shown_as_written(show, markup):
    bad = "see `broken" if markup.suffix == ".rst" else "see {pep}`broken`"
    site = show(markup.publication("A Title", "The body.", venue=bad, year="2019"))
    (warning,) = site.warned("markup")
    assert site.warnings == [warning]
    assert warning.startswith(f"index{markup.suffix}:{line_of(site, markup)}:")
    assert bad in site.one(".profile-venue").text
    assert "The body." in site.one(".profile-body").text


def test_unknown_role_in_an_option(show, markup):
    """MyST reports it as well, and drops the text; docutils says it in two lines."""
    bad = markup.role("unknownrole", "x")
    site = show(markup.publication("A Title", venue=bad, year="2019"))
    (warning,) = site.warned("markup")
    assert warning.startswith(f"index{markup.suffix}:{line_of(site, markup)}:")
    names = (f"index{markup.suffix}:", "index.md.rst:")  # the second is MyST-Parser 4's own
    assert all(line.startswith(names) for line in site.warnings)
    assert bad in site.one(".profile-venue").text


def test_a_mistyped_key_is_warned_of_with_the_nearest(show, markup):
    site = show(
        markup.publication("A Title", key="zhou2019lipschitz"),
        markup.publication("zhou2019lipshitz"),
    )
    (warning,) = site.warned("unknown_key")
    assert "'zhou2019lipshitz'" in warning
    assert "did you mean 'zhou2019lipschitz'" in warning
    assert site.html().select(".profile-title")[1].text == "zhou2019lipshitz"


@pytest.mark.parametrize("options", [{"year": "2019"}, {"authors": "A B"}])
def test_one_word_with_a_field_is_a_title(show, markup, options):
    assert show(markup.publication("AdaShift", **options)).warnings == []


def test_authors_without_a_name(show, markup):
    site = show(markup.publication("A Title", authors=", ;"))
    assert len(site.warned("empty_authors")) == len(site.warnings) == 1
    assert site.html().select(".profile-authors") == []


def test_many_mistakes_in_one_entry_are_all_named(show, markup):
    block = markup.publication(
        "", yaer="1", year="x", status="y", doi="z", pdf="none.pdf", authors=""
    )
    site = show(block)
    subtypes = sorted(warning.rpartition("[")[2] for warning in site.warnings)
    assert subtypes == [
        "profile.bad_date]", "profile.bad_identifier]", "profile.empty_authors]",
        "profile.missing_file]", "profile.no_title]", "profile.unknown_option]",
        "profile.unknown_status]",
    ]  # fmt: skip


def test_no_warning_without_a_mistake(show, markup):
    block = markup.publication(
        "A Title: with $, %, #, & and *emphasis*", "Body.", authors="A. B. Byron", year="2019",
        note="50% of {x} at a@b.example", key="k",
    )  # fmt: skip
    assert show(block).warnings == []
