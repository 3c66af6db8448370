"""One file that is being moved into a site: where from, where to, and what is said of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sphinx_profile.migrate.files.fields import Fields, Keys
from sphinx_profile.migrate.files.kept import kept_by
from sphinx_profile.migrate.files.load import load, name_comments
from sphinx_profile.migrate.files.record import MAX_SHOWN, Record
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.model.source import SourceEntry
from sphinx_profile.model.url import is_absolute, safe_url
from sphinx_profile.scaffold.site import Site

IN_OTHER_WORDS = "the site says it in another form"


@dataclass(slots=True)
class Move:
    """A file at ``path`` of a source, and the site that it is moved into."""

    source: Source
    report: Report
    path: str = ""
    site: Site = field(default_factory=Site)
    keys: Keys = field(default_factory=Keys)
    _opened: list[tuple[str, Record]] = field(default_factory=list)

    def open(self, path: str) -> Record | None:
        """Go on with this file; ``None``, and an item in the report, if it is no mapping."""
        self.path = path
        node = load(self.source, path, self.report)
        if node is None:
            return None
        if not isinstance(node.value, dict):
            self.report.left(path, 0, "the file", "it holds no mapping from names to values")
            return None
        return self.follow(Record(node))

    def each(self, paths: Iterable[str]) -> Iterator[Record]:
        """Open one file after the other, those that are mappings."""
        for path in paths:
            record = self.open(path)
            if record:
                yield record

    def follow(self, record: Record) -> Record:
        """See to it that what nobody asks a record for is named in the end."""
        self._opened.append((self.path, record))
        return record

    def finish(self, left: Mapping[str, str], told: Mapping[str, str]) -> Site:
        """The site; what is not in it, or in other words, is named in the report.

        ``left`` maps names of members to why they are left, ``told`` to how the site says them.
        """
        kept = kept_by(self.site)
        for path, record in self._opened:
            record.leave(path, self.report, left)
            for name, leaf in record.told():
                if leaf.text and not kept.has_together(leaf.text):
                    why = told.get(name, IN_OTHER_WORDS)
                    what = f"{name}: {' '.join(leaf.text[:MAX_SHOWN].split())!r}"
                    self.report.mended(path, leaf.line, what, why, leaf.end)
        for path in dict.fromkeys(path for path, _ in self._opened):
            roots = [record.node for opened, record in self._opened if opened == path]
            name_comments(self.source, path, roots, self.report)
        return self.site

    def taken(self, record: Record, what: str, why: str = "") -> None:
        """Note a record that is in the site."""
        self.report.taken(self.path, record.line, what, why, record.end)

    def mended(self, record: Record, what: str, why: str) -> None:
        """Note what was wrong with a record that is in the site, at its first line."""
        self.report.mended(self.path, record.line, what, why)

    def left(self, record: Record, what: str, why: str) -> None:
        """Note what is not in the site of a record."""
        self.report.left(self.path, record.line, what, why, record.end)

    def dismiss(self, record: Record, why: str) -> None:
        """Note a record that is not in the site, with all its members."""
        record.dismiss()
        self.left(record, record.name or "the work", why)

    def entry(self, record: Record, kind: str, key: str, fields: Fields) -> None:
        """Add an entry that a record is."""
        entry = fields.entry(kind, key)
        self.site.entries.append(SourceEntry(entry, self.path, record.line))

    def page(self, name: str, text: str) -> None:
        """Add a page; under the next number where there is one of its name."""
        stem, dot, ending = name.rpartition(".")
        number = 1
        while name in self.site.pages:
            number += 1
            name = f"{stem}-{number}{dot}{ending}"
        self.site.pages[name] = text

    def photo(self, record: Record, *names: str) -> str:
        """The photo that a member names: a URL, or a file of the source, which is copied.

        ``""``, and an item in the report, if it is neither.
        """
        value, place = record.text(*names), record.record_of(*names)
        if not value:
            return ""
        if is_absolute(value):
            if value.startswith(("https://", "http://")) and safe_url(value):
                return safe_url(value)
            self.left(place, "the photo", "its address is none of the web; save it as a file")
            return ""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), value))
        if target.startswith(("../", "/")) or not self.source.file(target):
            why = f"{value[:200]!r} is no file of the source; copy it by hand, and set :photo:"
            self.left(place, "the photo", why)
            return ""
        copied = f"images/{posixpath.basename(target)}"
        self.site.files[copied] = target
        return copied
