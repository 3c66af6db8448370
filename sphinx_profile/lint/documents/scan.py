"""What the scans of both languages share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

KINDS = {
    "publication": "publication",
    "profile:publication": "publication",
    "talk": "talk",
    "profile:talk": "talk",
    "profile-bio": "person",
    "profile:profile-bio": "person",
    "link-list": "links",
    "profile:link-list": "links",
}
"""The directives that are looked for, and what each makes."""

LITERAL = frozenset(
    [
        *("code", "code-block", "sourcecode", "code-cell", "literalinclude", "parsed-literal"),
        *("highlight", "math", "raw", "eval-rst", "mermaid", "graphviz", "csv-table", "doctest"),
        *("testcode", "testoutput", "prompt", "jsonschema", "contents", "toctree", "include"),
    ]
)
"""Directives whose body is no markup."""

_OPTION = re.compile(r"([ \t]*):([A-Za-z][\w-]*):(?:[ \t]+(.*)|[ \t]*)")


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its name, its value, its line, and the columns where the two begin.

    ``whole`` says that the value stands in its line as it is.
    """

    name: str
    value: str
    line: int
    name_column: int
    column: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A directive: its name, its argument, its first and last line, its options."""

    name: str
    argument: str
    line: int
    end: int
    options: tuple[Option, ...] = ()


def continued(made: Option, text: str) -> Option:
    """The option with a further line of its value."""
    return replace(made, value=f"{made.value} {text.strip()}".strip(), whole=False)


def body_lines(block: Block, lines: list[str], start: int) -> Block:
    """The block of a ``link-list`` with the lines of its body, from line ``start`` on, as options.

    They are called ``links`` and the number of the line.
    """
    if KINDS[block.name] != "links":
        return block
    numbered = enumerate(lines[start : block.end], start + 1)
    made = (Option(f"links{n}", line.rstrip(), n, 0, 0) for n, line in numbered if line.strip())
    return replace(block, options=(*block.options, *made))


def option(line: str, number: int) -> Option | None:
    """The option ``:name: value`` in a line; quotes around the value are taken off."""
    found = _OPTION.fullmatch(line)
    if not found:
        return None
    written = found[3] or ""
    column = found.start(3) if found[3] is not None else len(line)
    value = written.rstrip()
    if len(value) > 1 and value[0] in "'\"" and value[-1] == value[0]:
        return Option(found[2], value[1:-1], number, found.start(2), column + 1)
    return Option(found[2], value, number, found.start(2), column)
