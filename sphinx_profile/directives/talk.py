"""``talk TITLE``: one talk from its options, its outline as the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.diagnostics import Problem
from sphinx_profile.directives.base import EntryDirective
from sphinx_profile.doctree import build
from sphinx_profile.formats.records import read_talk
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.key import slug

OPTIONS = frozenset(
    [
        "key",
        "title",
        "authors",
        "author",
        "event",
        "venue",
        "location",
        "date",
        "year",
        "month",
        "links",
        "publication",
        "status",
        "note",
        "additional_info",
        "annotation",
    ]
)


class TalkDirective(EntryDirective):
    """One talk, as a node that holds its record."""

    known_options = OPTIONS

    def run(self) -> Sequence[nodes.Node]:
        """``[profile_talk]``, or the place of a draft."""
        entry = self.read_entry()
        if self.hides(entry):
            return self.draft(entry)
        reader = self.reader(entry)
        record = read_talk(
            reader, self.read_inline(entry.get("title") or self.argument or entry.get("key"))
        )
        record = replace(record, publication=self._publication(entry.get("publication")))
        node = build.talk(record, self.resources(reader), self.read_body())
        return self.finish(node, presents=_folded(entry.get("publication")))

    def read_entry(self) -> Entry:
        """The entry that argument and options make."""
        fields = self.read_options()
        options = {name: value.strip() for name, value in fields}
        key, title = options.get("key", ""), self.argument or options.get("title", "")
        if not title and not key:
            self.warn(Problem.NO_TITLE, "talk: neither a title nor a key is given")
        return Entry("talk", key or slug(title or repr(fields)), fields)

    def _publication(self, written: str) -> str:
        """The resource that is a reference to the publication of this key, or ``""``."""
        key = _folded(written)
        if not key:
            return ""
        reference = addnodes.pending_xref(
            "",
            nodes.inline("", key),
            refdomain="profile",
            reftype="pub",
            reftarget=key,
            refdoc=self.env.docname,
            refexplicit=False,
            refwarn=True,
            presents=True,
        )
        self.set_source_info(reference)
        self.domain.note(self.env.docname, "references", ("talk", key))
        return self.inline_reader.add(reference, "publication")


def _folded(key: str) -> str:
    return " ".join(key.split())
