"""Volume, number and pages at the end of a venue, where their form leaves no doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_END = rf"(?:[,.]?\s(?P<month>{_MONTHS})\.?)?[\s.,;]*\Z"
_RANGE = r"(?P<first>[A-Za-z]?\d{1,6})\s?(?:--?|[–—])\s?(?P<last>[A-Za-z]?\d{1,6})"
_PAGES = rf"(?P<said>[Pp]p?\.\s|pages\s)?(?:{_RANGE}|(?(said)(?P<page>[A-Za-z]?\d{{1,6}})|(?!)))"
_SAID = rf",?\s(?=[Pp]p?\.\s|pages\s){_PAGES}{_END}"
_VOLUME = r"(?P<volume>\d{1,4}[A-Z]?)"
_NUMBER = r"(?P<number>\d{1,4}(?:[-–/]\d{1,4})?)"
_LABELLED = (
    rf",?\s(?:[Vv]ol\.\s|volume\s){_VOLUME}(?:,?\s(?:[Nn]o\.\s|number\s){_NUMBER})?"
    rf"(?:,\s{_PAGES})?{_END}"
)
_BRACKETED = rf",?\s{_VOLUME}\s?\({_NUMBER}\)"
_BEHIND = rf"(?::|,)\s?{_PAGES}"
_FORMS = {
    "article": (
        re.compile(_LABELLED),
        re.compile(f"{_BRACKETED}(?:{_BEHIND})?{_END}"),
        re.compile(rf",?\s{_VOLUME}{_BEHIND}{_END}"),
        re.compile(_SAID),
    ),
    "inproceedings": (
        re.compile(_SAID),
        re.compile(rf"\s\((?=[Pp]p?\.\s){_PAGES}\){_END}"),
    ),
    "misc": (re.compile(f"{_BRACKETED}(?:{_BEHIND})?{_END}"),),
}
_MONTH_ALONE = re.compile(rf",\s(?P<month>{_MONTHS})\.?[\s.,;]*\Z")
_UNSURE = re.compile(r"\b(?:vol|no|iss|pp?)\.|\b(?:issue|volume|number|art(?:icle)?)\b", re.I)
"""What shows that more such numbers stand before."""
_STOPS = re.compile(r"[a-z]{6}\.\s|[(\[{:&]\s*\Z|\b(?:and|in|of|the|part|no)\Z", re.IGNORECASE)
"""What shows that a sentence ends before, or that a number belongs to the words before it."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where in a journal or in proceedings a work stands; the month goes with its year."""

    volume: str = ""
    number: str = ""
    pages: str = ""
    month: str = ""


NO_NUMBERS = Numbers()


def numbers_of(venue: str, kind: str) -> tuple[Numbers, int]:
    """The numbers that end a venue of a type of entry, and where they begin; 0 for none."""
    match = next((one for form in _FORMS.get(kind, ()) if (one := form.search(venue))), None)
    if not match:
        alone = _MONTH_ALONE.search(venue)
        return (Numbers(month=alone["month"]), alone.start()) if alone else (NO_NUMBERS, 0)
    before, found = venue[: match.start()].rstrip(" ,"), match.groupdict(default="")
    if _STOPS.search(before) or (kind != "inproceedings" and _UNSURE.search(before)):
        return NO_NUMBERS, 0
    span = (found["first"], found["last"])
    if not found["said"] and all(map(_YEAR.fullmatch, (*span, found.get("volume", "")))):
        return NO_NUMBERS, 0
    pages = found["page"] or ("--".join(span) if all(span) else "")
    volume, number = found.get("volume", ""), found.get("number", "")
    return Numbers(volume, number, pages, found["month"]), match.start()
