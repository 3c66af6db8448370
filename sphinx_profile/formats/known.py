"""What a publication is known by: its identifiers, and the addresses that stand for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sphinx_profile.formats.identifiers import (
    arxiv_url,
    bare_arxiv,
    bare_doi,
    doi_in,
    doi_url,
    isbns,
    issns,
    linked_doi,
    web_url,
)
from sphinx_profile.formats.latex import read_url
from sphinx_profile.formats.texts import Texts
from sphinx_profile.model.publication import Publication
from sphinx_profile.model.url import safe_url

_PAGES = ("url", "html", "website", "doi", "arxiv", "openreview", "acl", "hal", "pmid", "pmcid")
_IDENTIFYING = (*_PAGES, "zenodo", "osf", "huggingface")
_TELLING = frozenset({*_IDENTIFYING, "pdf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Bare identifiers, and absolute URLs.

    ``url`` is the page of the publication elsewhere, ``pdf_url`` its PDF there, ``same_as`` all
    URLs that stand for it.
    """

    doi: str = ""
    arxiv: str = ""
    pmid: str = ""
    issn: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    url: str = ""
    pdf_url: str = ""
    same_as: tuple[str, ...] = ()


def read_known(record: Publication, texts: Texts, venue: str) -> Known:
    """What a publication is known by, according to its links and its fields."""
    links = _links(record)
    doi = _doi(texts, links) or linked_doi(record.links)
    arxiv = _arxiv(texts, links, venue)
    return Known(
        doi=doi,
        arxiv=arxiv,
        pmid=_digits(links.get("pmid", "")),
        issn=issns(texts.get("issn")),
        isbn=isbns(texts.get("isbn")),
        url=next((links[kind] for kind in _PAGES if kind in links), "") or _url(texts, doi),
        pdf_url=links.get("pdf", ""),
        same_as=_same_as(doi, arxiv, links),
    )


def _links(record: Publication) -> dict[str, str]:
    """The first URL of every kind of link that tells something of the publication.

    A link of ``links`` whose label is not that of the kind leads elsewhere: to the DOI of the
    data, say.
    """
    found = dict[str, str]()
    for link in record.links:
        kind = link.kind
        if kind not in _TELLING or kind in found:
            continue
        is_own = link.typed or link.label.casefold() == kind
        if is_own and (url := web_url(link.url)):
            found[kind] = url
    return found


def _doi(texts: Texts, links: Mapping[str, str]) -> str:
    """The DOI that the links lead to, else that of the field."""
    urls = (links[kind] for kind in ("doi", "url", "html") if kind in links)
    doi = next((doi for url in urls if "doi.org/" in url and (doi := bare_doi(url))), "")
    return doi or bare_doi(read_url(texts.values.get("doi", ""))) or doi_in(links.get("doi", ""))


def _arxiv(texts: Texts, links: Mapping[str, str], venue: str) -> str:
    """The identifier that the links lead to, else that of the fields or of the venue."""
    urls = (links[kind] for kind in ("arxiv", "url", "html", "pdf", "doi") if kind in links)
    found = next((arxiv for url in urls if "arxiv" in url.lower() and (arxiv := _bare(url))), "")
    if not found and texts.values.get("arxiv"):
        found = bare_arxiv(read_url(texts.values["arxiv"]))
    return found or (bare_arxiv(venue) if "arxiv:" in venue.lower() else "")


def _bare(url: str) -> str:
    return bare_arxiv(bare_doi(url) if "doi.org/" in url else url)


def _same_as(doi: str, arxiv: str, links: Mapping[str, str]) -> tuple[str, ...]:
    """All URLs that stand for the publication, each once."""
    urls = [doi_url(doi), arxiv_url(arxiv)]
    urls += [links[kind] for kind in _IDENTIFYING if kind in links]
    return tuple(dict.fromkeys([url for url in urls if url]))


def _url(texts: Texts, doi: str) -> str:
    """The URL of the DOI, or one that a field holds and no link of its own leads to."""
    values = (texts.values.get(name, "") for name in ("url", "howpublished"))
    written = (web_url(safe_url(read_url(value))) for value in values if "://" in value)
    return doi_url(doi) or next((url for url in written if url), "")


def _digits(url: str) -> str:
    """The number that ends the path of a URL."""
    tail = url.rstrip("/").rpartition("/")[2]
    return tail if tail.isdecimal() else ""
