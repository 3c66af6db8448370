"""``link-list``: documents and links, from a list of the source language."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from sphinx_profile.diagnostics import Problem
from sphinx_profile.directives.base import ProfileDirective
from sphinx_profile.doctree.nodes import profile_body, profile_link_list

STYLES = ("list", "buttons", "icons")


class LinkListDirective(ProfileDirective):
    """A list of links, as a bullet list with a style; what is no list stays behind it."""

    optional_arguments = 0
    known_options = frozenset({"style"})

    def run(self) -> Sequence[nodes.Node]:
        """``[profile_link_list, ...]``."""
        style = dict(self.read_options()).get("style", "").strip() or "list"
        if style not in STYLES:
            self.warn(Problem.BAD_VALUE, f"style: {style[:200]!r} is not {', '.join(STYLES)}")
            style = "list"
        items, others = _items(self.settle_links(self.read_body()))
        if not items:
            self.warn(Problem.NO_URL, "link-list: there is no list of links in it")
            return [profile_body("", *others)] if others else []
        node = profile_link_list("", *items, style=style, bullet="-")
        self.set_source_info(node)
        self.domain.note_page(self.env.docname)
        return [node, profile_body("", *others)] if others else [node]

    def knows(self, name: str) -> bool:
        """Whether an option of the list."""
        return name in self.known_options


def _items(body: list[nodes.Node]) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """The items of the lists in a body, and all that is no list."""
    lists = (nodes.bullet_list, nodes.enumerated_list)
    items = [item for node in body if isinstance(node, lists) for item in node.children]
    return items, [node for node in body if not isinstance(node, lists)]
