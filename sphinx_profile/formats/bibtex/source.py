"""A text and the places in it: lines, counterparts of braces, the next entry, the next field.

What was looked for is remembered, so that all questions together take time linear in the text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cached_property

from sphinx_profile.formats.bibtex.patterns import FIELD_START, GROUP, LAST_LINE, OPENING, SPACE

_WINDOW = 1000


class Pairs:
    """The counterparts of one kind of brackets, every other character ignored."""

    def __init__(self, text: str, opening: str, closing: str) -> None:
        """Go through ``text`` once."""
        opened, pairs = list[int](), list[tuple[int, int]]()
        for match in re.finditer(f"[{opening}{closing}]", text):
            if match[0] == opening:
                opened.append(match.start())
            elif opened:
                pairs.append((opened.pop(), match.start()))
        pairs.sort()
        self._openings = array("Q", (pair[0] for pair in pairs))
        self._closings = array("Q", (pair[1] for pair in pairs))

    def closing(self, position: int) -> int:
        """Where the bracket at ``position`` is closed, -1 if it is not."""
        number = bisect_left(self._openings, position)
        if number < len(self._openings) and self._openings[number] == position:
            return self._closings[number]
        return -1


class Source:
    """The text of a bibliography; its lines end in newlines."""

    def __init__(self, text: str) -> None:
        """Nothing is looked for before it is asked for."""
        self.text = text
        self._line = (0, 1)
        self._found: dict[re.Pattern[str], tuple[int, int]] = {}

    @cached_property
    def _newlines(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    @cached_property
    def _braces(self) -> Pairs:
        return Pairs(self.text, "{", "}")

    @cached_property
    def _parentheses(self) -> Pairs:
        return Pairs(self.text, "(", ")")

    def line(self, position: int) -> int:
        """The line, from 1, that ``position`` lies in."""
        known, line = self._line
        if position < known:
            return bisect_left(self._newlines, position) + 1
        line += self.text.count("\n", known, position)
        self._line = (position, line)
        return line

    def before(self, position: int) -> str:
        """What stands before ``position`` in its line; of a long line, a part."""
        window = self.text[max(0, position - _WINDOW) : position]
        return window[window.rfind("\n") + 1 :]

    def begin_after(self, position: int) -> int:
        """Where the white space at ``position`` ends."""
        found = SPACE.match(self.text, position)
        return found.end() if found else position

    def end_before(self, position: int) -> int:
        """Where the white space before ``position`` begins; it is not looked for far away."""
        window = self.text[max(0, position - _WINDOW) : position]
        return position - len(window) + len(window.rstrip())

    def closing(self, position: int) -> int:
        """Where the brace or parenthesis at ``position`` is closed, -1 if it is not."""
        pairs = self._braces if self.text[position] == "{" else self._parentheses
        return pairs.closing(position)

    def group_end(self, position: int) -> int:
        """Behind the group that begins at ``position``, -1 if it is not closed."""
        group = GROUP.match(self.text, position)
        return group.end() if group else self.closing(position) + 1 or -1

    def next_field(self, position: int) -> int:
        """Where the next field begins that a damaged entry may go on at; else the text's end."""
        return self._next(FIELD_START, position)

    def next_last_line(self, position: int) -> int:
        """Where the next line begins that is one closing delimiter; else the text's end."""
        return self._next(LAST_LINE, position)

    def next_opening(self, position: int) -> int:
        """Where the next entry or command begins that stands as one does; else the text's end."""
        return self._next(OPENING, position)

    def _next(self, pattern: re.Pattern[str], position: int) -> int:
        asked, found = self._found.get(pattern, (0, -1))
        if not asked <= position <= found:
            found = self._search(pattern, position)
            self._found[pattern] = (position, found)
        return found

    def _search(self, pattern: re.Pattern[str], position: int) -> int:
        for match in pattern.finditer(self.text, position):
            if pattern is not OPENING or self._may_open(match.start()):
                return match.start(match.lastindex or 0)
        return len(self.text)

    def _may_open(self, position: int) -> bool:
        """Whether what stands before ``position`` lets an entry begin there."""
        before = self.text[max(0, position - 80) : position].rstrip(" \t")
        return not before or before[-1] in '\n}),"'
