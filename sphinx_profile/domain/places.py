"""Where lists stand in a page."""

from __future__ import annotations

from docutils import nodes

from sphinx_profile.doctree.nodes import profile_publication_list
from sphinx_profile.domain.objects import ListPlace, PagePlaces


def places_of(document: nodes.document) -> PagePlaces:
    """Where the lists of a page stand, and the ids that the page has."""
    lists = tuple(_place(node) for node in document.findall(profile_publication_list))
    return PagePlaces(lists, frozenset(document.ids))


def _place(node: nodes.Element) -> ListPlace:
    """The nearest section around a list, and what comes before the list there."""
    depth, section, before = 0, "", 0
    child: nodes.Element = node
    while isinstance(child.parent, nodes.Element):
        parent = child.parent
        if isinstance(parent, nodes.section):
            if not depth:
                siblings = parent.children[: parent.index(child)]
                before = sum(isinstance(sibling, nodes.section) for sibling in siblings)
                section = parent["ids"][0] if parent["ids"] else ""
            depth += 1
        child = parent
    return ListPlace(section, before, depth)
