"""Highwire Press tags: what Google Scholar and reference managers read on a publication's page.

Names and values are those that the inclusion guidelines of Google Scholar ask for ("Inclusion
Guidelines for Webmasters", section 2, "Indexing"), and those besides that Zotero reads
(translator "Embedded Metadata").
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_profile.formats.citation import Citation
from sphinx_profile.formats.genres import REPORT, THESIS
from sphinx_profile.formats.identifiers import web_url

_Pair = tuple[str, str]


def highwire(
    citation: Citation, *, url: str = "", pdf_url: str = "", site: str = ""
) -> tuple[_Pair, ...]:
    """Names and contents of the ``meta`` elements, in order, none empty.

    ``url`` is the page itself, ``pdf_url`` the PDF; both count only if they are absolute, and the
    PDF only if it is below ``site``, without which that is the host of the page.
    """
    found = (
        *_work(citation),
        *_place(citation),
        *_identifiers(citation),
        ("citation_language", citation.language),
        *(("citation_keywords", word) for word in citation.keywords),
        ("citation_abstract_html_url", web_url(url)),
        ("citation_pdf_url", pdf_url if _is_below(pdf_url, site or _host(url)) else ""),
    )
    return tuple(pair for pair in found if pair[1])


def _work(citation: Citation) -> Iterator[_Pair]:
    """Title, authors, and date; the editors are the authors of what has no others."""
    yield "citation_title", citation.title
    for name in citation.authors or citation.editors:
        yield "citation_author", name.inverted
    for name in citation.editors:
        yield "citation_editor", name.inverted
    date = citation.date.iso
    yield "citation_publication_date", "" if date.startswith("-") else date.replace("-", "/")


def _place(citation: Citation) -> Iterator[_Pair]:
    """Where it appeared."""
    genre = citation.genre
    if genre in {THESIS, REPORT}:
        yield genre.venue, citation.institution or citation.publisher or citation.container
    elif genre.venue:
        yield genre.venue, citation.container
    if genre == REPORT:
        yield "citation_technical_report_number", citation.number
    yield "citation_series_title", citation.series
    yield "citation_volume", citation.volume
    yield "citation_issue", citation.issue
    yield "citation_firstpage", citation.first_page
    yield "citation_lastpage", citation.last_page
    yield "citation_publisher", citation.publisher


def _identifiers(citation: Citation) -> Iterator[_Pair]:
    """What it is known by."""
    for issn in citation.known.issn:
        yield "citation_issn", issn
    for isbn in citation.known.isbn:
        yield "citation_isbn", isbn
    yield "citation_doi", citation.known.doi
    yield "citation_pmid", citation.known.pmid
    yield "citation_arxiv_id", citation.known.arxiv


def _host(url: str) -> str:
    """Scheme and host of an absolute URL, or ``""``."""
    return "/".join(url.split("/", 3)[:3]) if web_url(url) else ""


def _is_below(url: str, site: str) -> bool:
    """Whether ``url`` is an absolute URL below ``site``."""
    return bool(site and web_url(url)) and url.startswith(f"{site.rstrip('/')}/")
