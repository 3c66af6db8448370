"""A curriculum vitae in a format of its own, within a site: a page of it."""

from __future__ import annotations

from collections.abc import Callable

from sphinx_profile.formats.latex import decode
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.files.kept import words
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.scaffold.myst import directive, paragraphs
from sphinx_profile.scaffold.site import Site

PAGE = "cv.md"
Read = Callable[[Source, Report], Site]


def read_cv(move: Move, path: str, read: Read) -> str:
    """The page of a CV in this file; its publications that are new go into the bibliography."""
    whole = move.source
    one = Source(whole.root, (path,), move.report, False, whole.read_paths, whole._documents)
    found = read(one, move.report)
    _add_entries(move, found, path)
    for key, person in found.people.items():
        move.site.people.setdefault(key, person)
    move.site.files |= found.files
    head, _, rest = found.pages.get(PAGE, "# Curriculum vitae\n").partition("\n")
    bio = directive(found.bio) if found.bio else ""
    others = (text for name, text in found.pages.items() if name != PAGE)
    return paragraphs(head, bio, rest, *others)


def _add_entries(move: Move, found: Site, path: str) -> None:
    """Add the publications that are not in the site yet; name the others."""
    known = {_folded(entry.entry.get("title")) for entry in move.site.entries}
    for entry in found.entries:
        if _folded(entry.entry.get("title")) in known:
            why = "a publication of this title is in the site already, which says more"
            ends = [i.end for i in move.report.items if (i.path, i.line) == (path, entry.line)]
            move.report.left(path, entry.line, entry.entry.key, why, max(ends, default=0))
        else:
            move.site.entries.append(entry)


def _folded(title: str) -> tuple[str, ...]:
    return tuple(words(decode(title)))
