"""The lines of a reference as the fields of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sphinx_profile.formats.latex import escaped, ranges, verbatim
from sphinx_profile.formats.name_parts import NameParts, write_name
from sphinx_profile.formats.names import is_suffix
from sphinx_profile.formats.ris.tags import (
    CONTAINERS,
    FIELDS,
    INSTITUTIONAL,
    NAMES,
    TYPES,
    container_field,
)
from sphinx_profile.model.date import is_edtf, read_date

_VERBATIM = frozenset({"doi", "url", "pdf", "eprint"})
_PLACED = frozenset(
    [
        *("TY", "ID", "SP", "EP", "PB", "PY", "Y1", "DA", "SN", "IS", "M1", "UR", "KW", "N1"),
        *(*CONTAINERS, *NAMES),
    ]
)
_ISSN = re.compile(r"(?:ISSN\s*)?\d{4}-?\d{3}[\dXx]")
_DOI = re.compile(r"(?:doi:|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})?(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?:/(.*))?")
_BETWEEN_URLS = re.compile(r";\s*(?=[a-z]+://)", re.IGNORECASE)

Line = tuple[str, str]


def fields_of(lines: Sequence[Line]) -> tuple[str, tuple[Line, ...]]:
    """The entry type and the fields of a reference; of one field the first, names and words all."""
    kind = TYPES.get(dict(lines).get("TY", "").strip().upper(), "misc")
    fields = dict[str, str]()
    for name, value in _fields(lines, kind):
        if value:
            fields.setdefault(name, value)
    return kind, tuple(fields.items())


def _fields(lines: Sequence[Line], kind: str) -> Iterator[Line]:
    first = dict(reversed(lines))
    for name in dict.fromkeys(NAMES.values()):
        people = (_name(value) for tag, value in lines if NAMES.get(tag) == name)
        yield name, " and ".join(person for person in people if person)
    yield from _date(first)
    yield container_field(kind), escaped(next((first[t] for t in CONTAINERS if first.get(t)), ""))
    yield "number", escaped(first.get("IS") or first.get("M1", ""))
    last = first.get("EP", "")
    pages = f"{first.get('SP', '')}--{last}" if last else first.get("SP", "")
    yield "pages", ranges(pages)
    yield "institution" if kind in INSTITUTIONAL else "publisher", escaped(first.get("PB", ""))
    yield "keywords", escaped(", ".join(value for tag, value in lines if tag == "KW" and value))
    yield "note", " ".join(escaped(value) for tag, value in lines if tag == "N1")
    yield from (_number(value, kind) for tag, value in lines if tag == "SN")
    yield from _addresses([value for tag, value in lines if tag == "UR"])
    for tag, value in lines:
        if tag not in _PLACED:
            yield _field(tag, value)


def _field(tag: str, value: str) -> Line:
    name = FIELDS.get(tag, tag.lower())
    if name == "urldate":
        return name, _day(value)
    if name == "doi":
        found = _DOI.match(value)
        return name, verbatim(found[1] if found else value)
    return name, verbatim(value) if name in _VERBATIM else escaped(value)


def _name(value: str) -> str:
    """``Last, First, Suffix``, or a name without commas, which is that of one word or body."""
    if value.casefold().rstrip(".") in {"et al", "others"}:
        return "others"
    parts = [part.strip() for part in value.split(",")]
    if len(parts) == 3 and is_suffix(parts[1]):
        parts = [parts[0], parts[2], parts[1]]
    if len(parts) in {2, 3} and parts[0]:
        return write_name(NameParts(parts[0], parts[1], suffix=parts[2] if parts[2:] else ""))
    is_word = len(parts) == 1 and " " not in value
    return write_name(NameParts(value) if is_word else NameParts(literal=value)) if value else ""


def _date(first: Mapping[str, str]) -> Iterator[Line]:
    """``DA``, which may have a month, before ``PY`` and ``Y1``."""
    text = next((day for tag in ("DA", "PY", "Y1") if (day := _day(first.get(tag, "")))), "")
    yield "year" if text.isdecimal() else "date", text


def _day(value: str) -> str:
    """``YYYY/MM/DD/other``, parts of it empty, in ISO 8601-1; the other text if that says more."""
    found = _DATE.fullmatch(value)
    if not found:
        return escaped(value)
    year, month, day, other = (part or "" for part in found.groups())
    if other and (not year or read_date(other)[0].year):
        return other if is_edtf(other) else escaped(other)
    parts = [year, month, day if month else ""] if year else []
    return "-".join(part.zfill(2) for part in parts if part)


def _number(value: str, kind: str) -> Line:
    """An ISSN, an ISBN, or the number of a patent."""
    serial = "issn" if _ISSN.fullmatch(value) else "isbn"
    return "number" if kind == "patent" else serial, escaped(value)


def _addresses(values: Sequence[str]) -> Iterator[Line]:
    """The first address as ``url``, the others as links with labels that are the addresses."""
    urls = [url.strip() for value in values for url in _BETWEEN_URLS.split(value) if url.strip()]
    yield "url", verbatim(urls[0]) if urls else ""
    yield "links", ", ".join(f"\\href{{{verbatim(url)}}}{{{escaped(url)}}}" for url in urls[1:])
