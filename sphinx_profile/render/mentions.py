"""The talks that present a publication and the pages that mention it, in its card.

They stand behind the notes. They are no parts that ``profile_parts`` may name: talks are shown
where notes are, pages where an option asks for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri

from sphinx_profile.domain.mentions import occasion
from sphinx_profile.locale import _
from sphinx_profile.render.views import MentionView

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinx_profile.domain import ProfileDomain

_BELOW_NOTES = ("links", "summary", "bibtex")


def with_mentions(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts with ``talks`` and ``backlinks`` in their places."""
    if "note" in parts:
        place = parts.index("note") + 1
        return (*parts[:place], "talks", "backlinks", *parts[place:])
    place = next((i for i, part in enumerate(parts) if part in _BELOW_NOTES), len(parts))
    return (*parts[:place], "backlinks", *parts[place:])


def talk_views(domain: ProfileDomain, key: str, docname: str) -> list[MentionView]:
    """The talks that present a publication, as a page sees them."""
    return [
        MentionView(
            talk.title, _href(domain.builder, docname, talk.docname, talk.anchor), occasion(talk)
        )
        for talk in domain.mentions.talks.get(key, ())
    ]


def page_views(domain: ProfileDomain, key: str, docname: str) -> list[MentionView]:
    """The other pages that mention a publication, as a page sees them."""
    return [
        MentionView(title, _href(domain.builder, docname, other, ""))
        for other, title in domain.mentions.pages(key, docname)
    ]


def _href(builder: Builder, docname: str, other: str, anchor: str) -> str:
    """Where a place of another page is; ``""`` if it is not in what is written."""
    try:
        uri = builder.get_relative_uri(docname, other)
    except NoUri:
        return ""
    if not anchor:
        return uri
    return f"#{anchor}" if builder.name == "singlehtml" or other == docname else f"{uri}#{anchor}"


def mention_line(label: str, views: Sequence[MentionView]) -> list[nodes.Node]:
    """``line: Text, reference, Text, ...``; nothing without views."""
    if not views:
        return []
    children: list[nodes.Node] = [nodes.Text(f"{label} ")]
    for position, view in enumerate(views):
        text: nodes.Node = nodes.Text(view.title)
        if view.href:
            text = nodes.reference("", "", text, internal=True, refuri=view.href)
        children += [nodes.Text(", "), text] if position else [text]
        children += [nodes.Text(f" ({view.note})")] if view.note else []
    return [nodes.line("", "", *children)]


def talks_label() -> str:
    """What stands before the talks that present a publication."""
    return _("Talks:")


def backlinks_label() -> str:
    """What stands before the pages that mention a publication."""
    return _("Mentioned in:")
