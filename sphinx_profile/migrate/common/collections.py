"""Collections of pages: projects, courses, posts, news, and any other folder of a site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable

from sphinx_profile.migrate.common.fields import DRAFT, PAGE, THEME_REASONS, Noted
from sphinx_profile.migrate.common.jekyll import Jekyll, day_in
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.prose import myst
from sphinx_profile.migrate.common.targets import Place, target_in_site
from sphinx_profile.migrate.common.writing import Item, day_of, heading
from sphinx_profile.migrate.tree import Node
from sphinx_profile.scaffold.myst import paragraphs, plain

_PICTURES = ("img", "image", "cover", "teaser")
_LEADS = ("description", "excerpt", "subtitle", "summary")
_SETTING = re.compile(r"true|false|yes|no|[\d.,-]+|[./\w-]*/[./\w-]*|#\w+", re.IGNORECASE)
_WORDS = ("tags", "categories", "category")

Extra = Callable[[Noted], tuple[list[str], list[str]]]
"""Blocks that a kind of page has before and behind its text, from its front matter."""


def new_path(page: Page, folder: str) -> str:
    """Where a page of a collection is in the new site."""
    return f"{folder}/{page.name}.md"


def plan(jekyll: Jekyll, pages: Iterable[Page], folder: str) -> None:
    """Note where the pages of a collection are, before any page links to them."""
    for page in pages:
        jekyll.register(page, new_path(page, folder))


def write(jekyll: Jekyll, page: Page, new: str, extra: Extra | None = None) -> Item:
    """Write a page of a collection into the site; what its list says of it comes back."""
    record = Noted(page.record)
    title = record.text("title", "name") or page.name
    day = day_of(record.text("date")) or day_in(page.name)
    words = [word for name in _WORDS for word in record.texts(name)]
    details = ", ".join(part for part in (day, *dict.fromkeys(words)) if part)
    lead = introduction(jekyll, record, page)
    blocks = [heading(title), plain(details) if details else "", _authors(record), lead]
    blocks += [picture(jekyll, record, page, title)]
    before, behind = extra(record) if extra else ([], [])
    facts = _facts(jekyll, record, page) if not day else ""
    blocks += [*before, facts, jekyll.prose(page), *behind]
    jekyll.move.site.pages[new] = paragraphs(*blocks)
    note_day(record, page, jekyll)
    record.note(page.path, jekyll.move.report, new, PAGE)
    return Item(new, title, (day,))


def introduction(jekyll: Jekyll, record: Noted, page: Page) -> str:
    """The description of a page, which may hold HTML, links and images, as MyST."""
    text = record.as_("the introduction", *_LEADS)
    if not text:
        return ""
    name = next(name for name in _LEADS if name in record.became)
    place = Place(page.path, record.node.pairs[name].key_line, jekyll.folders)
    return myst(text, place, jekyll.move, top=4)


def note_day(record: Noted, page: Page, jekyll: Jekyll) -> None:
    """Name the time of day that is left out of a date."""
    written = record.text("date")
    if written and written != day_of(written):
        record.skip("date")
        node = record.node.pairs["date"]
        why = f"the day is {day_of(written)}; the time of day is left out"
        jekyll.move.report.mended(page.path, node.key_line, "date", why, node.end, routine=True)


def picture(jekyll: Jekyll, record: Noted, page: Page, alt: str) -> str:
    """The picture that the front matter names, as Markdown."""
    value = record.as_("a picture", *_PICTURES)
    if not value:
        return ""
    name = next(name for name in _PICTURES if record.node.pairs.get(name) and name in record.became)
    line = record.node.pairs[name].key_line
    own = page.path.partition("/")[0].lstrip("_")
    folders = (*jekyll.folders, *(posixpath.join(one, own) for one in jekyll.folders))
    place = Place(page.path, line, folders)
    target = target_in_site(value, True, place, line, jekyll.move)
    return f"![{plain(alt)}](<{target}>)" if target else ""


def _facts(jekyll: Jekyll, record: Noted, page: Page) -> str:
    """What else the front matter of a page says in words, as a list: the work of a person.

    A page with a day is a post, whose further fields steer the theme.
    """
    lines = list[str]()
    for name, node in record.node.pairs.items():
        if record.is_read(name) or name in THEME_REASONS or name in PAGE:
            continue
        said = ", ".join(record.texts(name)) if node.texts and not _is_setting(node) else ""
        if said:
            record.became[name] = "an item of a list"
            text = myst(said, Place(page.path, node.line, jekyll.folders), jekyll.move, top=6)
            label = plain(name.replace("_", " ").capitalize())
            lines.append(f"- **{label}**: {' '.join(text.split())}")
    return "\n".join(lines)


def _is_setting(node: Node) -> bool:
    """Whether a value is no words: a truth value, a number, an address in the old site."""
    return all(_SETTING.fullmatch(text) for text in node.texts)


def _authors(record: Noted) -> str:
    """Who wrote a page: names, or mappings with a name and a URL."""
    shown = [plain(name) for name in record.texts("authors", "author")]
    for one in record.records("authors") if not shown else []:
        url, name = one.text("url"), one.text("name")
        shown.append(f"[{plain(name)}](<{url}>)" if "://" in url else plain(name))
        where = one.record("affiliations")
        shown += [plain(text) for text in (where.text("name") or where.said(),) if text]
    return ", ".join(part for part in shown if part)


def drafts(jekyll: Jekyll) -> None:
    """Name the drafts of posts, which no site shows."""
    for path in jekyll.move.source.glob("_drafts/*"):
        jekyll.move.source.read_paths.add(path)
        jekyll.move.report.left(path, 0, posixpath.basename(path), DRAFT)
