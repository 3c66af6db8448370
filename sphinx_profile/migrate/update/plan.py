"""What an import would write, and what stands in its way: nothing is written yet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from sphinx_profile.migrate.update.bib import merge_bibliographies
from sphinx_profile.migrate.update.encoded import Encoded
from sphinx_profile.migrate.update.lines import merge_texts
from sphinx_profile.migrate.update.memory import PATH, Memory
from sphinx_profile.migrate.update.merged import Choice, Merged, Merger, Side
from sphinx_profile.migrate.update.people import merge_people
from sphinx_profile.scaffold.files import BIBLIOGRAPHY, PEOPLE
from sphinx_profile.scaffold.folder import Folder

_MERGERS: Mapping[str, Merger] = {BIBLIOGRAPHY: merge_bibliographies, PEOPLE: merge_people}
_GONE = "gone from the source; kept (--theirs removes it)"
_DELETED = "deleted by hand; the source still has it"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file that both sides have changed: what in it, and ours against theirs as a diff."""

    path: str
    what: tuple[str, ...]
    diff: str


@dataclass(slots=True)
class Plan:
    """What is to be written, copied and deleted, by path; and what somebody has to know.

    Nothing may be written while there are ``conflicts`` or ``obstacles``.
    """

    writes: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, Path] = field(default_factory=dict)
    removals: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    @property
    def is_blocked(self) -> bool:
        """Whether nothing may be written."""
        return bool(self.conflicts or self.obstacles)


class Planner:
    """Plans one import into one folder."""

    def __init__(self, folder: Folder, memory: Memory, side: Side) -> None:
        """``memory`` is what the folder remembers of the last import."""
        self._folder = folder
        self._memory = memory
        self._side = side
        self.plan = Plan()

    def add(self, texts: Mapping[str, str], copies: Mapping[str, Path]) -> Plan:
        """The plan for these texts, and for files that are copied from where they lie."""
        for path in dict.fromkeys((*texts, *self._memory.texts)):
            if self._is_free(path):
                self._add_text(path, texts.get(path))
        for path in dict.fromkeys((*copies, *self._memory.digests)):
            if path not in texts and self._is_free(path):
                self._add_copy(path, copies.get(path))
        if self.plan.memory != self._memory:
            self.plan.writes[PATH] = self.plan.memory.to_json()
        return self.plan

    def _is_free(self, path: str) -> bool:
        """Whether a file may stand there."""
        is_other = self._folder.has(path) and not self._folder.file(path).is_file()
        if is_other:
            self.plan.obstacles.append(f"{path}: what stands there is no file")
        return not is_other

    # Texts

    def _add_text(self, path: str, theirs: str | None) -> None:
        base, data = self._memory.texts.get(path), self._folder.read(path)
        if data is None:
            self._add_absent_text(path, base, theirs)
        elif theirs is None:
            if self._keeps_gone(path):
                self.plan.memory.texts[path] = base or ""
        elif data == theirs.encode("utf-8"):
            self.plan.memory.texts[path] = theirs
        else:
            self._merge(path, base, data, theirs)

    def _add_absent_text(self, path: str, base: str | None, theirs: str | None) -> None:
        if theirs is None:
            return
        self.plan.memory.texts[path] = theirs
        if self._is_wanted(path, base, theirs, theirs):
            self.plan.writes[path] = theirs.encode("utf-8")

    def _is_wanted(self, path: str, base: str | None, theirs: str, shown: str) -> bool:
        """Whether a file that is not there is to be written; a person may have deleted it."""
        if base is None:
            return True
        if base == theirs:
            self.plan.notes.append(f"{path}: {_DELETED}")
        elif self._side is Side.NEITHER:
            diff = _diff(path, "", shown)
            what = "deleted by hand, changed in the source"
            self.plan.conflicts.append(Conflict(path, (what,), diff))
        return base != theirs and self._side is Side.THEIRS

    def _keeps_gone(self, path: str) -> bool:
        """Whether a file stays that the source has no more."""
        if self._side is Side.THEIRS:
            self.plan.removals.append(path)
            self.plan.notes.append(f"{path}: gone from the source; removed")
            return False
        self.plan.notes.append(f"{path}: {_GONE}")
        return True

    def _merge(self, path: str, base: str | None, data: bytes, theirs: str) -> None:
        try:
            ours = Encoded.of(data)
        except ValueError as error:
            self._add_unreadable(path, base, theirs, str(error))
            return
        merge = _MERGERS.get(path, merge_texts)
        is_theirs = self._side is Side.THEIRS
        merged = merge(base or "", ours.text, theirs, Choice(is_theirs, is_theirs))
        self._note(path, merged)
        if merged.clashes and self._side is Side.NEITHER:
            other = merge(base or "", ours.text, theirs, Choice(takes_theirs=True))
            diff = _diff(path, merged.text, other.text)
            self.plan.conflicts.append(Conflict(path, merged.clashes, diff))
        elif merged.text != ours.text:
            self.plan.writes[path] = ours.encoded(merged.text)

    def _note(self, path: str, merged: Merged) -> None:
        self.plan.memory.texts[path] = merged.base
        self.plan.notes += [f"{path}: {note}" for note in merged.notes]
        self.plan.obstacles += [f"{path}: {obstacle}" for obstacle in merged.obstacles]

    def _add_unreadable(self, path: str, base: str | None, theirs: str, reason: str) -> None:
        """A text that cannot be merged: it stays, unless the source has something new."""
        self.plan.memory.texts[path] = theirs
        if self._side is Side.THEIRS:
            self.plan.writes[path] = theirs.encode("utf-8")
        elif self._side is Side.NEITHER and base != theirs:
            self.plan.obstacles.append(f"{path}: {reason}")

    # Files

    def _add_copy(self, path: str, origin: Path | None) -> None:
        base, theirs = self._memory.digests.get(path), _digest(origin) if origin else None
        there = self._folder.file(path)
        ours = _digest(there) if there.is_file() else None
        if origin is None or theirs is None:
            if ours is not None and base is not None and self._keeps_gone(path):
                self.plan.memory.digests[path] = base
            return
        self.plan.memory.digests[path] = theirs
        if ours is None:
            if self._is_wanted(path, base, theirs, "(a file)\n"):
                self.plan.copies[path] = origin
        elif theirs not in (base, ours):
            self._add_changed_copy(path, origin, is_ours=ours != base)

    def _add_changed_copy(self, path: str, origin: Path, *, is_ours: bool) -> None:
        if not is_ours or self._side is Side.THEIRS:
            self.plan.copies[path] = origin
        elif self._side is Side.NEITHER:
            sizes = [file.stat().st_size for file in (self._folder.file(path), origin)]
            diff = _diff(path, *(f"a file of {size} bytes\n" for size in sizes))
            self.plan.conflicts.append(Conflict(path, ("the file",), diff))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _diff(path: str, ours: str, theirs: str) -> str:
    """What ``--theirs`` would change in what ``--ours`` would leave."""
    names = (f"{path} (--ours: as it stands here)", f"{path} (--theirs: as the source has it)")
    left, right = (text.splitlines(keepends=True) for text in (ours, theirs))
    found = unified_diff(left, right, *names)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in found)
