"""The fields of an entry as a BibTeX file has them: names, and values with their delimiters.

LaTeX stays as it is where its braces are balanced, text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sphinx_profile.formats.exported import NAME_FIELDS, Exported
from sphinx_profile.formats.latex import (
    cleaned,
    decode,
    escaped,
    is_sound,
    ranges,
    verbatim,
    write_latex,
)
from sphinx_profile.formats.name_parts import write_author
from sphinx_profile.formats.names import read_names
from sphinx_profile.model.date import MONTHS, is_edtf, month_number
from sphinx_profile.model.entry import is_steering

Field = tuple[str, str]

_REFERENCES = frozenset({"crossref", "xdata"})
_DATES = frozenset({"date", "year", "urldate", "eventdate", "origdate"})
_RANGES = frozenset({"pages", "year", "date"})
_NOT_BIBTEX = re.compile(r"=|,\s*(?:\band\b|$)", re.IGNORECASE)
"""BibLaTeX's form of a name, ``family=Berg, given=Jan``, and a comma with nothing behind it."""
_MONTH = re.compile(r"[^\W\d_]+\.?|\d{1,2}")
_ARCHIVES = {
    "arxiv": ("arxiv", "https://arxiv.org/abs/"),
    "hal": ("hal", "https://hal.science/"),
    "pmid": ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/"),
}
"""Links that are an ``eprint`` of BibLaTeX (manual, section 3.14.7): its type, and the resolver."""
_CLASSIC = frozenset(
    [
        *("article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings"),
        *("manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport"),
        "unpublished",
    ]
)
"""The types of BibTeX's own styles, which know ``year`` and no ``date`` (btxdoc, section 3.1)."""


def fields_of(entry: Exported, keys: Mapping[str, str]) -> list[Field]:
    """The fields of an entry but those that only steer the page.

    ``keys`` are those of all entries as the file has them: a ``crossref`` to another is left out,
    its fields being in the entry already.
    """
    names = (n for n in entry.values if not is_steering(n) and n not in _REFERENCES)
    fields = [_field(entry, name) for name in names] + list(_derived(entry))
    parent = keys.get(entry.verbatim("crossref"), "")
    return [field for field in (*fields, ("crossref", f"{{{parent}}}")) if field[1] != "{}"]


def _field(entry: Exported, name: str) -> Field:
    """The name and the value of a field; what cannot stand under its name has another."""
    if name == "month":
        return name, _month(entry)
    if name == "doi" and not entry.doi and entry.url("doi"):
        return "url", "{}" if entry.has("url") else f"{{{verbatim(entry.url('doi'))}}}"
    is_text = name == "date" and not is_edtf(entry.verbatim(name)) and not entry.has("year")
    return "year" if is_text else name, f"{{{_value(entry, name)}}}"


def _value(entry: Exported, name: str) -> str:
    if name in NAME_FIELDS:
        return _people(entry, name)
    is_date = name in _DATES and is_edtf(entry.verbatim(name))
    if is_date or name in {"doi", "eprint", "url"}:
        found = entry.doi if name == "doi" else entry.url(name) if name == "url" else ""
        return verbatim(found or entry.verbatim(name))
    return _text(entry, name)


def _text(entry: Exported, name: str) -> str:
    """A field as LaTeX: its author's, or its text escaped."""
    if not entry.is_latex(name):
        return ranges(entry.text(name)) if name in _RANGES else write_latex(entry.inline(name))
    written = cleaned(entry.values[name])
    is_kept = is_sound(written) and not (name == "year" and "\\" in written)
    return written if is_kept else escaped(cleaned(decode(written)))


def _people(entry: Exported, name: str) -> str:
    """A list of names: its author's, unless BibTeX would read it otherwise, or it has marks."""
    written = cleaned(entry.values[name])
    if entry.is_latex(name) and is_sound(written) and not _NOT_BIBTEX.search(written):
        people, findings = read_names(written)
        if not findings and not any(author.marks for author in people.authors):
            return written
    people = entry.people(name)
    names = [write_author(author) for author in people.authors]
    return " and ".join([*names, "others"] if people.others else names) or _text(entry, name)


def _month(entry: Exported) -> str:
    """The macro of a month, which BibTeX and Biber know; in braces what is no single month."""
    text = entry.text("month")
    number = month_number(text) if _MONTH.fullmatch(text) else None
    return MONTHS[number - 1] if number else f"{{{_text(entry, 'month')}}}"


def _derived(entry: Exported) -> Iterator[Field]:
    """What stands in fields that only the page knows, or in those that only BibLaTeX knows."""
    year = entry.record.date.year
    if (
        year
        and entry.type in _CLASSIC
        and is_edtf(entry.verbatim("date"))
        and not entry.has("year")
    ):
        yield "year", f"{{{year}}}"
    if not entry.has("doi") and entry.doi:
        yield "doi", f"{{{verbatim(entry.doi)}}}"
    if not entry.has("url") and entry.url("html"):
        yield "url", f"{{{verbatim(entry.url('html'))}}}"
    archive = entry.first(*_ARCHIVES)
    if archive and not entry.has("eprint"):
        kind, resolver = _ARCHIVES[archive]
        identifier = entry.url(archive).removeprefix(resolver).strip("/")
        yield "eprint", f"{{{verbatim(identifier or entry.verbatim(archive))}}}"
        if not entry.first("eprinttype", "archiveprefix"):
            yield "eprinttype", f"{{{kind}}}"
