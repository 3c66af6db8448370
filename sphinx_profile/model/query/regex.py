"""Regular expressions that a user writes: compiled once, and none that takes forever.

Python's ``re`` tries again at every quantifier. A quantifier around another, or around a choice,
can double the time with every character; several in a row raise it to their power. The former
are refused, and the latter look at the less text the more there are of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_profile.model.query.tokens import QueryError

MAX_PATTERN = 200
_LIMITS = (10_000_000, 10_000, 500, 150)
"""How much text is looked at, by the number of quantifiers without an upper end."""
_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[^)]*?[:=!>)]|\(|\)|\||[*+]\??|\{\d*,?\d*\}\??|.",
    re.DOTALL,
)
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\}")
_REPEATED = re.compile(r"[*+?]|\{\d*,?\d*\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled expression, and how much of a text it looks at."""

    compiled: re.Pattern[str]
    limit: int

    def found_in(self, text: str) -> bool:
        """Whether it is found anywhere in ``text``, upper and lower case alike."""
        return self.compiled.search(text[: self.limit]) is not None


def compile_pattern(text: str, column: int) -> Pattern:
    """The expression of a filter; ``QueryError`` if it is malformed or may take forever."""
    if len(text) > MAX_PATTERN:
        message = f"a regular expression has {MAX_PATTERN} characters at most, this one {len(text)}"
        raise QueryError(message, column)
    unbounded = _check(text, column)
    if unbounded >= len(_LIMITS):
        message = f"a regular expression has at most {len(_LIMITS) - 1} of * and +"
        raise QueryError(message, column)
    try:
        return Pattern(re.compile(text, re.IGNORECASE), _LIMITS[unbounded])
    except (re.error, OverflowError, RecursionError) as error:
        reason = getattr(error, "msg", "") or "it is too deep"
        raise QueryError(f"{text!r} is no regular expression: {reason}", column) from error


def _check(text: str, column: int) -> int:
    """The number of quantifiers without an upper end; ``QueryError`` for one around another."""
    pieces = _PIECE.findall(text)
    risky, count = [False], 0
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=False):
        if piece.startswith("(") and not piece.startswith("(?P="):
            risky.append(False)
        elif piece == ")" and len(risky) > 1:
            inner = risky.pop()
            if inner and _REPEATED.match(following):
                message = f"{text!r}: a repetition around a repetition or a choice may take forever"
                raise QueryError(message, column)
            risky[-1] |= inner
        elif piece == "|":
            risky[-1] = risky[-1] or len(risky) > 1
        elif _UNBOUNDED.match(piece):
            risky[-1] = True
            count += 1
    return count
