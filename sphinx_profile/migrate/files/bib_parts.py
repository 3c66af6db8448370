"""The parts of a ``.bib`` file: its entries, and the text that stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sphinx_profile.model.source import SourceEntry


@dataclass(frozen=True, slots=True)
class Part:
    """The text from one entry to the next, the line (from 1) where it begins, and the next entry.

    Behind the last entry there is none.
    """

    before: str
    line: int
    entry: SourceEntry | None = None

    @property
    def end(self) -> int:
        """The last line of the entry."""
        return self.entry.line + self.entry.source.count("\n") if self.entry else 0


def parted(text: str, entries: Sequence[SourceEntry]) -> Iterator[Part]:
    """The parts of a text, in order; ``entries`` are those that were read of it."""
    position, line, start, number = 0, 1, 0, 1
    for entry in entries:
        while number < entry.line:
            start = text.find("\n", start) + 1
            number += 1
        found = text.find(entry.source, max(start, position))
        if found < 0:
            continue
        yield Part(text[position:found], line, entry)
        position = found + len(entry.source)
        line = entry.line + entry.source.count("\n")
    yield Part(text[position:], line)


def commented(text: str) -> str:
    """The text as lines that BibTeX passes over."""
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    return "\n".join(line if not line or line[0] == "%" else f"% {line}" for line in lines)
