"""A site of HugoBlox, read part by part."""

from __future__ import annotations

import posixpath
from functools import partial

from sphinx_profile.migrate.common.fields import PAGE, Noted
from sphinx_profile.migrate.common.jekyll import leave_document
from sphinx_profile.migrate.common.loose import Lists
from sphinx_profile.migrate.common.move import Move, Page
from sphinx_profile.migrate.common.writing import (
    cut_at_heading,
    day_of,
    finish,
    inline,
    meta,
    title_of,
    titled,
)
from sphinx_profile.migrate.hugoblox import events, publications
from sphinx_profile.migrate.hugoblox.authors import (
    Author,
    add_to_registry,
    biography,
    read_authors,
)
from sphinx_profile.migrate.hugoblox.blocks import ELSEWHERE, block, sections
from sphinx_profile.migrate.hugoblox.collections import note_contents
from sphinx_profile.migrate.hugoblox.config import Config, read_config
from sphinx_profile.migrate.hugoblox.cv import life
from sphinx_profile.migrate.hugoblox.hugo import Hugo, root_of
from sphinx_profile.migrate.hugoblox.navigation import menu_of
from sphinx_profile.migrate.hugoblox.pages import write_page
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.scaffold.myst import directive, paragraphs
from sphinx_profile.scaffold.site import Site

_TITLES = {"post": "Posts", "blog": "Posts", "project": "Projects", "news": "News"}
_LIST_NAMES = {"post": "posts", "blog": "posts", "project": "projects"}
_NOT_LISTED = frozenset({"authors", "home"})


def read(source: Source, report: Report) -> Site:
    """The site that a site of HugoBlox becomes."""
    move = Move(source, report)
    config = read_config(move)
    hugo = Hugo(move, root_of(move, config.language), config.language or "en")
    _Reader(hugo, config).read()
    return move.site


