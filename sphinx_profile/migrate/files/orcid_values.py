"""Values of an ORCID record: most of them stand in an object of their own."""

from __future__ import annotations

from sphinx_profile.migrate.files.record import Record


def value(record: Record, name: str) -> str:
    """The text of a member, be it ``"x"``, ``{"value": "x"}`` or ``{"content": "x"}``."""
    text = record.text(name)
    return text or record.record(name).text("value", "content")


def date(record: Record, name: str) -> str:
    """``{"year": {"value": ...}, ...}`` as ``2019-05-03``, as far as it is known."""
    parts = record.record(name)
    year, month, day = (value(parts, part) for part in ("year", "month", "day"))
    known = [year, month.zfill(2) if month else "", day.zfill(2) if month and day else ""]
    return "-".join(part for part in known if part)


def word(text: str) -> str:
    """A term of ORCID as version 3.0 writes it: ``JOURNAL_ARTICLE`` is ``journal-article``."""
    return text.strip().lower().replace("_", "-")


def index(record: Record) -> int:
    """The rank of an item: the highest is shown first, and is the preferred one of its group."""
    text = record.node.get("display-index").text
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def listed(record: Record, name: str, inner: str) -> list[Record]:
    """The items of ``{name: {inner: [...]}}``, the highest rank first."""
    return sorted(record.record(name).records(inner), key=index, reverse=True)


def in_order(name: str) -> str:
    """``Doe, Jane`` as ``Jane Doe``."""
    family, comma, given = (part.strip() for part in name.partition(","))
    return f"{given} {family}" if comma and given and "," not in given else name
