"""Comments that switch codes off, in a file, for a part of it or the whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from sphinx_profile.lint.codes import Code, codes_of
from sphinx_profile.lint.documents import Document
from sphinx_profile.lint.flaw import Flaw

_COMMENT = re.compile(
    r"(?:%|#|<!--|\.\.)[ \t]*sphinx-profile:[ \t]*(ignore(?:-file)?)\b:?[ \t]*([\w, \t]*)"
)
_SEPARATOR = re.compile(r"[,\s]+")
_MARKS = ("%", "#", "<!--", "..")


@dataclass(slots=True)
class Ignores:
    """The codes that the comments of a file switch off, and what is wrong with the comments."""

    everywhere: set[Code] = field(default_factory=set)
    ranges: list[tuple[int, int, frozenset[Code]]] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)

    def hides(self, flaw: Flaw) -> bool:
        """Whether a flaw is switched off."""
        if flaw.code in self.everywhere:
            return True
        return any(a <= flaw.line <= b and flaw.code in codes for a, b, codes in self.ranges)


def read_ignores(document: Document) -> Ignores:
    """The comments of a file."""
    ignores = Ignores()
    if "sphinx-profile:" not in document.text.text:
        return ignores
    scopes = sorted(document.scopes)
    for number, line in enumerate(document.text.lines, 1):
        found = _COMMENT.search(line) if "sphinx-profile:" in line else None
        if not found:
            continue
        codes = _codes(document, number, found[2], ignores)
        if found[1] == "ignore-file":
            ignores.everywhere |= codes
        else:
            ignores.ranges.append((*_range(document, scopes, number), codes))
    return ignores


def _codes(document: Document, number: int, text: str, ignores: Ignores) -> frozenset[Code]:
    """The codes that a comment names; those that do not exist are noted."""
    words = [word for word in _SEPARATOR.split(text) if word]
    if not words:
        ignores.flaws.append(document.flaw(Code.IGNORE, number, "the comment names no code"))
    found = set[Code]()
    for word in words:
        codes = codes_of(word)
        found |= codes
        if not codes:
            message = f"there is no code {word[:40]!r}"
            ignores.flaws.append(document.flaw(Code.IGNORE, number, message))
    return frozenset(found)


def _range(document: Document, scopes: list[tuple[int, int]], number: int) -> tuple[int, int]:
    """What a comment in a line stands for: the part that it is in, or that begins below it."""
    place = bisect_right(scopes, (number, 1 << 60)) - 1
    if place >= 0 and scopes[place][0] <= number <= scopes[place][1]:
        return scopes[place]
    below = number + 1
    lines = document.text.lines
    following = scopes[place + 1] if place + 1 < len(scopes) else (0, 0)
    while below < following[0] and lines[below - 1].lstrip().startswith(_MARKS):
        below += 1
    if following[0] == below:
        return number, following[1]
    return number, number + 1
