"""Blocks that list pages: publications by a query, talks, posts and projects as links.

Source: HugoBlox, "Collection block"; Wowchemy, "Pages widget".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.writing import Item, listed
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.hugoblox.hugo import Hugo
from sphinx_profile.scaffold.myst import directive
from sphinx_profile.scaffold.site import Block

_COLLECTIONS = re.compile(r"collection|pages|portfolio|featured|recent")
_USUAL_COUNT = 5
_ALWAYS_ALL = "portfolio"


def note_contents(
    hugo: Hugo,
    pages: Iterable[Page],
    folders: Iterable[str],
    place: Callable[[Page], str],
    day: Callable[[Page], str],
) -> None:
    """Note what blocks list of these folders: the pages, and where each is in the new site."""
    items = [
        (Item(place(page), page.record.text("title") or page.name, (day(page),)), page)
        for page in pages
    ]
    hugo.contents |= {folder.casefold(): items for folder in folders}


def collection(hugo: Hugo, content: Record, page: Page, kind: str) -> list[str]:
    """What a block lists, if it lists pages."""
    filters = content.record("filters")
    if not _COLLECTIONS.search(kind):
        return []
    folders = [*filters.texts("folders"), *content.texts("page_type")]
    offset, count = _number(content, "offset"), _number(content, "count")
    which = _which(filters, kind)
    if any(folder.startswith("publication") for folder in folders):
        return _publications(hugo, content, page, kind, which, offset, count)
    most = 0 if kind == _ALWAYS_ALL else _USUAL_COUNT if count is None else count
    found = [
        item
        for folder in dict.fromkeys(folders)
        for item, source in hugo.contents.get(folder.casefold(), [])
        if which is None or source.record.node.get("featured").is_true is which
    ]
    found.sort(key=lambda item: item.details, reverse=True)
    start = offset or 0
    shown = found[start : start + most] if most else found[start:]
    if shown:
        _note(hugo, content, page, f"the block {kind}", "it is a list of links")
    return [listed(shown)] if shown else []


def _publications(  # noqa: PLR0913, PLR0917  (what a query is made of)
    hugo: Hugo,
    content: Record,
    page: Page,
    kind: str,
    which: bool | None,
    offset: int | None,
    count: int | None,
) -> list[str]:
    if not hugo.keys:
        return []
    is_featured = which or kind == "featured"
    options = [("filter", "selected" if is_featured else "not selected")]
    options = options if is_featured or which is not None else []
    options += [("max", str(count))] if count else []
    options += [("offset", str(offset))] if offset else []
    _note(hugo, content, page, f"the block {kind}", "it is a publication-list")
    return [directive(Block("publication-list", "", tuple(options)))]


def _which(filters: Record, kind: str) -> bool | None:
    """Whether only featured pages are listed, or only others; ``None`` for all."""
    if filters.text("featured_only").lower() == "true":
        return True
    return False if filters.text("exclude_featured").lower() == "true" else None


def _number(content: Record, name: str) -> int | None:
    text = content.text(name)
    return int(text) if text.isdigit() and len(text) < 10 else None


def _note(hugo: Hugo, content: Record, page: Page, what: str, why: str) -> None:
    hugo.move.report.mended(page.path, content.line, what, why, content.end)
