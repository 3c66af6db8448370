"""Comments in the data of a page, which a site has no place for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.tree import Node


def leave_comments(path: str, lines: Sequence[str], roots: Iterable[Node], report: Report) -> None:
    """Name the lines that begin with ``#`` and are no part of a value, as left.

    ``lines`` are those from the top of the file to the end of its data, whose ``roots`` hold every
    value.
    """
    if not any(line.lstrip().startswith("#") for line in lines):
        return
    leaves = (leaf for root in roots for leaf in root.leaves() if leaf.end > leaf.line)
    values = (range(leaf.line + 1, leaf.end + 1) for leaf in leaves)
    inside = {number for numbers in values for number in numbers}
    begin = 0
    for number, line in enumerate([*lines, ""], 1):
        is_comment = line.lstrip().startswith("#") and number not in inside
        if is_comment and not begin:
            begin = number
        elif begin and not is_comment:
            why = "comments in data are not carried over; write it on a page if it matters"
            report.left(path, begin, "a comment", why, number - 1, routine=True)
            begin = 0
