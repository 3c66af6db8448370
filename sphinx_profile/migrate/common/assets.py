"""Files that pages and entries use: found in the source, and given a place in the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from urllib.parse import unquote

from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.scaffold.site import Site

_IMAGES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".ico"}
)
_HOMES = (
    *("assets/pdf/", "assets/img/publication_preview/", "assets/img/", "assets/images/"),
    *("assets/media/", "assets/html/", "assets/files/", "assets/", "static/uploads/"),
    *("static/media/", "static/files/", "static/images/", "static/img/", "static/", "content/"),
    *("files/", "images/", "uploads/", "public/"),
)
"""Folders of the systems whose names say nothing in the site; the first that fits is taken off."""
_SOURCES = (".md", ".rst")
"""Sphinx would take these for pages."""
_ODD = re.compile(r"[^\w.+/-]+")
MAX_FILE = 100_000_000
"""The largest file that is copied, in bytes."""
_END = re.compile(r"[?#].*")
_MANY_DASHES = re.compile(r"-{2,}")


class Assets:
    """Takes files of a source into a site, each once."""

    def __init__(self, source: Source, site: Site, report: Report) -> None:
        self._source, self._site, self._report = source, site, report
        self._places: dict[str, str] = {}
        self._large: set[str] = set()
        self._taken = {name.casefold() for name in site.files}

    def find(self, wanted: str, folders: Sequence[str] = ("",)) -> str:
        """The path in the source of a file, sought in these folders; ``""`` if there is none.

        A path that begins with ``/`` is sought from the top, then in the folders as well.
        """
        plain = _END.sub("", wanted.strip())
        for name in dict.fromkeys((plain, unquote(plain))):
            for folder in ("", *folders) if name.startswith("/") else folders:
                path = posixpath.normpath(posixpath.join(folder, name.lstrip("/")))
                if not _leads_out(path) and self._source.has(path):
                    return "" if self._is_too_large(path) else path
        return ""

    def _is_too_large(self, path: str) -> bool:
        """Whether a file is not copied for its size, which is said once."""
        try:
            if (self._source.root / path).stat().st_size <= MAX_FILE:
                return False
        except OSError:
            return True
        if path not in self._large:
            self._large.add(path)
            why = f"it is larger than {MAX_FILE // 1_000_000} MB; copy it by hand"
            self._report.left(path, 0, "the file", why)
        return True

    def take(self, wanted: str, folders: Sequence[str], path: str, line: int, what: str) -> str:
        """The path in the site of a file; ``""``, and an item in the report, if it is not taken.

        ``path`` and ``line`` say where in the source the file is ``wanted``, ``what`` as what.
        """
        found = self.find(wanted, folders)
        if found:
            place = self.place(found)
            self._report.taken(path, line, f"{what} {found}", f"the file is {place}")
            return place
        names = [
            posixpath.normpath(posixpath.join(one, unquote(wanted).lstrip("/"))) for one in folders
        ]
        why = "there is no such file in the source; copy it by hand"
        if all(_leads_out(name) for name in names):
            why = "it leads out of the source and is not read; copy it by hand if you want it"
        self._report.left(path, line, f"{what} {wanted[:200]!r}", why)
        return ""

    def place(self, found: str) -> str:
        """The path in the site of a file of the source, which is copied there."""
        if found not in self._places:
            self._source.file(found)
            place = self._unused(_target(found))
            place = f"{place}.txt" if place.endswith(_SOURCES) else place
            self._places[found] = place
            self._site.files[place] = found
        return self._places[found]

    def _unused(self, place: str) -> str:
        stem, suffix = posixpath.splitext(place)
        number, name = 1, place
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        self._taken.add(name.casefold())
        return name


def is_image(path: str) -> bool:
    """Whether the name of a file, or a URL, is that of an image."""
    return posixpath.splitext(_END.sub("", path))[1].lower() in _IMAGES


def _target(found: str) -> str:
    home = next((home for home in _HOMES if found.startswith(home)), "")
    parts = _MANY_DASHES.sub("-", _ODD.sub("-", found[len(home) :])).split("/")
    name = "/".join(part.strip("-").lstrip(".") or "file" for part in parts if part)
    folder = "images" if is_image(found) else "files"
    return f"{folder}/{name}"


def _leads_out(path: str) -> bool:
    return path == ".." or path.startswith(("../", "/"))
