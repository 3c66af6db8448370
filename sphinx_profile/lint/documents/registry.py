"""The registry of people, and where its parts stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.registry import load_people
from sphinx_profile.lint.documents.document import Document, Kind
from sphinx_profile.lint.text import Text
from sphinx_profile.model.person import Person

_KEY = re.compile(r"""["']?[^\s"':=#][^"':=#]*["']?[ \t]*[:=]""")
_LINE = re.compile(r"line (\d+)\b")
_WORD = re.compile(r"""(?<![^"':=\[\]{},#])([^"':=\[\]{},#]++)["']?\s*+[:=\]]""")
"""What stands between marks and before a colon, an equals sign or a bracket: a key."""


def read_registry(text: Text) -> tuple[Document, list[Person]]:
    """The registry in a file, each finding at its line, and the people in it."""
    if text.findings and not text.text:
        return Document(text, Kind.REGISTRY, findings=text.findings), []
    persons, found = load_people(text.path)
    lines = _Lines(text) if found else None
    placed = [_placed(text, lines, finding) for finding in found if lines]
    findings = (*text.findings, *placed)
    return Document(text, Kind.REGISTRY, findings=findings, scopes=tuple(_scopes(text))), persons


class _Lines:
    """Where words stand as keys."""

    def __init__(self, text: Text) -> None:
        self._found = dict[str, list[int]]()
        for number, line in enumerate(text.lines, 1):
            for word in dict.fromkeys(_WORD.findall(line)):
                self._found.setdefault(word.strip(), []).append(number)

    def of(self, path: str) -> int:
        """Where a path like ``zhihua-zhang.orcid`` or ``zhang[0].url`` leads; else line 1."""
        key, _, member = path.partition(".")
        start = self._next(key.partition("[")[0], 1)
        return self._next(member.partition("[")[0], start)

    def _next(self, word: str, start: int) -> int:
        """The first line from ``start`` on that has a word as a key; else ``start``."""
        lines = self._found.get(word, [])
        place = bisect_left(lines, start)
        return lines[place] if place < len(lines) else start


def _placed(text: Text, lines: _Lines, finding: Finding) -> Finding:
    """The finding at the line that its message names, or where its path leads."""
    path, _, message = finding.message.removeprefix(f"{text.path.name}: ").partition(": ")
    known = finding.place.rpartition(":")[2]
    named = _LINE.match(message) or _LINE.match(path)
    number = int(known) if known.isdecimal() else int(named[1]) if named else lines.of(path)
    return Finding(Problem.PEOPLE, finding.message, f"{text.name}:{number}")


def _scopes(text: Text) -> Iterator[tuple[int, int]]:
    """The lines of each person: from a key that is not indented up to the next."""
    tables = [number for number, line in enumerate(text.lines, 1) if line.startswith("[")]
    keys = (number for number, line in enumerate(text.lines, 1) if _KEY.match(line))
    starts = tables or list(keys)
    for number, start in enumerate(starts):
        behind = starts[number + 1] if number + 1 < len(starts) else len(text.lines) + 1
        end = behind - 1
        while end > start and not text.lines[end - 1].strip(" \t#"):
            end -= 1
        yield start, _without_comments(text, start, end)


def _without_comments(text: Text, start: int, end: int) -> int:
    """``end`` without the comments before the next person, which belong to that one."""
    while end > start and text.lines[end - 1].startswith("#"):
        end -= 1
    return end
