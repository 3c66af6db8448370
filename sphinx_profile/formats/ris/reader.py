"""The reader of RIS: references that begin with ``TY`` and end with ``ER``.

Lines without a tag go on with the value before them. Only what stands in no reference is left
out, and reported.
"""

from __future__ import annotations

import re

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.collector import Collector
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.ris.fields import fields_of
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.source import Reading

_TAG = re.compile(r"[\ufeff \t]*([A-Z][A-Z0-9]) {0,2}- ?(.*)", re.DOTALL)


def read_ris(text: str, path: str = "") -> Reading:
    """The references of a file as entries, and everything that is wrong with it.

    Values are LaTeX: what RIS has as plain text is escaped. ``path`` is what messages call the
    file.
    """
    reader = _Reader(path)
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        reader.take(number, line)
    return reader.finish()


class _Reader:
    """Takes the lines of one file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._collector = Collector(path)
        self._begin = 0
        self._values: list[tuple[str, list[str]]] = []
        self._is_lost = False

    def take(self, number: int, line: str) -> None:
        """Take one line; they are numbered from 1."""
        found = _TAG.match(line)
        tag, value = (found[1], found[2]) if found else ("", line)
        if tag == "TY":
            self._end(is_closed=False)
            self._begin, self._values = number, [(tag, [value])]
        elif tag == "ER" and self._begin:
            self._end()
        elif not self._begin:
            self._pass_over(number, line)
        elif tag:
            self._values.append((tag, [value]))
        else:
            self._values[-1][1].append(line)

    def finish(self) -> Reading:
        """All that was read."""
        self._end(is_closed=False)
        if not self._collector.opened:
            finding = Finding(Problem.BIBLIOGRAPHY, f"{self._path} holds no reference", self._path)
            self._collector.findings = [finding]
        return self._collector.reading()

    def _end(self, is_closed: bool = True) -> None:
        """Add the reference that was read, if one was begun."""
        begin, self._begin = self._begin, 0
        self._is_lost = False
        if not begin:
            return
        self._collector.opened += 1
        lines = [(tag, cleaned(" ".join(parts))) for tag, parts in self._values]
        if not is_closed:
            message = f"{self._path}: the reference in line {begin} has no end (ER)"
            self._collector.report(Problem.SYNTAX, begin, message)
        kind, fields = fields_of(lines)
        key = next((value for tag, value in lines if tag == "ID" and value), "")
        entry = Entry(kind, key, fields)
        if key:
            self._collector.add(entry, begin)
        elif fields:
            self._collector.add_keyless(entry, begin)
        else:
            name = f"entry-{begin}"
            self._collector.lose(name, begin, f"{name}: the reference holds nothing")

    def _pass_over(self, number: int, line: str) -> None:
        """Report the first of the lines that stand in no reference."""
        if cleaned(line) and not self._is_lost:
            self._is_lost = True
            message = f"{self._path}: {line[:60]!r} stands in no reference (TY is missing)"
            self._collector.report(Problem.SYNTAX, number, message)
