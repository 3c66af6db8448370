"""``markdown_generator/publications.tsv`` of academicpages, from which pages may have been made.

Source: academicpages, ``markdown_generator/publications.py``: a page is named by the date and the
slug of its row.
"""

from __future__ import annotations

import csv
import posixpath

from sphinx_profile.migrate.academicpages.publications import Publications
from sphinx_profile.migrate.common.move import Move, Page
from sphinx_profile.migrate.files.kept import Kept
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.markdown import to_latex
from sphinx_profile.migrate.tree import Node
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.key import slug

TABLE = "markdown_generator/publications.tsv"
_COLUMNS = {
    "pub_date": "date",
    "paper_url": "paperurl",
    "slides_url": "slidesurl",
    "bibtex_url": "bibtexurl",
}
_NO_TEXT = frozenset({"url_slug", "pub_date", "category"})


def take_table(move: Move, publications: Publications) -> None:
    """The rows of the table: those that no page stands for become entries."""
    document = move.source.read(TABLE) if move.source.has(TABLE) else None
    if document is None:
        return
    rows = csv.reader(document.lines, delimiter="\t")
    table = _Table(move, publications)
    try:
        table.names = [name.strip().lower() for name in next(rows, [])]
        move.report.left(TABLE, 1, "the first row", "it names the columns")
        for cells in rows:
            if any(cell.strip() for cell in cells):
                table.row(dict(zip(table.names, cells, strict=False)), rows.line_num)
    except csv.Error as error:
        move.report.left(TABLE, rows.line_num, "the table", f"it cannot be read on: {error}")


class _Table:
    def __init__(self, move: Move, publications: Publications) -> None:
        self._move, self._publications = move, publications
        self.names = list[str]()

    def row(self, cells: dict[str, str], line: int) -> None:
        """One row, which ends on this line."""
        name = f"{cells.get('pub_date', '')}-{cells.get('url_slug', '')}".strip("-")
        known = self._publications.entries.get(name) or self._by_title(cells.get("title", ""))
        if known:
            self._compare(known, cells, line)
            return
        pairs = {
            _COLUMNS.get(column, column): Node(cell.strip(), line, line, line)
            for column, cell in cells.items()
        }
        page = Page(TABLE, Record(Node(pairs, line, line, line)), "", line)
        key = self._move.keys.unique(slug(name or cells.get("title", "")))
        self._publications.entries[name] = self._publications.publication(page, key)

    def _by_title(self, title: str) -> Entry | None:
        folded, entries = slug(title), self._publications.entries.values()
        found = (entry for entry in entries if slug(entry.get("title")) == folded)
        return next(found, None) if title.strip() else None

    def _compare(self, entry: Entry, cells: dict[str, str], line: int) -> None:
        """Name what a row says that the page of its publication does not."""
        kept, files = Kept(entry), " ".join(self._move.site.files.values())
        other = [
            f"{column}: {cell[:100]}"
            for column, cell in cells.items()
            if cell.strip()
            and column not in _NO_TEXT
            and not kept.has(to_latex(cell))
            and posixpath.basename(cell) not in files
            and not ("://" in cell and _leads_there(entry, cell))
        ]
        if other:
            why = f"the page of the publication says otherwise than {'; '.join(other)}"
            self._move.report.left(TABLE, line, entry.key, why)
        else:
            why = "the page of the publication says the same"
            self._move.report.mended(TABLE, line, entry.key, why)


def _leads_there(entry: Entry, url: str) -> bool:
    """Whether a field has the identifier that a URL ends in."""
    return any(len(value) > 4 and url.endswith(value) for _, value in entry)
