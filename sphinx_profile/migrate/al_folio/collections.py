"""``_news``, ``_projects``, ``_teachings`` and ``_posts`` of al-folio, and folders like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sphinx_profile.migrate.common.collections import new_path, note_day, plan, write
from sphinx_profile.migrate.common.fields import PAGE, Noted
from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.targets import Place, target_in_site
from sphinx_profile.migrate.common.writing import Item, day_of, marked
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.scaffold.myst import directive, plain
from sphinx_profile.scaffold.site import Block

_COURSE = ("course_id", "instructor", "term", "year", "location", "time")


class News:
    """``_news/*.md``: a page of all, the latest first; one that is not inline has its own page."""

    def __init__(self, jekyll: Jekyll) -> None:
        self._jekyll = jekyll
        self._pages = jekyll.pages("_news")
        plan(jekyll, (page for page in self._pages if not _is_inline(page)), "news")

    def __bool__(self) -> bool:
        return bool(self._pages)

    def items(self) -> list[str]:
        """Every announcement as an item of a list."""
        dated = [(day_of(page.record.text("date")), page) for page in self._pages]
        return [self._item(day, page) for day, page in sorted(dated, key=_by_day, reverse=True)]

    def _item(self, day: str, page: Page) -> str:
        if not _is_inline(page):
            item = write(self._jekyll, page, f"news/{page.name}.md", _announcement)
            return f"- **{plain(day)}** [{marked(item.title)}](</{item.page}>)"
        record = Noted(page.record)
        title = record.text("title")
        record.as_("an item of the list", "inline")
        note_day(record, page, self._jekyll)
        text = self._jekyll.prose(page, top=6).replace("\n", "\n  ")
        record.note(page.path, self._jekyll.move.report, "news.md", PAGE)
        shown = f"**{marked(title)}** " if title else ""
        return f"- **{plain(day)}** {shown}{text}".replace("\n  \n", "\n\n")


def _announcement(record: Noted) -> tuple[list[str], list[str]]:
    record.as_("a page of its own", "inline")
    return [], []


def _by_day(dated: tuple[str, Page]) -> tuple[str, str]:
    return dated[0], dated[1].path


def _is_inline(page: Page) -> bool:
    return page.record.node.get("inline").is_true or not page.record.node.get("title").text


def projects(jekyll: Jekyll, pages: Sequence[Page]) -> list[Item]:
    """``_projects/*.md``: a page each, by category, the most important first."""
    ranked = sorted(pages, key=lambda page: (_category(page), _importance(page), page.path))
    items = [write(jekyll, page, f"projects/{page.name}.md", _project) for page in ranked]
    return [
        replace(item, details=(), group=_category(page))
        for item, page in zip(items, ranked, strict=True)
    ]


def _category(page: Page) -> str:
    return page.record.text("category")


def _importance(page: Page) -> float:
    text = page.record.node.get("importance").text
    return float(text) if text.isdigit() and len(text) < 10 else 1e9


def _project(record: Noted) -> tuple[list[str], list[str]]:
    """The publications of a project: those that it names, or those that its page cites."""
    named = ", ".join(record.texts("related_publications"))
    record.as_("its place in the list", "importance")
    if not named or named.lower() == "false":
        return [], []
    record.became["related_publications"] = "a list of publications"
    keys = [key for key in named.replace(",", " ").split() if key.lower() != "true"]
    options = (("keys", ", ".join(keys)),) if keys else (("filter", "docname in docnames"),)
    return [], ["## Publications", directive(Block("publication-list", "", options))]


def teachings(jekyll: Jekyll, pages: Sequence[Page]) -> list[Item]:
    """``_teachings/*.md``: a page each, the latest first."""
    latest = sorted(pages, key=lambda page: (page.record.text("year"), page.path), reverse=True)
    items = [
        write(jekyll, page, f"teaching/{page.name}.md", partial(_course, jekyll, page))
        for page in latest
    ]
    terms = (
        " ".join(part for part in map(page.record.text, ("term", "year")) if part)
        for page in latest
    )
    return [replace(item, details=(term,)) for item, term in zip(items, terms, strict=True)]


def _course(jekyll: Jekyll, page: Page, record: Noted) -> tuple[list[str], list[str]]:
    """When and where a course is held, and its schedule."""
    facts = [f"- {plain(text)}" for name in _COURSE if (text := record.text(name))]
    weeks = [_week(jekyll, page, week) for week in record.records("schedule")]
    record.became["schedule"] = "the schedule"
    return ["\n".join(facts)], ["## Schedule", "\n".join(weeks)] if weeks else []


def _week(jekyll: Jekyll, page: Page, week: Record) -> str:
    """A week: when, what about, and what belongs to it."""
    when = ", ".join(plain(text) for text in (week.text("week"), week.text("date")) if text)
    topic, description = plain(week.text("topic")), plain(week.text("description"))
    materials = [_material(jekyll, page, one) for one in week.records("materials")]
    head = ": ".join(part for part in (when, f"**{topic}**" if topic else "") if part)
    parts = [part for part in (head, description, ", ".join(materials)) if part]
    return "- " + ". ".join([*(part.removesuffix(".") for part in parts[:-1]), *parts[-1:]])


def _material(jekyll: Jekyll, page: Page, one: Record) -> str:
    """What belongs to a week: a link, or its name where it leads nowhere."""
    name, url = plain(one.text("name", "url")), one.text("url")
    place = Place(page.path, one.line, jekyll.folders)
    target = target_in_site(url, False, place, one.line, jekyll.move) if url else ""
    return f"[{name}](<{target}>)" if target else name


def posts(jekyll: Jekyll, pages: Sequence[Page], folder: str) -> list[Item]:
    """Pages with a day each, the latest first."""
    items = [write(jekyll, page, new_path(page, folder)) for page in pages]
    return sorted(items, key=lambda item: (item.details, item.page), reverse=True)
