"""Texts merged line by line.

The regions in which the base differs from ours and from theirs are found one by one; those that
touch are one region (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007, section 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from sphinx_profile.migrate.update.merged import Choice, Merged

MAX_LINES = 20_000
"""Longer texts are merged as a whole: comparing lines may take time by their square."""


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Lines of the base, and what stands in their place."""

    start: int
    end: int
    lines: list[str]


def merge_texts(base: str, ours: str, theirs: str, choice: Choice) -> Merged:
    """The text with the changes of both sides; where they clash, those of one."""
    if theirs in (base, ours):
        return Merged(ours, theirs)
    if ours == base:
        return Merged(theirs, theirs)
    was, own, new = (text.splitlines(keepends=True) for text in (base, ours, theirs))
    if max(len(was), len(own), len(new)) > MAX_LINES:
        return Merged(theirs if choice.takes_theirs else ours, theirs, ("the whole text",))
    lines, clashes = _merge(was, own, new, choice)
    return Merged("".join(lines), theirs, clashes)


def _merge(
    base: list[str], ours: list[str], theirs: list[str], choice: Choice
) -> tuple[list[str], tuple[str, ...]]:
    merged, clashes, position = list[str](), list[str](), 0
    for own, other in _regions(_hunks(base, ours), _hunks(base, theirs)):
        start = min(hunk.start for hunk in (*own, *other))
        end = max(hunk.end for hunk in (*own, *other))
        merged += base[position:start]
        position = end
        left, right = (_changed(base, start, end, hunks) for hunks in (own, other))
        if own and other and left != right:
            clashes.append(f"line {len(merged) + 1}")
            merged += right if choice.takes_theirs else left
        else:
            merged += left if own else right
    return [*merged, *base[position:]], tuple(clashes)


def _hunks(base: list[str], text: list[str]) -> list[_Hunk]:
    matcher = SequenceMatcher(None, base, text, autojunk=False)
    codes = matcher.get_opcodes()
    return [_Hunk(a, b, text[c:d]) for tag, a, b, c, d in codes if tag != "equal"]


def _regions(ours: list[_Hunk], theirs: list[_Hunk]) -> Iterator[tuple[list[_Hunk], list[_Hunk]]]:
    """The hunks of both sides, those together that touch those of the other side."""
    sides, hunks = {False: ours, True: theirs}, list[tuple[int, int, bool, _Hunk]]()
    for side, found in sides.items():
        hunks += [(hunk.start, hunk.end, side, hunk) for hunk in found]
    hunks.sort(key=lambda item: item[:3])
    region: tuple[list[_Hunk], list[_Hunk]] = ([], [])
    reach = -1
    for start, end, side, hunk in hunks:
        if start > reach and (region[0] or region[1]):
            yield region
            region = ([], [])
        region[side].append(hunk)
        reach = max(reach, end)
    if region[0] or region[1]:
        yield region


def _changed(base: list[str], start: int, end: int, hunks: list[_Hunk]) -> list[str]:
    """The lines of the base from ``start`` to ``end``, with the changes of one side."""
    lines = list[str]()
    for hunk in hunks:
        lines += [*base[start : hunk.start], *hunk.lines]
        start = hunk.end
    return [*lines, *base[start:end]]
