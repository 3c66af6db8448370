"""Pages of a Jekyll site that are none of a collection: prose, lists of the theme, nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sphinx_profile.migrate.common.collections import introduction
from sphinx_profile.migrate.common.fields import PAGE, Noted
from sphinx_profile.migrate.common.jekyll import Jekyll, is_home
from sphinx_profile.migrate.common.liquid import is_prose
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.writing import (
    Item,
    heading,
    index,
    without_bare_headings,
)
from sphinx_profile.scaffold.myst import paragraphs

_LAYOUTS = frozenset(
    [
        *(
            "about",
            "archive",
            "archive-category",
            "archive-tag",
            "archive-taxonomy",
            "archive-year",
        ),
        *("bib", "book-review", "book-shelf", "categories", "category", "collection", "compress"),
        *("course", "courses", "cv", "default", "distill", "gallery", "home", "none", "page"),
        *("post", "posts", "profile", "profiles", "projects", "publications", "search", "single"),
        *("splash", "tag", "tags", "talk", "year-archive"),
    ]
)
"""The layouts of al-folio and of academicpages."""
_ERRORS = frozenset({"404", "error"})


@dataclass(slots=True)
class Lists:
    """Pages that list what the site has: their names, and how each is written.

    A writer is given the title and the introduction of the page that the old site has for it.
    """

    writers: dict[str, Callable[[str, str], str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    intros: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, title: str, items: list[Item]) -> None:
        """A list of the pages of a collection, if there are some."""
        if items:
            self.titles[name] = title
            self.writers[name] = lambda shown, intro: index(shown, intro, items)

    def announce(self, name: str, title: str) -> None:
        """Note that there will be a list, so that pages can link to it."""
        self.titles[name] = title
        self.writers[name] = lambda shown, intro: paragraphs(heading(shown), intro)

    def put(self, name: str, title: str, text: str) -> None:
        """A page with this text below its heading."""
        if text.strip():
            self.titles[name] = title
            self.writers[name] = lambda shown, intro: paragraphs(heading(shown), intro, text)

    def write(self, name: str, title: str = "", intro: str = "") -> str:
        """The page of a list."""
        return self.writers[name](title or self.titles[name], intro or self.intros.get(name, ""))


@dataclass(slots=True)
class Loose:
    """Writes such pages.

    ``lists`` are the lists that the new site has, ``other_names`` what pages of the old site are
    called that show one of them.
    """

    jekyll: Jekyll
    lists: Lists
    other_names: dict[str, str] = field(default_factory=dict)
    _listed: set[str] = field(default_factory=set)

    def plan_all(self, pages: Sequence[Page]) -> Page | None:
        """Note where every page is in the new site; the home page comes back."""
        home = next((page for page in pages if is_home(page)), None)
        for page in pages:
            if page is home:
                self.jekyll.register(page, "index.md", "/")
            else:
                self.plan(page)
        self.jekyll.move.register("index.md", "/")
        return home

    def plan(self, page: Page) -> None:
        """Note where the page is in the new site, if it is there at all."""
        if page.name not in _ERRORS and not self._is_empty(page):
            self.jekyll.register(page, self.new(page), f"/{page.name}/")

    def new(self, page: Page) -> str:
        """Its path: that of the list which it shows, or its own name."""
        name = self.other_names.get(page.name.lower(), page.name.lower())
        known = (one for one in ("publications", *self.lists.writers) if one == name)
        return f"{next(known, page.name)}.md"

    def _is_empty(self, page: Page) -> bool:
        """Whether a page holds nothing but templates, and is none of our lists."""
        if self.new(page).removesuffix(".md") in (*self.lists.writers, "publications"):
            return False
        leads = ("description", "excerpt", "subtitle", "summary")
        return not is_prose(page.body) and not page.record.node.get(*leads).text

    def write(self, page: Page) -> None:
        """Write the page into the site, or name why it is not there."""
        move, record = self.jekyll.move, Noted(page.record)
        if page.name in _ERRORS:
            why = "the server of the new site has a page of its own for addresses that lead nowhere"
            end = page.line + page.body.count("\n")
            move.report.left(page.path, 1, page.name, why, end, routine=True)
            return
        title = record.text("title") or page.name
        new = self.new(page)
        if self._is_empty(page):
            own = self._own_layout(page)
            why = f"what it shows stands in {own}, a template, which is not run; write it on a page"
            why = (
                why if own else "it holds nothing but templates; what they list is in the new site"
            )
            move.report.left(page.path, 0, posixpath.basename(page.path), why, routine=not own)
            return
        lead = introduction(self.jekyll, record, page)
        body = self.jekyll.prose(page, own=new.removesuffix(".md"))
        self._put(new, title, paragraphs(lead, body))
        for name in ("nav", "nav_order"):
            record.as_("its place in the navigation", name)
        record.note(page.path, move.report, new, PAGE)

    def _own_layout(self, page: Page) -> str:
        """The layout of a page, if it is none of the theme; ``""`` if it is one."""
        name = page.record.text("layout")
        paths = (f"_layouts/{name}{ending}" for ending in (".html", ".liquid"))
        path = next((path for path in paths if self.jekyll.move.source.has(path)), "")
        return "" if name in _LAYOUTS else path

    def _put(self, new: str, title: str, intro: str) -> None:
        site, name = self.jekyll.move.site, new.removesuffix(".md")
        if name == "publications":
            site.publications = paragraphs(heading(title), intro, _list_of(intro))
        elif name in self.lists.writers and name not in self._listed:
            self._listed.add(name)
            site.pages[new] = self.lists.write(name, title, without_bare_headings(intro))
        else:
            site.pages[new] = paragraphs(heading(title), intro)

    def finish(self) -> None:
        """Write the lists that no page of the old site stands for."""
        for name in self.lists.writers:
            if name not in self._listed:
                self.jekyll.move.site.pages[f"{name}.md"] = self.lists.write(name)


def _list_of(intro: str) -> str:
    """A list of all publications, unless the page has one."""
    if "{publication-list}" in intro:
        return ""
    return ":::{publication-list}\n:group-by: year\n:search:\n:::"
