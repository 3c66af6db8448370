"""Types, fields, statuses and keys of entries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.distance import is_one_edit, nearest
from sphinx_profile.lint.documents import Kind, Record
from sphinx_profile.lint.flaw import Edit, Flaw, quoted
from sphinx_profile.lint.known import (
    BIO_OPTIONS,
    FIELDS,
    LIST_OPTIONS,
    OTHER_FIELDS,
    TALK_OPTIONS,
    TYPES,
    required,
)
from sphinx_profile.lint.site import Site
from sphinx_profile.model.publication import STATUSES

_REFUSED = re.compile(r"[\s\"#%'(),={}~\\@]")
_PLAIN = re.compile(r"(?!opt|alt|bdsk)[a-z][a-z_]{2,39}")
"""Names that may be misspelt; BibTeX mode of Emacs puts ``OPT`` and ``ALT`` before others."""
_KNOWN = {
    "publication": FIELDS,
    "talk": TALK_OPTIONS,
    "person": BIO_OPTIONS,
    "links": LIST_OPTIONS,
}
_SHORT = ("doi", "url", "pdf")
"""Short names, of which two letters may be swapped."""
_COMPOSED = re.compile(r"_?(?:ids?|ur[il]s?|links?|names?|date|file|text)")
"""What stands behind a known name in a name of its own: ``scopusid``, ``publisher_url``."""
_RANGE = re.compile(r"\s*([A-Za-z]?)(\d+)(\s?-\s?)\1(\d+)\s*")


def check(site: Site) -> Iterator[Flaw]:
    """What is wrong with entries as such."""
    formats = {id(d.text): d.kind for d in site.documents}
    kinds = frozenset(site.table.kinds)
    nearby = dict[tuple[str, str], str]()
    for record in site.records:
        if record.kind == "publication":
            yield from _status(record)
        if formats[id(record.document)] is Kind.BIBTEX:
            yield from _key(record)
            yield from _type(record)
            yield from _required(record)
            yield from _pages(record)
        if formats[id(record.document)] is not Kind.CSL:
            yield from _fields(record, kinds, nearby)


def _key(record: Record) -> Iterator[Flaw]:
    found = sorted(set(_REFUSED.findall(record.entry.key)))
    if found:
        shown = ", ".join("white space" if mark.isspace() else mark for mark in found)
        yield record.flaw(Code.BAD_KEY, f"the key holds {shown}, which BibTeX or Biber refuses")


def _type(record: Record) -> Iterator[Flaw]:
    kind = record.entry.type
    if kind in TYPES:
        return
    near = nearest(kind, TYPES)
    if not near:
        return
    place = record.places.get("@")
    edits = [Edit(*place.name, near)] if place and is_one_edit(kind, near) else []
    message = f"@{kind[:40]} is no type of entry; did you mean @{near}?"
    yield record.flaw(Code.UNKNOWN_TYPE, message, edits=edits)


def _fields(
    record: Record, kinds: frozenset[str], nearby: dict[tuple[str, str], str]
) -> Iterator[Flaw]:
    known = _KNOWN[record.kind]
    names = [name for name, _ in record.entry.fields]
    for name in names:
        stem = name.rstrip("0123456789")
        if stem in known or stem in kinds or name in OTHER_FIELDS or not _PLAIN.fullmatch(name):
            continue
        near = nearby.get((record.kind, name))
        if near is None:
            near = nearby[record.kind, name] = _near(name, known, kinds)
        if near:
            edits = _renamed(record, name, near) if near not in names else []
            what = "field" if record.is_latex else "option"
            message = f"no {what} {quoted(name, 40)}; did you mean {near!r}?"
            yield record.flaw(Code.UNKNOWN_FIELD, message, name, edits)


def _near(name: str, known: frozenset[str], kinds: frozenset[str]) -> str:
    """The known name that another may stand for; ``""`` for one that may be right as it is.

    The plural of a kind of link, ``models``, is a field of the author's own.
    """
    if len(name) == len(_SHORT[0]):
        return next((short for short in _SHORT if sorted(short) == sorted(name)), "")
    if any(name.startswith(f) and _COMPOSED.fullmatch(name, len(f)) for f in known | kinds):
        return ""
    near = nearest(name, known | kinds)
    return "" if near in kinds and name == f"{near}s" else near


def _renamed(record: Record, name: str, near: str) -> list[Edit]:
    place = record.places.get(name)
    if not place or not record.is_latex or not is_one_edit(name, near):
        return []
    return [Edit(*place.name, near)]


def _status(record: Record) -> Iterator[Flaw]:
    written = record.text("status")
    status = " ".join(written.replace("-", " ").replace("_", " ").casefold().split())
    if status and status not in STATUSES and record.fields.get("status"):
        message = f"status: {quoted(written)} is not one of {', '.join(STATUSES)}"
        yield record.flaw(Code.UNKNOWN_STATUS, message, "status")


def _required(record: Record) -> Iterator[Flaw]:
    missing = [
        " or ".join(names[:2])
        for names in required(record.whole)
        if not any(record.whole.has(name) and record.get(name) for name in names)
    ]
    if missing:
        message = f"@{record.entry.type} lacks {', '.join(missing)}"
        yield record.flaw(Code.MISSING_FIELD, message)


def _pages(record: Record) -> Iterator[Flaw]:
    written = record.fields.get("pages", "")
    raw = record.raw("pages") if _RANGE.fullmatch(written) else None
    found = _RANGE.fullmatch(raw) if raw else None
    if found and _is_range(found[2], found[4]):
        edit = record.edit("pages", *found.span(3), "--")
        message = f"pages: {quoted(raw or '')} has one hyphen"
        yield record.flaw(Code.PAGE_HYPHEN, message, "pages", [edit] if edit else [])


def _is_range(first: str, last: str) -> bool:
    """Whether two numbers are the ends of a range, and not the parts of a page number, ``12-3``."""
    if first.startswith("0") or last.startswith("0") or len(first) > 9:
        return False
    if len(last) < len(first):
        return len(last) > 1 and int(last) > int(first[-len(last) :])
    return int(last) >= int(first)
