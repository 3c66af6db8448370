"""academicpages as a source: publications with citations, talks, courses, pages, the table."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.migrate.academicpages import SYSTEM
from sphinx_profile.migrate.academicpages.citation import read_citation
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.systems import recognise

DATA = Path(__file__).resolve().parents[1] / "data" / "migrate" / "academicpages"
PUBLICATION = (
    "title collection category permalink excerpt date venue paperurl slidesurl bibtexurl citation"
).split()
TALK = "title collection type permalink venue date location".split()
AUTHOR = """avatar name pronouns bio location employer uri email academia arxiv googlescholar
inspire-hep impactstory orcid semantic pubmed researchgate scopus bitbucket codepen dribbble github
kaggle stackoverflow artstation bluesky facebook flickr foursquare goodreads google_plus keybase
instagram lastfm linkedin mastodon medium pinterest soundcloud steam telegram tumblr twitter vine weibo
wikipedia xing youtube zhihu""".split()


@pytest.fixture(scope="module")
def moved(moved_by):
    return moved_by(DATA, "academicpages")


def keys_of(path):
    text = (DATA / path).read_text(encoding="utf-8").split("---")[1]
    return set(yaml.safe_load(text))


# -- publications -----------------------------------------------------------------------------


def test_the_fixture_has_every_field():
    assert set(PUBLICATION) <= keys_of("_publications/2019-06-01-wetting-fronts.md")
    assert set(TALK) <= keys_of("_talks/2021-03-01-roots.md")
    assert set(TALK) <= keys_of("_teaching/2018-spring-soil.md")
    config = yaml.safe_load((DATA / "_config.yml").read_text(encoding="utf-8"))
    assert set(AUTHOR) <= set(config["author"])


def test_every_field_of_a_publication_is_named(moved):
    path = "_publications/2019-06-01-wetting-fronts.md"
    named = {item.what for item in moved.report.items if item.path == path}
    assert set(PUBLICATION) <= named


def test_a_paper_in_a_journal(moved):
    key = "2019-06-01-wetting-fronts"
    assert moved.type(key) == "article"
    assert moved.fields(key) == {
        "title": r"Wetting Fronts in \emph{Very} Dry Loam \& Sand",
        "author": "Wierzba, T. and Kowal, A. B. and de Groot, P.",
        "journal": "Soil Physics Letters",
        "date": "2019-06-01",
        "volume": "12",
        "number": "3",
        "pages": "45--67",
        "summary": r"Water enters dry soil in \textbf{fingers}, and we say how wide they are.",
        "pdf": "files/fronts.pdf",
        "slides": "https://slides.example.org/fronts.pdf",
        "journal2": "Soil Phys. Lett.",
        "publisher": "Loam Press",
        "issn": "0378-5955",
        "doi": "10.5555/spl.2019.45",
        "keywords": "infiltration, fingers",
        "preview": "images/fronts.png",
        "abstract": r"We drop water on dry loam and film it with $\gamma$ rays. "
        r"The fingers are \emph{wider} than theory says.",
    }


def test_what_repeats_the_fields_in_the_text_is_named(moved):
    path = "_publications/2019-06-01-wetting-fronts.md"
    assert "the entry has this link" in moved.at(path, 22)[-1].why
    assert "it repeats that above" in moved.at(path, 24)[-1].why
    (item,) = [
        item
        for item in moved.report.items
        if item.path == "files/fronts.bib" and "journal" in item.what
    ]
    assert (item.outcome, item.line) == ("mended", 1)


def test_a_text_that_is_more_than_an_abstract_has_a_page(moved):
    page = moved.site.pages["publications/2020-09-10-roots.md"]
    assert ":::{publication} 2020-09-10-roots\n:::" in page
    assert "![Roots at night](/images/roots.png)" in page
    assert "see [the talk](/talks.md)" in page
    fields = moved.fields("2020-09-10-roots")
    assert "abstract" not in fields
    assert fields["booktitle"] == "Proceedings of the Congress of Soil Science"
    assert fields["doi"] == "10.5555/css.2020.7"


def test_a_citation_that_is_not_understood_is_shown(moved):
    fields = moved.fields("2020-09-10-roots")
    assert fields["additional_info"] == "The roots group of Lublin, in press, see the web page"
    assert "author" not in fields


def test_a_book_and_a_preprint(moved):
    book = moved.fields("2015-01-01-book")
    assert moved.type("2015-01-01-book") == "book"
    assert book["publisher"] == "Loam Press"
    assert book["author"] == "Wierzba, T and Kowal, AB"
    assert book["arxiv"] == "1501.00001"
    assert book["missing_slides"] == "/files/gone.pdf"
    preprint = moved.fields("2022-02-02-preprint")
    assert moved.type("2022-02-02-preprint") == "misc"
    assert preprint["date"] == "2022-02-02"
    assert preprint["missing_pdf"] == "../../../etc/passwd"
    assert moved.said("leads out of the source")


def test_the_table_adds_what_no_page_stands_for(moved):
    table = "markdown_generator/publications.tsv"
    fields = moved.fields("2013-05-05-table")
    assert (fields["author"], fields["volume"], fields["pages"]) == (
        "T. Wierzba and A. Kowal",
        "3",
        "1--9",
    )
    assert fields["pdf"] == "https://example.org/table.pdf"
    assert [item.outcome for item in moved.at(table, 2)] == ["mended"]
    (differs,) = moved.at(table, 3)
    assert differs.outcome == "left"
    assert "Congress of Soil Science, Glasgow" in differs.why


def test_a_bibliography_is_taken_too(tree, moved_by):
    files = {
        "_config.yml": "author:\n  name: A\n  googlescholar: x\n",
        "_bibliography/a.bib": "@misc{k, title={T}}",
        "_pages/publications.md": "---\ntitle: Papers\n---\n{% bibliography %}",
    }
    moved = moved_by(tree(files), "academicpages")
    assert moved.fields("k") == {"title": "T"}
    assert "{publication-list}" in moved.site.publications


@pytest.mark.parametrize(
    ("citation", "title", "venue", "authors", "numbers"),
    [
        (
            "Your Name, You. (2009). &quot;Paper One.&quot; <i>Journal 1</i>. 1(1).",
            *("Paper One", "Journal 1", ("Your Name, You",), ("1", "1", "")),
        ),
        (
            "Doe, J., Smith, A. B., &amp; Lee-Roy, C. (2020). Big Thing. <i>Nature</i>, 12(3), 45–67.",
            *(
                "Big Thing",
                "Nature",
                ("Doe, J.", "Smith, A. B.", "Lee-Roy, C."),
                ("12", "3", "45–67"),
            ),
        ),
        (
            'Jane Doe, <b>Ann B. Smith</b> and Ole van der Berg. "Big Thing." In Proc. of ABC, pp. 3-9',
            *(
                "Big Thing",
                "Proc. of ABC",
                ("Jane Doe", "Ann B. Smith", "Ole van der Berg"),
                ("", "", "3-9"),
            ),
        ),
        (
            "Doe J, Smith AB, et al. Big Thing. Nature",
            "Big Thing",
            "Nature",
            ("Doe, J", "Smith, AB", "others"),
            ("", "", ""),
        ),
        ("Big Thing, by many people", "Big Thing", "Nature", (), ("", "", "")),
        ("1. Doe; 2. Roe (2020). Big Thing.", "Big Thing", "", (), ("", "", "")),
        ("see the web page", "Big Thing", "", (), ("", "", "")),
        ("Jane Doe. Big Thing. Nature, 2021.", "Big Thing", "Nature", ("Jane Doe",), ("", "", "")),
    ],
)
def test_a_citation_is_read_where_it_is_sure(citation, title, venue, authors, numbers):
    found = read_citation(citation, title, venue)
    assert found.authors == authors
    assert (found.volume, found.number, found.pages) == numbers


@given(st.text(max_size=200), st.text(max_size=20), st.text(max_size=20))
def test_any_citation_is_read(citation, title, venue):
    assert read_citation(f"{citation}{title}{venue}", title, venue).text is not None


# -- the author -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("photo", "images/profile.png"),
        ("pronouns", "he/him"),
        ("position", "Associate Professor of Soil Physics"),
        ("affiliation", "Institute of Agrophysics"),
        ("location", "Lublin, Poland"),
        ("homepage", "https://soil.example.org"),
        ("email", "t.wierzba@example.org"),
        ("scholar", "https://scholar.google.com/citations?user=ZYXWVUTSRQ"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("github", "twierzba"),
        ("wikipedia", "https://en.wikipedia.org/wiki/User:TWierzba"),
    ],
)
def test_an_option_of_the_biography(moved, option, value):
    assert moved.bio[option] == value


def test_every_member_of_the_author_is_named(moved):
    named = {
        item.what.removeprefix("author.")
        for item in moved.report.items
        if item.path == "_config.yml"
    }
    assert set(AUTHOR) <= named


@pytest.mark.parametrize(
    "link", ["Impactstory", "PubMed", "Vine", "Zhihu", "Google+", "Goodreads", "XING"]
)
def test_accounts_that_we_have_no_kind_for_are_links(moved, link):
    assert f"[{link}](<https://" in moved.bio["links"]


def test_further_authors_are_people(moved):
    assert moved.site.people == {
        "agata-kowal": {"name": "Agata Kowal", "url": "https://kowal.example.org"}
    }
    assert moved.said("Silent One")


# -- pages ------------------------------------------------------------------------------------


def test_the_home_page(moved):
    assert moved.site.title == moved.site.owner == "Tomasz Wierzba"
    body = moved.site.bio.body
    assert body.startswith("**Soil is a sponge with a memory**\n\nI am a soil physicist")
    assert "[CV](/cv.md)" in body
    assert "[talks](/talks.md)" in body
    assert "## A data-driven life\n\nI keep a [rain gauge](/rain-gauge.md)." in moved.site.home[0]
    assert ":description: The pages of a soil physicist" in moved.site.home[0]


def test_talks_the_latest_first(moved):
    page = moved.site.pages["talks.md"]
    assert page.startswith("# Talks and presentations\n")
    assert page.index("Roots that drink") < page.index("Tutorial on mud")
    assert (
        ":::{talk} Roots that drink: a talk\n:key: 2021-03-01-roots\n"
        ":event: Department of Botany, University of Kraków\n:location: Kraków, Poland\n"
        ":date: 2021-03-01\n:note: Invited talk\n:slides: files/roots-slides.pdf\n"
    ) in page
    assert "**Outline**\n\n* maize\n* wheat" in page
    assert "[See a map of all the places" in page


def test_courses_and_pieces_of_work_are_sections(moved):
    teaching, portfolio = moved.site.pages["teaching.md"], moved.site.pages["portfolio.md"]
    assert "## Soil Physics I\n\nUndergraduate course, University of Life Sciences" in teaching
    assert "### Heading 1\n\nBring boots." in teaching
    assert "![The machine](/images/machine.png)" in portfolio
    assert "Made by **hand**." in portfolio


def test_lists_of_the_theme_are_lists_of_ours(moved):
    cv = moved.site.pages["cv.md"]
    assert "## Publications\n\n:::{publication-list}\n:::" in cv
    assert "## Talks\n\n[Talks](/talks.md)" in cv
    assert "* Reads papers for Institute of Agrophysics" in cv
    assert ":group-by: year\n:search:\n:::" in moved.site.publications
    assert (
        "[my Google Scholar profile](https://scholar.google.com/citations?user=ZYXWVUTSRQ)"
        in moved.site.publications
    )
    assert moved.site.pages["posts.md"].startswith("# Notes from the field\n")
    assert "tag-archive.md" not in moved.site.pages


def test_posts(moved):
    page = moved.site.pages["posts/2017-08-14-rain.md"]
    assert page.startswith("# Rain, at last\n\n2017-08-14, weather, field work\n")
    assert "![Wet roots](/images/roots.png) Wet roots, 14 August" in page
    assert "https://www.youtube.com/watch?v=XsxDH4HcOWA" in page


def test_a_cv_in_json(moved):
    page = moved.site.pages["cv-json.md"]
    assert "**Ph.D., Soil Physics**, University of Life Sciences" in page
    for text in ("Summer School of Agrophysics", "Soil Physics I", "hardware"):
        assert text in page
    assert moved.fields("a-poem-on-loam")["title"] == "A Poem on Loam"
    assert sum(e.entry.get("title") == "A Handbook of Mud" for e in moved.site.entries) == 1


# -- recognised -------------------------------------------------------------------------------


def test_it_is_recognised():
    assert recognise(Source.open(DATA, Report())) is SYSTEM
    assert SYSTEM.recognises(Source.open(DATA.parent / "al-folio", Report())) == 0
    assert SYSTEM.recognises(Source.open(DATA.parent / "hugoblox", Report())) == 0


def test_a_site_with_the_author_of_academicpages_and_a_bibliography(tree):
    files = {
        "_config.yml": "author:\n  name: x\n  googlescholar: y\nscholar:\n  style: apa\n",
        "_bibliography/a.bib": "@misc{a, title={b}}",
        "_talks/a.md": "---\ntitle: x\n---\n",
    }
    found = recognise(Source.open(tree(files), Report()))
    assert found is SYSTEM


def test_collections_of_its_own_are_pages(tree, moved_by):
    files = {
        "_config.yml": "author:\n  name: A\n  googlescholar: x\n",
        "_publications/p.md": "---\ntitle: T\n---\n",
        "_software/tool.md": "---\ntitle: The tool\ndate: 2020-01-01\n---\nIt works, see [others](/software/).",
        "_layouts/x.html": "{{ content }}",
    }
    moved = moved_by(tree(files), "academicpages")
    assert "It works, see [others](/software.md)." in moved.site.pages["software/tool.md"]
    assert "- [The tool](</software/tool.md>), 2020-01-01" in moved.site.pages["software.md"]
    assert not any("layouts" in page for page in moved.site.pages)


def test_what_is_taken_of_the_author_is_not_named_as_left(moved):
    config = [item for item in moved.report.items if item.path == "_config.yml"]
    assert any(item.what == "avatar" for item in config)
    assert not any(item.what.startswith("author.") for item in config)
