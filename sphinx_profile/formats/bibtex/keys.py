"""Keys that are not one word and a comma."""

from __future__ import annotations

from sphinx_profile.formats.bibtex.patterns import KEY, KEY_TO_COMMA, SPACE
from sphinx_profile.model.entry import BIBLIOGRAPHIC_FIELDS

_NO_COMMA = "a comma is missing behind the key"


def read_key(text: str, position: int, closing: str) -> tuple[str, int, str]:
    """The key at ``position``, where the fields begin, and what is wrong.

    It may hold spaces, and any character but those that end it. ``""`` stands for a key that is
    missing.
    """
    found = KEY[closing].match(text, position)
    written, start, end = (found[1], found.start(1), found.end()) if found else ("", 0, position)
    key = " ".join(written.split())
    mark = text[end : end + 1]
    if mark == ",":
        return key, end + 1, ""
    if mark == "\n":
        return _before_line_end(text, end, key, closing)
    if mark == "=":
        return _before_equals(text, start, written)
    if mark in {"{", '"'}:
        return _with_delimiters(text, start, end, key)
    return key, end, "" if mark in {"}", ")"} or not key else _NO_COMMA


def _before_line_end(text: str, end: int, key: str, closing: str) -> tuple[str, int, str]:
    space = SPACE.match(text, end)
    behind = space.end() if space else end
    if text[behind : behind + 1] == ",":
        return key, behind + 1, ""
    if text[behind : behind + 1] == closing:
        return key, behind, ""
    return key, end, _NO_COMMA


def _before_equals(text: str, start: int, written: str) -> tuple[str, int, str]:
    """``key title =``, ``title =``, or a key that holds an equals sign."""
    words = written.split()
    if len(words) > 1:
        name = start + written.rindex(words[-1])
        return " ".join(words[:-1]), name, _NO_COMMA
    whole = KEY_TO_COMMA.match(text, start)
    if whole and words and words[0].lower() not in BIBLIOGRAPHIC_FIELDS and "{" not in whole[1]:
        return whole[1], whole.end(), ""
    return "", start, ""


def _with_delimiters(text: str, start: int, end: int, key: str) -> tuple[str, int, str]:
    """A key that holds braces or quotes, or stands in them; or none, and a stray value."""
    whole = KEY_TO_COMMA.match(text, start)
    if whole:
        return whole[1].strip('{}"'), whole.end(), ""
    return ("", start, "") if "@" in key else (key, end, _NO_COMMA if key else "")
