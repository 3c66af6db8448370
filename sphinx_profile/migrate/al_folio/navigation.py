"""The navigation of al-folio: pages with ``nav: true``, by their ``nav_order``.

Source: al-folio, ``_includes/header.liquid``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.loose import Loose
from sphinx_profile.migrate.common.menu import leave_out
from sphinx_profile.migrate.common.move import Page


def take_navigation(jekyll: Jekyll, loose: Loose, pages: Sequence[Page]) -> None:
    """Bring the pages into the order of the old navigation, and leave out what it leaves out."""
    named = sorted((page for page in pages if page.record.node.get("nav").is_true), key=_order)
    places = dict.fromkeys(place for page in named for place in _places(jekyll, loose, page))
    jekyll.move.site.menu += [place for place in places if place]
    leave_out(jekyll.move, (loose.new(page) for page in pages if page not in named))


def _order(page: Page) -> float:
    text = page.record.node.get("nav_order").text
    return float(text) if text.isdigit() and len(text) < 10 else 1e9


def _places(jekyll: Jekyll, loose: Loose, page: Page) -> Iterator[str]:
    """The pages of the new site that an entry leads to: one, or those of a menu that drops down."""
    addresses = [child.get("permalink").text for child in page.record.node.get("children").items]
    address = page.record.text("permalink") or f"/{page.name}/"
    yield jekyll.move.page_at(address) or loose.new(page)
    yield from (jekyll.move.page_at(address) for address in addresses)
