"""One file that is being moved into a site: where from, where to, and what is said of it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from sphinx_profile.migrate.files.fields import Fields, Keys
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.model.source import SourceEntry
from sphinx_profile.model.url import is_absolute, safe_url
from sphinx_profile.scaffold.site import Site


@dataclass(slots=True)
class Move:
    """A file at ``path`` of a source, and the site that it is moved into."""

    source: Source
    report: Report
    path: str = ""
    site: Site = field(default_factory=Site)
    keys: Keys = field(default_factory=Keys)

    def taken(self, record: Record, what: str, why: str = "") -> None:
        """Note a record that is in the site."""
        self.report.taken(self.path, record.line, what, why, record.end)

    def mended(self, record: Record, what: str, why: str) -> None:
        """Note a record that is in the site, and what was wrong with it."""
        self.report.mended(self.path, record.line, what, why, record.end)

    def left(self, record: Record, what: str, why: str) -> None:
        """Note a record that is not in the site."""
        self.report.left(self.path, record.line, what, why, record.end)

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

    def photo(self, record: Record, value: str) -> str:
        """A photo: a URL, or a file of the source that is copied; ``""``, reported, if neither."""
        if is_absolute(value):
            if value.startswith(("https://", "http://")) and safe_url(value):
                return safe_url(value)
            self.left(record, "the photo", "its address is none of the web; save it as a file")
            return ""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), value))
        if target.startswith(("../", "/")) or not self.source.file(target):
            why = f"{value[:200]!r} is no file of the source; copy it by hand, and set :photo:"
            self.left(record, "the photo", why)
            return ""
        place = f"images/{posixpath.basename(target)}"
        self.site.files[place] = target
        return place
