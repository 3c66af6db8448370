"""Where the readers of bibliographies put what they read: entries, losses, findings, counts."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.latex import decode
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.key import slug
from sphinx_profile.model.source import Reading, SourceEntry

MAX_FINDINGS = 10_000


class Collector:
    """Collects one bibliography.

    The reader counts in ``opened`` every entry that the text opens, and adds or loses each.
    """

    def __init__(self, path: str) -> None:
        """``path`` is what messages call the bibliography."""
        self.path = path
        self.findings: list[Finding] = []
        self.opened = 0
        self._entries: list[SourceEntry] = []
        self._lost: list[str] = []
        self._repeated = 0
        self._omitted = 0
        self._first: dict[str, SourceEntry] = {}
        self._numbers: dict[str, int] = {}

    def report(self, problem: Problem, line: int, message: str) -> None:
        """Note what is wrong in a line; of very many findings the first are kept."""
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(Finding(problem, message, f"{self.path}:{line}"))
        else:
            self._omitted += 1

    def add(self, entry: Entry, line: int, source: str = "") -> None:
        """Add an entry; of those with one key the first is kept."""
        added = SourceEntry(entry, self.path, line, source)
        first = self._first.setdefault(entry.key, added)
        if first is added:
            self._entries.append(added)
            return
        self._lost.append(entry.key)
        if first.entry == entry:
            self._repeated += 1
        else:
            self.findings.append(duplicate(first, added))

    def add_keyless(self, entry: Entry, line: int, source: str = "") -> None:
        """Add an entry that lacks a key, under one made from its title or its line."""
        title = decode(entry.get("title"))
        made = slug(title) if title.strip() else f"entry-{line}"
        first = self._first.get(made)
        key = self._unused(made) if first and first.entry.fields != entry.fields else made
        self.report(Problem.SYNTAX, line, f"an entry has no key: {key!r} stands for it")
        self.add(Entry(entry.type, key, entry.fields), line, source)

    def lose(self, name: str, line: int, message: str) -> None:
        """Count an entry of which nothing can be kept, and say why."""
        self._lost.append(name)
        self.findings.append(Finding(Problem.SYNTAX, message, f"{self.path}:{line}"))

    def reading(self, macros: Mapping[str, str] | None = None) -> Reading:
        """All that was collected."""
        if self._omitted:
            message = f"{self.path}: {self._omitted} more findings are left out"
            self.findings.append(Finding(Problem.SYNTAX, message, self.path))
        return Reading(
            entries=tuple(self._entries),
            findings=tuple(self.findings),
            lost=tuple(self._lost),
            opened=self.opened,
            macros=macros or {},
            path=self.path,
            repeated=self._repeated,
        )

    def _unused(self, made: str) -> str:
        """A made key with the next number that no entry has."""
        number = self._numbers.get(made, 1) + 1
        while f"{made}-{number}" in self._first:
            number += 1
        self._numbers[made] = number
        return f"{made}-{number}"


def duplicate(first: SourceEntry, second: SourceEntry) -> Finding:
    """What is said of the second entry of a key."""
    message = f"{first.entry.key[:200]!r} stands in {first.place} and in {second.place}"
    return Finding(Problem.DUPLICATE_KEY, f"{message}: the first is used", second.place)
