"""The biography: which part of the main page it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from sphinx_profile.migrate.jekyll_page.context import Kind, bold_heading, kind_of
from sphinx_profile.migrate.jekyll_page.owner import is_generic, name_in
from sphinx_profile.migrate.jekyll_page.picks import Pick
from sphinx_profile.migrate.markdown import Block, Section, sections

_KINDS = frozenset({"paragraph", "list", "quote", "html", "other"})
_FEWEST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks of a biography, and the heading over it, if it says no more than that."""

    heading: Block | None
    blocks: tuple[Block, ...]


def biography(blocks: Sequence[Block], picks: Sequence[Pick], name: str) -> Part | None:
    """The part of a page that is the biography: what stands first, or below such a heading."""
    taken = {line for pick in picks for line in range(pick.line, pick.end + 1)}
    found = sections(blocks)
    first = [section for section in found if _is_first(section, name)]
    named = [section for section in found if kind_of(section.title) is Kind.BIOGRAPHY]
    for section in [*first[:1], *named[:1]]:
        below = [block for block in section.blocks if block.text.strip() != name]
        body = tuple(takewhile(lambda block: _is_prose(block, taken), below))
        fewest = _FEWEST_WORDS if section.heading is None else 1
        if sum(len(block.text.split()) for block in body) >= fewest:
            return Part(section.heading, body)
    return None


def _is_first(section: Section, name: str) -> bool:
    """Whether a section has no heading, or the name of the owner for one."""
    return not section.heading or (bool(name) and name_in(section.title) == name)


def _is_prose(block: Block, taken: set[int]) -> bool:
    if block.kind not in _KINDS or bold_heading(block):
        return False
    return not taken.intersection(range(block.line, block.end + 1))


def name_heading(blocks: Sequence[Block], name: str) -> Block | None:
    """The heading that is the name of the owner, or only says that this is the home page."""
    if blocks and blocks[0].kind == "paragraph" and name and blocks[0].text.strip() == name:
        return blocks[0]
    headings = [block for block in blocks if block.kind == "heading"]
    top = min((block.level for block in headings), default=0)
    first = headings[0] if headings and headings[0].level == top else None
    if first and name and name_in(first.text) == name:
        return first
    is_alone = [block.level for block in headings].count(top) == 1
    return first if first and is_alone and is_generic(first.text) and top == 1 else None
