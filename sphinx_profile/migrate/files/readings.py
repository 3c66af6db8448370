"""A bibliography that a reader of ours has read, moved into a site."""

from __future__ import annotations

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.migrate.files.fields import clean_key
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.model.source import Reading, SourceEntry

_MENDED = frozenset({Problem.SYNTAX, Problem.UNKNOWN_MACRO, Problem.DUPLICATE_FIELD})


def move_reading(move: Move, reading: Reading) -> None:
    """Take the entries, and name all that was found; what was lost is left."""
    for finding in reading.findings:
        name_finding(move, finding, 0, is_lost=_says_lost(finding, reading))
    for source in reading.entries:
        key = move.keys.unique(clean_key(source.entry.key))
        entry = type(source.entry)(source.entry.type, key, source.entry.fields)
        move.site.entries.append(SourceEntry(entry, move.path, source.line))
        move.report.taken(move.path, source.line, key)


def name_finding(move: Move, finding: Finding, before: int, *, is_lost: bool = False) -> None:
    """Name in the report what a reader found; ``before`` is the number of lines above its text."""
    place = finding.place.rpartition(":")[2]
    line = int(place) + before if place.isdigit() else 0
    if finding.problem in _MENDED and not is_lost:
        move.report.mended(move.path, line, "the text", finding.message)
    else:
        move.report.left(move.path, line, "the text", finding.message)


def _says_lost(finding: Finding, reading: Reading) -> bool:
    return any(finding.message.startswith(f"{name[:200]}: ") for name in reading.lost)
