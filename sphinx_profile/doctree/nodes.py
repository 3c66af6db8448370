"""The node classes. Each subclasses a class of docutils, so that any writer shows its children.

An entry is one node that holds its record::

    profile_publication (record=Publication, ids=[...])
        profile_resources                  what the record refers to by name, if anything
            profile_resource (name="r1")
                math | pending_xref | download_reference | image | ...
        profile_search                     the words that the site's search finds
            Text
        profile_body                       the handwritten body, ordinary nodes
            paragraph ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

if TYPE_CHECKING:
    from sphinx_profile.model.publication import Biography, Publication, Talk

    Record = Publication | Talk | Biography


class profile_entry(nodes.container):
    """Base of the nodes that hold a record."""

    @property
    def record(self) -> Record:
        """What the entry is."""
        return cast("Record", self["record"])

    @property
    def resources(self) -> dict[str, profile_resource]:
        """The resources of the entry by name."""
        return {
            resource["name"]: resource
            for holder in self.children
            if isinstance(holder, profile_resources)
            for resource in holder.children
            if isinstance(resource, profile_resource)
        }

    @property
    def body(self) -> list[nodes.Node]:
        """The nodes of the handwritten body; empty if there is none."""
        return [
            child
            for holder in self.children
            if isinstance(holder, profile_body)
            for child in holder.children
        ]


class profile_publication(profile_entry):
    """A publication."""


class profile_talk(profile_entry):
    """A talk."""


class profile_bio(profile_entry):
    """A biography."""


class profile_resources(nodes.container):
    """What the record refers to by name."""


class profile_resource(nodes.inline):
    """One resource. A text element, as the references in it need one around them."""


class profile_search(nodes.container):
    """The words of a record that the site's search finds; shown nowhere."""


class profile_words(profile_search, nodes.Invisible):
    """The words of a list, each once: no text that a summary of the page could begin with."""


class profile_body(nodes.container):
    """The body of a directive."""


class profile_link_list(nodes.bullet_list):
    """A list of documents and links; ``style`` is list, buttons or icons."""


class profile_publication_list(nodes.container):
    """A query over all publications; ``name`` is its id, ``docname`` its page.

    ``content`` is put in when the page is written, and beneath it what that refers to::

        profile_publication_list (name="publication-list", docname="papers", content=ListContent)
            profile_words                  the words of all entries, each once
                Text
            profile_publication ...        copies of entries that are written on pages
            profile_resources              local files that bibliographies name
    """


class profile_legend(nodes.paragraph):
    """What the marks beside the names above it mean."""


class profile_draft(nodes.comment):
    """The place of a draft that is not shown. It is gone after reading."""


ENTRIES = (profile_publication, profile_talk, profile_bio)
HOLDERS = (profile_resources, profile_resource, profile_search, profile_words, profile_body)


def is_titled(node: profile_entry, name: str) -> bool:
    """Whether the entry is the first thing under a heading that is the name already."""
    section = node.parent
    if not isinstance(section, nodes.section):
        return False
    before = [c for c in section.children[: section.index(node)] if not isinstance(c, nodes.target)]
    return len(before) == 1 and before[0].astext().strip().casefold() == name.casefold()
