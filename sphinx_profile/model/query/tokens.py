"""The words of a filter."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_LENGTH = 1_000
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<name>[^\W\d]\w*)
    | (?P<mark>==|!=|<=|>=|[<>%|&(){},])
    | (?P<wrong>.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"""\\(["'\\])""")
_WORDS = frozenset({"and", "or", "not", "in"})


class QueryError(Exception):
    """A filter, a sort key or a grouping that does not parse.

    ``message`` is a sentence for the user; ``column`` counts from 1.
    """

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a filter.

    ``kind`` is string, number, name, mark or end; an operator that is a word is a mark. ``text``
    is the text of a string without its quotes. ``column`` counts from 1.
    """

    kind: str
    text: str
    column: int


def tokens_of(text: str) -> list[Token]:
    """The words of a filter and an end; ``QueryError`` for what is none."""
    if len(text) > MAX_LENGTH:
        message = f"a filter has {MAX_LENGTH:,} characters at most, this one {len(text):,}"
        raise QueryError(message, MAX_LENGTH + 1)
    found, position, stripped = [], 0, text.rstrip()
    while position < len(stripped):
        match = _TOKEN.match(stripped, position)
        assert match is not None  # noqa: S101  (the last alternative takes any character)
        found.append(_token(match))
        position = match.end()
    return [*found, Token("end", "", len(stripped) + 1)]


def _token(match: re.Match[str]) -> Token:
    kind = str(match.lastgroup)
    text, column = match[kind], match.start(kind) + 1
    if kind == "wrong":
        if text in "\"'":
            raise QueryError(f"the string that begins with {text} is not closed", column)
        raise QueryError(f"{text!r} has no meaning in a filter", column)
    if kind == "string":
        return Token(kind, _ESCAPE.sub(r"\1", text[1:-1]), column)
    return Token("mark" if text in _WORDS else kind, text, column)
