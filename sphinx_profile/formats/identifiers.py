"""Identifiers and addresses as machines want them: bare, and as absolute URLs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from sphinx_profile.model.kinds import BUILT_IN
from sphinx_profile.model.link import Link, target_of

_OWN_LABELS = frozenset(
    [
        *("article", "doi", "final version", "full text", "journal", "journal article"),
        *("journal link", "journal version", "link", "official version", "paper", "publication"),
        *("published", "published article", "published paper", "published version", "publisher"),
        *("publisher version", "version of record"),
    ]
)
_DOI_URL = "https://doi.org/"
_ARXIV_URL = "https://arxiv.org/abs/"
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_CLEAN_DOI = re.compile(r"(?:https://doi\.org/)?(10\.\d{4,9}/[A-Za-z0-9._;()/:@,~+-]+)")
_CLEAN_ARXIV = re.compile(r"https://arxiv\.org/abs/(\d{4}\.\d{4,5}(?:v\d+)?)")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\S+)", re.IGNORECASE)
_ARXIV_FILE = re.compile(r"https?://(?:www\.)?arxiv\.org/pdf/(\S+?)(?:\.pdf)?", re.IGNORECASE)
_ARXIV_JOURNAL = re.compile(r"(?:arxiv|corr)\b.*?\barxiv:\s*(\S+)(?:\s.*)?", re.IGNORECASE)
_ISBN = re.compile(r"(?<![\dXx-])(?:\d[ -]?){9}(?:(?:\d[ -]?){3}\d|[\dXx])(?![\dXx-])")
_ISSN = re.compile(r"(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])")
_WEB_URL = re.compile(
    r"https?://(?:[^\s/?#@\\]*@)?(?P<host>[^\W_](?:[\w.-]*[^\W_])?\.?)"
    r"(?::(?:[0-5]?\d{1,4})?)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_IPV4 = re.compile(r"(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}\.?")
_LAST_IS_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)


def web_url(url: str) -> str:
    """``url`` if it is an absolute one of the web, else ``""``.

    Of the URLs that are valid (WHATWG URL Standard, section 4.3, "URL writing") those with a
    domain or an IPv4 address; a host that a parser would refuse is none.
    """
    match = _WEB_URL.fullmatch(url)
    if not match:
        return ""
    host = match["host"]
    is_number = host[-1].isdigit() or "0x" in host.lower() or host.endswith(".")
    if is_number and _LAST_IS_NUMBER.fullmatch(host) and not _IPV4.fullmatch(host):
        return ""
    return url if ".." not in host and len(host) < 254 else ""


def bare_doi(text: str) -> str:
    """The DOI of a URL, of ``doi:10...``, or that the text is; ``""`` if it is none."""
    found = _CLEAN_DOI.fullmatch(text)
    if found:
        return found[1]
    url = target_of(BUILT_IN["doi"], text).url if text else ""
    return unquote(url.removeprefix(_DOI_URL)) if url.startswith(_DOI_URL) else ""


def doi_in(url: str) -> str:
    """The DOI that a URL holds, whose host need not be a resolver; ``""`` for none."""
    found = _DOI.search(unquote(url))
    return found[0] if found else ""


def linked_doi(links: Iterable[Link]) -> str:
    """The DOI that a link leads to whose label says that it is the publication; else ``""``."""
    own = (link.url for link in links if link.label.casefold() in _OWN_LABELS)
    return next((doi for url in own if "doi.org/" in url and (doi := bare_doi(url))), "")


def doi_url(doi: str) -> str:
    """The URL of a bare DOI (DOI Handbook, section 3.8.1), ``""`` for none."""
    if not doi or _CLEAN_DOI.fullmatch(doi):
        return doi and _DOI_URL + doi
    return _DOI_URL + quote(doi, safe="@:/()+-._~;,", errors="replace")


def bare_arxiv(text: str) -> str:
    """The arXiv identifier of a URL, a DOI, ``arXiv:...`` or that the text is; ``""`` if none."""
    found = _CLEAN_ARXIV.fullmatch(text)
    if found:
        return found[1]
    inside = next(
        (m[1] for p in (_ARXIV_DOI, _ARXIV_FILE, _ARXIV_JOURNAL) if (m := p.fullmatch(text))), text
    )
    url = target_of(BUILT_IN["arxiv"], inside).url if inside else ""
    return unquote(url.removeprefix(_ARXIV_URL)) if url.startswith(_ARXIV_URL) else ""


def arxiv_url(arxiv: str) -> str:
    """The URL of an arXiv identifier, ``""`` for none."""
    return f"{_ARXIV_URL}{arxiv}" if arxiv else ""


def isbns(text: str) -> tuple[str, ...]:
    """Every ISBN of ten or thirteen digits in a text, as it was written."""
    return tuple(dict.fromkeys(_ISBN.findall(text))) if text else ()


def issns(text: str) -> tuple[str, ...]:
    """Every ISSN in a text, with its hyphen (ISO 3297, section 4)."""
    found = (issn.replace("-", "").upper() for issn in _ISSN.findall(text))
    return tuple(dict.fromkeys(f"{issn[:4]}-{issn[4:]}" for issn in found))
