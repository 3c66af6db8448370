"""Authors and links of many entries: each name, and each kind of link, drawn once.

What our macros make of a kind of link is cut where the target and the name stand; of every
further link only these two are escaped and put in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from sphinx_profile.render.drawing import Drawing
from sphinx_profile.render.templates import own_macros
from sphinx_profile.render.views import LinkView

if TYPE_CHECKING:
    from sphinx_profile.model.link import Link
    from sphinx_profile.model.person import Author

_HREF, _TITLE = "\x00h", "\x00t"
_COMMA = Markup(", ")
Pieces = tuple[str, str, str]


@dataclass
class Fragments:
    """Draws authors and links as one piece of HTML each, in the manner of our own macros."""

    drawing: Drawing
    _authors: dict[Author, Markup] = field(default_factory=dict)
    _kinds: dict[tuple[str, str, bool], Pieces] = field(default_factory=dict)
    _macros: Any = field(default_factory=own_macros)

    def authors(self, authors: Sequence[Author]) -> Markup:
        """The names, divided by commas."""
        return _COMMA.join([self._author(author) for author in authors])

    def _author(self, author: Author) -> Markup:
        drawn = self._authors.get(author)
        if drawn is None:
            drawn = self._macros.author(self.drawing.authors((author,))[0])
            self._authors[author] = drawn
        return drawn

    def links(self, links: Sequence[Link], title: str, href: Callable[[Link], str]) -> Markup:
        """The items of the list of links of what has this title."""
        name, pieces = str(escape(title)), list[str]()
        for link in links:
            target = href(link)
            before, between, after = self._kind(link, bool(target))
            pieces += (before, escape(target), between, name, after) if target else (before,)
        return Markup("".join(pieces))  # noqa: S704  (pieces of a template, and what is escaped)

    def _kind(self, link: Link, leads: bool) -> Pieces:
        """What stands before, between and behind the two values of a link of this kind."""
        key = (link.kind, link.label, leads)
        if key not in self._kinds:
            drawn = self.drawing.link(link, _TITLE)
            view = LinkView(
                drawn.kind, drawn.label, _HREF if leads else "", drawn.icon, drawn.title
            )
            item = str(self._macros.item(view))
            before, _, rest = item.partition(_HREF)
            between, _, after = rest.partition(_TITLE)
            self._kinds[key] = (before, between, after) if leads else (item, "", "")
        return self._kinds[key]
