"""Publications of a bibliography as JSON (RFC 8259), to be kept between builds.

One array a publication, its members in the order of :func:`write_record`; a text without markup is
a string, and equal names and dates are one object when they are read.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from sphinx_profile.model.date import Date
from sphinx_profile.model.inline import Inline, Run
from sphinx_profile.model.link import Link
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import FileRequest, Publication

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DATE_FIELDS = tuple(field.name for field in fields(Date))
_SEPARATOR = "\t"


def write_record(record: Publication) -> str:
    """The publication as one line of JSON."""
    written = dict(record.fields)
    abstract = _write_runs(record.abstract)
    row = (
        record.key,
        record.type,
        _write_runs(record.title),
        [_SEPARATOR.join((a.name, a.inverted, *a.marks)) for a in record.authors],
        record.others,
        record.edited,
        _write_runs(record.venue),
        record.abbr,
        _write_date(record.date),
        record.status,
        _write_runs(record.award),
        record.award_name,
        [_write_runs(note) for note in record.notes],
        [(link.kind, link.label, link.url, link.resource, link.typed) for link in record.links],
        None if abstract == written.get("abstract") else abstract,
        record.thumbnail,
        record.bibtex,
        [(file.resource, file.path, file.kind) for file in record.files],
        [text for pair in record.fields for text in pair],
    )
    return str(_encode(row))


class RecordReader:
    """Reads what :func:`write_record` wrote; remembers names and dates that it has met."""

    def __init__(self) -> None:
        self._authors: dict[str, Author] = {}
        self._dates: dict[str, Date] = {}

    def read(self, line: str) -> Publication:
        """The publication that a line holds."""
        row = json.loads(line)
        flat = row[18]
        written = tuple(zip(flat[::2], flat[1::2], strict=True))
        abstract = dict(written).get("abstract", "") if row[14] is None else row[14]
        return Publication(
            key=row[0],
            type=row[1],
            title=_read_runs(row[2]),
            authors=tuple([self._author(text) for text in row[3]]),
            others=row[4],
            edited=row[5],
            venue=_read_runs(row[6]),
            abbr=row[7],
            date=self._date(row[8]),
            status=row[9],
            award=_read_runs(row[10]),
            award_name=row[11],
            notes=tuple([_read_runs(note) for note in row[12]]),
            links=tuple([Link(*link) for link in row[13]]),
            abstract=_read_runs(abstract),
            thumbnail=row[15],
            bibtex=row[16],
            files=tuple([FileRequest(*file) for file in row[17]]),
            fields=written,
        )

    def _author(self, text: str) -> Author:
        author = self._authors.get(text)
        if author is None:
            name, inverted, *marks = text.split(_SEPARATOR)
            author = self._authors[text] = Author(name, tuple(marks), inverted=inverted)
        return author

    def _date(self, values: list[Any]) -> Date:
        key = str(values)
        date = self._dates.get(key)
        if date is None:
            date = self._dates[key] = _read_date(values)
        return date


def _write_runs(runs: Inline) -> Any:
    """A string for text without markup, else the members of every run."""
    if not runs:
        return ""
    if len(runs) == 1 and runs[0].is_plain:
        return runs[0].text
    return [(run.text, run.styles, run.url, run.resource, run.refused) for run in runs]


def _read_runs(value: Any) -> Inline:
    if isinstance(value, str):
        return (Run(value),) if value else ()
    return tuple([Run(t, tuple(s), url, name, refused) for t, s, url, name, refused in value])


def _write_date(date: Date) -> list[Any]:
    values = (getattr(date, name) for name in _DATE_FIELDS)
    return [_write_date(value) if isinstance(value, Date) else value for value in values]


def _read_date(values: list[Any]) -> Date:
    made: list[Any] = [_read_date(v) if isinstance(v, list) else v for v in values]
    return Date(*made)
