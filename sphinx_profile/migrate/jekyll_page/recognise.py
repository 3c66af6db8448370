"""Whether a source is a hand-written page, and which of its files is the main one."""

from __future__ import annotations

import posixpath
import re

from sphinx_profile.migrate.source import Source

_SUFFIXES = (".md", ".markdown", ".mkd", ".mdown")
_MAIN = ("index", "home", "about", "readme")
_NO_PAGES = frozenset(
    {"readme", "license", "licence", "contributing", "changelog", "code_of_conduct", "security"}
)
_NO_FOLDERS = frozenset(
    {"_includes", "_layouts", "_sass", "_data", "_plugins", "vendor", "assets", "themes", ".github"}
)
_MARKDOWN = re.compile(r"(?m)^(?:#{1,6}\s|---\s*$|[-*+]\s|\d+\.\s)|\[[^\]\n]+\]\([^)\n]+\)|\*\*")
MAX_PAGE = 2_000_000
"""A longer text is no page, in characters."""


def recognises(source: Source) -> int:
    """How sure it is that a source is a page that somebody wrote by hand."""
    main = main_page(source)
    if not main:
        return 0
    document = source.read(main)
    if document is None or len(document.text) > MAX_PAGE or not _MARKDOWN.search(document.text):
        return 0
    is_readme = posixpath.basename(main).casefold().startswith("readme")
    return 20 if is_readme and source.is_folder else 50 if source.is_folder else 60


def main_page(source: Source) -> str:
    """The main page: the file itself, or ``index.md``, ``home.md``, ``about.md``, ``README.md``."""
    tops = [path for path in source.paths if "/" not in path and path.endswith(_SUFFIXES)]
    if not source.is_folder:
        return tops[0] if tops else ""
    stems = {posixpath.splitext(path)[0].casefold(): path for path in reversed(tops)}
    return next((stems[name] for name in _MAIN if name in stems), "")


def other_pages(source: Source) -> list[str]:
    """The other pages: every Markdown file that is none of the theme or of the repository."""
    main = main_page(source)
    return [
        path
        for path in source.paths
        if path.endswith(_SUFFIXES)
        and path != main
        and posixpath.splitext(posixpath.basename(path))[0].casefold() not in _NO_PAGES
        and not _NO_FOLDERS.intersection(path.split("/")[:-1])
    ]
