"""What may be one publication: its text, with summaries, pictures and labels apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sphinx_profile.migrate.jekyll_page.rich import NOTHING, Rich, joined
from sphinx_profile.migrate.markdown import Block, markdown_of, read_inline
from sphinx_profile.migrate.markdown.inline import Picture
from sphinx_profile.migrate.markdown.parser import Env
from sphinx_profile.model.inline import Inline

_DETAILS = re.compile(
    r"<details[^<>]*>\s*(?:<summary[^<>]*>(.*?)</summary\s*>)?(.*?)</details\s*>",
    re.DOTALL | re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*(?:\\?\[\s*([A-Za-z]{0,4}[-.]?\d{1,4}[a-z]?)\s*\\?\]\s*:?\s*(?!\()"
    r"|\((\d{1,3})\)\s+|(\d{1,3})(?:\\?[.)])\s+)"
)
_TAGS = re.compile(r"</?(?:div|p|span|center|font|li|ul|ol|u)\b[^<>]*>", re.IGNORECASE)
MAX_TEXT = 30_000
"""A longer text is no publication."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A text that opens: what stands on its handle, and the text."""

    label: str
    text: Inline


@dataclass(frozen=True, slots=True)
class Candidate:
    """The lines ``line`` to ``end`` of a page, which may be a publication."""

    line: int
    end: int
    text: Rich
    summaries: tuple[Summary, ...] = ()
    pictures: tuple[Picture, ...] = ()
    label: str = ""
    title: Rich = NOTHING
    sound: bool = True


def candidate(blocks: Sequence[Block], env: Env, soft: bool = False) -> Candidate:
    """The candidate that some blocks are; a heading among them is its title.

    ``soft`` takes every line end for a break, as people see their own source.
    """
    parts = [text for block in blocks for text in _leaves(block)]
    title = next((block.text for block in blocks if block.kind == "heading"), "")
    made = of_text("\n\n".join(parts), blocks[0].line, blocks[-1].end, env, soft)
    heading = Rich(read_inline(title, env).runs) if title else NOTHING
    sound = made.sound and all(_is_sound(block) for block in blocks)
    return Candidate(
        made.line, made.end, made.text, made.summaries, made.pictures, made.label, heading, sound
    )


def of_text(text: str, line: int, end: int, env: Env, soft: bool = False) -> Candidate:
    """The candidate that a text is, Markdown with paragraphs."""
    if len(text) > MAX_TEXT:
        return Candidate(line, end, NOTHING, sound=False)
    summaries = tuple(_summary(match, env) for match in _DETAILS.finditer(text))
    text = _DETAILS.sub("\n\n", text)
    label = _LABEL.match(text)
    if label:
        text = text[label.end() :]
    number = next(filter(None, label.groups()), "") if label else ""
    if soft:
        text = re.sub(r"(?<!\\)\n(?!\n)", "\\\n", text)
    read = [read_inline(part, env) for part in re.split(r"\n\s*\n", text) if part.strip()]
    rich = joined([Rich(one.runs) for one in read])
    pictures = tuple(picture for one in read for picture in one.pictures)
    sound = not any(one.comments or one.refused for one in read)
    return Candidate(line, end, rich, summaries, pictures, number, sound=sound)


def _summary(match: re.Match[str], env: Env) -> Summary:
    label = " ".join(run.text for run in read_inline(match[1] or "", env).runs)
    body = _TAGS.sub(" ", match[2]).strip()
    return Summary(" ".join(label.split()), read_inline(body, env).runs)


def _leaves(block: Block) -> Iterator[str]:
    """The texts of a block, those of the blocks in it, in order."""
    if block.kind == "paragraph":
        yield block.text
    elif block.kind == "html":
        yield _html(block)
    for child in block.children:
        yield from _leaves(child)


def _html(block: Block) -> str:
    """Raw HTML as Markdown; a text that opens stays as it is."""
    if "<details" in block.text.lower():
        return block.text
    units, _ = markdown_of(block.text, block.line)
    return "\n\n".join(unit.text for unit in units if unit.kind != "comment")


def _is_sound(block: Block) -> bool:
    """Whether there is nothing in a block that an entry has no place for."""
    if block.kind == "html" and "<details" not in block.text.lower():
        units, left_out = markdown_of(block.text, block.line)
        return not left_out and all(unit.kind != "comment" for unit in units)
    fits = block.kind in ("paragraph", "list", "item", "html", "heading")
    return fits and all(_is_sound(child) for child in block.children)
