"""A hand-written page, or a folder of some, read as a site."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sphinx_profile.migrate.common.bio import Bio
from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.includes import Includes
from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.liquid import Liquid
from sphinx_profile.migrate.common.move import Move, Page
from sphinx_profile.migrate.common.prose import myst
from sphinx_profile.migrate.common.writing import heading
from sphinx_profile.migrate.jekyll_page.biography import Part, biography, name_heading
from sphinx_profile.migrate.jekyll_page.collection import Collection
from sphinx_profile.migrate.jekyll_page.context import Context
from sphinx_profile.migrate.jekyll_page.finder import Finder
from sphinx_profile.migrate.jekyll_page.front import Front, note_all, title_of
from sphinx_profile.migrate.jekyll_page.owner import owner_of
from sphinx_profile.migrate.jekyll_page.page import Written, write_picks
from sphinx_profile.migrate.jekyll_page.people import Owner
from sphinx_profile.migrate.jekyll_page.picks import PaperPick, Pick
from sphinx_profile.migrate.jekyll_page.recognise import MAX_PAGE, main_page, other_pages
from sphinx_profile.migrate.markdown import Block, mended, read_blocks
from sphinx_profile.migrate.markdown.parser import Env
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.model.key import slug
from sphinx_profile.scaffold.myst import paragraphs
from sphinx_profile.scaffold.site import Site


def read(source: Source, report: Report) -> Site:
    """The site that a page, or a folder with a main page, becomes."""
    move = Move(source, report)
    main = move.page(main_page(source)) if main_page(source) else None
    if main is None:
        if not main_page(source):
            report.left("", 0, "the source", "there is no Markdown page in it")
        return move.site
    _Reader(move, main).read()
    return move.site


@dataclass(slots=True)
class _Sheet:
    """A page being read: its lines with links mended, and its blocks."""

    written: Written
    blocks: tuple[Block, ...]
    env: Env
    picks: list[Pick] = field(default_factory=list)


class _Reader:
    """Reads the main page and the others of a source."""

    def __init__(self, move: Move, main: Page) -> None:
        self._move, self._main = move, main
        self._jekyll = Jekyll(move)
        self._front = Front(move, main)
        self._collection = Collection(move)
        self._owner = Owner()
        self._dropped = set[tuple[str, int]]()

    def read(self) -> None:
        """Read all pages: first where each will be, then what stands in them."""
        self._front.take_site()
        self._move.register("index.md", self._main.path, "/")
        names = {path: _name(path) for path in other_pages(self._move.source)}
        pages = {path: page for path in names if (page := self._move.page(path))}
        for path, page in pages.items():
            self._jekyll.register(page, names[path])
        sheet = self._sheet(self._main)
        self._owner = owner_of(self._front.names(), sheet.blocks, sheet.env)
        sheets = {path: self._sheet(page) for path, page in pages.items()}
        self._home(sheet)
        for path, other in sheets.items():
            self._other(other, names[path])
        self._collection.settle()
        self._front.note()

    def _sheet(self, page: Page) -> _Sheet:
        """A page without Liquid, its links mended, cut into blocks."""
        move, env = self._move, Env()
        if len(page.body) > MAX_PAGE:
            why = f"it is longer than {MAX_PAGE:,} characters, no page that somebody wrote"
            move.report.left(page.path, 0, "the page", why)
            page = Page(page.path, page.record, "", page.line)
        written = Written(page, self._jekyll, [])
        variables = {f"page.{name}": node.text for name, node in page.record.node.pairs.items()}
        includes = Includes(move, self._jekyll.folders)
        liquid = Liquid(move, written.stash, self._jekyll.scholar, frozenset(), includes)
        text = liquid.read(page.body, page.path, page.line, variables)
        written.lines += mended(page.path, text.split("\n"), page.line, move.report)
        return _Sheet(written, read_blocks(written.lines, page.line, env), env)

    def _find(self, sheet: _Sheet, context: Context) -> None:
        page = sheet.written.page
        lines = list(sheet.written.lines)
        finder = Finder(page.path, lines, page.line, self._owner, sheet.env)
        picks = list(finder.page(sheet.blocks, context))
        if self._owner.names and any(_is_joint(pick) for pick in picks):
            finder.owner = replace(self._owner, alone=True)
            picks = list(finder.page(sheet.blocks, context))
        sheet.picks += picks

    def _home(self, sheet: _Sheet) -> None:
        """The main page: the biography, and all that follows."""
        site, name = self._move.site, next(iter(self._owner.names), "")
        self._find(sheet, Context().below(self._front_title()))
        title = name_heading(sheet.blocks, name)
        part = biography(sheet.blocks, sheet.picks, name) if name else None
        site.owner = name
        site.title = self._title(title, name)
        bio = Bio(name)
        self._front.take_person(bio)
        site.bio = bio.block(self._body(sheet, part)) if name else None
        self._put_owner()
        if title and title is not (part.heading if part else None):
            self._drop(sheet, title, "it is the title of the site")
        site.home += [self._text(sheet, part), self._front.description()]
        site.home[:] = [text for text in site.home if text.strip()]

    def _front_title(self) -> str:
        """What the main page says that it is about; alone, its file does."""
        title = self._main.record.node.get("title").text
        return title if title or self._move.source.is_folder else self._main.name

    def _title(self, heading: Block | None, name: str) -> str:
        """The title of the site: the heading with the name, else what the front matter says."""
        given = self._front.title
        shown = _plain(heading) if heading and name and name in heading.text else ""
        if shown and given and given not in shown:
            self._move.site.settings["html_title"] = given
        return shown or (name if name and name in given else given) or name

    def _body(self, sheet: _Sheet, part: Part | None) -> str:
        """The text of the biography, which then is no more in the page."""
        if not part:
            return ""
        written, move = sheet.written, self._move
        line, end = part.blocks[0].line, part.blocks[-1].end
        text = written.taken_out(line, end)
        move.report.taken(written.page.path, line, "the biography", "", end)
        if part.heading:
            self._drop(sheet, part.heading, "the biography stands at the top of the home page")
        place = written.place
        place = type(place)(place.path, line, place.folders)
        return myst(text, place, move, 3, written.stash)

    def _drop(self, sheet: _Sheet, block: Block, why: str) -> None:
        """Take a heading out of the page."""
        sheet.written.taken_out(block.line, block.end)
        path = sheet.written.page.path
        self._dropped.add((path, block.line))
        self._move.report.mended(path, block.line, f"the heading {_plain(block)!r}", why, block.end)

    def _text(self, sheet: _Sheet, part: Part | None) -> str:
        """What is left of a page, with directives for what was recognised."""
        page = sheet.written.page
        self._collection.path = page.path
        self._collection.lines, self._collection.first = page.body.split("\n"), page.line
        write_picks(sheet.written, sheet.picks, self._collection)
        taken = {n for pick in sheet.picks for n in range(pick.line, pick.end + 1)}
        for block in _leaves(sheet.blocks, taken):
            if (page.path, block.line) not in self._dropped and not _is_in(part, block):
                what = " ".join(block.text.split())[:60] or block.kind
                self._move.report.taken(page.path, block.line, what, "as it is", block.end)
        return sheet.written.text()

    def _other(self, sheet: _Sheet, name: str) -> None:
        """A further page."""
        page = sheet.written.page
        record = Noted(page.record)
        title = record.as_("the heading", "title")
        self._find(sheet, Context().below(title or page.name))
        top = name_heading(sheet.blocks, "") if title else _only_title(sheet.blocks)
        if top:
            title = title or top.text
            self._drop(sheet, top, "it is the title of the page")
        text = self._text(sheet, None)
        self._move.site.pages[name] = paragraphs(heading(title or title_of(page)), text)
        note_all(record, page.path, self._move.report, "the page")

    def _put_owner(self) -> None:
        """The owner in the registry, with other spellings."""
        names = self._owner.names
        if names:
            aliases = [name for name in dict.fromkeys(names[1:]) if name != names[0]]
            person: dict[str, str | list[str]] = {"name": names[0]}
            if aliases:
                person["aliases"] = aliases
            self._move.site.people[slug(names[0])] = person


def _is_joint(pick: Pick) -> bool:
    """Whether a publication names the co-authors of the owner alone."""
    return isinstance(pick, PaperPick) and "with" in pick.paper.lead.casefold()


def _is_in(part: Part | None, block: Block) -> bool:
    return part is not None and block in part.blocks


def _leaves(blocks: Sequence[Block], taken: set[int]) -> list[Block]:
    """The blocks that were not picked, the items of a list that was in part."""
    found = list[Block]()
    for block in blocks:
        inside = taken.intersection(range(block.line, block.end + 1))
        if not inside:
            found.append(block)
        elif block.kind == "list":
            found += _leaves(block.children, taken)
    return found


def _only_title(blocks: Sequence[Block]) -> Block | None:
    """The heading that is the title of a page: its first, alone on its level."""
    headings = [block for block in blocks if block.kind == "heading"]
    if not headings:
        return None
    first = headings[0]
    others = [block.level for block in headings[1:]]
    return first if all(level > first.level for level in others) else None


def _plain(block: Block) -> str:
    return " ".join(block.text.split()).strip("*_ ")


def _name(path: str) -> str:
    """The path of a page in the new site."""
    stem = posixpath.splitext(path)[0]
    parts = [part.lstrip("_") for part in stem.split("/") if part.lstrip("_")]
    return "/".join(parts) + ".md"
