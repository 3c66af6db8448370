"""Macros: what ``@string`` defines, the months, and what a value with them in it says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_profile.formats.bibtex.body import Piece, Value
from sphinx_profile.model.date import MONTHS

MAX_EXPANSION = 1_000_000
_SPACE = re.compile(r"[ \t\n\r\f\v]+")


class Macros:
    """The macros that are known, by their names in lower case: BibTeX takes them in any.

    All that they are expanded to, together, is at most a million characters, or as many as the
    text has: doubling macros would else fill the memory.
    """

    def __init__(self, known: Mapping[str, str], text: str) -> None:
        """Begin with the macros of earlier bibliographies."""
        self.known = {name.lower(): value for name, value in known.items()}
        self.is_exceeded = False
        self._text = text
        self._left = max(MAX_EXPANSION, len(text))

    def define(self, name: str, value: Value) -> None:
        """What ``@string`` does; a later definition takes the place of an earlier one."""
        self.known[name.lower()] = _SPACE.sub(" ", self.expand(value)[0])

    def expand(self, value: Value) -> tuple[str, list[str]]:
        """The text of a value, and the words in it that are neither numbers nor macros."""
        if isinstance(value, str):
            return value, []
        unknown = dict[str, None]()
        parts = [self._part(piece, unknown) for piece in value]
        return parts[0] if len(parts) == 1 else "".join(parts), list(unknown)

    def _part(self, piece: Piece, unknown: dict[str, None]) -> str:
        is_word, written = piece
        if not isinstance(written, str):
            return self._text[slice(*written)]
        if not is_word or written.isdecimal():
            return written
        name = written.lower()
        found = self.known.get(name)
        if found is None:
            if name not in MONTHS:
                unknown[written] = None
            return name if name in MONTHS else written
        if len(found) > self._left:
            self.is_exceeded = True
            found = found[: self._left]
        self._left -= len(found)
        return found


def folded(text: str) -> str:
    """``text`` without white space around it, every run of it inside one space.

    A no-break space stays what it is.
    """
    if "\n" in text or "  " in text or "\t" in text:
        text = " ".join(text.split()) if text.isascii() else _SPACE.sub(" ", text)
    return text.strip(" ")
