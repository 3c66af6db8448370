"""Publications as nodes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sphinx_profile.formats.citation import Citation
from sphinx_profile.formats.genres import ISSUE, REPORT
from sphinx_profile.formats.identifiers import arxiv_url, doi_url
from sphinx_profile.formats.jsonld.nodes import (
    Node,
    agents,
    filled,
    identifier,
    named,
    organization,
)

_NOBODY: Mapping[str, str] = MappingProxyType({})
_PAGED = frozenset({"ScholarlyArticle", "Chapter", "Report", "PublicationIssue"})


def publication_node(  # noqa: PLR0913  (each has a name)
    citation: Citation,
    *,
    node_id: str,
    url: str = "",
    pdf_url: str = "",
    image: str = "",
    people: Mapping[str, str] = _NOBODY,
) -> Node:
    """A publication; ``url`` is its page in this site, ``people`` the ``@id`` of each name."""
    addresses = (citation.known.url, *citation.known.same_as) if url else citation.known.same_as
    return filled(
        {
            "@type": citation.genre.schema,
            "@id": node_id,
            "name": citation.title,
            "author": agents(citation.authors, people),
            "editor": [] if _is_in_book(citation) else agents(citation.editors, people),
            "datePublished": citation.date.iso,
            "isPartOf": _container(citation, people),
            **_pages(citation),
            **_numbers(citation),
            "publisher": organization(citation.publisher),
            "sourceOrganization": organization(citation.institution),
            "inSupportOf": citation.degree,
            "isbn": list(citation.known.isbn) if citation.genre.is_whole else [],
            "version": citation.version,
            "identifier": _identifiers(citation),
            "url": url or citation.known.url,
            "sameAs": list(dict.fromkeys([a for a in addresses if a and a != url])),
            "inLanguage": citation.language,
            "abstract": citation.abstract,
            "keywords": list(citation.keywords),
            "creativeWorkStatus": citation.status,
            "encoding": _pdf(pdf_url or citation.known.pdf_url),
            "image": image,
        }
    )


def _is_in_book(citation: Citation) -> bool:
    """Whether editors and ISBN are those of the book that it is in."""
    return bool(citation.container) and citation.genre.genre in {"bookitem", "proceeding"}


def _pages(citation: Citation) -> Node:
    """The pages of a part; a number beside a whole is that of all its pages."""
    if citation.genre.is_whole:
        total = citation.page_total or citation.pages
        return {"numberOfPages": total if total.isdecimal() else ""}
    if citation.genre.schema not in _PAGED:
        return {}
    first = citation.first_page if citation.last_page else ""
    return {"pagination": citation.pages, "pageStart": first, "pageEnd": citation.last_page}


def _numbers(citation: Citation) -> Node:
    """What counts it among others of its kind."""
    genre = citation.genre
    return {
        "position": citation.volume if genre.is_whole else "",
        "bookEdition": citation.edition if genre.is_whole else "",
        "issueNumber": citation.issue if genre == ISSUE else "",
        "reportNumber": citation.number if genre == REPORT else "",
    }


def _container(citation: Citation, people: Mapping[str, str]) -> Node:
    """What the publication is part of, from the inside out."""
    if citation.genre.form == "journal":
        return _periodical(citation)
    if not _is_in_book(citation):
        return named("BookSeries", citation.series) or named("CreativeWork", citation.container)
    return filled(
        {
            "@type": ["Book", "PublicationVolume"] if citation.volume else "Book",
            "name": citation.container,
            "volumeNumber": citation.volume,
            "editor": agents(citation.editors, people),
            "isbn": list(citation.known.isbn),
            "bookEdition": citation.edition,
            "isPartOf": named("BookSeries", citation.series),
        }
    )


def _periodical(citation: Citation) -> Node:
    """Journal, volume and issue; an issue that is the publication itself is in a volume."""
    is_issue = citation.genre == ISSUE
    node = named("Periodical", citation.title if is_issue else citation.container)
    if node and citation.known.issn:
        node["issn"] = list(citation.known.issn)
    if citation.volume:
        node = _numbered("PublicationVolume", "volumeNumber", citation.volume, node)
    if citation.issue and not is_issue:
        node = _numbered("PublicationIssue", "issueNumber", citation.issue, node)
    return node


def _numbered(kind: str, key: str, number: str, whole: Node) -> Node:
    return filled({"@type": kind, key: number, "isPartOf": whole})


def _identifiers(citation: Citation) -> list[Node]:
    has_place = citation.genre.is_whole or _is_in_book(citation)
    isbns = () if has_place else citation.known.isbn
    found = (
        ("DOI", citation.known.doi, doi_url(citation.known.doi)),
        ("arXiv", citation.known.arxiv, arxiv_url(citation.known.arxiv)),
        ("PMID", citation.known.pmid, ""),
        ("number", "" if citation.genre == REPORT else citation.number, ""),
        *(("ISBN", isbn, "") for isbn in isbns),
    )
    return [identifier(name, value, url) for name, value, url in found if value]


def _pdf(url: str) -> Node:
    kind = {"@type": "MediaObject", "encodingFormat": "application/pdf"}
    return {**kind, "contentUrl": url} if url else {}
