"""Whether what a source says is in the entry that was made of it."""

from __future__ import annotations

import re

from sphinx_profile.formats.latex import cleaned, decode
from sphinx_profile.model.entry import Entry

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text, without case, numbers without leading zeros."""
    return [word.lstrip("0") or word for word in _WORD.findall(text.casefold())]


class Kept:
    """The words of an entry: of its fields as they are shown, and as they are written."""

    def __init__(self, entry: Entry) -> None:
        self._words = {entry.type, *words(entry.key)}
        for _, value in entry:
            self._words.update(words(decode(value)), words(value))

    def has(self, text: str) -> bool:
        """Whether all words of a text are in the entry."""
        return all(word in self._words for word in words(cleaned(text)))
