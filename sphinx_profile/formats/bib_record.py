"""An entry of a bibliography to a publication."""

from __future__ import annotations

import re
from dataclasses import replace

from sphinx_profile.diagnostics import Finding
from sphinx_profile.formats.bibtex import write_entry
from sphinx_profile.formats.fields import FieldReader
from sphinx_profile.formats.records import read_publication
from sphinx_profile.formats.trim import without_fields
from sphinx_profile.model.date import MONTHS
from sphinx_profile.model.entry import is_left_out
from sphinx_profile.model.inline import Inline, Run, inline
from sphinx_profile.model.link import LinkTable
from sphinx_profile.model.publication import Publication
from sphinx_profile.model.source import SourceEntry

_WORD = re.compile(r"[=#]\s*([A-Za-z][\w.:/+*-]*)\s*(?=[,#}\n])")
"""A value, or a part of one, that stands in no delimiters (btxdoc, section 2.2)."""


def read_record(source: SourceEntry, table: LinkTable) -> tuple[Publication, list[Finding]]:
    """The publication that an entry is, and what is wrong with its fields, with places."""
    reader = _reader(source, table)
    bibtex = shown_bibtex(source, reader)
    record = read_publication(reader, read_title(reader), bibtex, keeps_files=True)
    return record, _placed(source, reader)


def read_flaws(source: SourceEntry, table: LinkTable) -> list[Finding]:
    """What is wrong with the fields of an entry, with places."""
    reader = _reader(source, table)
    read_publication(reader, read_title(reader), keeps_files=True)
    return _placed(source, reader)


def _reader(source: SourceEntry, table: LinkTable) -> FieldReader:
    entry = source.entry
    return FieldReader(entry, inline, table, frozenset(name for name, _ in entry.fields))


def _placed(source: SourceEntry, reader: FieldReader) -> list[Finding]:
    key = source.entry.key
    return [
        Finding(found.problem, f"{key}: {found.message}", source.place) for found in reader.findings
    ]


def read_title(reader: FieldReader) -> Inline:
    """The title and, behind a colon, the subtitle."""
    title, subtitle = reader.inline("title"), reader.inline("subtitle")
    if not title or not subtitle:
        return title or subtitle
    return (*title, Run(" " if title[-1].text.endswith((":", "?", "!", "—")) else ": "), *subtitle)


def shown_bibtex(source: SourceEntry, reader: FieldReader) -> str:
    """The BibTeX that the page shows: as its author wrote it, less the fields for the page.

    Nothing where ``bibtex_show`` says no; written anew where the source is not BibTeX, or has
    macros, which mean nothing where it is pasted.
    """
    if not reader.flag("bibtex_show", default=True):
        return ""
    if not source.source or _has_macros(source.source):
        entry = source.entry
        kept = tuple(field for field in entry.fields if not is_left_out(field[0]))
        return write_entry(replace(entry, fields=kept))
    if any(is_left_out(name) for name in reader.values):
        return without_fields(source.source, is_left_out)
    return source.source


def _has_macros(text: str) -> bool:
    """Whether an entry seems to use a macro that is no month."""
    return any(word.lower() not in MONTHS for word in _WORD.findall(text))
