"""A site of al-folio, read part by part."""

from __future__ import annotations

import posixpath

from sphinx_profile.migrate.al_folio.about import About
from sphinx_profile.migrate.al_folio.collections import News, posts, projects, teachings
from sphinx_profile.migrate.al_folio.config import Config, read_config
from sphinx_profile.migrate.al_folio.cv import own_form
from sphinx_profile.migrate.al_folio.navigation import take_navigation
from sphinx_profile.migrate.al_folio.people import leave_data, repositories, take_coauthors
from sphinx_profile.migrate.al_folio.profiles import contents, is_profiles, write_profiles
from sphinx_profile.migrate.common.bibliography import take_bibliography
from sphinx_profile.migrate.common.collections import drafts, plan
from sphinx_profile.migrate.common.cv import read_cv
from sphinx_profile.migrate.common.data import data
from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.loose import Lists, Loose
from sphinx_profile.migrate.common.move import Move, Page
from sphinx_profile.migrate.common.scholar import Scholar
from sphinx_profile.migrate.common.writing import finish, marked
from sphinx_profile.migrate.files import json_resume, rendercv
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.scaffold.myst import paragraphs
from sphinx_profile.scaffold.site import Site

_FOLDERS = ("assets/img", "assets/pdf", "assets", "")
_RESUME = "assets/json/resume.json"


def read(source: Source, report: Report) -> Site:
    """The site that a site of al-folio becomes."""
    move = Move(source, report)
    config = read_config(move)
    keys = take_bibliography(move, config.folder)
    scholar = Scholar(**config.scholar, keys=keys)
    known = frozenset(key for found in keys.values() for key in found)
    _Reader(Jekyll(move, scholar, known, _FOLDERS), config).read()
    return move.site


class _Reader:
    """Reads the pages: first where each will be, then what stands in them."""

    def __init__(self, jekyll: Jekyll, config: Config) -> None:
        self._jekyll, self._config, self._move = jekyll, config, jekyll.move
        self._lists = Lists()
        self._loose = Loose(jekyll, self._lists)

    def read(self) -> None:
        pages = {
            folder: self._jekyll.pages(folder)
            for folder in self._jekyll.collections("_news", self._config.folder)
        }
        for folder, found in pages.items():
            plan(self._jekyll, found, _new_folder(folder))
        news = News(self._jekyll)
        loose = [*self._jekyll.pages("_pages"), *self._jekyll.top_pages()]
        self._plan_lists(pages, news)
        home = self._loose.plan_all(loose)
        items = news.items()
        About(self._jekyll, self._config, items).write(home)
        self._collect(pages, items)
        self._cv()
        self._write_loose([page for page in loose if page is not home])
        self._loose.finish()
        finish(self._move.site)
        take_navigation(self._jekyll, self._loose, [page for page in loose if page is not home])
        drafts(self._jekyll)
        take_coauthors(self._move)
        leave_data(self._move)
        self._config.note(self._move)

    def _write_loose(self, pages: list[Page]) -> None:
        """Write the pages that are none of a collection; texts of people into their page."""
        named = {name for page in pages if is_profiles(page) for name in contents(page)}
        texts = {posixpath.basename(page.path): page for page in pages}
        for page in pages:
            if is_profiles(page):
                write_profiles(self._jekyll, page, f"{page.name}.md", texts)
            elif posixpath.basename(page.path) not in named:
                self._loose.write(page)

    def _plan_lists(self, pages: dict[str, list[Page]], news: News) -> None:
        """Note which lists there will be, so that pages can link to them."""
        for folder in [folder for folder, found in pages.items() if found]:
            name = _new_folder(folder)
            self._lists.announce(name, _title(folder))
            self._move.register(f"{name}.md", f"/{folder.lstrip('_')}/", f"/{name}/")
        if news:
            self._lists.announce("news", "News")
            self._move.register("news.md", "/news/")
        if "posts" in self._lists.writers:
            self._move.register("posts.md", "/blog/")
        if self._move.source.glob("_data/cv.*", _RESUME):
            self._lists.announce("cv", "Curriculum vitae")
        if self._move.source.glob("_data/repositories.*"):
            self._lists.announce("repositories", "Repositories")

    def _collect(self, pages: dict[str, list[Page]], news: list[str]) -> None:
        """Write the pages of all collections, and what lists them."""
        for folder, found in pages.items():
            name = _new_folder(folder)
            if folder == "_projects":
                items = projects(self._jekyll, found)
            elif folder == "_teachings":
                items = teachings(self._jekyll, found)
            else:
                items = posts(self._jekyll, found, name)
            self._lists.add(name, _title(folder), items)
        self._lists.put("news", "News", "\n".join(news))
        title, lead = self._config.blog
        if "posts" in self._lists.writers and (title or lead):
            self._lists.titles["posts"] = title or "Posts"
            self._lists.intros["posts"] = marked(lead)
        self._lists.put("repositories", "Repositories", repositories(self._move))

    def _cv(self) -> None:
        """The curriculum vitae: that of ``_data``, else that of ``assets``."""
        path, node = data(self._move, "cv", may_be_list=True)
        texts = list[str]()
        if self._move.source.has(_RESUME):
            texts.append(read_cv(self._move, _RESUME, json_resume.read))
        if node is not None and isinstance(node.value, list):
            texts.append(own_form(path, node, self._move))
        elif node is not None and node.get("cv").pairs:
            texts.append(read_cv(self._move, path, rendercv.read))
        elif node is not None:
            why = "it is neither a list of sections nor a CV of RenderCV; write it on a page"
            self._move.report.left(path, 0, "the file", why)
        body = paragraphs(*(text.partition("\n")[2] for text in texts))
        self._lists.put("cv", "Curriculum vitae", body)


def _new_folder(folder: str) -> str:
    return {"_teachings": "teaching"}.get(folder, folder.lstrip("_"))


def _title(folder: str) -> str:
    name = folder.lstrip("_").replace("_", " ").replace("-", " ")
    return {"teachings": "Teaching"}.get(name, name[:1].upper() + name[1:])
