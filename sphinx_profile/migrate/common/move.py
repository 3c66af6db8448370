"""What the parts of a reader share while a source is read."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from sphinx_profile.migrate.common.assets import Assets
from sphinx_profile.migrate.common.comments import leave_comments
from sphinx_profile.migrate.files.fields import Keys
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.front_matter import split
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.scaffold.site import Site

_INDEX = re.compile(r"(?:^|/)index$")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the source: its front matter, its text, and the line where that begins."""

    path: str
    record: Record
    body: str
    line: int

    @property
    def name(self) -> str:
        """The name of its file without the suffix; that of the folder for an index."""
        stem = posixpath.splitext(posixpath.basename(self.path))[0]
        folder = posixpath.basename(posixpath.dirname(self.path))
        return folder if stem.lstrip("_") == "index" and folder else stem

    @property
    def has_text(self) -> bool:
        """Whether there is anything behind the front matter."""
        return bool(self.body.strip())


@dataclass(slots=True)
class Move:
    """A move under way: from where, what is noted, and what the new site holds so far.

    ``old_urls`` are the addresses at which the old site stands, without a slash at the end.
    ``addresses`` maps an address in the old site, and the path of a page of the source, to the
    page of the new one. ``variables`` are what templates of the old site may name.
    """

    source: Source
    report: Report
    site: Site = field(default_factory=Site)
    keys: Keys = field(default_factory=Keys)
    old_urls: tuple[str, ...] = ()
    base_path: str = ""
    addresses: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    assets: Assets = field(init=False)
    _folders: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.assets = Assets(self.source, self.site, self.report)

    def page(self, path: str) -> Page | None:
        """A page of the source; ``None``, and an item in the report, if it cannot be read."""
        document = self.source.read(path)
        if document is None:
            return None
        node, body, line = split(document, self.report)
        leave_comments(path, document.lines[: line - 1], [node], self.report)
        return Page(path, Record(node), body, line)

    def beside(self, path: str) -> list[str]:
        """The files in the folder of a file of the source, that file too."""
        if not self._folders:
            for one in self.source.paths:
                self._folders.setdefault(posixpath.dirname(one), []).append(one)
        return self._folders.get(posixpath.dirname(path), [])

    def at(self, url: str, base: str) -> None:
        """Note where the old site stands: its URL, and the path of its top."""
        self.base_path = base.strip("/")
        if url:
            whole = "/".join(part for part in (url.rstrip("/"), self.base_path) if part)
            self.old_urls = tuple(dict.fromkeys((whole, url.rstrip("/"))))

    def register(self, page: str, *addresses: str) -> None:
        """Note that these addresses of the old site are this page of the new one."""
        for address in addresses:
            if key := address_key(address):
                self.addresses.setdefault(key, page)

    def page_at(self, address: str) -> str:
        """The page of the new site at an address of the old one; ``""`` if there is none."""
        key = address_key(address)
        if self.base_path and key.startswith(f"{self.base_path.casefold()}/"):
            key = key[len(self.base_path) + 1 :]
        return self.addresses.get(key, "")


def address_key(address: str) -> str:
    """The path of an address, such that two that lead to one page are alike."""
    try:
        path = unquote(urlsplit(address.strip()).path)
    except ValueError:
        return ""
    path = posixpath.normpath(path.strip("/")) if path.strip("/") else ""
    stem, suffix = posixpath.splitext(path)
    key = stem if suffix in {".html", ".htm"} else path
    return _INDEX.sub("", key).casefold() or "/"
