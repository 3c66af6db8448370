"""The order of a list, and its groups."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sphinx_profile.model.publication import STATUSES
from sphinx_profile.model.query import QueryError
from sphinx_profile.model.query.tokens import MAX_LENGTH

T = TypeVar("T")
SortValue = str | tuple[int, int, int]
"""A text, or a date as year, month and day; what is not known is ``""`` or begins with 0."""

KNOWN = frozenset(
    ["date", "year", "month", "title", "author", "venue", "type", "key", "status", "abbr"]
) | {"number", "selected"}
_TYPES = (
    "article",
    "inproceedings",
    "book",
    "mvbook",
    "collection",
    "proceedings",
    "incollection",
    "inbook",
    "thesis",
    "report",
    "unpublished",
    "software",
    "dataset",
    "patent",
    "online",
    "misc",
)
_KEY = re.compile(r"\s*([+-]?)\s*([^\W\d][\w-]*)(?:\s+(asc|desc))?\s*", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)")
MAX_LEVELS = 10
"""Groups stand in one another so deep at most."""


@dataclass(frozen=True, slots=True)
class Sort:
    """Sort keys in their order: pairs of a name and whether it descends."""

    keys: tuple[tuple[str, bool], ...]

    def apply(self, items: Sequence[T], value_of: Callable[[T, str], SortValue]) -> list[T]:
        """The items sorted; those of equal keys keep their order, those without a value go last."""
        found = list(items)
        for name, descending in reversed(self.keys):
            values = [(value_of(item, name), item) for item in found]
            known = [pair for pair in values if _is_known(pair[0])]
            known.sort(key=lambda pair: _comparable(pair[0]), reverse=descending)
            missing = [item for value, item in values if not _is_known(value)]
            found = [item for _value, item in known] + missing
        return found


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """What has one value of a field: its items, or the groups that they fall into."""

    key: str
    value: str
    items: tuple[T, ...]
    groups: tuple[Group[T], ...]


def compile_sort(text: str, known: Container[object] = ()) -> Sort:
    """Sort keys such as ``-date, title`` or ``date desc, title``.

    ``known`` are names beyond :data:`KNOWN`. ``QueryError`` for an unknown one, with its column.
    Of a key that is named twice the first counts. A date whose month is not known stands before
    those of its year, going up.
    """
    found: dict[str, bool] = {}
    for part, column in _parts(text):
        match = _KEY.fullmatch(part)
        if not match:
            raise QueryError(f"{part[:200]!r} is no sort key", column)
        name = match[2].lower().replace("-", "_")
        if name not in KNOWN and name not in known:
            raise QueryError(f"{match[2]!r} is no field to sort by", column + match.start(2))
        descending = match[1] == "-" or (match[3] or "").lower() == "desc"
        found.setdefault(name, descending)
    return Sort(tuple(found.items()))


def compile_groups(text: str) -> tuple[str, ...]:
    """Names of fields, the outermost first; ``QueryError`` for what is no name, or too many."""
    names: dict[str, None] = {}
    for part, column in _parts(text):
        name = part.lower().replace("-", "_")
        if not name.isidentifier() or part.startswith("-"):
            raise QueryError(f"{part[:200]!r} is no field to group by", column)
        names[name] = None
        if len(names) > MAX_LEVELS:
            raise QueryError(f"a list has {MAX_LEVELS} levels of groups at most", column)
    return tuple(names)


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """What stands between the commas, without the space around it, and its column."""
    if len(text) > MAX_LENGTH:
        message = f"expected {MAX_LENGTH:,} characters at most, found {len(text):,}"
        raise QueryError(message, MAX_LENGTH + 1)
    column = 1
    for part in text.split(","):
        yield part.strip(), column + len(part) - len(part.lstrip())
        column += len(part) + 1


def group(
    items: Sequence[T],
    keys: Sequence[str],
    value_of: Callable[[T, str], str],
    descending: bool = True,
) -> tuple[Group[T], ...]:
    """The items in nested groups; within a group they keep their order.

    Years go down if ``descending``; types and statuses have an order of their own; any other
    field has that of the items. What has no value comes last, with the value ``""``.
    """
    if not keys:
        return ()
    found: dict[str, list[T]] = {}
    for item in items:
        found.setdefault(value_of(item, keys[0]).strip(), []).append(item)
    ordered = _ordered(keys[0], list(found), descending)
    return tuple(
        Group(
            keys[0],
            value,
            tuple(found[value]),
            group(found[value], keys[1:], value_of, descending),
        )
        for value in ordered
    )


def _ordered(key: str, values: list[str], descending: bool) -> list[str]:
    known = [value for value in values if value]
    if key in {"year", "date", "month"}:
        known.sort(key=_natural, reverse=descending)
    elif key == "type":
        known.sort(key=lambda value: _TYPES.index(value) if value in _TYPES else len(_TYPES))
    elif key == "status":
        known.sort(key=lambda value: -STATUSES.index(value) if value in STATUSES else 1)
    return known + [value for value in values if not value]


def _is_known(value: SortValue) -> bool:
    return bool(value) if isinstance(value, str) else bool(value[0])


def _comparable(value: SortValue) -> tuple[object, ...]:
    return _natural(value) if isinstance(value, str) else value


def _natural(text: str) -> tuple[object, ...]:
    """A text to compare: without accents and case, the numbers in it as numbers."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    parts = _DIGITS.split(text.casefold())
    return tuple(
        (0, int(part[:18]), "") if position % 2 else (1, 0, part)
        for position, part in enumerate(parts)
        if part
    )
