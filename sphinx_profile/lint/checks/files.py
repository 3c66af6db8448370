"""Local files that fields name: missing, or outside the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from sphinx_profile.lint.checks.urls import is_links, is_malformed, known_hosts, lacks_scheme
from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.discovery import is_file, joined
from sphinx_profile.lint.documents import Record
from sphinx_profile.lint.flaw import Flaw, quoted
from sphinx_profile.lint.site import Site, resolved
from sphinx_profile.model.kinds import PERSON_URLS
from sphinx_profile.model.link import target_of
from sphinx_profile.model.url import is_absolute

_IMAGES = frozenset({"preview", "photo"})
_MAX_NAME = 4000
_HREF = re.compile(r"\\href\s*\{([^{}]+)\}")
_MYST = re.compile(r"\]\(\s*<?([^()<>\s]+)")
_RST = re.compile(r"<([^<>`]+)>`__?")
_PAGES = frozenset({".html", ".htm", ".xhtml", ".php", ".md", ".rst"})
"""What a link to a page ends in: it may be made by the build."""


def check(site: Site) -> Iterator[Flaw]:
    """Files that are not where a field says."""
    hosts = known_hosts(site)
    for record in site.records:
        for name in dict(record.entry.fields):
            path = _local(site, record, name, hosts)
            if path:
                yield from _missing(site, record, name, path)
        for name, path in _listed(record):
            if not _is_extra(site, path):
                yield from _missing(site, record, name, path)


def _local(site: Site, record: Record, name: str, hosts: frozenset[str]) -> str:
    """The local file that a field names, ``""`` if it names none."""
    kind = site.table.get(name)
    if kind and record.kind == "person" and kind.name in PERSON_URLS:
        return ""
    value = record.url(name) if kind or name in _IMAGES else ""
    if not value or is_malformed(value) or lacks_scheme(value, hosts):
        return ""
    if name in _IMAGES:
        return "" if is_absolute(value) else value
    return target_of(kind, value).file if kind and not kind.url else ""


def _listed(record: Record) -> Iterator[tuple[str, str]]:
    """The local files that ``links`` lead to, each with the name of its field."""
    pattern = _HREF if record.is_latex else _RST if record.document.path.suffix == ".rst" else _MYST
    for name, value in record.entry.fields:
        for found in pattern.findall(value) if is_links(name) else ():
            target = found.partition("#")[0]
            ending = PurePosixPath(target).suffix.lower()
            if ending and ending not in _PAGES and not is_absolute(target):
                yield name, target


def _is_extra(site: Site, path: str) -> bool:
    """Whether a file is in ``html_extra_path``, which Sphinx copies without being asked."""
    folders = (joined(site.folder, name) for name in site.place.conf.texts("html_extra_path"))
    return any(is_file(folder / path.lstrip("/")) for folder in folders if folder)


def _missing(site: Site, record: Record, name: str, path: str) -> Iterator[Flaw]:
    outside, shown = False, "links" if is_links(name) else name
    for candidate in _candidates(site, record, path):
        if not is_file(candidate):
            continue
        real = resolved(candidate)
        if any(real.is_relative_to(root) for root in site.roots):
            return
        outside = True
    if outside:
        message = (
            f"{shown}: {quoted(path)} lies outside the site and every folder of profile_file_roots"
        )
        yield record.flaw(Code.OUTSIDE_FILE, message, name)
    else:
        yield record.flaw(Code.MISSING_FILE, f"{shown}: there is no file {quoted(path)}", name)


def _candidates(site: Site, record: Record, path: str) -> Iterator[Path]:
    """Where a file may lie: beside what names it, then in the source folder and the others."""
    if len(path) > _MAX_NAME or "\0" in path:
        return
    beside = record.document.path.parent
    for spelling in dict.fromkeys((path, unquote(path))):
        bare = spelling.lstrip("/")
        if spelling == bare or record.is_latex:
            yield beside / spelling
        yield from (root / bare for root in site.roots)
