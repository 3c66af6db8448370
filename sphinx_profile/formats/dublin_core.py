"""Dublin Core in ``meta`` elements.

The elements are those of the Dublin Core Metadata Element Set 1.1 (ISO 15836-1), their names those
of "Expressing Dublin Core metadata using HTML/XHTML meta and link elements" (DCMI, 2008).
Identifiers and types have the forms that Zotero reads (translator "RDF").
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_profile.formats.citation import Citation
from sphinx_profile.formats.identifiers import web_url

SCHEMA = ("schema.DC", "http://purl.org/dc/elements/1.1/")
"""Relation and target of the ``link`` that says what the prefix ``DC`` is."""

_Pair = tuple[str, str]


def dublin_core(citation: Citation, *, url: str = "") -> tuple[_Pair, ...]:
    """Names and contents of the ``meta`` elements, in order, none empty.

    ``url`` is the page itself; it counts only if it is absolute.
    """
    found = (
        ("DC.title", citation.title),
        *(("DC.creator", name.inverted) for name in citation.authors),
        *(("DC.contributor", name.inverted) for name in citation.editors),
        ("DC.date", citation.date.iso),
        ("DC.type", citation.genre.item),
        ("DC.source", citation.container),
        ("DC.publisher", citation.publisher or citation.institution),
        *_identifiers(citation),
        ("DC.identifier", web_url(url)),
        ("DC.language", citation.language),
        *(("DC.subject", word) for word in citation.keywords),
        ("DC.description", citation.abstract),
    )
    return tuple(pair for pair in found if pair[1])


def _identifiers(citation: Citation) -> Iterator[_Pair]:
    yield "DC.identifier", citation.known.doi
    yield "DC.identifier", f"arXiv:{citation.known.arxiv}" if citation.known.arxiv else ""
    yield "DC.identifier", citation.number
    for isbn in citation.known.isbn:
        yield "DC.identifier", f"ISBN {isbn}"
    for issn in citation.known.issn:
        yield "DC.identifier", f"ISSN {issn}"
