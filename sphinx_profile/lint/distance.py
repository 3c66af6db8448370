"""Words that are one letter apart."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

_CUTOFF = 0.85


def is_one_edit(one: str, other: str) -> bool:
    """Whether a letter added, dropped, changed, or swapped with the next makes one of the other.

    The distance is that of Damerau (restricted: "optimal string alignment").
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    a, b = one[start:], other[start:]
    if len(a) != len(b):
        return a[1:] == b or a == b[1:]
    return a[1:] == b[1:] or (a[:2] == b[1::-1] and len(a) > 1 and a[2:] == b[2:])


def signatures(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters: two that are one edit apart share one."""
    yield word
    for number in range(len(word)):
        yield word[:number] + word[number + 1 :]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is closest, one edit before all others; ``""`` if none is close."""
    words = list(known)
    single = [other for other in words if is_one_edit(word, other)]
    if len(single) == 1:
        return single[0]
    found = difflib.get_close_matches(word, single or words, 1, _CUTOFF)
    return found[0] if found else ""
