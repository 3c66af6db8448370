"""``publication TITLE-or-KEY``: one publication from its options and its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docutils import nodes

from sphinx_profile.config import parts_of
from sphinx_profile.diagnostics import Problem
from sphinx_profile.directives.base import EntryDirective
from sphinx_profile.doctree import build
from sphinx_profile.formats.bibtex import write_publication
from sphinx_profile.formats.fields import FieldReader, read_publication
from sphinx_profile.model.entry import BIBLIOGRAPHIC_FIELDS, PROFILE_FIELDS, Entry
from sphinx_profile.model.key import slug
from sphinx_profile.model.publication import Publication


class PublicationDirective(EntryDirective):
    """One publication, as a node that holds its record."""

    known_options = BIBLIOGRAPHIC_FIELDS | PROFILE_FIELDS

    def run(self) -> Sequence[nodes.Node]:
        """``[profile_publication]``, or the place of a draft."""
        entry = self.read_entry()
        if self.hides(entry):
            return self.draft(entry)
        reader = self.reader(entry)
        record = self.read_record(reader)
        self.report_ambiguous(record.authors)
        resources = self.resources(reader, entry.get("preview_alt"))
        parts = parts_of(self.config)
        node = build.publication(record, resources, self.read_body(), parts)
        return self.finish(node, "publication", record.key, record.name)

    def read_entry(self) -> Entry:
        """The entry that argument and options make."""
        fields = self.read_options()
        options = dict(fields)
        self._check_argument(fields)
        named = self.argument if options.get("title", "").strip() else slug(self.argument)
        key = options.get("key", "").strip() or (named if self.argument else slug(repr(fields)))
        return Entry(options.get("type", "").strip() or "misc", key, fields)

    def read_record(self, reader: FieldReader) -> Publication:
        """The publication, with its BibTeX where ``bibtex_show`` asks for it."""
        title = self.read_inline(
            reader.entry.get("title") or self.argument or reader.entry.get("key")
        )
        record = read_publication(reader, title)
        if reader.flag("bibtex_show"):
            return replace(record, bibtex=write_publication(record))
        return record

    def _check_argument(self, fields: Sequence[tuple[str, str]]) -> None:
        """Warn where there is no title, or where a key seems to be mistyped."""
        names = {name for name, value in fields if value.strip()}
        if not self.argument and not names & {"key", "title"}:
            self.warn(Problem.NO_TITLE, "publication: neither a title nor a key is given")
        elif self.argument and " " not in self.argument and not names:
            nearest = self.domain.nearest(self.argument)
            hint = f"; did you mean {nearest!r}?" if nearest else ""
            message = f"publication: no bibliography has the key {self.argument[:200]!r}{hint}"
            self.warn(Problem.UNKNOWN_KEY, message)
