"""A bibliography in BibTeX: its entries, and where their fields stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.bibtex.body import read_body
from sphinx_profile.formats.bibtex.keys import read_key
from sphinx_profile.formats.bibtex.patterns import FIELD, FIELD_START, HEAD
from sphinx_profile.formats.bibtex.source import Source
from sphinx_profile.lint.documents.document import Document, Kind, Place, Record
from sphinx_profile.lint.text import Text
from sphinx_profile.model.source import Reading, SourceEntry

_OTHER_FORMATS = {"<": "HTML or XML", "{": "JSON", "[": "JSON"}
_CLOSING = {"{": "}", "(": ")"}
_COMMANDS = frozenset({"string", "preamble", "comment"})


def read_bibliography(text: Text, macros: Mapping[str, str]) -> tuple[Document, Mapping[str, str]]:
    """The bibliography in a text, and the macros that a later one may use."""
    reading = read_bibtex(text.text, text.name, macros)
    source = Source(text.text)
    records = tuple(_record(text, source, entry) for entry in reading.entries)
    findings = (
        *text.findings,
        *_empty(text, reading),
        *reading.findings,
        *_repeated(text, reading),
    )
    scopes = tuple((record.line, record.end) for record in records)
    return Document(text, Kind.BIBTEX, records, findings, scopes), reading.macros


def _empty(text: Text, reading: Reading) -> Iterator[Finding]:
    """What is said of a file that holds no entry, and something else."""
    other = _OTHER_FORMATS.get(text.text.lstrip()[:1])
    if other and not reading.opened:
        message = f"{text.name} holds no entry; it looks like {other}"
        yield Finding(Problem.BIBLIOGRAPHY, message, text.name)


def _repeated(text: Text, reading: Reading) -> Iterator[Finding]:
    """Entries that say what an earlier one of their key says: the reader lets them pass."""
    if not reading.repeated:
        return
    known = {finding.place for finding in reading.findings}
    first = {entry.entry.key: entry.place for entry in reading.entries}
    for head in HEAD.finditer(text.text):
        key, place = head[3], f"{text.name}:{text.line(head.start())}"
        is_other = head[1].lower() not in _COMMANDS and first.get(key, place) != place
        if is_other and place not in known and not _is_within(text, reading, head.start()):
            message = f"{key[:200]!r} stands in {first[key]} and, word for word, in {place}"
            yield Finding(Problem.DUPLICATE_KEY, message, place)


def _is_within(text: Text, reading: Reading, at: int) -> bool:
    """Whether a place lies inside an entry that was read, or behind a percent sign."""
    line = text.line(at)
    before = text.text[text.start(line) : at]
    inside = any(e.line < line <= e.line + e.source.count("\n") for e in reading.entries)
    return inside or "%" in before


def _record(text: Text, source: Source, entry: SourceEntry) -> Record:
    at = text.text.find(entry.source, text.start(entry.line)) if entry.source else -1
    end = entry.line + entry.source.count("\n")
    if at < 0:
        return Record(text, entry.entry, entry.line, end)
    locate = partial(_places, text, source, at, at + len(entry.source))
    return Record(text, entry.entry, entry.line, end, locate=locate)


def _places(text: Text, source: Source, at: int, end: int) -> dict[str, Place]:
    """Where the fields of the entry at ``at`` stand; of one name the first."""
    head = HEAD.match(text.text, at)
    if not head:
        return _guessed(text, at, end)
    closing, start = _CLOSING[head[2]], head.end()
    if head[3] is None or (closing == ")" and ")" in head[3]):
        _, start, _ = read_key(text.text, head.end(2), closing)
    body = read_body(source, start, closing)
    if body is None or body.end > end + 1:
        return _guessed(text, at, end)
    places = {"@": Place(text.line(at), head.span(1), head.span(1))}
    for written, where, _ in body.fields:
        name = written.lower()
        if name not in places:
            places[name] = _place(text, where, len(written))
    return places


def _place(text: Text, where: int, length: int) -> Place:
    """The place of the field whose name stands at ``where``."""
    found = FIELD.match(text.text, where)
    value = None
    if found and found[5] != "#" and found[4] is None:
        value = found.span(2 if found[2] is not None else 3)
    elif found and found[5] != "#" and found[4].isdecimal():
        value = found.span(4)
    return Place(text.line(where), (where, where + length), value)


def _guessed(text: Text, at: int, end: int) -> dict[str, Place]:
    """Where the fields of a damaged entry seem to stand; their values are not known."""
    places = dict[str, Place]()
    for found in FIELD_START.finditer(text.text, at, end):
        group = found.lastindex or 1
        span = found.span(group)
        places.setdefault(found[group].lower(), Place(text.line(span[0]), span))
    return places


def preamble_commands(text: str) -> frozenset[str]:
    """The commands that a bibliography defines in its ``@preamble``."""
    return frozenset(_DEFINED.findall(text)) if "preamble" in text.lower() else frozenset()


_DEFINED = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|def|let)\*?\s*\{?\s*\\([A-Za-z]+)"
)
