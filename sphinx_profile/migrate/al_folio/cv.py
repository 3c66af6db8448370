"""``_data/cv.yml`` in al-folio's own form, in that of RenderCV, and ``resume.json``.

Source of the own form: al-folio, ``_includes/cv/*.liquid``: ``map``, ``time_table``, ``list``,
``nested_list``.
"""

from __future__ import annotations

from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.cv_page import CvEntry, CvSection, cv_page
from sphinx_profile.migrate.files.cv_text import listed, more
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.tree import Node
from sphinx_profile.scaffold.myst import plain


def own_form(path: str, node: Node, move: Move) -> str:
    """The sections of a list of ``{title, type, contents}``, as a page."""
    sections = list[CvSection]()
    for number, item in enumerate(node.items):
        record = Record(item, f"[{number}]")
        title, kind = record.text("title"), record.text("type")
        write = _pair if kind == "map" else _entry
        entries = tuple(write(one) for one in record.records("contents"))
        sections.append(CvSection(plain(title), entries, "-" if kind in {"map", "list"} else ""))
        what = f"the section {title}"
        why = "it is a section of cv.md; its fields have no names there"
        move.report.mended(path, record.line, what, why, record.end)
        record.leave(path, move.report)
    return cv_page(sections)


def _pair(record: Record) -> str:
    name, value = record.text("name"), record.text("value")
    rest = [f"{key}: {text}" for key, text in more(record)]
    return ": ".join(plain(part) for part in (name, value, *rest) if part)


def _entry(record: Record) -> CvEntry | str:
    if record.node.text:
        return plain(record.said())
    details = [record.text(name) for name in ("institution", "department", "location")]
    points = [
        *_points(record, "description"),
        *_points(record, "items"),
        *_points(record, "contents"),
    ]
    return CvEntry(
        plain(record.text("title")),
        tuple(plain(detail) for detail in details if detail),
        record.text("year"),
        (),
        (*points, *listed(f"{name}: {text}" for name, text in more(record))),
    )


def _points(record: Record, name: str) -> list[str]:
    """Items that are texts, or mappings with a title and items of their own."""
    points = list[str]()
    for one in record.records(name):
        if one.node.text:
            points.append(plain(one.said()))
            continue
        inner = "\n".join(
            f"- {text}" for text in [*_points(one, "contents"), *_points(one, "items")]
        )
        title = ": ".join(plain(text) for text in (one.text("title"), one.text("value")) if text)
        points.append("\n".join(part for part in (title, inner) if part))
    return points
