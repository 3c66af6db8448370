"""RIS as a source: what EndNote, Mendeley and publishers write.

The reader is that of :mod:`sphinx_profile.formats.ris`, which is given one reference at a time. A
value that has found no field is kept in one named after its tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.ris import read_ris
from sphinx_profile.formats.ris.tags import FIELDS, NAMES, reference_type
from sphinx_profile.migrate.files.fields import Fields, clean_key
from sphinx_profile.migrate.files.kept import Kept
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.migrate.files.readings import name_finding
from sphinx_profile.migrate.files.record import MAX_SHOWN
from sphinx_profile.migrate.files.sniff import Format
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.source import SourceEntry
from sphinx_profile.scaffold.site import Site

_BEGINNING = re.compile(r"^[\ufeff \t]*TY {0,2}- ?", re.MULTILINE)
_TAG = re.compile(r"[\ufeff \t]*([A-Z][A-Z0-9]) {0,2}- ?(.*)")
_VERBATIM = frozenset({"doi", "url", "pdf", "eprint"})

FORMAT = Format((".ris", ".txt"), lambda text: bool(_BEGINNING.search(text[:20_000])), (".ris",))


def read(source: Source, report: Report) -> Site:
    """The site of all references."""
    move = Move(source, report)
    move.site.title = "Publications"
    for move.path in FORMAT.paths(source):
        document = source.read(move.path)
        if document:
            for reference in _references(document.lines):
                _take(move, reference)
    return move.site


@dataclass(frozen=True, slots=True)
class _Reference:
    """The lines of a reference, and the number of the first; ``is_one`` is false for others."""

    line: int
    lines: tuple[str, ...]
    is_one: bool = True

    @property
    def end(self) -> int:
        return self.line + len(self.lines) - 1

    def values(self) -> Iterator[tuple[str, str, int]]:
        """Tag, value and line of each; lines without a tag go on with the value before them."""
        tag, parts, begin = "", list[str](), self.line
        for number, line in enumerate(self.lines, self.line):
            found = _TAG.match(line)
            if found:
                yield tag, cleaned(" ".join(parts)), begin
                tag, parts, begin = found[1], [found[2]], number
            else:
                parts.append(line)
        yield tag, cleaned(" ".join(parts)), begin


def _references(lines: list[str]) -> Iterator[_Reference]:
    """The references from ``TY`` to ``ER``, and the lines that stand in none."""
    begin, is_one = 0, False
    for number, line in enumerate(lines):
        found = _TAG.match(line)
        tag = found[1] if found else ""
        if tag == "TY":
            yield _Reference(begin + 1, tuple(lines[begin:number]), is_one)
            begin, is_one = number, True
        elif tag == "ER" and is_one:
            yield _Reference(begin + 1, tuple(lines[begin : number + 1]))
            begin, is_one = number + 1, False
    yield _Reference(begin + 1, tuple(lines[begin:]), is_one)


def _take(move: Move, reference: _Reference) -> None:
    if not reference.is_one:
        if any(line.strip() for line in reference.lines):
            why = "it stands in no reference: TY begins one, and ER ends it"
            move.report.left(move.path, reference.line, "the text", why, reference.end)
        return
    reading = read_ris("\n".join(reference.lines), move.path)
    if not _TAG.match(reference.lines[-1]) or not reference.lines[-1].lstrip().startswith("ER"):
        why = "the reference has no end (ER); it ends where the next begins"
        move.report.mended(move.path, reference.line, "the reference", why)
    for finding in reading.findings:
        if finding.problem is not Problem.SYNTAX or reading.lost:
            name_finding(move, finding, reference.line - 1, is_lost=bool(reading.lost))
    for source in reading.entries:
        _entry(move, reference, source.entry)


def _entry(move: Move, reference: _Reference, read: Entry) -> None:
    written = next((value for tag, value, _ in reference.values() if tag == "ID" and value), "")
    key = move.keys.unique(clean_key(read.key))
    entry = _whole(move, reference, replace(read, key=key))
    move.site.entries.append(SourceEntry(entry, move.path, reference.line))
    if written and written != key:
        why = f"its key is {key} now: BibTeX needs one that is unlike others, without spaces"
        move.report.mended(move.path, reference.line, written, why)
    move.report.taken(move.path, reference.line, key, "", reference.end)


def _whole(move: Move, reference: _Reference, entry: Entry) -> Entry:
    """The entry with the values that have found no field."""
    fields, kept = Fields(), Kept(entry)
    for name, value in entry:
        fields.latex(name, value)
    for tag, value, line in reference.values():
        if tag in {"ID", "ER", ""}:
            continue
        if tag == "TY":
            if reference_type(entry.type) != value.strip().upper():
                fields.text("entrysubtype", value)
            move.report.mended(move.path, line, f"TY {value}", f"the entry is @{entry.type}")
        elif not _is_kept(entry, kept, tag, value):
            name = FIELDS.get(tag, tag.lower())
            add = fields.verbatim if name in _VERBATIM else fields.text
            add(name, value)
            why = f"{value[:MAX_SHOWN]!r} has a field of its own, after another of its kind"
            move.report.mended(move.path, line, tag, why)
    return fields.entry(entry.type, entry.key)


def _is_kept(entry: Entry, kept: Kept, tag: str, value: str) -> bool:
    """Whether the entry says a value; lists of names and words are taken whole."""
    if tag in NAMES or tag == "KW":
        return kept.has(value)
    if FIELDS.get(tag) in _VERBATIM or tag == "UR":
        return all(_is_in(entry, part.strip()) for part in value.split("; "))
    return kept.has_together(value)


def _is_in(entry: Entry, address: str) -> bool:
    """Whether a field is an address, or the identifier in it, or a list that has it."""
    texts = [text for _, text in entry]
    return any(address in text or (len(text) > 5 and text in address) for text in texts)


SYSTEM = System("ris", "RIS", FORMAT.recognises, read)
