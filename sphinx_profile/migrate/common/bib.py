"""Entries of a ``.bib`` of other systems, changed where they stand."""

from __future__ import annotations

import re
from dataclasses import replace

from sphinx_profile.formats.bibtex import write_entry
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.source import SourceEntry

_HEAD = re.compile(r"(?m)^[ \t]*@[A-Za-z]+[ \t]*[{(]")


def with_field(entry: SourceEntry, name: str, value: str, new_name: str = "") -> SourceEntry:
    """The entry with another value of a field, which may have another name too.

    What its author wrote around the field stays as it is; where the field is not found in that,
    the entry is written anew.
    """
    old = entry.entry.get(name)
    fields = tuple(
        (new_name or field, value) if field == name else (field, text)
        for field, text in entry.entry.fields
    )
    changed = replace(entry.entry, fields=fields)
    return replace(
        entry, entry=changed, source=_source(entry, changed, name, old, new_name or name)
    )


def _source(entry: SourceEntry, changed: Entry, name: str, old: str, new_name: str) -> str:
    if not entry.source:
        return ""
    words = r"\s+".join(re.escape(word) for word in old.split())
    written = re.compile(
        rf"(?i)(?<![\w-]){re.escape(name)}(\s*=\s*)(?:\{{\s*{words}\s*\}}|\"\s*{words}\s*\"|{words})"
        r"(?=\s*[,})])"
    )
    value = changed.get(new_name)
    found = list(written.finditer(entry.source))
    if len(found) == 1:
        match = found[0]
        new = f"{new_name}{match[1]}{{{value}}}"
        return entry.source[: match.start()] + new + entry.source[match.end() :]
    heads = list(_HEAD.finditer(entry.source))
    before = entry.source[: heads[-1].start()] if heads else ""
    return before + write_entry(changed)


def line_of(entry: SourceEntry, name: str) -> int:
    """The line of a field; that of the entry where it is not found."""
    head = next(reversed(list(_HEAD.finditer(entry.source))), None)
    field = re.compile(rf"(?i)(?<![\w-]){re.escape(name)}\s*=")
    found = field.search(entry.source, head.end()) if head else None
    if not head or not found:
        return entry.line
    return entry.line + entry.source.count("\n", head.start(), found.start())
