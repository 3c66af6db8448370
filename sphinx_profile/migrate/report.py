"""What became of every item of a source."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What became of an item."""

    TAKEN = "taken"
    MENDED = "mended"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the source, and what became of it.

    ``path`` is that of its file, as seen from the source, ``line`` (from 1; 0 for the whole
    file) where it begins and ``end`` where it ends. ``what`` names it, ``why`` says what was done
    to it or why it was left. ``is_routine`` says that nobody needs to look at it: a field that
    has another name now, a setting of the old theme.
    """

    outcome: Outcome
    path: str
    line: int
    what: str
    why: str = ""
    end: int = 0
    is_routine: bool = False

    @property
    def place(self) -> str:
        """``path:line``, ``path:line-end`` or ``path``."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}" + (f"-{self.end}" if self.end > self.line else "")

    def __str__(self) -> str:
        why = f" ({self.why})" if self.why else ""
        return f"{self.place}: {self.outcome}: {self.what}{why}"


@dataclass(slots=True)
class Report:
    """The items, in the order in which they were met."""

    items: list[Item] = field(default_factory=list)

    def taken(self, path: str, line: int, what: str, why: str = "", end: int = 0) -> None:
        """Note an item that is in the site as it was in the source."""
        self.items.append(Item(Outcome.TAKEN, path, line, what, why, end))

    def mended(  # noqa: PLR0913  (what an item is made of)
        self, path: str, line: int, what: str, why: str, end: int = 0, *, routine: bool = False
    ) -> None:
        """Note an item that is in the site, and what was wrong with it."""
        self.items.append(Item(Outcome.MENDED, path, line, what, why, end, routine))

    def left(  # noqa: PLR0913  (what an item is made of)
        self, path: str, line: int, what: str, why: str, end: int = 0, *, routine: bool = False
    ) -> None:
        """Note an item that is not in the site, and why."""
        self.items.append(Item(Outcome.LEFT, path, line, what, why, end, routine))
