"""``publication TITLE-or-KEY``: one publication from a bibliography, its options, its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docutils import nodes

from sphinx_profile.config import parts_of
from sphinx_profile.diagnostics import Problem
from sphinx_profile.directives.base import FLAG, EntryDirective
from sphinx_profile.doctree import build
from sphinx_profile.domain.files import from_source
from sphinx_profile.formats.bib_record import read_title
from sphinx_profile.formats.bibtex import write_publication
from sphinx_profile.formats.fields import FieldReader
from sphinx_profile.formats.records import read_publication
from sphinx_profile.model.entry import BIBLIOGRAPHIC_FIELDS, PROFILE_FIELDS, Entry
from sphinx_profile.model.inline import Inline
from sphinx_profile.model.key import slug
from sphinx_profile.model.library import Listed
from sphinx_profile.model.publication import FileRequest, Publication
from sphinx_profile.model.url import is_absolute


@dataclass(frozen=True, slots=True)
class Sources:
    """What an entry is made of: its options, and what a bibliography has under its key."""

    entry: Entry
    listed: Listed | None
    options: frozenset[str]
    backlinks: bool = False

    @property
    def latex(self) -> frozenset[str]:
        """The fields that come from the bibliography."""
        return frozenset(name for name, _ in self.entry.fields) - self.options


class PublicationDirective(EntryDirective):
    """One publication, as a node that holds its record."""

    known_options = BIBLIOGRAPHIC_FIELDS | PROFILE_FIELDS | {"backlinks"}

    def run(self) -> Sequence[nodes.Node]:
        """``[profile_publication]``, or the place of a draft."""
        sources = self.read_sources()
        entry = sources.entry
        if self.hides(entry):
            return self.draft(entry)
        reader = self.reader(entry, sources.latex)
        record = self.read_record(reader, sources)
        self.report_ambiguous(record.authors)
        self._settle_files(reader, sources)
        resources = self.resources(reader, entry.get("preview_alt"))
        node = build.publication(record, resources, self.read_body(), parts_of(self.config))
        node["backlinks"] = sources.backlinks
        return self.finish(node, sources.listed)

    def read_sources(self) -> Sources:
        """The entry: the fields of a bibliography, and the options, which go before them."""
        options = dict(self.read_options())
        backlinks = bool(self.choice(options, "backlinks", FLAG))
        options.pop("backlinks", None)
        fields = tuple(options.items())
        listed = self._look_up(self.argument) or self._look_up(options.get("key", ""))
        if listed is None:
            self._check_argument(fields)
            return Sources(self._handwritten(fields), None, frozenset(options), backlinks)
        record = listed.record
        is_title = self.argument and " ".join(record.key.split()) != self.argument
        if is_title and not options.get("title", "").strip():
            options["title"] = self.argument
        entry_type = options.pop("type", "").strip() or record.type
        merged = tuple((dict(record.fields) | options).items())
        entry = Entry(entry_type, record.key, merged)
        return Sources(entry, listed, frozenset(options), backlinks)

    def _look_up(self, key: str) -> Listed | None:
        key = " ".join(key.split())
        return self.domain.look_up(self.env.docname, key) if key else None

    def _handwritten(self, fields: tuple[tuple[str, str], ...]) -> Entry:
        """The entry that argument and options make alone."""
        options = dict(fields)
        named = self.argument if options.get("title", "").strip() else slug(self.argument)
        key = options.get("key", "").strip() or (named if self.argument else slug(repr(fields)))
        return Entry(options.get("type", "").strip() or "misc", key, fields)

    def read_record(self, reader: FieldReader, sources: Sources) -> Publication:
        """The publication, with its BibTeX: its author's, or ours where it is asked for."""
        record = read_publication(reader, self._title(reader))
        reader.findings = [f for f in reader.findings if not _is_known(f.message, sources.latex)]
        if sources.listed is not None:
            shows = reader.flag("bibtex_show", default=True)
            return replace(record, bibtex=sources.listed.record.bibtex if shows else "")
        if reader.flag("bibtex_show"):
            return replace(record, bibtex=write_publication(record))
        return record

    def _title(self, reader: FieldReader) -> Inline:
        if "title" in reader.latex:
            return read_title(reader)
        return self.read_inline(reader.get("title") or self.argument or reader.get("key"))

    def _settle_files(self, reader: FieldReader, sources: Sources) -> None:
        """Let the paths of a bibliography begin at its own folder, where the file is there."""
        if sources.listed is not None:
            folder = self.domain.bibliographies.folder_of(sources.listed.path)
            reader.files = [
                self._seen_from(folder, file)
                if file.resource.removeprefix("file-") in sources.latex
                else file
                for file in reader.files
            ]

    def _seen_from(self, folder: Path, file: FileRequest) -> FileRequest:
        near = folder / file.path
        if is_absolute(file.path) or not near.is_file():
            return file
        return replace(file, path="/" + from_source(self.env, near))

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


def _is_known(message: str, latex: frozenset[str]) -> bool:
    """Whether a finding is of a field of the bibliography: it was reported there."""
    name = message.partition(":")[0]
    return name in latex or any(field.rstrip("0123456789") == name for field in latex)
