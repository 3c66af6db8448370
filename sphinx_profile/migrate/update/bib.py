"""Bibliographies merged entry by entry and field by field, the text around them untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sphinx_profile.formats.bibtex import read_bibtex, write_entry
from sphinx_profile.migrate.update.bib_places import EntryPlace, places_of
from sphinx_profile.migrate.update.merged import Choice, Merged
from sphinx_profile.migrate.update.records import Changes, Record, Value, merge_records
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.source import Reading, SourceEntry

_Edit = tuple[int, int, str]
_TYPE = ""
"""The name under which the type of an entry is a field like any other."""
_INDENT = re.compile(r"[ \t]*")


def merge_bibliographies(base: str, ours: str, theirs: str, choice: Choice) -> Merged:
    """Our bibliography with what the source has changed; its comments and its order stay."""
    if theirs in (base, ours):
        return Merged(ours, theirs)
    was, own, new = (read_bibtex(text) for text in (base, ours, theirs))
    records = _records(own)
    changes = merge_records(_records(was), records, _records(new), choice)
    if ours == base and not changes.gone:
        return Merged(theirs, theirs, (), tuple(changes.notes))
    text = _edited(ours, own, new, changes)
    text = _with_preamble(text, _preamble(base, was), _preamble(theirs, new), choice, changes)
    obstacles = _obstacles(text, records, changes)
    gone = [entry.source for entry in was.entries if entry.entry.key in changes.gone]
    remembered = "\n\n".join([theirs.rstrip("\n"), *gone]) + "\n" if gone else theirs
    clashes, notes = tuple(changes.clashes), tuple(changes.notes)
    return Merged(text, remembered, clashes, notes, tuple(obstacles))


def _records(reading: Reading) -> dict[str, Record]:
    return {
        entry.entry.key: {_TYPE: entry.entry.type, **dict(entry.entry.fields)}
        for entry in reading.entries
    }


def _entry(key: str, record: Mapping[str, Value]) -> Entry:
    fields = tuple((name, str(value)) for name, value in record.items() if name != _TYPE)
    return Entry(str(record[_TYPE]), key, fields)


def _obstacles(text: str, ours: Mapping[str, Record], changes: Changes) -> list[str]:
    """What did not come out as it was meant, in the text read again."""
    found, meant = _records(read_bibtex(text)), changes.applied(ours)
    keys = [key for key in dict.fromkeys((*found, *meant)) if found.get(key) != meant.get(key)]
    return [
        f"{key}: the entry cannot be changed in place: mend what is wrong there" for key in keys
    ]


def _edited(text: str, ours: Reading, theirs: Reading, changes: Changes) -> str:
    """The text with the changes made in it, new entries at its end."""
    if not changes:
        return text
    wanted = {*changes.fields, *changes.removed}
    places = places_of(text, [entry for entry in ours.entries if entry.entry.key in wanted])
    edits = list[_Edit]()
    for key, values in changes.fields.items():
        if key in places:
            edits += _field_edits(text, places[key], values)
    edits += [_without(text, places[key]) for key in changes.removed if key in places]
    text = _replaced(text, edits)
    written = {entry.entry.key: entry for entry in theirs.entries}
    added = [_written(written[key]) for key in changes.added]
    head = text.rstrip("\n")
    return "\n\n".join([*([head] if head else []), *added]) + "\n" if added else text


def _replaced(text: str, edits: list[_Edit]) -> str:
    position, parts = 0, list[str]()
    for start, end, new in sorted(edits):
        parts += (text[position:start], new)
        position = end
    return "".join((*parts, text[position:]))


def _written(entry: SourceEntry) -> str:
    """An entry as the source has it, if it is whole by itself; else written out."""
    alone = read_bibtex(entry.source)
    is_whole = not alone.findings and [e.entry for e in alone.entries] == [entry.entry]
    return entry.source if is_whole else write_entry(entry.entry)


def _field_edits(
    text: str, place: EntryPlace, values: Mapping[str, Value | None]
) -> Iterator[_Edit]:
    for name, value in values.items():
        known = place.fields.get(name)
        if name == _TYPE:
            yield place.type_start, place.type_end, str(value)
        elif known and value is None:
            yield _without_field(text, known.start, known.end)
        elif known:
            yield known.value, known.value_end, _value(name, str(value))
    new = {name: v for name, v in values.items() if v is not None and name not in place.fields}
    new.pop(_TYPE, None)
    if new:
        yield _insertion(text, place, new, values)


def _value(name: str, value: str) -> str:
    """A value as the writer of BibTeX has it."""
    return write_entry(Entry("misc", "", ((name, value),))).split("\n")[1].partition(" = ")[2]


def _insertion(
    text: str, place: EntryPlace, new: Mapping[str, Value], values: Mapping[str, Value | None]
) -> _Edit:
    """New fields, behind the last that stays; indented as it is."""
    kept = [field for name, field in place.fields.items() if values.get(name, "") is not None]
    last = max(kept, key=lambda field: field.start, default=None)
    at = last.value_end if last else place.key_end
    line = text.rfind("\n", 0, last.start) + 1 if last else at
    space = _INDENT.match(text, line)
    is_own_line = last is not None and space is not None and space.end() == last.start
    indent = text[line : last.start] if last and is_own_line else "  "
    lines = "".join(f",\n{indent}{name} = {_value(name, str(v))}" for name, v in new.items())
    return at, at, lines


def _without_field(text: str, start: int, end: int) -> _Edit:
    """Nothing in place of a field, and of its line if that holds nothing else."""
    line, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    if line_end >= 0 and not text[line:start].strip() and not text[end:line_end].strip():
        return line, line_end + 1, ""
    return start, end, ""


def _without(text: str, place: EntryPlace) -> _Edit:
    """Nothing in place of an entry, and of the blank lines behind it."""
    end = place.end
    while text[end : end + 1] == "\n":
        end += 1
    return place.start, end, ""


def _with_preamble(text: str, old: str, new: str, choice: Choice, changes: Changes) -> str:
    """The text with what stands before the first entry of the source, if that has changed."""
    if old == new or (new and new in text):
        return text
    if old and old in text:
        return text.replace(old, new, 1)
    if not old:
        return f"{new}\n\n{text}"
    changes.clashes.append("what stands before the first entry")
    return f"{new}\n\n{text}" if choice.takes_theirs else text


def _preamble(text: str, reading: Reading) -> str:
    end = text.find(reading.entries[0].source) if reading.entries else len(text)
    return text[:end].strip()
