"""Entries that are written on a page, for where they are shown beside it.

They are taken from their home as Sphinx resolves it for the builder, so that every reference in
them leads where it does there.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.logging import suppress_logging
from sphinx.util.osutil import relative_uri

from sphinx_profile.doctree.nodes import profile_publication, profile_publication_list
from sphinx_profile.model.url import is_absolute

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


@dataclass
class Originals:
    """Finds entries on their homes. What is wrong there was said when the home was written."""

    env: BuildEnvironment
    builder: Builder
    _homes: dict[str, dict[str, profile_publication]] = field(default_factory=dict)

    def copy(self, key: str, home: str, pagename: str) -> profile_publication | None:
        """A copy of an entry of the page ``home``, as ``pagename`` shows it."""
        original = self._of(home).get(key)
        if original is None:
            return None
        copy = original.deepcopy()
        moving = _Moving(self.builder.get_target_uri(home), self.builder.get_target_uri(pagename))
        ids = {name for node in copy.findall(nodes.Element) for name in node["ids"]}
        for reference in copy.findall(nodes.reference):
            moving.move(reference, ids)
        return copy

    def _of(self, home: str) -> dict[str, profile_publication]:
        if home not in self._homes:
            document = self.env.get_doctree(home)
            with suppress_logging():
                self.env.resolve_references(document, home, self.builder)
            found = [
                node
                for node in document.findall(profile_publication)
                if not isinstance(node.parent, profile_publication_list)
            ]
            self._homes[home] = {node["record"].key: node for node in reversed(found)}
        return self._homes[home]


@dataclass(frozen=True, slots=True)
class _Moving:
    """Moves references from one page to another: both are targets as the builder has them."""

    home: str
    page: str

    def move(self, reference: nodes.reference, ids: set[str]) -> None:
        """Let a reference lead where it led; those to ``ids`` stay, which move with it."""
        if "refid" in reference and reference["refid"] not in ids:
            reference["refuri"] = f"#{reference['refid']}"
            del reference["refid"]
        uri = reference.get("refuri", "")
        if uri and not is_absolute(uri) and not uri.startswith("/"):
            reference["refuri"] = self._moved(uri)

    def _moved(self, uri: str) -> str:
        path, mark, fragment = uri.partition("#")
        folder = posixpath.dirname(self.home)
        target = posixpath.normpath(posixpath.join(folder, path)) if path else self.home
        if path.endswith("/") and not target.endswith("/"):
            target += "/"
        return (relative_uri(self.page, target) or "") + mark + fragment
