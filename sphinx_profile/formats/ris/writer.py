"""The writer of RIS: a line a value, ``TY`` first and ``ER`` last, lines ended by CRLF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sphinx_profile.formats.exported import Exported, exported
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.name_parts import parts_of
from sphinx_profile.formats.ris.tags import (
    EDITORS,
    FIELDS,
    NAMES,
    NUMBERS,
    container_field,
    reference_type,
)
from sphinx_profile.model.date import Date, read_date
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Publication
from sphinx_profile.model.url import is_absolute

_OWN = frozenset(
    ["title", "type", "doi", "url", "pdf", "urldate", "keywords", "eprint", "eprinttype"]
)
"""Fields that are written in a form of their own."""
_PAGES = re.compile(r"([^\s,;–-]+)\s*[–-]+\s*([^\s,;–-]+)")
_NOTES = ("note", "additional_info", "annotation")
_ARCHIVES = ("arxiv", "hal", "pmid")
_ELSEWHERE = {"doi", "isbn", "pdf", *_ARCHIVES}
"""Links that tags of their own stand for."""

_END = "ER  - \r\n\r\n"
Line = tuple[str, str]


def write_ris(records: Iterable[Publication]) -> str:
    """The publications as references: no drafts, each value on one line.

    Markup is gone, formulas are characters or as they are typed; fields without a tag are left out.
    """
    return ris_of(exported(records))


def ris_of(entries: Iterable[Exported]) -> str:
    """The same of what is exported."""
    return "".join([_reference(entry) for entry in entries])


def _reference(entry: Exported) -> str:
    lines = [(tag, cleaned(value)) for tag, value in _lines(entry) if value]
    return "".join([f"{tag}  - {value}\r\n" for tag, value in lines if value]) + _END


def _lines(entry: Exported) -> Iterator[Line]:
    yield "TY", reference_type(entry.type)
    yield "ID", entry.key
    yield "TI", entry.text("title")
    for tag in ("AU", EDITORS.get(reference_type(entry.type), "A2"), "A4"):
        yield from ((tag, _name(author)) for author in entry.people(NAMES[tag]).authors)
    yield from _date(entry)
    yield from _container(entry)
    yield from _pages(entry)
    yield from _publisher(entry)
    yield from (("N1", entry.text(name)) for name in _NOTES)
    written = dict.fromkeys(_NOTES)
    for tag, name in FIELDS.items():
        if name not in _OWN and name not in written:
            written[name] = None
            yield tag, entry.text(name)
    yield from (("SN", entry.verbatim(name)) for name in ("isbn", "issn"))
    yield from (("KW", word) for word in entry.keywords)
    yield from _addresses(entry)


def _name(author: Author) -> str:
    """``Last, First, Suffix``; a comma in the name of an organisation has no place."""
    parts = parts_of(author)
    if parts.literal:
        return parts.literal.replace(",", "")
    names = (parts.last, parts.given, parts.suffix)
    return ", ".join(names).rstrip(", ") if parts.given or parts.suffix else parts.last


def _date(entry: Exported) -> Iterator[Line]:
    date = entry.record.date
    if date.year is not None and date.year > 0:
        yield "PY", f"{date.year:04}"
    if date.month or not _is_year(date):
        yield "DA", _slashed(date)
    accessed = read_date(entry.verbatim("urldate"))[0]
    yield "Y2", _slashed(accessed) if accessed.text else ""


def _is_year(date: Date) -> bool:
    return not date.text or date.text == str(date.year)


def _slashed(date: Date) -> str:
    """``YYYY/MM/DD/``, and behind it what numbers do not say."""
    year = f"{date.year:04}" if date.year and date.year > 0 else ""
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    is_whole = year and date.end is None and not date.season and not date.note
    return f"{year}/{month}/{day}/{'' if is_whole else date.text}"


def _container(entry: Exported) -> Iterator[Line]:
    own = container_field(entry.type)
    fields = (own, "journal", "journaltitle", "booktitle", "eventtitle", "venue", "howpublished")
    found = entry.first(*fields)
    name = "" if entry.only_url(found) else entry.text(found)
    yield "T2", name
    yield "JO", name if entry.type == "article" else ""
    yield "C3", name if reference_type(entry.type) == "CPAPER" else ""
    yield NUMBERS.get(reference_type(entry.type), "IS"), entry.text("number", "issue")


def _pages(entry: Exported) -> Iterator[Line]:
    pages = entry.text("pages")
    found = _PAGES.fullmatch(pages)
    yield "SP", found[1] if found else pages
    yield "EP", found[2] if found else ""


def _publisher(entry: Exported) -> Iterator[Line]:
    yield "PB", entry.text("publisher", "school", "institution", "organization")
    yield "CY", entry.text("address") if not entry.has("location") else ""
    yield "M3", entry.genre


def _addresses(entry: Exported) -> Iterator[Line]:
    yield "DO", entry.doi
    archive = entry.first("eprint", *_ARCHIVES)
    yield "AN", entry.verbatim(archive)
    kind = entry.text("eprinttype", "archiveprefix")
    yield "DB", (kind or "arXiv") if archive == "eprint" else archive
    urls = [entry.url("url"), entry.url("html"), entry.only_url("howpublished")]
    others = [link.url for link in entry.record.links if link.kind not in _ELSEWHERE]
    for url in dict.fromkeys((*urls, *others)):
        if url != entry.url("pdf") and is_absolute(url):
            yield "UR", url.replace(";", "%3B")
    yield "L1", entry.url("pdf")
