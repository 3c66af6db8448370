"""What a bibliography holds: its entries, where each stands, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx_profile.diagnostics import Finding
from sphinx_profile.model.entry import Entry


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry of a bibliography.

    ``path`` and ``line`` (from 1) say where it begins; ``source`` is the text as its author
    wrote it, ``""`` where the format is not BibTeX.
    """

    entry: Entry
    path: str
    line: int
    source: str = ""

    @property
    def place(self) -> str:
        """``"path:line"``."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Reading:
    """One bibliography, read.

    ``opened`` counts the entries that the text opens. Each of them is in ``entries``, or in
    ``lost`` with the finding that says why it is not. ``findings`` holds all that is wrong, that
    of the lost ones too; ``repeated`` counts those of the lost that say what an earlier entry of
    their key says, and need none. ``macros`` are those that a later bibliography may use, and
    ``path`` is what messages call this one.
    """

    entries: tuple[SourceEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
    lost: tuple[str, ...] = ()
    opened: int = 0
    macros: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    repeated: int = 0
