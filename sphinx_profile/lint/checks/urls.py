"""URLs: http where https is known, schemes that are missing, what is no URL."""

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
_WWW = re.compile(r"www\.[\w-]+\.\S+", re.ASCII)
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?=/)", re.ASCII)
_MEANT = re.compile(r"https?(?:[:;]|//)", re.IGNORECASE)
_FORM = re.compile(r"https?://(?!https?:)[^\s/?#]+(?:[/?#]|$)", re.IGNORECASE)
_HTML = re.compile(r"(?:doi:\s*)?<a\s", re.IGNORECASE)
_LINK = re.compile(
    r"(?:doi:\s*)?<a\s[^<>]*?href=([\"'])(https?://[^\"'\s<>]+)\1[^<>]*>[^<>]*</a>", re.IGNORECASE
)
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
        *("openaccess.thecvf.com", "aclweb.org", "doi.acm.org", "portal.acm.org", "acm.org"),
        *("link.aps.org", "tandfonline.com", "journals.plos.org", "iopscience.iop.org"),
        *("adsabs.harvard.edu", "ui.adsabs.harvard.edu", "cambridge.org", "mdpi.com", "cell.com"),
        *("frontiersin.org", "elifesciences.org", "pubs.acs.org", "pubs.rsc.org", "ams.org"),
        *("epubs.siam.org", "journals.sagepub.com", "projecteuclid.org", "jair.org", "usenix.org"),
        *("royalsocietypublishing.org", "ojs.aaai.org", "ceur-ws.org", "isca-speech.org"),
        *("semanticscholar.org", "api.semanticscholar.org", "researchgate.net", "academia.edu"),
        *("archive.org", "web.archive.org", "hdl.handle.net", "books.google.com", "worldcat.org"),
        *("dblp.uni-trier.de", "numdam.org", "hal.archives-ouvertes.fr", "linkedin.com"),
        *("tel.archives-ouvertes.fr", "twitter.com", "stackoverflow.com", "medium.com"),
        *("nytimes.com", "ieee.org", "computer.org"),
    ]
)
"""Hosts that answer by https alone, or send there from http."""


def check(site: Site) -> Iterator[Flaw]:
    """What is wrong with URLs."""
    hosts = known_hosts(site)
    for record in site.records:
        for name, value in record.entry.fields:
            kind = site.table.get(name)
            is_shown = kind or name in FIELDS or is_links(name)
            if "http://" in value and is_shown and name not in _BARE:
                yield from _http(record, name, value, hosts)
            if kind and not kind.url:
                yield from _form(record, name, hosts)
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
    shown = "links" if is_links(name) else name
    message = f"{shown}: http:// where {names} has https://"
    made = [edit for edit in edits if edit] if raw is not None else []
    yield record.flaw(Code.HTTP, message, name, made)


def _form(record: Record, name: str, hosts: frozenset[str]) -> Iterator[Flaw]:
    """What is wrong with the form of a URL."""
    value, raw = record.url(name), record.raw(name) or ""
    edit: Edit | None = None
    if lacks_scheme(value, hosts):
        start = len(raw) - len(raw.lstrip())
        if raw.strip() == value and _is_known(value.partition("/")[0], hosts):
            edit = record.edit(name, start, start, "https://")
        message, code = f"{name}: {quoted(value)} lacks https://", Code.NO_SCHEME
    elif is_malformed(value):
        link = _LINK.fullmatch(raw.strip())
        if link and "\\" not in raw:
            edit = record.edit(name, 0, len(raw), link[2])
        message, code = f"{name}: {quoted(value)} is no URL", Code.BAD_URL
    else:
        return
    yield record.flaw(code, message, name, [edit] if edit else [])


def is_links(name: str) -> bool:
    """Whether a field holds links with labels: ``links``, or a line of a ``link-list``."""
    return name.rstrip("0123456789") == "links"


def lacks_scheme(value: str, hosts: frozenset[str]) -> bool:
    """Whether a value is a URL without ``https://``."""
    host = _HOST.match(value)
    return bool(_WWW.fullmatch(value) or (host and _is_known(host[0], hosts)))


def is_malformed(value: str) -> bool:
    """Whether a value is meant to be a URL, and is none."""
    return bool(_HTML.match(value) or (_MEANT.match(value) and not _FORM.match(value)))


def _lines(document: Document, hosts: frozenset[str]) -> Iterator[Flaw]:
    """URLs in a registry, line by line."""
    for number, line in enumerate(document.text.lines, 1):
        for match in _HTTP.finditer(line) if "http://" in line else ():
            if _is_known(match[1], hosts):
                at = document.text.start(number) + match.start() + 4
                message = f"http:// where {match[1]} has https://"
                yield document.flaw(Code.HTTP, number, message, [Edit(at, at, "s")])
