"""Nodes of a graph, and the small ones that stand inside others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sphinx_profile.formats.parted import PartedName

Node = dict[str, Any]


def filled(node: Node) -> Node:
    """The node without what is empty."""
    return {key: value for key, value in node.items() if value}


def named(kind: str, name: str) -> Node:
    """A node of which nothing but the name is known; nothing without one."""
    return {"@type": kind, "name": name} if name else {}


def organization(name: str) -> Node:
    """The organization of a name; nothing without one."""
    return named("Organization", name)


def agents(names: Sequence[PartedName], people: Mapping[str, str]) -> list[Node]:
    """People, and organizations among them; ``people`` gives the ``@id`` of a name."""
    nodes = []
    for name in names:
        node: Node = {"@type": "Person" if name.family else "Organization", "name": name.name}
        if name.name in people:
            node["@id"] = people[name.name]
        if name.given:
            node["givenName"], node["familyName"] = name.given, name.family
        nodes.append(node)
    return nodes


def identifier(name: str, value: str, url: str = "") -> Node:
    """An identifier, the name of its scheme, and where it resolves."""
    node = {"@type": "PropertyValue", "propertyID": name, "value": value}
    return {**node, "url": url} if url else node
