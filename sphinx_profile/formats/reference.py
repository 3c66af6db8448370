"""A publication as a reference: one sentence of plain text, to be copied."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_profile.formats.citation import Citation
from sphinx_profile.formats.identifiers import arxiv_url, doi_url
from sphinx_profile.formats.parted import PartedName

_ENDS = (".", "?", "!", "…")


def reference_text(citation: Citation) -> str:
    """``Authors. Title. Venue, volume(issue), pages, year. Address``, without what is unknown.

    The address is that of the DOI, else of arXiv, else the publication's own.
    """
    known = citation.known
    address = doi_url(known.doi) or arxiv_url(known.arxiv) or known.url
    parts = (_names(citation), citation.title, _place(citation))
    sentences = [part if part.endswith(_ENDS) else f"{part}." for part in parts if part]
    return " ".join([*sentences, *([address] if address else [])])


def _names(citation: Citation) -> str:
    """The authors, or the editors of what has none."""
    if citation.authors:
        return _joined(citation.authors)
    role = "ed." if len(citation.editors) == 1 else "eds."
    return f"{_joined(citation.editors)} ({role})" if citation.editors else ""


def _joined(names: Iterable[PartedName]) -> str:
    *first, last = [name.name for name in names]
    return f"{', '.join(first)} and {last}" if first else last


def _place(citation: Citation) -> str:
    """Where it appeared and when, from the journal or book to the year."""
    where = citation.container or citation.series
    publisher = "" if citation.container else citation.institution or citation.publisher
    number = f"no. {citation.number}" if citation.number else ""
    parts = (
        citation.degree,
        where,
        publisher,
        _volume(citation),
        number,
        _pages(citation),
        citation.date.shown or citation.status,
    )
    return ", ".join(part for part in parts if part)


def _volume(citation: Citation) -> str:
    issue = f"({citation.issue})" if citation.issue else ""
    return f"{citation.volume}{issue}" if citation.volume else citation.issue


def _pages(citation: Citation) -> str:
    """The pages, a range with the dash that print has."""
    if citation.first_page and citation.last_page:
        return f"{citation.first_page}–{citation.last_page}"
    return citation.pages
