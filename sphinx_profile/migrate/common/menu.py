"""The navigation of the old site: which pages it names, in which order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sphinx_profile.migrate.common.bio import Bio
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.tree import Node
from sphinx_profile.model.url import safe_url

_ADDRESS = ("url", "permalink", "pageRef", "pageref")
_PUBLICATIONS = "publications.md"
_NOT_IN_TITLE = re.compile(r"[<>\s]+")


@dataclass(frozen=True, slots=True)
class Menu:
    """Entries (``title`` or ``name``, ``url``) in order, and the files in which they stand.

    ``folders`` are where the files lie that they lead to; ``part`` tells the page of an address
    that is a part of the old home page.
    """

    move: Move
    entries: Sequence[tuple[str, Node]]
    folders: Sequence[str]
    part: Callable[[str], str] = lambda address: ""

    def give_files(self, bio: Bio) -> None:
        """Give the biography the files that entries lead to: a CV, mostly."""
        for path, node in self.entries:
            title, found = _title(node), self._file(node)
            if found:
                bio.document(title, self.move.assets.place(found))
                why = "a link of the biography"
                self.move.report.mended(path, _line(node), _what(node), why, node.end, routine=True)

    def bring_into_order(self) -> None:
        """Let the pages of the new site, and links to other sites, stand in this order.

        An entry that leads nowhere in the new site is left.
        """
        move = self.move
        for path, node in self.entries:
            record = Record(node)
            record.use("title", "name", *_ADDRESS, "weight", "identifier", "pre", "post")
            place = self._place(node)
            if place:
                move.site.menu.append(place)
                why = f"{place} stands in the navigation"
                move.report.mended(path, _line(node), _what(node), why, node.end, routine=True)
            elif not self._file(node):
                why = "nothing in the new site stands at its address; link to it where you like"
                move.report.left(path, _line(node), _what(node), why, node.end)
            record.leave(path, move.report)

    def _file(self, node: Node) -> str:
        url = _address(node)
        is_page = "://" in url or self._page(url)
        return self.move.assets.find(url, self.folders) if url and not is_page else ""

    def _page(self, url: str) -> str:
        """The page of the new site at an address; ``""`` for one of another site."""
        inside = next((old for old in self.move.old_urls if url.startswith(f"{old}/")), "")
        own = url.removeprefix(inside)
        return "" if not own or "://" in own else self.part(own) or self.move.page_at(own)

    def _place(self, node: Node) -> str:
        """The page that an entry leads to, or a link; ``""`` if neither is there."""
        url, site = _address(node), self.move.site
        page = self._page(url)
        if page in {*site.pages, "index.md"} or (page == _PUBLICATIONS and site.entries):
            return page
        target = safe_url(url) if "://" in url else ""
        label = _NOT_IN_TITLE.sub(" ", _title(node)).strip()
        return f"{label} <{target}>" if target and label else ""


def leave_out(move: Move, pages: Iterable[str]) -> None:
    """Leave these pages out of the navigation, as the old site did, if it named others.

    The list of the publications is never left out.
    """
    if move.site.menu:
        move.site.unlisted.update({*pages} - {*move.site.menu, _PUBLICATIONS})


def _address(node: Node) -> str:
    return node.get(*_ADDRESS).text


def _title(node: Node) -> str:
    return node.get("title", "name").text


def _what(node: Node) -> str:
    return f"the entry {_title(node) or _address(node)!r} of the navigation"


def _line(node: Node) -> int:
    return node.key_line or node.line
