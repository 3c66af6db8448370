"""The Citation File Format 1.2.0 (``CITATION.cff``): software or data, and how to cite it.

The work itself becomes an entry, its preferred citation and its references too.
"""

from __future__ import annotations

import re

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.migrate.files.cff_people import names
from sphinx_profile.migrate.files.cff_tables import (
    ENTITIES,
    LINKS,
    OWN,
    PEOPLE,
    SAME,
    STATUSES,
    TEXTS,
    TYPES,
)
from sphinx_profile.migrate.files.fields import Fields, field_name, identifier
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.files.sniff import Format
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System
from sphinx_profile.scaffold.site import Site

_VERSION = re.compile(r"^[\"']?cff-version[\"']?[ \t]*:|[{,]\s*\"cff-version\"\s*:", re.MULTILINE)
_RANGE = re.compile(r"\d\s*[-–—]+\s*\d")
_NO_PLACE = "an entry has no place for it; write it into the field 'note' if it matters"
_CITED = "it is how the work wants to be cited"
_REFERRED_TO = "the work refers to it; take it out if it is not yours"
_REASONS = {
    "cff-version": "it names the version of the format; a site has no use for it",
    "message": "it asks readers to cite the work; an entry shows how by itself",
    **dict.fromkeys(
        (
            *("address", "affiliation", "city", "country", "email", "fax", "post-code", "region"),
            *("tel", "date-start", "date-end", "location"),
        ),
        "an entry has no place for this of a person or an organisation",
    ),
}
_TOLD = {
    "type": "the type of the entry says it",
    "orcid": "the registry has the identifier alone",
    "status": "the status of the entry says it",
    "doi": "the address is that of the DOI",
}
_IN_A_BOOK = frozenset({"inproceedings", "incollection", "inbook"})

FORMAT = Format((".cff",), lambda text: bool(_VERSION.search(text)), (".cff",))


def read(source: Source, report: Report) -> Site:
    """The site of the works in all files."""
    move = Move(source, report)
    for file in move.each(FORMAT.paths(source)):
        _read(move, file)
    return move.finish(_REASONS, _TOLD)


def _read(move: Move, file: Record) -> None:
    cited = [file.record("preferred-citation"), *file.records("references")]
    why = (_CITED, _REFERRED_TO)
    title = _work(move, file, "software", "")
    move.site.title = move.site.title or title
    for number, record in enumerate(cited):
        if record:
            _work(move, record, "generic", why[min(number, 1)])


def _work(move: Move, record: Record, default: str, why: str) -> str:
    """Add the entry of a work; its title."""
    fields, written = Fields(), record.text("type") or default
    kind = "dataset" if written == "dataset" else TYPES.get(written, "misc")
    title = cleaned(record.text("title"))
    fields.text("title", title)
    for name, field in PEOPLE.items():
        fields.names(field, names(move, record.records(name)))
    _date(record, fields)
    for name, field in TEXTS.items():
        fields.text(field, record.text(name))
    _place(record, kind, fields)
    _pages(record, fields)
    _status(record, fields)
    _addresses(record, fields)
    for name in OWN:
        fields.text(field_name(name), record.text(name))
    if written not in SAME and written != "dataset":
        fields.text("entrysubtype", written)
    for name, texts in record.rest() if why else []:
        fields.text(field_name(name), ", ".join(texts))
    key = move.keys.made(title)
    move.entry(record, kind, key, fields)
    first = record.line or 1
    move.report.taken(move.path, first, key, why, record.end if why else first)
    return title


def _date(record: Record, fields: Fields) -> None:
    published, released = record.text("date-published"), record.text("date-released")
    fields.verbatim("date", published or released)
    if published and released != published:
        fields.verbatim("date_released", released)
    fields.verbatim("year" if "date" not in fields else "year_of_work", record.text("year"))
    fields.verbatim("origdate", record.text("year-original"))
    fields.verbatim("urldate", record.text("date-accessed"))


def _place(record: Record, kind: str, fields: Fields) -> None:
    """Where it appeared: the book, the conference, the publisher."""
    title = record.text("collection-title")
    fields.text("booktitle" if kind in _IN_A_BOOK else "series", title)
    conference = record.record("conference")
    fields.text("eventtitle", conference.text("name") or conference.said())
    fields.text("abbr", conference.text("alias"))
    days = [conference.text("date-start"), conference.text("date-end")]
    fields.verbatim("eventdate", "/".join(dict.fromkeys(day for day in days if day)))
    where = ("location", "address", "city", "region", "post-code", "country")
    parts = [conference.text(name) for name in where]
    fields.text("conference_location", ", ".join(part for part in parts if part))
    fields.link("Conference", conference.text("website"))
    for name, field in ENTITIES.items():
        entity = record.record(name)
        called = entity.text("name") or entity.said()
        alias = entity.text("alias")
        fields.text(field, f"{called} ({alias})" if called and alias else called or alias)
        fields.link(called, entity.text("website"))


def _pages(record: Record, fields: Fields) -> None:
    """The pages: a range, or how many there are."""
    start, end, pages = record.text("start"), record.text("end"), record.text("pages")
    fields.pages(f"{start}–{end}" if end else start)
    if _RANGE.search(pages) and "pages" not in fields:
        fields.pages(pages)
    else:
        fields.text("pagetotal", pages)


def _status(record: Record, fields: Fields) -> None:
    status = record.text("status")
    fields.text("status" if status in STATUSES else "pubstate", STATUSES.get(status, status))


def _addresses(record: Record, fields: Fields) -> None:
    doi = record.text("doi")
    fields.verbatim("doi", identifier("doi", doi) or doi)
    fields.verbatim("collection_doi", record.text("collection-doi"))
    fields.verbatim("code", record.text("repository-code"))
    fields.verbatim("url", record.text("url"))
    for name, label in LINKS.items():
        fields.link(label, record.text(name))
    for one in record.records("identifiers"):
        _identifier(one, fields)


def _identifier(one: Record, fields: Fields) -> None:
    """A further identifier: a DOI, a URL, a Software Heritage id, or another."""
    kind, value = one.text("type"), one.text("value") or one.said()
    description = one.text("description")
    doi = identifier("doi", value) if kind == "doi" else ""
    if doi and "doi" not in fields and not description:
        fields.verbatim("doi", doi)
    elif kind in {"doi", "url"}:
        url = f"https://doi.org/{doi}" if doi else value
        fields.link(description or value, url)
    elif value:
        name = "swhid" if kind == "swh" else "identifier"
        fields.text(name, f"{value} ({description})" if description else value)


SYSTEM = System("citation.cff", "CITATION.cff", FORMAT.recognises, read)
