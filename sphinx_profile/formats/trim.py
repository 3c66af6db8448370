"""A BibTeX entry as its author wrote it, without some of its fields."""

from __future__ import annotations

import re
from collections.abc import Callable

_HEAD = re.compile(r"\s*@[^{(\s]+\s*[{(][^,={}\"]*,")
_NAME = re.compile(r"\s*([^\s=,{}()\"#%@]+)\s*=\s*")
_SIMPLE_FIELD = re.compile(
    r"""\s*([^\s=,{}()"#%@]+)\s*=\s*
    (?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|"[^"{}]*"|[^\s,{}"#]+)
    (?!\s*\#)[ \t]*,?""",
    re.VERBOSE,
)
"""A field whose value is one piece with at most one level of braces inside: most of them."""
_PLAIN_VALUE = re.compile(r"[^\s,{}\"#]+")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r"[{}\"]")
_JOIN = re.compile(r"\s*#\s*")
_END = re.compile(r"[ \t]*,?")


def without_fields(source: str, dropped: Callable[[str], bool]) -> str:
    """``source`` without the fields whose name, in lower case, is ``dropped``.

    Fields are told from text by the form of the entry (btxdoc, section 3), so that a title with
    ``pdf =`` in it survives. A malformed entry is returned as it is.
    """
    head = _HEAD.match(source)
    if not head:
        return source
    kept, position = [head[0]], head.end()
    while match := _SIMPLE_FIELD.match(source, position) or _NAME.match(source, position):
        end = match.end()
        if match.re is _NAME:
            end = _comma_end(source, _value_end(source, end))
            if end < 0:
                return source
        if not dropped(match[1].lower()):
            kept.append(source[position:end])
        position = end
    tail = source[position:].strip()
    if tail not in {"}", ")"}:
        return source
    return _closed("".join(kept), source[position:])


def _closed(text: str, tail: str) -> str:
    """The entry with its last comma as its author had it: the one that closed may be gone."""
    return text.rstrip() + (tail if tail[:1].isspace() else f"\n{tail}" if "\n" in text else tail)


def _value_end(source: str, position: int) -> int:
    """Where a value ends, its concatenations with it; -1 if it does not."""
    while True:
        position = _piece_end(source, position)
        join = _JOIN.match(source, position) if position >= 0 else None
        if not join:
            return position
        position = join.end()


def _piece_end(source: str, position: int) -> int:
    """Where one piece of a value ends: in braces, in quotes, or a word."""
    start = source[position : position + 1]
    if start == "{":
        return _balanced_end(source, position, _BRACE, "}")
    if start == '"':
        return _balanced_end(source, position, _BRACE_OR_QUOTE, '"')
    word = _PLAIN_VALUE.match(source, position)
    return word.end() if word else -1


def _balanced_end(source: str, position: int, marks: re.Pattern[str], close: str) -> int:
    """Behind the mark that closes what opens at ``position``, braces inside counted."""
    depth = 0
    for match in marks.finditer(source, position + 1):
        if depth == 0 and match[0] == close:
            return match.end()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
    return -1


def _comma_end(source: str, position: int) -> int:
    """Behind the comma that follows a value, if one does; -1 where the value does not end."""
    match = _END.match(source, position) if position >= 0 else None
    return match.end() if match else position