class _Reader:
    """Reads the pages: first where each will be, then what stands in them."""

    def __init__(self, hugo: Hugo, config: Config) -> None:
        self._hugo, self._config, self._move = hugo, config, hugo.move
        self._lists, self._menu = Lists(), menu_of(hugo.move, config.menu)
        self._tops, self._indexes = list[Page](), dict[str, Page]()

    def read(self) -> None:
        hugo, move = self._hugo, self._move
        papers = hugo.pages(*publications.FOLDERS)
        talks = sorted(
            hugo.pages(*events.FOLDERS), key=lambda page: (events.date_of(page), page.path)
        )
        found = {name: hugo.pages(name) for name in self._folders()}
        folders = {
            name: [page for page in pages if not hugo.is_bundle(page)]
            for name, pages in found.items()
        }
        bundles = [page for pages in found.values() for page in pages if hugo.is_bundle(page)]
        self._tops = [page for page in (*hugo.top_pages(), *bundles) if not hugo.is_bare(page)]
        keys = {page.path: publications.key_of(page, hugo) for page in papers}
        self._plan(papers, talks, folders, keys)
        authors = read_authors(hugo)
        for page in papers:
            publications.write_publication(hugo, page, keys[page.path])
        self._people(authors)
        self._home(authors)
        self._lists.put("talks", "Talks", "\n\n".join(events.talk(hugo, p) for p in talks[::-1]))
        self._collect(folders)
        self._heads()
        finish(self._move.site)
        self._menu.bring_into_order()
        hugo.leave_foreign()
        for path in move.source.paths:
            if "/" not in path and path.lower().endswith(".md"):
                leave_document(move, path)

    def _folders(self) -> list[str]:
        """The folders of the content that hold pages: ``post``, ``project``, ``courses/ml``."""
        known = {*publications.FOLDERS, *events.FOLDERS, *_NOT_LISTED}
        tops = dict.fromkeys(
            path.removeprefix(f"{self._hugo.root}/").partition("/")[0]
            for path in self._move.source.paths
            if path.startswith(f"{self._hugo.root}/") and path.endswith(".md")
        )
        return [top for top in tops if top not in known and not top.endswith(".md")]

    def _plan(
        self,
        papers: list[Page],
        talks: list[Page],
        folders: dict[str, list[Page]],
        keys: dict[str, str],
    ) -> None:
        """Note where every page will be."""
        hugo, move = self._hugo, self._move
        move.register("index.md", "/")
        for page in papers:
            key = keys[page.path]
            hugo.keys[page.name.casefold()] = key
            hugo.register(page, f"publications/{key}.md" if page.has_text else "publications.md")
        if papers:
            move.register("publications.md", "/publication/", "/publications/")
        for page in talks:
            hugo.register(page, "talks.md")
        if talks:
            move.register("talks.md", *(f"/{name}/" for name in events.FOLDERS))
        for folder, found in folders.items():
            name = _LIST_NAMES.get(folder, folder)
            for page in found:
                hugo.register(page, self._new(page, folder))
            if found:
                move.register(f"{name}.md", f"/{folder}/", f"/{name}/")
        for page in self._tops:
            hugo.register(page, f"{page.name}.md")
        self._plan_heads()
        note_contents(hugo, talks, events.FOLDERS, lambda page: "talks.md", events.date_of)
        for folder, found in folders.items():
            note_contents(hugo, found, [folder], partial(self._new, folder=folder), _day)

    def _plan_heads(self) -> None:
        """Note the heads of folders, and where those are that are pages by themselves."""
        for path in self._move.source.glob(f"{self._hugo.root}/*/_index.md"):
            folder = posixpath.dirname(path).removeprefix(f"{self._hugo.root}/")
            page = self._move.page(path) if folder.partition("/")[0] not in _NOT_LISTED else None
            if page is None or self._hugo.is_hidden(page):
                continue
            self._indexes[folder] = page
            if page.has_text or page.record.node.get("sections").items:
                name = _LIST_NAMES.get(folder, folder)
                self._move.register(f"{name}.md", f"/{folder}/", posixpath.dirname(path))

    def _new(self, page: Page, folder: str) -> str:
        """Where a page of a folder is in the new site."""
        name = _LIST_NAMES.get(folder, folder)
        inner = posixpath.dirname(page.path).removeprefix(f"{self._hugo.root}/{folder}").strip("/")
        if posixpath.basename(page.path).startswith("index"):
            inner = posixpath.dirname(inner)
        return posixpath.join(name, inner, f"{page.name}.md")

    # -- people and the home page

    def _people(self, authors: list[Author]) -> None:
        """People but for the owner: the registry, and a page where there is more to say."""
        blocks = list[str]()
        for author in authors:
            if author.is_owner:
                continue
            add_to_registry(self._hugo, author)
            bio = biography(self._hugo, author)
            cv = life(author.record).partition("\n")[2].replace("\n## ", "\n### ")
            body, rest = cut_at_heading(self._body(author))
            written = bio.block(body)
            if written.options or written.body or cv.strip():
                blocks += [titled(author.name, 2), directive(written), rest, cv]
            self._note(author, "people.md")
        if blocks:
            self._move.site.pages["people.md"] = paragraphs("# People", *blocks)

    def _body(self, author: Author) -> str:
        """The prose of a profile: the text of the page, and the short biography."""
        page, record = author.page, author.record
        short = record.as_("the prose of the biography", "bio")
        text = self._hugo.text(page, page.body, page.line, top=3)
        is_said = page.path.startswith("data/") or not short
        line = record.node.pairs["bio"].line if short else 0
        return text if is_said else paragraphs(self._hugo.text(page, short, line), text).strip()

    def _note(self, author: Author, where: str) -> None:
        author.record.as_("the group", "user_groups")
        author.record.as_("the owner is marked in every list of authors", "highlight_name")
        author.record.note(author.path, self._move.report, where)

    def _home(self, authors: list[Author]) -> None:
        """The biography of the owner, and the sections of the old home page."""
        site, config = self._move.site, self._config
        owner = next((author for author in authors if author.is_owner), None)
        rest = ""
        if owner:
            body, rest = cut_at_heading(self._body(owner))
            bio = biography(self._hugo, owner)
            self._menu.give_files(bio)
            site.bio = bio.block(body)
            site.owner = owner.name
            self._cv(owner)
            self._note(owner, "the biography")
        site.title = title_of(config.title, site.owner)
        front, widgets = self._front(), self._widgets(self._hugo.pages("home"))
        blocks = [rest, inline(config.tagline), *front, *widgets, meta(config.description)]
        site.home += [one for one in blocks if one.strip()]

    def _cv(self, owner: Author) -> None:
        page = life(owner.record)
        if page:
            self._move.site.pages["cv.md"] = page

    def _front(self) -> list[str]:
        """The sections of ``content/_index.md``."""
        path = f"{self._hugo.root}/_index.md"
        page = self._move.page(path) if self._move.source.has(path) else None
        if page is None:
            return []
        record = Noted(page.record)
        blocks = [self._hugo.prose(page)] if page.has_text else []
        for section in record.records("sections"):
            blocks += block(self._hugo, page, section)
        record.became["sections"] = "the prose of its blocks"
        record.as_("the heading is the title of the site", "title")
        record.note(path, self._move.report, "the home page")
        return blocks

    def _widgets(self, pages: list[Page]) -> list[str]:
        """``content/home/*.md``: the sections of older home pages, by their weights."""
        ranked = sorted(pages, key=lambda page: (_weight(page), page.path))
        blocks = list[str]()
        for page in ranked:
            if self._hugo.is_inactive(page):
                continue
            record = Noted(page.record)
            record.as_("the kind of the section", "widget")
            record.became["content"] = "the texts of the section"
            shown = block(self._hugo, page, record)
            title = titled(record.text("title"), 2)
            text = self._hugo.prose(page, top=3)
            subtitle = self._hugo.lead(page, record, "a line of the section", "subtitle")
            inner = [subtitle, text, *shown]
            if not any(one.strip() for one in inner):
                self._move.report.left(page.path, 0, page.name, ELSEWHERE)
                continue
            blocks += [title, *inner]
            record.note(page.path, self._move.report, "the home page", PAGE)
        return [one for one in blocks if one.strip()]

    # -- collections

    def _collect(self, folders: dict[str, list[Page]]) -> None:
        """Write the pages of all folders, and what lists them."""
        for folder, found in folders.items():
            items = [write_page(self._hugo, page, self._new(page, folder)) for page in found]
            items.sort(key=lambda item: (item.details, item.page), reverse=True)
            name = _LIST_NAMES.get(folder, folder)
            title = _TITLES.get(folder, folder.replace("-", " ").capitalize())
            self._lists.add(name, title, items)
        for page in self._tops:
            write_page(self._hugo, page, f"{page.name}.md")

    def _heads(self) -> None:
        """``_index.md`` of folders: the titles and the introductions of lists."""
        for folder, page in self._indexes.items():
            self._head(page, folder)
        for name in self._lists.writers:
            self._move.site.pages.setdefault(f"{name}.md", self._lists.write(name))

    def _head(self, page: Page, folder: str) -> None:
        record, name = Noted(page.record), _LIST_NAMES.get(folder, folder)
        title = record.text("title")
        lead = self._hugo.lead(
            page, record, "the introduction", "summary", "subtitle", "description"
        )
        intro = paragraphs(lead, self._hugo.prose(page)).strip()
        if folder in publications.FOLDERS:
            listed = ":::{publication-list}\n:group-by: year\n:search:\n:::"
            self._move.site.publications = paragraphs(
                titled(title or "Publications"), intro, listed
            )
        elif folder in events.FOLDERS and "talks" in self._lists.writers:
            self._move.site.pages["talks.md"] = self._lists.write("talks", title, intro)
        elif name in self._lists.writers:
            self._move.site.pages[f"{name}.md"] = self._lists.write(name, title, intro)
        elif intro or record.node.get("sections").items:
            self._move.site.pages[f"{name}.md"] = paragraphs(titled(title or name), intro)
        if inner := sections(self._hugo, page, record):
            text = self._move.site.pages.get(f"{name}.md", "")
            self._move.site.pages[f"{name}.md"] = paragraphs(text, *inner)
        record.note(page.path, self._move.report, f"{name}.md", PAGE)


def _weight(page: Page) -> int:
    text = page.record.node.get("weight").text
    return int(text) if text.isdigit() and len(text) < 9 else 0


def _day(page: Page) -> str:
    return day_of(page.record.text("date"))
