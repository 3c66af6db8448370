"""The directives of pages: a light scan for their names, arguments, options and lines.

What stands in code, in comments and in directives whose body is no markup is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import reduce

from sphinx_profile.lint.documents.document import Document, Kind, Place, Record
from sphinx_profile.lint.documents.rst import rst_directives
from sphinx_profile.lint.documents.scan import (
    KINDS,
    LITERAL,
    Block,
    Option,
    body_lines,
    continued,
    option,
)
from sphinx_profile.lint.text import Text
from sphinx_profile.model.entry import Entry

_FENCE = re.compile(r"([ \t]*)(`{3,}|~{3,}|:{3,})[ \t]*(?:\{([\w:-]+)\})?(.*)")
_LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_MOST_INDENT = 3


@dataclass(slots=True)
class _Fence:
    """An open fence: its characters, whether what stands in it is markup, and its directive.

    ``body`` is the first line behind the options, from 0.
    """

    mark: str
    is_literal: bool
    block: Block | None = None
    body: int = 0


def read_page(text: Text) -> Document:
    """The publications, talks and biographies of a page, in MyST or reStructuredText."""
    is_rst = text.path.suffix.lower() == ".rst"
    blocks = list(rst_directives(text.lines) if is_rst else myst_directives(text.lines))
    records = tuple(_record(text, block) for block in blocks)
    scopes = tuple((block.line, block.end) for block in blocks)
    return Document(text, Kind.PAGE, records, text.findings, scopes)


def _record(text: Text, block: Block) -> Record:
    kind = KINDS[block.name]
    fields, places = dict[str, str](), dict[str, Place]()
    for found in block.options:
        name = found.name.lower().replace("-", "_")
        if name in fields:
            continue
        start = text.start(found.line)
        fields[name] = found.value
        places[name] = Place(
            found.line,
            (start + found.name_column, start + found.name_column + len(found.name)),
            (start + found.column, start + found.column + len(found.value))
            if found.whole
            else None,
        )
    is_key = kind == "publication" and " " not in block.argument and "title" not in fields
    key = fields.get("key", "") or (block.argument if is_key else "")
    has_none = is_key or kind == "links" or "title" in fields
    title = {} if has_none else {"title": block.argument}
    entry = Entry(fields.get("type") or "misc", key, tuple({**title, **fields}.items()))
    return Record(text, entry, block.line, block.end, kind, is_latex=False, locate=lambda: places)


def myst_directives(lines: list[str]) -> list[Block]:
    """The directives of a page in MyST, in order."""
    scan, number = _Scan(lines), 0
    while number < len(lines):
        number = scan.step(number)
    for fence in scan.open:
        scan.close(fence, len(lines))
    return sorted(scan.blocks, key=lambda block: block.line)


class _Scan:
    """Where the scan is: the fences that are open, a comment, a list."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.open: list[_Fence] = []
        self.blocks: list[Block] = []
        self.in_comment = False
        self.in_list = False

    def step(self, number: int) -> int:
        """Look at a line; the line to go on at."""
        line = self.lines[number]
        if self._is_commented(line):
            return number + 1
        fence = _FENCE.fullmatch(line)
        if not fence:
            self.in_list = bool(_LIST.match(line)) or (
                self.in_list and (not line.strip() or line[0] in " \t")
            )
            return number + 1
        mark, name, rest = fence[2], fence[3], fence[4].strip()
        if self.open and _closes(self.open[-1], mark, name, rest):
            self.close(self.open.pop(), number + 1)
            return number + 1
        is_code = len(fence[1].expandtabs()) > _MOST_INDENT and not self.in_list and not self.open
        if is_code or (self.open and self.open[-1].is_literal):
            return number + 1
        return self._opened(number, mark, name, rest)

    def _opened(self, number: int, mark: str, name: str, rest: str) -> int:
        """A fence opens; behind the options of a directive that is looked for."""
        fence = _Fence(mark, _is_literal(mark, name))
        self.open.append(fence)
        if name not in KINDS:
            return number + 1
        options, behind = _options(self.lines, number + 1)
        fence.body = behind
        fence.block = Block(name, rest, number + 1, number + 1, tuple(options))
        return behind

    def close(self, fence: _Fence, line: int) -> None:
        """A fence ends in a line, from 1."""
        if fence.block:
            block = replace(fence.block, end=line)
            self.blocks.append(body_lines(block, self.lines, fence.body))

    def _is_commented(self, line: str) -> bool:
        """Whether a line stands in a comment, in HTML's or MyST's."""
        if self.open and self.open[-1].is_literal:
            return False
        if self.in_comment:
            self.in_comment = "-->" not in line
            return True
        start = line.rfind("<!--")
        if start >= 0 and "-->" not in line[start:]:
            self.in_comment = True
        return line.startswith("%")


def _closes(fence: _Fence, mark: str, name: str | None, rest: str) -> bool:
    return mark[0] == fence.mark[0] and len(mark) >= len(fence.mark) and not name and not rest


def _is_literal(mark: str, name: str | None) -> bool:
    return name in LITERAL if name else mark[0] != ":"


def _options(lines: list[str], number: int) -> tuple[list[Option], int]:
    """The options from line ``number`` on, ``:name: value`` or a block, and what is behind.

    A line between two options goes on with the value of the first, as it does in the build.
    """
    if number < len(lines) and lines[number].strip() == "---":
        return _yaml(lines, number + 1)
    found, below, behind = list[Option](), list[str](), number
    while number < len(lines) and lines[number].strip() and not _FENCE.fullmatch(lines[number]):
        made = option(lines[number], number + 1)
        if made:
            found[-1:] = [reduce(continued, below, last) for last in found[-1:]]
            found.append(made)
            below, behind = [], number + 1
        elif found:
            below.append(lines[number])
        else:
            break
        number += 1
    return found, behind


_YAML = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")


def _yaml(lines: list[str], number: int) -> tuple[list[Option], int]:
    """The options of a block between two lines ``---``."""
    found = list[Option]()
    while number < len(lines) and lines[number].strip() != "---":
        match = _YAML.fullmatch(lines[number])
        if match:
            column = match.start(2) if match[2] is not None else len(lines[number])
            found.append(_unquoted(match[1], match[2] or "", number + 1, column))
        number += 1
    return found, min(number + 1, len(lines))


def _unquoted(name: str, written: str, line: int, column: int) -> Option:
    value = written.strip()
    is_block = value[:1] in {"|", ">", "&", "*", "[", "{"}
    if len(value) > 1 and value[0] in "'\"" and value[-1] == value[0]:
        return Option(name, value[1:-1], line, 0, column + 1)
    return Option(name, "" if is_block else value, line, 0, column, whole=not is_block)
