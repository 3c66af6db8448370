"""Texts and names as they are compared."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_BETWEEN = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """``text`` in small letters, without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def folded(text: str) -> str:
    """The words of ``text`` in small letters, without accents and punctuation."""
    return _BETWEEN.sub(" ", bare(text)).strip()
