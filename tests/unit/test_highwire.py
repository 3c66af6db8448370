"""Highwire tags as Google Scholar asks for them, and Dublin Core."""

import pytest

from sphinx_profile.formats.bib_record import read_record
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.citation import read_citation
from sphinx_profile.formats.dublin_core import dublin_core
from sphinx_profile.formats.genres import GENRES
from sphinx_profile.formats.highwire import highwire
from sphinx_profile.model.link import LinkTable

PAGE = "https://example.org/~me/papers/x.html"


def of_bib(fields, type="article"):
    (source,) = read_bibtex(f"@{type}{{k, {fields}}}", "x.bib").entries
    return read_citation(read_record(source, LinkTable())[0])


def tags(fields, type="article", **more):
    return highwire(of_bib(fields, type), **{"url": PAGE, **more})


def values(found, name):
    return [content for key, content in found if key == name]


def test_an_article():
    found = tags(
        r"title={Ice \& {B}reak}, author={Zhou, Zhiming and van der Berg, Jan}, journal={J},"
        r"volume=1, number=2, pages={3--4}, date={2019-03-05}, issn={1234-5678}, publisher={P},"
        r"doi={10.1000/a\_b}, eprint={1902.05687}, eprinttype={arxiv}, language={english},"
        r"keywords={ice, river}",
        pdf_url="https://example.org/~me/x.pdf",
    )
    assert found == (
        ("citation_title", "Ice & Break"),
        ("citation_author", "Zhou, Zhiming"),
        ("citation_author", "van der Berg, Jan"),
        ("citation_publication_date", "2019/03/05"),
        ("citation_journal_title", "J"),
        ("citation_volume", "1"),
        ("citation_issue", "2"),
        ("citation_firstpage", "3"),
        ("citation_lastpage", "4"),
        ("citation_publisher", "P"),
        ("citation_issn", "1234-5678"),
        ("citation_doi", "10.1000/a_b"),
        ("citation_arxiv_id", "1902.05687"),
        ("citation_language", "en"),
        ("citation_keywords", "ice"),
        ("citation_keywords", "river"),
        ("citation_abstract_html_url", PAGE),
        ("citation_pdf_url", "https://example.org/~me/x.pdf"),
    )


@pytest.mark.parametrize(
    ("date", "content"),
    [
        ("2019-03-05", ["2019/03/05"]),
        ("2019-03", ["2019/03"]),
        ("2019", ["2019"]),
        ("2019/2021", ["2019"]),
        ("in press", []),
        ("-0044-03-15", []),
    ],
)
def test_the_date_is_as_far_as_it_is_known(date, content):
    assert values(tags(f"title={{T}}, date={{{date}}}"), "citation_publication_date") == content


@pytest.mark.parametrize(
    ("type", "fields", "name"),
    [
        ("article", "journal={X}", "citation_journal_title"),
        ("inproceedings", "booktitle={X}", "citation_conference_title"),
        ("conference", "booktitle={X}", "citation_conference_title"),
        ("incollection", "booktitle={X}", "citation_inbook_title"),
        ("phdthesis", "school={X}", "citation_dissertation_institution"),
        ("thesis", "institution={X}", "citation_dissertation_institution"),
        ("techreport", "institution={X}", "citation_technical_report_institution"),
        ("report", "institution={X}", "citation_technical_report_institution"),
    ],
)
def test_where_it_appeared_has_one_name(type, fields, name):
    found = tags(f"title={{T}}, {fields}", type)
    assert [key for key, content in found if content == "X"] == [name]


def test_the_number_of_a_report():
    found = tags("title={T}, institution={X}, number={TR-7}", "techreport")
    assert values(found, "citation_technical_report_number") == ["TR-7"]
    assert values(found, "citation_issue") == []


@pytest.mark.parametrize("type", [*GENRES, "nosuchtype"])
def test_title_and_author_of_every_type_and_nothing_empty(type):
    for authors in ("author", "editor"):
        found = tags(f"title={{T}}, {authors}={{Roe, Jane}}", type)
        assert values(found, "citation_title") == ["T"]
        assert values(found, "citation_author") == ["Roe, Jane"]
        assert all(content for _key, content in found)


@pytest.mark.parametrize(
    ("pdf_url", "site", "is_there"),
    [
        ("https://example.org/~me/x.pdf", "", True),
        ("https://example.org/~me/x.pdf", "https://example.org/~me/", True),
        ("https://example.org/~me/x.pdf", "https://example.org/~me", True),
        ("https://example.org/~other/x.pdf", "https://example.org/~me", False),
        ("https://example.org/~melanie/x.pdf", "https://example.org/~me", False),
        ("https://example.org.evil.net/x.pdf", "", False),
        ("https://arxiv.org/pdf/1902.05687", "", False),
        ("http://example.org/~me/x.pdf", "", False),
        ("_downloads/x.pdf", "", False),
        ("/x.pdf", "", False),
        ("javascript:alert(1)", "", False),
        ("", "", False),
    ],
)
def test_a_pdf_counts_only_below_the_same_site(pdf_url, site, is_there):
    found = tags("title={T}", pdf_url=pdf_url, site=site)
    assert values(found, "citation_pdf_url") == [pdf_url] * is_there


def test_no_address_is_relative():
    found = tags("title={T}", url="papers/x.html", pdf_url="x.pdf")
    assert [key for key, _content in found if key.endswith("url")] == []


def test_dublin_core():
    citation = of_bib(
        "title={T}, author={Roe, Jane}, editor={Doe, John}, booktitle={B}, date={2019-03},"
        "publisher={P}, isbn={3-16-148410-X}, doi={10.1000/x}, language={german},"
        "keywords={ice}, abstract={On ice.}",
        "incollection",
    )
    assert dublin_core(citation, url=PAGE) == (
        ("DC.title", "T"),
        ("DC.creator", "Roe, Jane"),
        ("DC.contributor", "Doe, John"),
        ("DC.date", "2019-03"),
        ("DC.type", "bookSection"),
        ("DC.source", "B"),
        ("DC.publisher", "P"),
        ("DC.identifier", "10.1000/x"),
        ("DC.identifier", "ISBN 3-16-148410-X"),
        ("DC.identifier", PAGE),
        ("DC.language", "de"),
        ("DC.subject", "ice"),
        ("DC.description", "On ice."),
    )


def test_dublin_core_of_little():
    assert dublin_core(of_bib("title={T}", "misc")) == (("DC.title", "T"), ("DC.type", "document"))
