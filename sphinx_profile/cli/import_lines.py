"""The report of an import as lines for a terminal: what is alike is told once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sphinx_profile.migrate.report import Item, Outcome

_MOST_NAMED = 6
_MOST_LINES = 12
_LONGEST = 160
_DIGITS = re.compile(r"\d+")
"""Reasons that differ in a number alone are told by the first of them."""


def lines_to_look_at(items: Iterable[Item]) -> Iterator[tuple[Outcome, str]]:
    """A line for what somebody should look at, items of a file with one reason together."""
    groups = dict[tuple[str, Outcome, str], list[Item]]()
    for item in items:
        if item.outcome is not Outcome.TAKEN and not item.is_routine:
            reason = _DIGITS.sub("0", item.why)
            groups.setdefault((item.path, item.outcome, reason), []).append(item)
    for (path, outcome, _), alike in groups.items():
        reason = f" ({alike[0].why})" if alike[0].why else ""
        yield outcome, f"{path}{_places(alike)}: {outcome}: {_names(alike)}{reason}"


def routine_lines(items: Iterable[Item]) -> Iterator[str]:
    """What nobody needs to look at: how many items there are for each reason."""
    left, mended = Counter[str](), 0
    for item in items:
        if item.is_routine and item.outcome is Outcome.LEFT:
            left[item.why] += 1
        mended += item.is_routine and item.outcome is Outcome.MENDED
    yield from (f"left: {_counted(count)}: {why}" for why, count in left.most_common())
    if mended:
        yield f"mended: {_counted(mended)}: under another name or in another place, words unchanged"


def _counted(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _places(alike: list[Item]) -> str:
    """``:3,5-7,9``; ``""`` where all of them are the whole file."""
    spans = dict.fromkeys(item.place.removeprefix(item.path)[1:] for item in alike if item.line)
    return f":{_cut(list(spans), _MOST_LINES, ',')}" if spans else ""


def _names(alike: list[Item]) -> str:
    names = list(dict.fromkeys(_short(item.what) for item in alike))
    if len(names) == 1 and len(alike) > 1:
        return f"{names[0]}, {len(alike)} times"
    return _cut(names, _MOST_NAMED, ", ")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 3]}..."


def _cut(parts: list[str], most: int, between: str) -> str:
    """The first parts, and how many more there are."""
    more = len(parts) - most
    return between.join(parts[:most]) + (f"{between}{more} more" if more > 0 else "")
