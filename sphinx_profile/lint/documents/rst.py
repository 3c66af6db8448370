"""The directives of a page in reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_profile.lint.documents.scan import (
    KINDS,
    LITERAL,
    Block,
    Option,
    body_lines,
    continued,
    option,
)

_DIRECTIVE = re.compile(r"([ \t]*)\.\.[ \t]+([A-Za-z][\w:.-]*)::(?:[ \t]+(.*)|[ \t]*)")
_COMMENT = re.compile(r"([ \t]*)\.\.(?:[ \t]+(?![_|\[])(?!.*::(?:\s|$)).*|[ \t]*)")


def rst_directives(lines: list[str]) -> Iterator[Block]:
    """The directives that are looked for; code, comments and literal blocks are passed over."""
    number = 0
    while number < len(lines):
        line = lines[number]
        found = _DIRECTIVE.fullmatch(line)
        name = found[2].lower() if found else ""
        if found and name in KINDS:
            block, number = _block(lines, number, name, found)
            yield block
        elif _hides(line, name):
            number = _behind(lines, number)
        else:
            number += 1


def _hides(line: str, name: str) -> bool:
    """Whether what is indented below a line is no markup."""
    if name:
        return name in LITERAL
    return bool(_COMMENT.fullmatch(line)) or line.rstrip().endswith("::")


def _behind(lines: list[str], number: int) -> int:
    """The first line behind ``number`` that is not indented more than it."""
    indent = _indent(lines[number])
    number += 1
    while number < len(lines) and (not lines[number].strip() or _indent(lines[number]) > indent):
        number += 1
    return number


def _indent(line: str) -> int:
    text = line.expandtabs()
    return len(text) - len(text.lstrip())


def _block(lines: list[str], number: int, name: str, found: re.Match[str]) -> tuple[Block, int]:
    """The directive in line ``number``, and the line behind its options.

    Its argument and the values of its options may go on in the lines below them.
    """
    argument, options, behind = [(found[3] or "").strip()], list[Option](), number + 1
    while behind < len(lines) and lines[behind].strip() and _is_inside(lines[behind], found[1]):
        made, text = option(lines[behind], behind + 1), lines[behind].strip()
        if made:
            options.append(made)
        elif options:
            options[-1] = continued(options[-1], text)
        else:
            argument.append(text)
        behind += 1
    end = _behind(lines, number)
    while end > number + 1 and not lines[end - 1].strip():
        end -= 1
    block = Block(name, " ".join(argument).strip(), number + 1, end, tuple(options))
    return body_lines(block, lines, behind), behind


def _is_inside(line: str, margin: str) -> bool:
    return _indent(line) > _indent(f"{margin}.")
