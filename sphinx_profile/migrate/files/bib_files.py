"""The local files that the entries of a bibliography name."""

from __future__ import annotations

import posixpath

from sphinx_profile.formats.latex import read_url
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.model.kinds import BUILT_IN
from sphinx_profile.model.source import SourceEntry
from sphinx_profile.model.url import is_absolute
from sphinx_profile.scaffold.site import Site

_NAMES = frozenset({"preview", *(kind.name for kind in BUILT_IN.values() if not kind.url)})


def take_files(site: Site, source: Source, report: Report) -> None:
    """Take every file that a field names and the source has; name the others in the report."""
    for entry in site.entries:
        for name, value in entry.entry:
            if name in _NAMES or name.rstrip("0123456789") in _NAMES:
                target = read_url(value)
                if target and not is_absolute(target):
                    _take(site, source, report, entry, target)


def _take(site: Site, source: Source, report: Report, entry: SourceEntry, target: str) -> None:
    path = posixpath.normpath(target.lstrip("/"))
    found = posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), path))
    what = f"{entry.entry.key}: the file {target[:200]!r}"
    if path.startswith("..") or found.startswith(".."):
        report.left(entry.path, entry.line, what, "it leads out of the source")
    elif source.file(found):
        site.files[path] = found
        report.taken(entry.path, entry.line, what)
    else:
        why = "the source has no such file; copy it by hand, or take the field out"
        report.left(entry.path, entry.line, what, why)
