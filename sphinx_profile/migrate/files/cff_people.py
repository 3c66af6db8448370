"""Persons and entities of the Citation File Format as names, and as people of the registry."""

from __future__ import annotations

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.name_parts import NameParts, write_name
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.migrate.files.people import add_person
from sphinx_profile.migrate.files.record import Record


def names(move: Move, people: list[Record]) -> list[str]:
    """The names in BibTeX's form; people with an address are put into the registry."""
    return [_name(move, record) for record in people]


def _name(move: Move, record: Record) -> str:
    if record.node.text:
        return write_name(NameParts(literal=cleaned(record.said())))
    parts = NameParts(
        cleaned(record.text("family-names")),
        cleaned(record.text("given-names")),
        cleaned(record.text("name-particle")),
        cleaned(record.text("name-suffix")),
        cleaned(record.text("name")),
    )
    alias = cleaned(record.text("alias"))
    if not parts.last and not parts.literal:
        parts = NameParts(literal=" ".join(part for part in (parts.given, parts.suffix) if part))
    shown = parts.literal or " ".join(filter(None, (parts.given, parts.last, parts.suffix)))
    orcid, url = record.text("orcid"), record.text("website")
    if not add_person(move.site, shown or alias, url=url, orcid=orcid, aliases=(alias,)):
        for what, value in (("orcid", orcid), ("website", url)):
            if value:
                why = f"{value[:200]!r} is none that may be linked; see people.yml"
                move.left(record, f"{record.name}.{what}", why)
    if not shown and not alias:
        return ""
    return write_name(parts if shown else NameParts(literal=alias))
