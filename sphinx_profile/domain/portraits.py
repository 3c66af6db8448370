"""The files of biographies, for where they are shown beside their own page: in a sidebar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.doctree.nodes import profile_bio
from sphinx_profile.domain.objects import Home


def with_files(homes: Iterable[Home], document: nodes.document) -> list[Home]:
    """The biographies with the files that Sphinx has collected of them in a page."""
    files = {
        anchor: tuple(_files(node))
        for node in document.findall(profile_bio)
        for anchor in node["ids"]
    }
    return [replace(home, files=files.get(home.anchor, ())) for home in homes]


def _files(node: profile_bio) -> Iterator[tuple[str, str]]:
    """The name of each resource that is a file, and what Sphinx calls the file."""
    for name, resource in node.resources.items():
        for child in resource.children:
            if isinstance(child, nodes.image):
                yield name, child["uri"]
            elif isinstance(child, addnodes.download_reference) and "filename" in child:
                yield name, child["filename"]
