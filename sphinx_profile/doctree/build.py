"""Records to nodes: pure functions, each with the tree that it makes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from docutils import nodes

from sphinx_profile.doctree.nodes import (
    profile_bio,
    profile_body,
    profile_entry,
    profile_publication,
    profile_resource,
    profile_resources,
    profile_search,
    profile_talk,
)
from sphinx_profile.model.inline import plain
from sphinx_profile.model.publication import Biography, Publication, Talk

E = TypeVar("E", bound=profile_entry)


def publication(
    record: Publication,
    resources: Sequence[profile_resource],
    body: Sequence[nodes.Node],
    parts: Sequence[str],
) -> profile_publication:
    """``profile_publication`` with the parts that are shown, so that only they are found.

    The body is left out where ``parts`` has no ``summary``.
    """
    text = words(record, parts, with_abstract=not body)
    shown = body if "summary" in parts else ()
    return _entry(profile_publication("", record=record), resources, text, shown)


def words(record: Publication, parts: Sequence[str], with_abstract: bool = True) -> str:
    """What the site's search finds of a publication: the text of the parts that are shown."""
    texts = {
        "title": plain(record.title),
        "authors": " ".join([author.name for author in record.authors]),
        "venue": f"{plain(record.venue)} {record.abbr} {record.date.shown}",
        "note": " ".join([plain(note) for note in (*record.notes, record.award)]),
        "summary": plain(record.abstract) if with_abstract else "",
    }
    return "\n".join([text for part in parts if (text := texts.get(part, "").strip())])


def talk(
    record: Talk, resources: Sequence[profile_resource], body: Sequence[nodes.Node]
) -> profile_talk:
    """``profile_talk`` with its resources, its words and its outline."""
    text = "\n".join(
        [
            plain(record.title),
            " ".join(author.name for author in record.authors),
            f"{plain(record.event)} {plain(record.location)} {record.date.shown}",
        ]
    )
    return _entry(profile_talk("", record=record), resources, text, body)


def biography(
    record: Biography, resources: Sequence[profile_resource], body: Sequence[nodes.Node]
) -> profile_bio:
    """``profile_bio`` with its resources, its words and its prose."""
    text = "\n".join([record.name, plain(record.position), plain(record.affiliation)])
    return _entry(profile_bio("", record=record), resources, text, body)


def _entry(
    node: E, resources: Sequence[profile_resource], text: str, body: Sequence[nodes.Node]
) -> E:
    if resources:
        node.append(profile_resources("", *resources))
    if text.strip():
        node.append(profile_search("", nodes.Text(text)))
    if body:
        node.append(profile_body("", *body))
    return node
