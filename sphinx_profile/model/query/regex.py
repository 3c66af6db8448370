"""Regular expressions that a user writes: compiled once, and none that takes forever.

Python's ``re`` tries again at every repetition and every choice. How often, at worst, is
reckoned before a text is looked at: a repetition without an end around another, or around a
choice, is refused, as the time may double with every character; several in a row multiply, and
look at the less text the more there are of them.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass

from sphinx_profile.model.query.tokens import QueryError

MAX_PATTERN = 200
_LIMITS = (100_000_000, 10_000, 500, 150)
"""The characters of a text that are looked at, by the number of repetitions without an end."""
_LEAST = 70
"""An expression that could look at fewer characters than this is refused."""
_ENDLESS = 100
"""A repetition that may go on beyond this number counts as one without an end."""

_PIECE = re.compile(
    r"""
      (?P<back>\\[1-9]|\(\?P=[^)]*\))
    | (?P<nothing>\(\?\#[^)]*\))
    | (?P<flags>\(\?[a-zA-Z]+\))
    | (?P<open>\((?:\?(?:\([^)]*\)|P<[^>]*>|<?[=!]|>|[a-zA-Z-]*:))?)
    | (?P<close>\))
    | (?P<either>\|)
    | (?P<times>[*+?]|\{(?P<exact>[0-9]+)\}|\{(?P<least>[0-9]*),(?P<most>[0-9]*)\})[?+]?
    | \\. | \[\^?\]?(?:\\.|[^\]\\])*\] | .
    """,
    re.VERBOSE | re.DOTALL,
)
"""The pieces of an expression that ``re`` takes (Python's manual, "Regular Expression Syntax")."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled expression, and how many characters of a text it looks at."""

    compiled: re.Pattern[str]
    limit: int

    def found_in(self, text: str) -> bool:
        """Whether it is found in the first ``limit`` characters, upper and lower case alike."""
        return self.compiled.search(text[: self.limit]) is not None


class _Refused(Exception):  # noqa: N818  (no error of ours: the user's expression is refused)
    """Why an expression is not taken."""


@dataclass(frozen=True, slots=True)
class _Cost:
    """How a part of an expression is tried at one place of a text of ``n`` characters, at worst.

    In ``ways * n**degree`` ways, each up to ``length`` characters long.
    """

    ways: int = 1
    degree: int = 0
    length: int = 1

    def then(self, other: _Cost) -> _Cost:
        ways, length = self.ways * other.ways, self.length + other.length
        return _affordable(_Cost(ways, self.degree + other.degree, length))

    def either(self, other: _Cost) -> _Cost:
        degree, length = max(self.degree, other.degree), max(self.length, other.length)
        return _affordable(_Cost(self.ways + other.ways, degree, length))

    def times(self, least: int, most: float) -> _Cost:
        if most <= 1:
            return self if least else self.either(_NOTHING)
        if most > _ENDLESS:
            if self.ways > 1 or self.degree:
                raise _Refused("a repetition around a repetition or a choice may take forever")
            return _Cost(1, 1, self.length)
        count = int(most)
        ways = (count - least + 1) * self.ways**count
        return _affordable(_Cost(ways, self.degree * count, self.length * count))


@dataclass(slots=True)
class _Group:
    """A group that is being read: its choices so far, the last of them, and its last piece."""

    others: _Cost | None
    before: _Cost
    last: _Cost

    def add(self, cost: _Cost) -> None:
        self.before, self.last = self.before.then(self.last), cost

    def choose(self) -> None:
        self.others, self.before, self.last = self.cost(), _NOTHING, _NOTHING

    def cost(self) -> _Cost:
        choice = self.before.then(self.last)
        return choice if self.others is None else self.others.either(choice)


_NOTHING = _Cost(length=0)
_BACK = _Cost(degree=1)
"""A reference to what was found: as long as that, at worst the whole text."""


def compile_pattern(text: str, column: int) -> Pattern:
    """The expression of a filter; ``QueryError`` if it is malformed or may take forever."""
    if len(text) > MAX_PATTERN:
        message = f"a regular expression has {MAX_PATTERN} characters at most, this one {len(text)}"
        raise QueryError(message, column)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what another version of Python may read otherwise
            compiled = re.compile(text, re.IGNORECASE)
        return Pattern(compiled, _limit(_cost(text)))
    except _Refused as refusal:
        raise QueryError(f"{text!r}: {refusal}", column) from None
    except (re.error, OverflowError, RecursionError) as error:
        reason = getattr(error, "msg", "") or "it is too deep"
        raise QueryError(f"{text!r} is no regular expression: {reason}", column) from error


def _cost(text: str) -> _Cost:
    """What a search for an expression costs; the expression is known to be well formed."""
    groups = [_Group(None, _NOTHING, _NOTHING)]
    for piece in _PIECE.finditer(text):
        kind, inner = piece.lastgroup, groups[-1]
        if kind in {"open", "flags"}:
            _check_flags(piece[0])
        if kind == "open":
            groups.append(_Group(None, _NOTHING, _NOTHING))
        elif kind == "close" and len(groups) > 1:
            groups.pop()
            groups[-1].add(inner.cost())
        elif kind == "either":
            inner.choose()
        elif kind == "times":
            inner.last = inner.last.times(*_bounds(piece))
        elif kind not in {"nothing", "flags"}:
            inner.add(_BACK if kind == "back" else _Cost())
    return groups[0].cost()


def _bounds(piece: re.Match[str]) -> tuple[int, float]:
    """The least and the most that a repetition asks for."""
    if piece["exact"]:
        return int(piece["exact"]), int(piece["exact"])
    sign = piece[0][0]
    if sign != "{":
        return int(sign == "+"), 1 if sign == "?" else float("inf")
    return int(piece["least"] or 0), int(piece["most"]) if piece["most"] else float("inf")


def _check_flags(piece: str) -> None:
    """A flag that gives spaces and ``#`` another meaning is refused, as they are read here."""
    flags = re.match(r"\(\?([a-zA-Z]+)", piece)
    if flags and "x" in flags[1]:
        raise _Refused("the flag 'x' is not taken")


def _affordable(cost: _Cost) -> _Cost:
    """The cost, if it can be paid for a text of any length."""
    if cost.degree >= len(_LIMITS):
        raise _Refused(f"a regular expression has at most {len(_LIMITS) - 1} of * and +")
    if cost.ways > _LIMITS[0] or cost.length > _LIMITS[0]:
        raise _Refused("so many repetitions and choices may take forever")
    return cost


def _limit(cost: _Cost) -> int:
    """How many characters of a text an expression of this cost looks at."""
    tries = cost.ways * max(1.0, cost.length / MAX_PATTERN)
    limit = int(_LIMITS[cost.degree] / tries ** (1 / (cost.degree + 1)))
    if limit < _LEAST:
        raise _Refused("so many repetitions and choices may take forever")
    return limit
