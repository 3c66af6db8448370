"""Front matter: the data at the top of a page, and the page behind it.

Three forms are read: YAML between lines of ``---`` (Jekyll, "Front Matter"; the second may be
``...``), TOML between lines of ``+++`` and a JSON object (both Hugo, "Front matter"). What is
malformed is read line by line as far as it goes; the rest is kept as text, and reported.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sphinx_profile.migrate.json_file import read_json
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Document
from sphinx_profile.migrate.tree import Node
from sphinx_profile.migrate.yaml_file import MAX_DEPTH, Repeated, YamlError, read_yaml

_OPENING = re.compile(r"\ufeff?(?:[ \t]*\n)*(?:(---|\+\+\+)[ \t]*\n|(?=\{\s*(?:\"|\})))")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$\n?", re.MULTILINE),
}
_KEY = re.compile(r"([A-Za-z_][\w. -]{0,60}?)[ \t]*:(?:[ \t]+|$)")
_TOML_TABLE = re.compile(r"[ \t]*\[{1,2}([^\[\]]+)\]{1,2}[ \t]*(?:#.*)?")
_KEY_SIGN = re.compile(r"[ \t]*[,{]?[ \t]*[\"']?([\w.-]{1,100})[\"']?[ \t]*=")

Split = tuple[Node, str, int]
"""The data, the page behind it, and the line (from 1) on which that begins."""


def split(document: Document, report: Report) -> Split:
    """The front matter as a mapping, the page, and its first line.

    A page without front matter has an empty mapping. What cannot be read of the data comes back
    at the top of the page, in a block of code.
    """
    text = document.text
    opening = _OPENING.match(text)
    if not opening:
        return Node({}), text, 1
    sign, start = opening[1], opening.end()
    if not sign:
        return _json(document, start, report)
    closing = _CLOSING[sign].search(text, start)
    if not closing:
        return Node({}), text, 1
    first = _line(text, start)
    read = _yaml if sign == "---" else _toml
    node, kept = read(document.path, text[start : closing.start()], first, report)
    body, line = text[closing.end() :], _line(text, closing.end())
    return node, kept + body, line - kept.count("\n")


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


# -- YAML -------------------------------------------------------------------------------------


def _yaml(path: str, text: str, first: int, report: Report) -> tuple[Node, str]:
    """The mapping of a text, and what of it is kept as text."""
    try:
        node, repeated = read_yaml(text, first)
    except YamlError as error:
        return _salvaged(path, text, first, error, report)
    _name_repeated(path, repeated, report)
    if node.value is None or isinstance(node.value, dict):
        return Node(node.pairs, first, node.end), ""
    return _as_text(path, text, first, "it is no mapping from names to values", report)


def _name_repeated(path: str, repeated: Iterable[Repeated], report: Report) -> None:
    for one in repeated:
        said = " ".join(leaf.text for leaf in one.node.leaves())
        why = f"{one.key} is given twice; the first is used, this one says {said[:200]!r}"
        report.left(path, one.line, one.key, why, one.node.end)


def _salvaged(
    path: str, text: str, first: int, error: YamlError, report: Report
) -> tuple[Node, str]:
    """What can be read of malformed YAML: each key of the first level by itself."""
    found, rest, places = dict[str, Node](), list[str](), list[int]()
    for number, chunk in _chunks(text, first):
        key, value = _one(chunk, number)
        if value is None or key in found:
            rest += chunk
            places += [number, number + len(chunk) - 1]
        else:
            found[key] = value
    why = f"it is not valid: {error}; each line is read by itself"
    report.mended(path, error.line or first, "the front matter", why)
    node = Node(found, first, first + text.count("\n"))
    if not any(line.strip() for line in rest):
        return node, ""
    why = "these lines of the front matter cannot be read; they stand at the top of the page"
    report.left(path, places[0], "the front matter", why, places[-1])
    return node, _code(rest)


def _chunks(text: str, first: int) -> list[tuple[int, list[str]]]:
    """The lines of each key of the first level, with the number of the first."""
    chunks = list[tuple[int, list[str]]]()
    for number, line in enumerate(text.rstrip("\n").split("\n"), first):
        if _KEY.match(line) or not chunks:
            chunks.append((number, []))
        chunks[-1][1].append(line)
    return chunks


def _one(chunk: list[str], number: int) -> tuple[str, Node | None]:
    """The key of these lines, and its value; the rest of a single line is a text."""
    match = _KEY.match(chunk[0])
    if not match:
        return "", None
    try:
        node, repeated = read_yaml("\n".join(chunk), number)
    except YamlError:
        node, repeated = Node(None), []
    if len(node.pairs) == 1 and not repeated:
        ((key, value),) = node.pairs.items()
        return key, value
    written = [line for line in chunk if line.strip()]
    rest = chunk[0][match.end() :].strip()
    if len(written) > 1 or not rest:
        return "", None
    return match[1], Node(rest, number, number, number)


# -- TOML and JSON ----------------------------------------------------------------------------


def _toml(path: str, text: str, first: int, report: Report) -> tuple[Node, str]:
    try:
        return _placed(tomllib.loads(text, parse_float=str), text.split("\n"), first), ""
    except (ValueError, RecursionError) as error:
        return _as_text(path, text, first, str(error), report)


def read_toml(document: Document, report: Report) -> Node:
    """A whole document of TOML; an empty mapping, and an item in the report, if malformed."""
    try:
        return _placed(tomllib.loads(document.text, parse_float=str), document.lines, 1)
    except (ValueError, RecursionError) as error:
        report.left(document.path, 0, "the file", f"it is not valid TOML: {error}")
        return Node({})


def _json(document: Document, start: int, report: Report) -> Split:
    text, path = document.text, document.path
    first = _line(text, start)
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
        file = read_json(text[start:end], first)
    except (ValueError, RecursionError) as error:
        why = f"it is not valid JSON: {error}; it stands at the top of the page as it is"
        report.left(path, first, "the front matter", why)
        return Node({}), text, 1
    _name_repeated(path, file.repeated, report)
    body = text[end:].lstrip("\n")
    return file.root, body, _line(text, len(text) - len(body))


def _placed(data: Any, lines: list[str], first: int) -> Node:
    """Data of TOML with lines: each key is sought, in order, where it is written."""
    places = dict[str, deque[int]]()
    for number, line in enumerate(lines, first):
        table = _TOML_TABLE.fullmatch(line)
        names = table[1].split(".") if table else []
        names += [] if table else [match[1] for match in _KEY_SIGN.finditer(line)]
        for name in names:
            places.setdefault(name.strip(" \"'"), deque()).append(number)
    return _node(data, first, first + len(lines) - 1, places)


def _node(data: Any, line: int, end: int, places: dict[str, deque[int]], depth: int = 0) -> Node:
    """Plain data as nodes; ``places`` are the lines where each key may stand, used up in order."""
    if depth > MAX_DEPTH:
        raise RecursionError(f"it is nested more than {MAX_DEPTH} deep")
    if isinstance(data, dict):
        starts = [_next(places.get(str(key), deque()), line) for key in data]
        stops = [min((s for s in starts if s > start), default=end + 1) - 1 for start in starts]
        members = {
            str(key): replace(_node(data[key], start, stop, places, depth + 1), key_line=start)
            for key, start, stop in zip(data, starts, stops, strict=True)
        }
        return Node(members, min(starts, default=line), end)
    if isinstance(data, list):
        return Node([_node(item, line, end, places, depth + 1) for item in data], line, end)
    return Node(_text(data), line, end, line)


def _next(numbers: deque[int], after: int) -> int:
    """The first of the numbers that is not before ``after``; it and those before are used up."""
    while numbers:
        if (number := numbers.popleft()) >= after:
            return number
    return after


def _text(data: Any) -> str | None:
    if data is None or isinstance(data, str):
        return data
    if isinstance(data, bool):
        return "true" if data else "false"
    is_date = isinstance(data, datetime.date | datetime.time)
    return data.isoformat() if is_date else str(data)


# -- kept as text -----------------------------------------------------------------------------


def _as_text(path: str, text: str, first: int, reason: str, report: Report) -> tuple[Node, str]:
    why = f"it cannot be read: {reason}; it stands at the top of the page as it is"
    report.left(path, first, "the front matter", why, first + max(text.count("\n") - 1, 0))
    return Node({}), _code(text.rstrip("\n").split("\n"))


def _code(lines: list[str]) -> str:
    """The lines in a block of code, with a fence longer than any in them."""
    longest = max((len(run) for run in re.findall("`+", "\n".join(lines))), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence + "text", *lines, fence, "", ""])
