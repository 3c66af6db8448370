"""The reader of CSL-JSON: an array of items, one item, or an object whose ``items`` they are.

Items are decoded one by one, so that each has its line, and a malformed one costs itself alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.bibtex.source import Source
from sphinx_profile.formats.collector import Collector
from sphinx_profile.formats.csl_json.fields import read_item
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.model.source import Reading

_SPACE = re.compile(r"\s*")
_ITEMS = re.compile(r'"items"\s*:\s*(?=\[)')
_NEXT_ITEM = re.compile(r'\{\s*"(?:id|type|citation-key)"\s*:')
_ID = re.compile(r'"id"\s*:\s*"([^"\\]{1,200})"')
_MOST_WASTE = 1_000_000
_DEPTH_COST, _LOSS_COST, _LINE_COUNT_SPEED = 10_000, 50, 200
"""What bad items cost, in characters that are read in the same time."""


def read_csl_json(text: str, path: str = "") -> Reading:
    """The items of a bibliography as entries, and everything that is wrong with it.

    Values are LaTeX: what CSL-JSON has as plain text is escaped, its tags are commands. ``path``
    is what messages call the bibliography.
    """
    return _Reader(text, path).read()


class _Reader:
    """Reads one text."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._lines = Source(text)
        self._path = path
        self._collector = Collector(path)
        self._decoder = json.JSONDecoder(
            strict=False, parse_int=str, parse_float=str, parse_constant=str
        )
        self._wasted = 0

    def read(self) -> Reading:
        """Read the array, or the one item."""
        start = self._behind(0)
        first = self._text[start : start + 1]
        if first == "[":
            self._array(start + 1)
        elif first == "{":
            self._object(start)
        else:
            self._refuse(start, "is not CSL-JSON: it holds no array of items")
        return self._collector.reading()

    def _object(self, start: int) -> None:
        items = _ITEMS.search(self._text, start)
        value, _, problem = self._decode(start)
        if items and (problem or "type" not in value):
            self._array(items.end() + 1)
        elif problem:
            self._refuse(start, f"is not JSON: {problem}")
        elif isinstance(value.get("id"), str) or isinstance(value.get("title"), str | list):
            self._add(value, start)
        else:
            self._refuse(start, "is not CSL-JSON: it holds no array of items")

    def _array(self, position: int) -> None:
        """Read items up to the end of the array."""
        is_first = True
        while position >= 0:
            if self._wasted > _MOST_WASTE + 5 * len(self._text):
                self._refuse(position, "is too badly damaged to be read on")
                return
            position = self._behind(position)
            mark = self._text[position : position + 1]
            if mark == "]":
                return
            if not mark:
                self._report(position, "the array of items is not closed")
                return
            if mark == "," and not is_first:
                position = self._behind(position + 1)
            elif not is_first:
                self._report(position, "a comma is missing between two items")
            is_first = False
            if self._text[position : position + 1] not in {"]", ""}:
                position, is_first = self._item(position)

    def _item(self, position: int) -> tuple[int, bool]:
        """Read one item; where reading goes on (-1: nowhere), and whether that is at an item."""
        value, end, problem = self._decode(position)
        if not problem:
            self._add(value, position)
            return end, False
        self._collector.opened += 1
        following = _NEXT_ITEM.search(self._text, position + 1)
        until = following.start() if following else len(self._text)
        found = _ID.search(self._text, position, until)
        self._lose(found[1] if found else "", position, problem)
        return (until, True) if following else (-1, True)

    def _add(self, item: Any, position: int) -> None:
        self._collector.opened += 1
        if not isinstance(item, Mapping):
            self._lose("", position, f"{str(item)[:200]!r} is no object")
            return
        key, line = _key(item), self._lines.line(position)
        entry = read_item(item, key)
        if key:
            self._collector.add(entry, line)
        elif entry.fields:
            self._collector.add_keyless(entry, line)
        else:
            self._lose("", position, "it has neither an id nor fields")

    def _decode(self, position: int) -> tuple[Any, int, str]:
        """The value at ``position``, where it ends, and what is wrong with it."""
        try:
            value, end = self._decoder.raw_decode(self._text, position)
        except json.JSONDecodeError as error:
            where = self._lines.line(error.pos)
            self._wasted += error.pos - position + error.pos // _LINE_COUNT_SPEED
            return None, error.pos, f"{error.msg[:1].lower()}{error.msg[1:]} in line {where}"
        except RecursionError:
            self._wasted += _DEPTH_COST
            return None, position, "it is nested too deeply"
        return value, end, ""

    def _lose(self, key: str, position: int, problem: str) -> None:
        self._wasted += _LOSS_COST
        line = self._lines.line(position)
        name = key or f"entry-{line}"
        self._collector.lose(name, line, f"{name}: the item cannot be read: {problem}")

    def _report(self, position: int, message: str) -> None:
        line = self._lines.line(position)
        self._collector.report(Problem.SYNTAX, line, f"{self._path}: {message}")

    def _refuse(self, position: int, message: str) -> None:
        place = f"{self._path}:{self._lines.line(position)}"
        finding = Finding(Problem.BIBLIOGRAPHY, f"{self._path} {message}", place)
        self._collector.findings.append(finding)

    def _behind(self, position: int) -> int:
        space = _SPACE.match(self._text, position)
        return space.end() if space else position


def _key(item: Mapping[str, Any]) -> str:
    """The ``id`` of an item, or its ``citation-key``; ``""`` if it has neither."""
    for name in ("id", "citation-key"):
        value = item.get(name)
        if isinstance(value, str) and cleaned(value):
            return cleaned(value)
    return ""
