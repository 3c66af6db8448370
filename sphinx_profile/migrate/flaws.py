"""What the build of a moved site will warn of: flaws of entries, which stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_profile.formats.bib_record import read_flaws
from sphinx_profile.migrate.report import Report
from sphinx_profile.model.link import LinkTable
from sphinx_profile.model.source import SourceEntry

FLAW = "a flaw"


def name_flaws(entries: Iterable[SourceEntry], report: Report) -> None:
    """Note in the report what cannot be read of entries, though it is shown as it was written."""
    table = LinkTable()
    for entry in entries:
        for finding in read_flaws(entry, table):
            why = f"{finding.message}; the build warns of it, mend it by hand"
            report.left(entry.path, entry.line, FLAW, why)
