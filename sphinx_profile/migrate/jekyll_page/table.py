"""Tables of publications in Markdown: one in each row, in columns with or without names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_profile.migrate.markdown import Block

_CELL = re.compile(r"(?<!\\)\|")
_ORDER = (
    re.compile(r"title|name|titel|título|titre", re.IGNORECASE),
    re.compile(r"authors?|co-?authors?|autor(?:en|es)?|auteurs?", re.IGNORECASE),
    re.compile(r"venue|journal|conference|where|publication|published in|outlet", re.IGNORECASE),
    re.compile(r"year|date|when", re.IGNORECASE),
)
"""The columns in the order in which a publication is read."""
_OTHERS = re.compile(
    r"(?:no|nr|#|links?|pdf|paper|code|doi|resources?|materials?|award|notes?|abstract|image)?\.?",
    re.IGNORECASE,
)
_BREAK = "\\\n"


def table_rows(lines: Sequence[str], line: int) -> list[Block]:
    """Each row of a table as a paragraph, its cells as lines; none if the head says other things.

    ``lines`` are those of the table, which begins on ``line``: its head, a rule, its rows.
    """
    head = [cell.strip("*_ ") for cell in _cells(lines[0])]
    named = [any(pattern.fullmatch(cell) for pattern in _ORDER) for cell in head]
    if not all(one or _OTHERS.fullmatch(cell) for one, cell in zip(named, head, strict=True)):
        return []
    order = sorted(range(len(head)), key=lambda number: _place(head[number]))
    rows = list[Block]()
    for number, source in enumerate(lines[2:], line + 2):
        cells = _cells(source)
        shown = [_shown(cells[column], head[column]) for column in order if column < len(cells)]
        text = _BREAK.join(cell for cell in [*shown, *cells[len(head) :]] if cell)
        rows.append(Block("paragraph", number, number, text))
    return rows


def _cells(line: str) -> list[str]:
    inside = re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line)
    return [cell.strip().replace(r"\|", "|") for cell in _CELL.split(inside)]


def _place(title: str) -> int:
    """Where a column comes: pictures and numbers before the title, links behind all others."""
    found = (n for n, pattern in enumerate(_ORDER) if pattern.fullmatch(title))
    return next(found, -1 if not title or title in ("#", "No", "No.") else len(_ORDER))


def _shown(cell: str, title: str) -> str:
    """A cell; in the column of titles marked as one."""
    is_bare = cell and not re.match(r"[*_\[\"“]", cell)
    return f"**{cell}**" if is_bare and _ORDER[0].fullmatch(title) else cell
