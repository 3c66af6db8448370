"""URLs: http where https is known, schemes that are refused or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.documents import Document, Kind, Record
from sphinx_profile.lint.flaw import Edit, Flaw, quoted
from sphinx_profile.lint.known import FIELDS
from sphinx_profile.lint.site import Site
from sphinx_profile.model.link import LinkTable

_HTTP = re.compile(r"http://(?=([A-Za-z0-9.-]+)(?![A-Za-z0-9.:@-]))")
_WWW = re.compile(r"www\.[\w-]+\.[\w./~-]+", re.ASCII)
_BARE = frozenset({"doi", "arxiv", "eprint"})
"""Fields of identifiers: a URL in them is another flaw."""
_CERTAIN = frozenset(
    [
        *("doi.org", "dx.doi.org", "arxiv.org", "export.arxiv.org", "github.com", "github.io"),
        *("gist.github.com", "raw.githubusercontent.com", "gitlab.com", "bitbucket.org"),
        *("proceedings.mlr.press", "papers.nips.cc", "proceedings.neurips.cc", "jmlr.org"),
        *("openreview.net", "aclanthology.org", "dl.acm.org", "ieeexplore.ieee.org"),
        *("link.springer.com", "sciencedirect.com", "nature.com", "science.org", "pnas.org"),
        *("onlinelibrary.wiley.com", "academic.oup.com", "journals.aps.org", "jstor.org"),
        *("ncbi.nlm.nih.gov", "pubmed.ncbi.nlm.nih.gov", "zenodo.org", "figshare.com", "osf.io"),
        *("hal.science", "inria.hal.science", "orcid.org", "scholar.google.com", "dblp.org"),
        *("wikipedia.org", "en.wikipedia.org", "youtube.com", "youtu.be", "vimeo.com", "w3.org"),
        *("drive.google.com", "docs.google.com", "sites.google.com", "huggingface.co"),
        *("biorxiv.org", "medrxiv.org", "ssrn.com", "papers.ssrn.com", "springer.com"),
    ]
)
"""Hosts that answer by https alone, or send there from http."""


def check(site: Site) -> Iterator[Flaw]:
    """What is wrong with URLs."""
    hosts = known_hosts(site)
    for record in site.records:
        for name, value in record.entry.fields:
            kind = site.table.get(name)
            if "http://" in value and (kind or name in FIELDS) and name not in _BARE:
                yield from _http(record, name, value, hosts)
            if kind and not kind.url and _WWW.fullmatch(record.url(name)):
                message = f"{name}: {quoted(value)} lacks https://"
                yield record.flaw(Code.NO_SCHEME, message, name)
    for document in site.documents:
        if document.kind is Kind.REGISTRY:
            yield from _lines(document, hosts)


def known_hosts(site: Site) -> frozenset[str]:
    """The hosts of the kinds of link, those that are certain, and the site's own."""
    own = site.place.conf.text("html_baseurl")
    host = _host(own) if own.startswith("https://") else ""
    return _table_hosts(tuple(sorted(_urls(site.table)))) | _CERTAIN | ({host} - {""})


def _urls(table: LinkTable) -> set[str]:
    """URLs of every kind of link."""
    templates = {kind.url for kind in table.kinds.values() if kind.url.startswith("https://")}
    return templates | {f"https://{host}/" for kind in table.kinds.values() for host in kind.hosts}


@lru_cache(maxsize=8)
def _table_hosts(urls: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_host(url.replace("{id}", "x")) for url in urls) - {""}


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_known(host: str, hosts: frozenset[str]) -> bool:
    bare = host.lower().rstrip(".").removeprefix("www.")
    return bare in hosts or bare.endswith(".github.io")


def _http(record: Record, name: str, value: str, hosts: frozenset[str]) -> Iterator[Flaw]:
    raw = record.raw(name)
    text = raw if raw is not None else value
    found = [match for match in _HTTP.finditer(text) if _is_known(match[1], hosts)]
    if not found:
        return
    edits = (record.edit(name, match.start() + 4, match.start() + 4, "s") for match in found)
    names = ", ".join(dict.fromkeys(match[1] for match in found[:5]))
    message = f"{name}: http:// where {names} has https://"
    made = [edit for edit in edits if edit] if raw is not None else []
    yield record.flaw(Code.HTTP, message, name, made)


def _lines(document: Document, hosts: frozenset[str]) -> Iterator[Flaw]:
    """URLs in a registry, line by line."""
    for number, line in enumerate(document.text.lines, 1):
        for match in _HTTP.finditer(line) if "http://" in line else ():
            if _is_known(match[1], hosts):
                at = document.text.start(number) + match.start() + 4
                message = f"http:// where {match[1]} has https://"
                yield document.flaw(Code.HTTP, number, message, [Edit(at, at, "s")])
