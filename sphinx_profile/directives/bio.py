"""``profile-bio NAME``: who this is."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from sphinx_profile.diagnostics import Problem
from sphinx_profile.directives.base import EntryDirective
from sphinx_profile.doctree import build
from sphinx_profile.doctree.nodes import profile_bio
from sphinx_profile.domain.objects import Home
from sphinx_profile.formats.records import read_biography
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.key import anchor, slug
from sphinx_profile.model.kinds import IDENTITY_FIELDS
from sphinx_profile.model.person import Person
from sphinx_profile.model.publication import Biography

OPTIONS = frozenset(
    [
        "key",
        "photo",
        "photo_alt",
        "position",
        "affiliation",
        "location",
        "pronouns",
        "aliases",
        "note",
        "links",
        "layout",
    ]
)


class BioDirective(EntryDirective):
    """A biography, as a node that holds its record; its body is the prose."""

    known_options = OPTIONS

    def knows(self, name: str) -> bool:
        """Whether an option of the biography, or a kind of link to a person."""
        kind = self.domain.link_table.get(name)
        return name in OPTIONS or (kind is not None and kind.name in IDENTITY_FIELDS)

    def run(self) -> Sequence[nodes.Node]:
        """``[profile_bio]``."""
        if not self.argument:
            self.warn(Problem.NO_TITLE, "profile-bio: no name is given")
        fields = self.read_options()
        key = dict(fields).get("key", "").strip() or slug(self.argument or repr(fields))
        reader = self.reader(Entry("person", key, fields))
        record = read_biography(reader, self.argument)
        node = build.biography(record, self.resources(reader, record.photo_alt), self.read_body())
        self._settle(node, record)
        return [node]

    def _settle(self, node: profile_bio, record: Biography) -> None:
        """Give the biography its id and register it."""
        self.set_source_info(node)
        ids = (anchor(record.key), f"person-{anchor(record.key)}")
        free = [node_id for node_id in ids if node_id not in self.state.document.ids]
        if free:
            node["ids"] = [free[0]]
            self.state.document.note_explicit_target(node)
        person = Person(record.key, record.name, record.aliases)
        self.domain.note_page(self.env.docname)
        if record.name and free:
            home = Home(person, self.env.docname, free[0], record)
            self.domain.note(self.env.docname, "homes", home)
