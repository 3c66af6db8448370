"""Sections that are nothing but links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx_profile.migrate.jekyll_page.picks import BlockPick
from sphinx_profile.migrate.jekyll_page.rich import Rich
from sphinx_profile.migrate.markdown import Block, read_inline
from sphinx_profile.migrate.markdown.parser import Env
from sphinx_profile.scaffold.site import Block as Directive

_LINK = re.compile(
    r"\[(?:[^\[\]\n]|\\.)+\]\((?:<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))+)(?:\s+\"[^\"]*\")?\)"
)
_FEWEST = 2


def link_list(blocks: Sequence[Block], env: Env) -> BlockPick | None:
    """The list that blocks are which hold links alone; ``None`` if they hold anything else."""
    links = list[tuple[int, str]]()
    for line, text in _texts(blocks):
        found = _links(text, env) if text is not None else []
        if not found:
            return None
        links += [(line, link) for link in found]
    if len(links) < _FEWEST:
        return None
    body = "\n".join(f"- {link}" for _, link in links)
    made = Directive("link-list", "", (("style", "buttons"),), body)
    lines = tuple(line for line, _ in links)
    return BlockPick(blocks[0].line, blocks[-1].end, made, "a list of links", lines)


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[int, str | None]]:
    """The paragraphs of the blocks and their lines; ``None`` for what is none."""
    for block in blocks:
        if block.kind == "paragraph":
            yield block.line, block.text
        elif block.kind in ("list", "item"):
            yield from _texts(block.children)
        else:
            yield block.line, None


def _links(text: str, env: Env) -> list[str]:
    """The links of a paragraph as they are written; none if there is anything between them."""
    rich = Rich(read_inline(text, env).runs)
    spans = [(start, end) for start, end, _ in rich.links()]
    found = _LINK.findall(text)
    is_bare = not re.search(r"\w", rich.without(spans).text) and "![" not in text
    return found if is_bare and len(found) == len(spans) else []
