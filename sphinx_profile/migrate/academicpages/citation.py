"""A citation as people write it: its authors, volume, number and pages, where that is sure.

Sure is what stands around a title that is known: names before the year or the title, numbers
behind the venue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from sphinx_profile.migrate.files.fields import person

_TAG = re.compile(r"<[^<>]{0,500}>")
_YEAR = re.compile(r"\(\s*(\d{4})[a-z]?(?:,[^()]{0,40})?\s*\)")
_END_OF_NAMES = re.compile(r"(?:(?<=[^\W\d_]{2})\.|[\s,:;\"'“”‘’(])+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[-\s]?){1,4}|(?:[A-ZÀ-Þ]\.?-?){1,4}")
_ET_AL = re.compile(r",?\s+(?:and\s+)?et\.?\s+al\.?$", re.IGNORECASE)
_JOINED = re.compile(r",?\s*(?:&|;|\band\b)\s*", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’\-*†‡§¶# ]{0,60}")
_VANCOUVER = re.compile(r"(?P<family>.*[^\W\d_]{2,}\S*) (?P<given>[A-Z]{1,3})")
_NUMBERS = re.compile(
    r"(?P<volume>\d{1,5})\s*(?:\(\s*(?P<number>[\w–-]{1,12})\s*\))?"
    r"(?:\s*[,:.]?\s*(?:pp?\.?\s*)?(?P<pages>[A-Za-z]?\d+(?:\s*[-–—]+\s*[A-Za-z]?\d+)?))?"
)
_PAGES = re.compile(r"(?:pp?\.?|pages)\s*(?P<pages>\w?\d+\s*[-–—]+\s*\w?\d+)", re.IGNORECASE)
MAX_LENGTH = 5_000


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says. ``authors`` are in BibTeX's form, empty where they are not sure."""

    text: str
    authors: tuple[str, ...] = ()
    volume: str = ""
    number: str = ""
    pages: str = ""


def read_citation(html: str, title: str, venue: str) -> Citation:
    """The parts of a citation of a work with this title, in this venue."""
    text = " ".join(unescape(_TAG.sub("", html)).split())
    if len(text) > MAX_LENGTH:
        return Citation(text)
    start = _find(text, title)
    names = authors_of(_before(text, start)) if start > 0 else ()
    volume, number, pages = _numbers(text, venue, max(start, 0))
    return Citation(text, names, volume, number, pages)


def _find(text: str, part: str) -> int:
    """Where a part begins, case and quotes aside; -1 if nowhere."""
    plain = " ".join(unescape(_TAG.sub("", part)).split()).strip(" .")
    return text.casefold().find(plain.casefold()) if len(plain) > 3 else -1


def _before(text: str, start: int) -> str:
    """The names: what stands before the year in parentheses, or before the title."""
    head = text[:start]
    year = _YEAR.search(head)
    return _END_OF_NAMES.sub("", head[: year.start()] if year else head)


def authors_of(text: str) -> tuple[str, ...]:
    """The names of a list in BibTeX's form; ``()`` unless all of it is names."""
    others = ("others",) if _ET_AL.search(text) else ()
    pieces = [p.strip() for p in _JOINED.split(_ET_AL.sub("", text)) if p.strip(" ,.")]
    found = list[str]()
    for piece in pieces:
        names = _names(piece)
        if not names:
            return ()
        found += names
    return (*(person(name) for name in found), *others) if found else ()


def _names(piece: str) -> list[str]:
    """The names between two joins: ``Last, F., Last, F.``, or ``First Last, First Last``."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if not all(_NAME.fullmatch(part) for part in parts):
        return []
    short = [_VANCOUVER.fullmatch(part) for part in parts]
    if all(short):
        return [f"{match['family']}, {match['given']}" for match in short if match]
    if len(parts) == 1:
        return parts if " " in parts[0] else []
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    inverted = len(parts) % 2 == 0 and all(_INITIALS.fullmatch(given) for _, given in pairs)
    if inverted or (len(parts) == 2 and " " not in parts[1]):
        return [f"{family}, {given}" for family, given in pairs]
    return parts if all(" " in part for part in parts) else []


def _numbers(text: str, venue: str, start: int) -> tuple[str, str, str]:
    """Volume, number and pages, as they stand behind the venue."""
    at = _find(text[start:], venue)
    if at < 0:
        return "", "", ""
    plain = " ".join(unescape(_TAG.sub("", venue)).split()).strip(" .")
    rest = text[start + at + len(plain) :].strip(" .,;:\"'”")
    rest = re.sub(r"^(?:vol(?:ume)?\.?\s*)", "", rest, flags=re.IGNORECASE)
    match = _NUMBERS.fullmatch(rest.strip(" .,;:"))
    if match and not (len(match["volume"]) == 4 and not match["number"]):
        return match["volume"], match["number"] or "", match["pages"] or ""
    pages = _PAGES.search(rest)
    return "", "", pages["pages"] if pages else ""
