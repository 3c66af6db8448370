"""``_bibliography/*.bib`` of a Jekyll site: every field stays, local files are taken along.

Source: al-folio, ``_layouts/bib.liquid``, and CUSTOMIZE.md, "Adding publications".
"""

from __future__ import annotations

import posixpath
import re

from sphinx_profile.formats.latex import read_url
from sphinx_profile.migrate.common.bib import line_of, with_field
from sphinx_profile.migrate.common.entries import MISSING
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.files.bib import Library
from sphinx_profile.migrate.markdown import to_latex
from sphinx_profile.model.source import SourceEntry

FOLDERS = {
    "pdf": "assets/pdf",
    "poster": "assets/pdf",
    "slides": "assets/pdf",
    "supp": "assets/pdf",
    "html": "assets/html",
    "preview": "assets/img/publication_preview",
    "video": "assets/video",
}
"""Where al-folio seeks the files of each field."""
_MARKDOWN = frozenset({"additional_info", "award", "annotation"})
_MARKUP = re.compile(r"[*_`<]|\]\(|&\w+;")
_LATEX = re.compile(r"\\[A-Za-z]|[{}]")


def take_bibliography(move: Move, folder: str) -> dict[str, list[str]]:
    """Take the entries of all bibliographies; the keys of each file, by its name."""
    library, keys = Library(move.report), dict[str, list[str]]()
    for path in move.source.glob(f"{folder}/*.bib"):
        if document := move.source.read(path):
            library.add(document)
    site = library.site()
    move.site.preamble = site.preamble
    move.site.entries += [_moved(entry, move) for entry in site.entries]
    for entry in move.site.entries:
        stem = posixpath.splitext(posixpath.basename(entry.path))[0]
        keys.setdefault(stem, []).append(entry.entry.key)
    return keys


def _moved(entry: SourceEntry, move: Move) -> SourceEntry:
    """The entry with its files where they are now, and Markdown in it as LaTeX."""
    for name, value in entry.entry.fields:
        if name in FOLDERS:
            entry = _with_file(entry, name, read_url(value), move)
        elif name in _MARKDOWN and _MARKUP.search(value) and not _LATEX.search(value):
            entry = with_field(entry, name, to_latex(value))
            line, why = line_of(entry, name), "its Markdown is written as LaTeX"
            move.report.mended(entry.path, line, f"{name} of {entry.entry.key}", why)
    return entry


def _with_file(entry: SourceEntry, name: str, value: str, move: Move) -> SourceEntry:
    if not value or "://" in value or value.startswith("//"):
        return entry
    line, what = line_of(entry, name), f"{name} of {entry.entry.key}, the file"
    folders = (FOLDERS[name], "assets", "")
    place = move.assets.take(value, folders, entry.path, line, what)
    if place:
        return entry if place == value else with_field(entry, name, place)
    return with_field(entry, name, value, f"{MISSING}{name}")
