"""Where the entries of a BibTeX file stand, and their fields: for changes in place.

Only what is well-formed has places. What is damaged has none, and is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_profile.formats.bibtex.body import read_value
from sphinx_profile.formats.bibtex.keys import read_key
from sphinx_profile.formats.bibtex.patterns import COMMENT, HEAD, NAMED
from sphinx_profile.formats.bibtex.source import Source
from sphinx_profile.model.source import SourceEntry

_COMMA = re.compile(r"\s*+,")
_CLOSING = {"{": "}", "(": ")"}


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field: where its name and its value begin and end; ``end`` is behind its comma."""

    start: int
    value: int
    value_end: int
    end: int


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """An entry: where it and its type begin and end, where its key ends, and its fields."""

    start: int
    end: int
    type_start: int
    type_end: int
    key_end: int
    fields: dict[str, FieldPlace]


def places_of(text: str, entries: Iterable[SourceEntry]) -> dict[str, EntryPlace]:
    """The places of entries that were read from the text, by their keys."""
    source, places = Source(text), dict[str, EntryPlace]()
    line, offset = 1, 0
    for entry in sorted(entries, key=lambda entry: entry.line):
        while line < entry.line:
            offset = text.index("\n", offset) + 1
            line += 1
        start = text.find(entry.source, offset)
        if entry.source and start >= 0 and (place := _place(source, start, len(entry.source))):
            places[entry.entry.key] = place
    return places


def _place(source: Source, start: int, length: int) -> EntryPlace | None:
    head = HEAD.match(source.text, start)
    if not head:
        return None
    fields_at, key_end = head.end(), head.end(3)
    if head[3] is None:
        _, fields_at, defect = read_key(source.text, head.end(2), _CLOSING[head[2]])
        key_end = source.end_before(fields_at) - (source.text[fields_at - 1] == ",")
        if defect:
            return None
    fields = dict[str, FieldPlace]()
    for name, place in _fields(source, fields_at, start + length):
        fields.setdefault(name, place)
    return EntryPlace(start, start + length, head.start(1), head.end(1), key_end, fields)


def _fields(source: Source, position: int, limit: int) -> Iterator[tuple[str, FieldPlace]]:
    """The fields from a position on, up to the first that cannot be told."""
    text = source.text
    while True:
        while comment := COMMENT.match(text, position, limit):
            position = comment.end()
        named = NAMED.match(text, position, limit)
        if not named:
            return
        _, behind, mark = read_value(source, named.end(), limit)
        if behind < 0:
            return
        value_end = source.end_before(behind - len(mark))
        comma = _COMMA.match(text, value_end, limit)
        end = comma.end() if comma else value_end
        yield named[1].lower(), FieldPlace(named.start(1), named.end(), value_end, end)
        position = end
