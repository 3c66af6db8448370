"""Goes through the blocks of a page and picks the publications, talks and lists of links.

What is not picked stays where it is, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sphinx_profile.migrate.jekyll_page.candidate import Candidate, candidate, of_text
from sphinx_profile.migrate.jekyll_page.context import Context, Kind, bold_heading, kind_of
from sphinx_profile.migrate.jekyll_page.link_lists import link_list
from sphinx_profile.migrate.jekyll_page.paper import Paper
from sphinx_profile.migrate.jekyll_page.people import Owner
from sphinx_profile.migrate.jekyll_page.picks import BlockPick, PaperPick, Pick, TextPick
from sphinx_profile.migrate.jekyll_page.proof import is_whole
from sphinx_profile.migrate.jekyll_page.publication import read_paper
from sphinx_profile.migrate.jekyll_page.table import table_rows
from sphinx_profile.migrate.jekyll_page.talks import read_talk
from sphinx_profile.migrate.markdown import Block, markdown_of, read_blocks, sections
from sphinx_profile.migrate.markdown.parser import Env

_ENOUGH = {Kind.PAPERS: 4, Kind.UNKNOWN: 8, Kind.BIOGRAPHY: 9}
"""How sure a reading must be below a heading of each kind."""
_WIDEST = 4
_MAX_BLOCKS = 20_000


@dataclass(slots=True)
class Finder:
    """Reads the blocks of one page; ``lines`` are those of the page from ``first`` on."""

    path: str
    lines: Sequence[str]
    first: int
    owner: Owner
    env: Env

    def page(self, blocks: Sequence[Block], context: Context) -> Iterator[Pick]:
        """The picks of a page, in order."""
        above = [(0, context)]
        for section in sections(blocks[:_MAX_BLOCKS]):
            while section.level and above[-1][0] >= section.level:
                above.pop()
            outer = above[-1][1]
            here = outer.below(section.title) if section.heading else outer
            above.append((section.level, here))
            titled, used = self._titled(section.heading, section.blocks, outer)
            if titled:
                yield titled
            if used < len(section.blocks):
                yield from self.section(section.blocks[used:], here)

    def section(self, blocks: Sequence[Block], context: Context) -> Iterator[Pick]:
        """The picks below one heading."""
        shown = [block for block in blocks if block.kind != "comment"]
        made = link_list(shown, self.env) if context.kind is not Kind.PAPERS else None
        if made and not context.draft:
            yield made
            yield from self._comments(blocks, context)
            return
        at = 0
        while at < len(blocks):
            title = bold_heading(blocks[at])
            context = context.below(title) if title else context
            picks, used = self._at(blocks, at, context)
            yield from picks
            at += used

    def _titled(
        self, heading: Block | None, blocks: Sequence[Block], context: Context
    ) -> tuple[PaperPick | None, int]:
        """A publication whose title is a heading, or all that is said of it; and its blocks."""
        if not heading or not blocks or kind_of(heading.text) is not Kind.UNKNOWN:
            return None, 0
        if context.kind is not Kind.PAPERS or context.below(heading.text) != context:
            return None, 0
        whole = replace(heading, kind="paragraph")
        title = whole if self._paper([whole], context) else heading
        last = len(blocks)
        while last and blocks[last - 1].kind == "rule":
            last -= 1
        for count in (last, *range(min(last - 1, _WIDEST), 0, -1)):
            pick = self._paper([title, *blocks[:count]], context) if count else None
            if pick:
                return pick, count
        return None, 0

    def _at(self, blocks: Sequence[Block], at: int, context: Context) -> tuple[list[Pick], int]:
        """What a block begins, and how many blocks that takes."""
        block = blocks[at]
        if block.kind == "comment":
            if context.draft:
                return [], 1
            return list(self._comments([block], context)), 1
        if context.kind is Kind.TALKS:
            return self._talks(blocks, at, context)
        if context.kind is Kind.OTHER:
            return [], 1
        return self._papers(blocks, at, context)

    # -- publications

    def _papers(self, blocks: Sequence[Block], at: int, context: Context) -> tuple[list[Pick], int]:
        block = blocks[at]
        rows = self._rows(block, context) if block.kind == "paragraph" else []
        if rows:
            return rows, 1
        widths = self._widths(blocks, at) if _is_one(block) else ()
        for count in widths:
            found = self._paper(blocks[at : at + count], context)
            if found:
                longer, used = self._continued(blocks, at, count, found)
                return [longer], used
        if block.kind == "list":
            return list(self._items(block, context)), 1
        if block.kind == "table":
            return self._table(block, context), 1
        return list(self._units(block, context)) if block.kind == "html" else [], 1

    def _rows(self, block: Block, context: Context) -> list[Pick]:
        """The publications of a paragraph of which each line is one; none if fewer than two."""
        lines = self.lines[block.line - self.first : block.end - self.first + 1]
        rows = [
            Block("paragraph", number, number, line.strip())
            for number, line in enumerate(lines, block.line)
        ]
        if len(rows) < 2 or sum("](" in row.text for row in rows) > 2 * len(rows):
            return []
        found = [pick for row in rows if (pick := self._paper([row], context))]
        return list(found) if len(found) > 1 else []

    def _widths(self, blocks: Sequence[Block], at: int) -> Iterator[int]:
        """How many blocks may make one publication: a title and its list first, else the fewest."""
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if after and after.kind == "list" and self._is_title(blocks[at], after):
            yield 2
        yield 1
        for count in range(2, _WIDEST + 1):
            window = blocks[at : at + count]
            if len(window) < count or any(
                block.kind not in ("paragraph", "list") or bold_heading(block) for block in window
            ):
                return
            yield count

    def _is_title(self, block: Block, below: Block) -> bool:
        """Whether a list has the parts of one publication, rather than publications."""
        if block.text.rstrip(" *_").endswith(":"):
            return False
        context = Context(Kind.PAPERS)
        own = sum(1 for item in below.children[:6] if self._paper([item], context))
        return own < 2 and (own == 0 or len(below.children) > 1)

    def _paper(self, blocks: Sequence[Block], context: Context) -> PaperPick | None:
        """The publication that blocks are, with the breaks that are, or those that one sees."""
        for soft in (False, True):
            pick = self._pick(candidate(blocks, self.env, soft), context)
            if pick:
                return pick
        return None

    def _pick(self, found: Candidate, context: Context) -> PaperPick | None:
        paper = read_paper(found, self.owner)
        if not paper or not self._is_enough(paper, context):
            return None
        source = "\n".join(self.lines[found.line - self.first : found.end - self.first + 1])
        is_kept = is_whole(paper, found, context.year, source)
        return PaperPick(found.line, found.end, paper, found, context) if is_kept else None

    def _is_enough(self, paper: Paper, context: Context) -> bool:
        evidence = bool(
            paper.venue.year or paper.buttons or paper.title_url or paper.summaries
            or paper.venue.status or context.year
        )  # fmt: skip
        evidence = evidence and (paper.by_owner or context.kind is Kind.PAPERS)
        return evidence and paper.sure >= _ENOUGH.get(context.kind, 99)

    def _continued(
        self, blocks: Sequence[Block], at: int, count: int, found: PaperPick
    ) -> tuple[PaperPick, int]:
        """The publication with the blocks behind it that belong to it: links, a summary."""
        while at + count < len(blocks) and self._is_more(blocks[at + count]):
            longer = self._paper(blocks[at : at + count + 1], found.context)
            if not longer or longer.paper.title.text != found.paper.title.text:
                break
            found, count = longer, count + 1
        return found, count

    def _is_more(self, block: Block) -> bool:
        if block.kind == "html":
            return "<details" in block.text.lower()
        if block.kind != "paragraph":
            return False
        rich = of_text(block.text, block.line, block.end, self.env).text
        spans = [(start, end) for start, end, _ in rich.links()]
        return bool(spans) and not re.search(r"\w", rich.without(spans).text)

    def _items(self, block: Block, context: Context) -> Iterator[Pick]:
        """The items of a list that are publications, each by itself."""
        for item in block.children:
            found = self._paper([item], context) if item.children else None
            if found:
                yield found

    def _table(self, block: Block, context: Context) -> list[Pick]:
        """The publications of a table of which each row is one, else none; its head goes."""
        lines = self.lines[block.line - self.first : block.end - self.first + 1]
        rows = table_rows(lines, block.line)
        found = [pick for row in rows if (pick := self._paper([row], context))]
        if not found or len(found) < len(rows):
            return []
        first = replace(found[0], line=block.line, head=block.line + 1)
        return [first, *found[1:]]

    def _units(self, block: Block, context: Context) -> Iterator[Pick]:
        """The rows, items and paragraphs of raw HTML; prose among them is Markdown."""
        units, left_out = markdown_of(block.text, block.line)
        found = [
            self._pick(of_text(unit.text, unit.line, unit.end, self.env), context)
            if unit.kind in ("row", "item", "paragraph")
            else None
            for unit in units
        ]
        if left_out or not any(found) or any(unit.kind == "comment" for unit in units):
            return
        at = block.line
        for number, (unit, pick) in enumerate(zip(units, found, strict=True)):
            end = block.end if number == len(units) - 1 else max(unit.end, at)
            if pick:
                yield replace(pick, line=at, end=end)
            else:
                signs = {"item": "- ", "heading": f"{'#' * unit.level} "}
                sign = signs.get(unit.kind, "")
                yield TextPick(at, end, sign + unit.text.replace("\n", "\n  "))
            at = end

    # -- talks and comments

    def _talks(self, blocks: Sequence[Block], at: int, context: Context) -> tuple[list[Pick], int]:
        """A talk with what stands below it, or the talks of a list."""
        block = blocks[at]
        if block.kind == "list":
            talks = [(item, read_talk([item], self.env, context)) for item in block.children]
            return [
                BlockPick(item.line, item.end, talk, "a talk") for item, talk in talks if talk
            ], 1
        if block.kind != "paragraph":
            return [], 1
        for count in (2, 1):
            window = blocks[at : at + count]
            talk = read_talk(window, self.env, context) if len(window) == count else None
            if talk:
                return [BlockPick(window[0].line, window[-1].end, talk, "a talk")], count
        return [], 1

    def _comments(self, blocks: Sequence[Block], context: Context) -> Iterator[Pick]:
        """What is commented out: publications and talks as drafts, the rest as comments."""
        for block in blocks:
            if block.kind != "comment":
                continue
            lines = block.text.split("\n")
            inner = Finder(self.path, lines, block.line, self.owner, self.env)
            draft = replace(context, draft=True)
            picks = list(inner.page(read_blocks(lines, block.line, self.env), draft))
            yield from _hidden(picks, lines, block)


def _is_one(block: Block) -> bool:
    """Whether a block is one text, not rows or items of HTML."""
    if block.kind != "html" or "<details" in block.text.lower():
        return block.kind in ("paragraph", "html")
    return len(markdown_of(block.text, block.line)[0]) == 1


def _hidden(picks: Sequence[Pick], lines: Sequence[str], block: Block) -> Iterator[Pick]:
    """The picks of a comment, and what is between them as comments of MyST.

    The first and the last take in the lines on which the comment begins and ends.
    """
    found, at = list[Pick](), block.line
    for pick in picks:
        found += _comment(lines, at, pick.line, block)
        found.append(pick)
        at = max(at, pick.end + 1)
    found += _comment(lines, at, block.line + len(lines), block)
    for number, pick in enumerate(found or [TextPick(block.line, block.end, "", hidden=True)]):
        line = block.line if number == 0 else pick.line
        yield replace(pick, line=line, end=block.end if number >= len(found) - 1 else pick.end)


def _comment(lines: Sequence[str], at: int, stop: int, block: Block) -> Iterator[TextPick]:
    inside = lines[at - block.line : max(stop, at) - block.line]
    if any(line.strip() for line in inside):
        kept = "\n".join(inside).strip("\n").split("\n")
        text = "\n".join(f"% {line}".rstrip() for line in kept)
        yield TextPick(at, max(stop - 1, at), text, hidden=True)
