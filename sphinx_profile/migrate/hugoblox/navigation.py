"""The main menu of a Hugo site: pages, parts of the home page, and files.

Source: Hugo, "Menus"; Wowchemy, "Navigation bar".
"""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_profile.migrate.common.menu import Menu
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.hugoblox.hugo import STATIC
from sphinx_profile.migrate.tree import Node

_PARTS = {
    **dict.fromkeys(("featured", "papers", "selected", "highlights"), "publications.md"),
    **dict.fromkeys(("events", "featured-talks", "upcoming-talks"), "talks.md"),
    **dict.fromkeys(("posts", "blog", "news", "recent-posts", "latest-posts"), "posts.md"),
    **dict.fromkeys(("experience", "education", "skills", "resume"), "cv.md"),
    **dict.fromkeys(("about", "contact", "home"), "index.md"),
}
"""The pages that have what a part of the home page shows, by its name; others have its own."""


def menu_of(move: Move, entries: Iterable[tuple[str, Node]]) -> Menu:
    """The menu, by the weights of its entries."""
    ranked = sorted(entries, key=lambda entry: _weight(entry[1]))
    return Menu(move, ranked, STATIC, _part)


def _part(address: str) -> str:
    """The page that has what a part of the home page shows; ``""`` for another address."""
    before, sign, part = address.partition("#")
    name = part.casefold()
    return _PARTS.get(name, f"{name}.md") if sign and not before.strip("/") else ""


def _weight(node: Node) -> int:
    text = node.get("weight").text
    return int(text) if text.isdigit() and len(text) < 10 else 0
