"""A site of academicpages, read part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sphinx_profile.migrate.academicpages.config import Config, read_config, take_authors
from sphinx_profile.migrate.academicpages.publications import Publications
from sphinx_profile.migrate.academicpages.sections import in_order, section, talk
from sphinx_profile.migrate.academicpages.table import take_table
from sphinx_profile.migrate.common.bibliography import take_bibliography
from sphinx_profile.migrate.common.collections import drafts, new_path, plan, write
from sphinx_profile.migrate.common.cv import read_cv
from sphinx_profile.migrate.common.data import data
from sphinx_profile.migrate.common.fields import PAGE, Noted
from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.loose import Lists, Loose
from sphinx_profile.migrate.common.menu import Menu, leave_out
from sphinx_profile.migrate.common.move import Move, Page
from sphinx_profile.migrate.common.scholar import Scholar
from sphinx_profile.migrate.common.writing import cut_at_heading, finish, marked, meta
from sphinx_profile.migrate.files import json_resume
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.scaffold.myst import paragraphs
from sphinx_profile.scaffold.site import Site

_FOLDERS = ("images", "files", "assets", "")
_CV = "_data/cv.json"
_LISTS = ("talks", "teaching", "portfolio")
_OTHER_NAMES = {"year-archive": "posts", "blog": "posts"}
_LOOPS = {
    "publications": ":::{publication-list}\n:::",
    "talks": "[Talks](/talks.md)",
    "teaching": "[Teaching](/teaching.md)",
    "portfolio": "[Portfolio](/portfolio.md)",
    "posts": "[Posts](/posts.md)",
}


def read(source: Source, report: Report) -> Site:
    """The site that a site of academicpages becomes."""
    move = Move(source, report)
    config = read_config(move)
    keys = take_bibliography(move, "_bibliography")
    known = frozenset(key for found in keys.values() for key in found)
    _Reader(Jekyll(move, Scholar(keys=keys), known, _FOLDERS), config).read()
    return move.site


class _Reader:
    """Reads the pages: first where each will be, then what stands in them."""

    def __init__(self, jekyll: Jekyll, config: Config) -> None:
        self._jekyll, self._config, self._move = jekyll, config, jekyll.move
        self._lists = Lists()
        self._loose = Loose(jekyll, self._lists, _OTHER_NAMES)
        self._menu = _menu(jekyll.move)

    def read(self) -> None:
        publications = Publications(self._jekyll)
        pages = {name: self._jekyll.pages(f"_{name}") for name in (*_LISTS, "posts")}
        known = ("_publications", *(f"_{name}" for name in pages))
        others = {name: self._jekyll.pages(name) for name in self._jekyll.collections(*known)}
        loose = [*self._jekyll.pages("_pages"), *self._jekyll.top_pages()]
        self._plan(publications, pages)
        for folder, found in others.items():
            plan(self._jekyll, found, folder[1:])
            self._lists.announce(folder[1:], folder[1:].capitalize())
            self._move.register(f"{folder[1:]}.md", f"/{folder[1:]}/")
        home = self._loose.plan_all(loose)
        publications.write()
        take_table(self._move, publications)
        self._home(home)
        self._collect(pages)
        for folder, found in others.items():
            self._dated(folder[1:], found)
        for page in loose:
            if page is not home:
                self._loose.write(page)
        self._loose.finish()
        finish(self._move.site)
        self._menu.bring_into_order()
        leave_out(self._move, (self._loose.new(page) for page in loose if page is not home))
        drafts(self._jekyll)
        self._people()
        self._config.note(self._move)

    def _plan(self, publications: Publications, pages: dict[str, list[Page]]) -> None:
        """Note where every page will be, and which loops have a list that stands for them."""
        publications.plan()
        self._move.register("publications.md", "/publications/")
        if publications.pages or self._move.site.entries:
            self._jekyll.loops["publications"] = _LOOPS["publications"]
        for name, found in pages.items():
            if not found:
                continue
            self._lists.announce(name, name.capitalize())
            self._jekyll.loops[name] = _LOOPS[name]
            self._move.register(f"{name}.md", f"/{name}/")
            if name == "posts":
                plan(self._jekyll, found, name)
                self._move.register("posts.md", "/year-archive/")
            for page in found if name != "posts" else []:
                self._jekyll.register(page, f"{name}.md")
        if self._move.source.has(_CV):
            self._lists.announce("cv-json", "Curriculum vitae")

    def _home(self, page: Page | None) -> None:
        """The biography, and what follows it."""
        site, config = self._move.site, self._config
        bio, body, rest = config.biography(self._move), "", ""
        self._menu.give_files(bio)
        if page:
            record = Noted(page.record)
            title = record.text("title")
            body, rest = cut_at_heading(self._jekyll.prose(page))
            is_said = title.casefold() in {"", "about", "about me", "home", config.title.casefold()}
            if is_said:
                record.as_("the heading is the title of the site", "title")
            body = body if is_said else paragraphs(f"**{marked(title)}**", body)
            record.note(page.path, self._move.report, "the home page", PAGE)
        site.title, site.owner = config.title, config.name
        site.bio = bio.block(body)
        blocks = [rest, meta(config.description)]
        site.home += [block for block in blocks if block.strip()]

    def _collect(self, pages: dict[str, list[Page]]) -> None:
        """Write the pages of all collections, and what lists them."""
        self._sections("talks", pages["talks"], talk)
        self._sections("teaching", pages["teaching"], section)
        self._sections("portfolio", pages["portfolio"], section)
        self._dated("posts", pages["posts"])
        if self._move.source.has(_CV):
            text = read_cv(self._move, _CV, json_resume.read)
            self._lists.put("cv-json", "Curriculum vitae", text.partition("\n")[2])

    def _dated(self, name: str, pages: Sequence[Page]) -> None:
        """Pages with a day each, and the list of them, the latest first."""
        items = [write(self._jekyll, page, new_path(page, name)) for page in pages]
        items.sort(key=lambda item: (item.details, item.page), reverse=True)
        self._lists.add(name, name.capitalize(), items)

    def _sections(
        self, name: str, pages: Sequence[Page], write_one: Callable[[Jekyll, Page], str]
    ) -> None:
        written = [write_one(self._jekyll, page) for page in in_order(list(pages))]
        self._lists.put(name, name.capitalize(), paragraphs(*written))

    def _people(self) -> None:
        path, node = data(self._move, "authors")
        if node is not None:
            take_authors(self._move, path, node)


def _menu(move: Move) -> Menu:
    """``_data/navigation.yml``: the main menu."""
    path, node = data(move, "navigation")
    entries = node.get("main").items if node is not None else []
    return Menu(move, [(path, entry) for entry in entries], _FOLDERS)
