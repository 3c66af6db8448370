"""A field cut into tokens, and a cursor on them."""

from __future__ import annotations

import re

from sphinx_profile.formats.latex.text import ACCENTED

OPENING, CLOSING = "{", "}"

_TOKEN = re.compile(
    rf"""
      {ACCENTED} | \{{(?:{ACCENTED})\}}         # an accent on a letter, and one in braces
    | [^\\{{}}$]+ | \{{[^\\{{}}$]*\}}           # text, and text in braces
    | \\(?:begin|end)\{{[A-Za-z]+\*?\}}
    | \\(?:[hv]space\*|[A-Za-z]+)[ \t]*\r?\n?[ \t]*
    | \\[^A-Za-z] | [\\{{}}$]
    """,
    re.VERBOSE | re.DOTALL,
)


class Tokens:
    """The tokens of a field, whose concatenation is the field, and a place among them.

    What is looked for ahead is remembered: no token is looked at more than a few times.
    """

    def __init__(self, text: str) -> None:
        """Cut ``text`` into tokens."""
        self.all: list[str] = _TOKEN.findall(text)
        self.position = 0
        self._ends: dict[str, int] = {}
        self._braces: dict[int, int] | None = None

    def peek(self) -> str:
        """The next token, ``""`` at the end."""
        return self.at(self.position)

    def at(self, position: int) -> str:
        """The token at ``position``, ``""`` behind the end."""
        return self.all[position] if position < len(self.all) else ""

    def take(self) -> str:
        """The next token, which is then behind us."""
        self.position += 1
        return self.all[self.position - 1]

    def between(self, start: int, end: int) -> str:
        """The text of the tokens from ``start`` on, up to ``end``."""
        return self.all[start] if end - start == 1 else "".join(self.all[start:end])

    def find(self, closing: str, start: int) -> int:
        """The position of the next token ``closing`` from ``start`` on, -1 if there is none."""
        found = self._ends.get(closing, -1)
        if found < start:
            try:
                found = self.all.index(closing, start)
            except ValueError:
                found = len(self.all)
            self._ends[closing] = found
        return found if found < len(self.all) else -1

    def raw_argument(self) -> str | None:
        """Take the next argument as it was written; ``None`` if there is none."""
        if self.peek()[:1] != "{":
            return None
        start = end = self.position
        if self.peek() == "{":
            end = self._counterparts().get(start, -1)
        if end < 0:
            return None
        self.position = end + 1
        return self.between(start, end + 1)[1:-1]

    def delimited_argument(self) -> str | None:
        r"""Take an argument between two like characters, as in ``\path|me@example.org|``."""
        token = self.peek()
        end = token.find(token[0], 1) if token[:1] in {"|", "!", "+"} else -1
        if end < 0:
            return None
        self.all[self.position] = token[end + 1 :]
        self.position += end + 1 == len(token)
        return token[1:end]

    def _counterparts(self) -> dict[int, int]:
        """The positions of opening braces, and of the braces that close them."""
        if self._braces is None:
            self._braces, opened = {}, list[int]()
            for number, token in enumerate(self.all):
                if token == OPENING:
                    opened.append(number)
                elif token == CLOSING and opened:
                    self._braces[opened.pop()] = number
        return self._braces
