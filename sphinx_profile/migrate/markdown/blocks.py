"""A Markdown page as blocks, each with the lines on which it stands.

Every line that is not blank is in one of the blocks, so that what nobody understands can be kept
word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from sphinx_profile.migrate.markdown.parser import Env, block_parser

_COMMENT = re.compile(r"\s*<!--(.*?)(?:-->\s*)?", re.DOTALL)
_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
    "math_block": "math",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A block on the lines ``line`` to ``end`` (from 1, both included).

    ``kind`` is ``heading``, ``paragraph``, ``list``, ``item``, ``quote``, ``table``, ``code``,
    ``html``, ``comment`` (its ``text`` is what stands inside), ``rule``, ``math`` or ``other``
    (definitions of link targets). ``text`` is the Markdown in a heading or a paragraph and the
    source of ``html``; ``level`` that of a heading, ``number`` the first of an ordered list, 0 for
    bullets. Lists have items, and items have blocks, as ``children``.
    """

    kind: str
    line: int
    end: int
    text: str = ""
    level: int = 0
    number: int = 0
    children: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, ``None`` for what stands before the first, and the blocks up to the next."""

    heading: Block | None
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The Markdown of the heading."""
        return self.heading.text if self.heading else ""

    @property
    def level(self) -> int:
        """The level of the heading, 0 without one."""
        return self.heading.level if self.heading else 0


def read_blocks(lines: Sequence[str], first: int = 1, env: Env | None = None) -> tuple[Block, ...]:
    """The blocks of these lines, the first of which has the number ``first``.

    ``env`` takes up the link targets that the page defines, for :func:`read_inline`.
    """
    env = {} if env is None else env
    tokens = iter(block_parser().parse("\n".join(lines), env))
    found = tuple(_blocks(tokens, first, lines))
    return tuple(_with_rest(found, lines, first))


def sections(blocks: Sequence[Block]) -> list[Section]:
    """The blocks under their headings, in order."""
    found, heading, below = list[Section](), None, list[Block]()
    for block in blocks:
        if block.kind == "heading":
            if heading or below:
                found.append(Section(heading, tuple(below)))
            heading, below = block, []
        else:
            below.append(block)
    return [*found, Section(heading, tuple(below))] if heading or below else found


def _blocks(tokens: Iterator[Token], first: int, lines: Sequence[str]) -> Iterator[Block]:
    """The blocks up to the end of the one that holds them."""
    for token in tokens:
        if token.nesting < 0:
            return
        kind = _KINDS.get(token.type, "other")
        start, stop = token.map or (0, 0)
        while stop > start + 1 and not lines[stop - 1].strip():
            stop -= 1
        if token.nesting == 0:
            yield _leaf(token, kind, start + first, stop + first - 1)
        elif kind in ("heading", "paragraph"):
            text = next(tokens).content
            next(tokens)
            level = int(token.tag[1:]) if kind == "heading" else 0
            yield Block(kind, start + first, stop + first - 1, text, level)
        elif kind == "table":
            _skip(tokens)
            yield Block(kind, start + first, stop + first - 1)
        else:
            children = tuple(_blocks(tokens, first, lines))
            number = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else 0
            yield Block(kind, start + first, stop + first - 1, "", 0, number, children)


def _leaf(token: Token, kind: str, line: int, end: int) -> Block:
    match = _COMMENT.fullmatch(token.content) if kind == "html" else None
    if match and "-->" not in match[1]:
        return Block("comment", line, end, match[1])
    return Block(kind, line, end, token.content.rstrip("\n"))


def _skip(tokens: Iterator[Token]) -> None:
    """Pass over what is inside of the block that has been opened, and its end."""
    depth = 1
    while depth:
        depth += next(tokens).nesting


def _with_rest(blocks: Sequence[Block], lines: Sequence[str], first: int) -> Iterator[Block]:
    """The blocks, and between them the lines that make none: definitions of link targets."""
    line = first
    for block in blocks:
        yield from _rest(line, block.line, lines, first)
        yield block
        line = max(line, block.end + 1)
    yield from _rest(line, first + len(lines), lines, first)


def _rest(line: int, stop: int, lines: Sequence[str], first: int) -> Iterator[Block]:
    inside = [number for number in range(line, stop) if lines[number - first].strip()]
    if inside:
        text = "\n".join(lines[inside[0] - first : inside[-1] - first + 1])
        yield Block("other", inside[0], inside[-1], text)
