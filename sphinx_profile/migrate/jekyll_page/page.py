"""A page put together anew: directives where something was recognised, its own words elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.prose import myst
from sphinx_profile.migrate.common.stash import Stash
from sphinx_profile.migrate.common.targets import Place, retarget
from sphinx_profile.migrate.jekyll_page.collection import Collection
from sphinx_profile.migrate.jekyll_page.picks import BlockPick, PaperPick, Pick, TextPick
from sphinx_profile.scaffold.myst import directive
from sphinx_profile.scaffold.site import Block as Directive

_MARKS = re.compile("[\ue000\ue001]")


@dataclass(slots=True)
class Written:
    """The lines of a page, with marks for what ``stash`` keeps."""

    page: Page
    jekyll: Jekyll
    lines: list[str]
    stash: Stash = field(default_factory=Stash)

    @property
    def place(self) -> Place:
        """Where the lines stand in the source."""
        return Place(self.page.path, self.page.line, self.jekyll.folders)

    def put(self, line: int, end: int, text: str) -> None:
        """Let a text of ours stand for these lines."""
        at = line - self.page.line
        count = end - line + 1
        mark = self.stash.keep(f"\n\n{text}\n\n") if text else ""
        before = [one for one in self.lines[at : at + count] if "\ue000" in one]
        self.lines[at : at + count] = [" ".join([*before, mark]).strip()] + [""] * (count - 1)

    def taken_out(self, line: int, end: int) -> str:
        """These lines, which then are no more on the page."""
        at = line - self.page.line
        lines = self.lines[at : at + end - line + 1]
        self.lines[at : at + len(lines)] = [""] * len(lines)
        return "\n".join(lines)

    def text(self, top: int = 2) -> str:
        """The page as MyST."""
        written = myst("\n".join(self.lines), self.place, self.jekyll.move, top, self.stash)
        return re.sub(r"\n{3,}", "\n\n", written).strip("\n")


def write_picks(written: Written, picks: Sequence[Pick], collection: Collection) -> None:
    """Put the picks where they stood; publications next to each other make one list."""
    rows = list[list[Pick]]()
    for pick in picks:
        last = rows[-1][-1] if rows else None
        if last and _belongs(written, last, pick):
            rows[-1].append(pick)
        else:
            rows.append([pick])
    for row in rows:
        text = "\n\n".join(_texts(row, written, collection))
        written.put(row[0].line, row[-1].end, text)


def _belongs(written: Written, last: Pick, pick: Pick) -> bool:
    """Whether a pick goes on where the last one ended, or on its last line."""
    if pick.line <= last.end:
        return True
    first = written.page.line
    between = written.lines[last.end + 1 - first : pick.line - first]
    is_near = not any(line.strip() for line in between)
    return is_near and isinstance(last, PaperPick) and isinstance(pick, PaperPick)


def _texts(row: Sequence[Pick], written: Written, collection: Collection) -> Iterator[str]:
    keys = list[tuple[str, bool]]()
    for pick in row:
        if isinstance(pick, PaperPick):
            keys.append((collection.add(pick), pick.context.draft))
            continue
        yield from _listed(keys)
        keys = []
        if isinstance(pick, BlockPick):
            collection.note(pick)
            yield directive(_retargeted(pick, written))
        else:
            collection.note_text(pick)
            yield _prose(pick, written)
    yield from _listed(keys)


def _listed(keys: Sequence[tuple[str, bool]]) -> Iterator[str]:
    """These publications in order: lists, and between them the drafts, each by itself."""
    for is_draft, group in groupby(dict.fromkeys(keys), key=itemgetter(1)):
        names = [key for key, _ in group]
        if is_draft:
            yield from (directive(Directive("publication", name)) for name in names)
        else:
            yield directive(Directive("publication-list", "", (("keys", ", ".join(names)),)))


def _retargeted(pick: BlockPick, written: Written) -> Directive:
    """The directive, its links led to where their targets are now."""
    body = pick.block.body.split("\n")
    numbers = pick.lines if len(pick.lines) == len(body) else (pick.line,) * len(body)
    path, jekyll = written.page.path, written.jekyll
    lines = [
        retarget(line, Place(path, number, jekyll.folders), jekyll.move)
        for line, number in zip(body, numbers, strict=True)
    ]
    block = pick.block
    return Directive(block.name, block.argument, block.options, "\n".join(lines))


def _prose(pick: TextPick, written: Written) -> str:
    if pick.hidden:
        return _MARKS.sub("", pick.text)
    place = Place(written.page.path, pick.line, written.jekyll.folders)
    return myst(pick.text, place, written.jekyll.move, 3)
