"""What the parts of a filter become: functions from a record to a value.

No part looks at anything of a record but what :meth:`Record.lookup` answers.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Protocol

from sphinx_profile.model.query.regex import Pattern

Value = str | bool | float | frozenset[str] | None


class Record(Protocol):
    """Whatever a filter is asked about."""

    def lookup(self, name: str) -> str | bool | frozenset[str] | None:
        """The value of a name; ``None`` for a field that the entry does not have."""


Evaluate = Callable[[Record], Value]
_ORDER: dict[str, Callable[[str | float, str | float], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def name(text: str) -> Evaluate:
    """The value of a name; a field that is missing is an empty text."""

    def evaluate(record: Record) -> Value:
        value = record.lookup(text)
        return "" if value is None else value

    return evaluate


def folded(part: Evaluate) -> Evaluate:
    """A part with its texts in lower case."""

    def evaluate(record: Record) -> Value:
        value = part(record)
        if isinstance(value, frozenset):
            return frozenset(member.lower() for member in value)
        return value.lower() if isinstance(value, str) else value

    return evaluate


def constant(value: Value) -> Evaluate:
    """A value of its own."""
    return lambda _record: value


def set_of(members: Sequence[Evaluate]) -> Evaluate:
    """The set of the texts of these values."""
    return lambda record: frozenset(_text(member(record)) for member in members)


def any_of(parts: Sequence[Evaluate]) -> Evaluate:
    """Whether one of the parts holds."""

    def evaluate(record: Record) -> Value:
        for part in parts:  # noqa: SIM110  (twice as fast as any())
            if part(record):
                return True
        return False

    return evaluate


def all_of(parts: Sequence[Evaluate]) -> Evaluate:
    """Whether all parts hold."""

    def evaluate(record: Record) -> Value:
        for part in parts:  # noqa: SIM110  (twice as fast as all())
            if not part(record):
                return False
        return True

    return evaluate


def negated(part: Evaluate, really: bool) -> Evaluate:
    """Whether a part does not hold, or, negated twice, whether it does."""
    return lambda record: bool(part(record)) is not really


def searched(part: Evaluate, pattern: Pattern) -> Evaluate:
    """Whether a regular expression is found in a text."""
    return lambda record: pattern.found_in(_text(part(record)))


def united(left: Evaluate, right: Evaluate) -> Evaluate:
    """The members of either set."""
    return lambda record: _set(left(record)) | _set(right(record))


def intersected(left: Evaluate, right: Evaluate) -> Evaluate:
    """The members of both sets."""
    return lambda record: _set(left(record)) & _set(right(record))


def compared(left: Evaluate, sign: str, right: Evaluate) -> Evaluate:
    """Whether a comparison holds: of numbers where one side is one, else of texts."""
    if sign in {"in", "not in"}:
        return lambda record: _contains(right(record), left(record)) is (sign == "in")
    order = _ORDER[sign]

    def evaluate(record: Record) -> Value:
        one, other = left(record), right(record)
        if isinstance(one, frozenset) or isinstance(other, frozenset):
            return _compared_sets(sign, one, other)
        if isinstance(one, str) and isinstance(other, str):
            return order(one, other)
        numbers = _number(one), _number(other)
        if numbers[0] is None or numbers[1] is None:
            return sign == "!="
        return order(numbers[0], numbers[1])

    return evaluate


def _compared_sets(sign: str, one: Value, other: Value) -> bool:
    equal = _set(one) == _set(other)
    return equal if sign == "==" else sign == "!=" and not equal


def _contains(holder: Value, member: Value) -> bool:
    text = _text(member)
    return text in holder if isinstance(holder, frozenset) else text in _text(holder)


def _number(value: Value) -> float | None:
    """A value as a number; ``None`` for a text that is none."""
    if isinstance(value, str):
        try:
            return (
                float(value) if value.strip().lstrip("-").replace(".", "", 1).isdecimal() else None
            )
        except ValueError:
            return None
    return float(value) if isinstance(value, (bool, float)) else None


def _text(value: Value) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return value if isinstance(value, str) else ""


def _set(value: Value) -> frozenset[str]:
    return value if isinstance(value, frozenset) else frozenset({_text(value)} - {""})
