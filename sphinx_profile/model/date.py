"""A date as far as it is known.

The forms are those of ISO 8601-1 and of ISO 8601-2 (Extended Date/Time Format, level 1), as
BibLaTeX takes them (manual, section 2.3.8), and what people write into a ``year`` besides.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from sphinx_profile.diagnostics import Finding, Problem

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = {month: number for number, month in enumerate(MONTHS, 1)} | {
    **{
        "ene": 1,
        "gen": 1,
        "fev": 2,
        "mrz": 3,
        "abr": 4,
        "avr": 4,
        "mai": 5,
        "mag": 5,
        "giu": 6,
        "jui": 6,
    },
    **{"lug": 7, "ago": 8, "aou": 8, "set": 9, "okt": 10, "ott": 10, "out": 10},
    **{"dez": 12, "dic": 12},
}
"""The first three letters of months: English, German, French, Spanish, Italian, Portuguese."""
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""Spring, summer, autumn, winter (ISO 8601-2, section 4.8), and the month to sort them by."""
_POINT = re.compile(
    r"(-?\d{4}|\d{3}[Xu]|\d{2}XX)(?:-(\d{1,2}|XX)(?:-(\d{1,2}|XX))?)?([?~%]?)(?:T[\d:.+\-Z]+)?",
    re.ASCII,
)
_EDTF = re.compile(
    r"-?\d{2}(?:\d[\dX]|XX)(-\d{2}){0,2}[?~%]?(/(-?\d{2}(?:\d[\dX]|XX)(-\d{2}){0,2}[?~%]?|\.\.)?)?",
    re.ASCII,
)
"""A date or a range of dates as BibLaTeX takes it."""
_YEARS = re.compile(r"(\d{4})\s*(?:--?|–|—|/)\s*(\d{4}|\d{2})", re.ASCII)
_OPEN = re.compile(
    r"(\d{4})\s*(?:(?:--|–|—)\s*(?:present|now|today|ongoing)?|-\s*(?:present|now|today|ongoing))",
    re.ASCII | re.IGNORECASE,
)
"""Years that go on."""
_ROUGH = re.compile(r"(?:c|ca|circa|about)\.?\s*(\d{4})", re.ASCII | re.IGNORECASE)
_IN_TEXT = re.compile(r"(?<!\d)([12]\d{3})(?!\d)", re.ASCII)
_NO_YEAR = re.compile(
    r"(?:in press|in print|forthcoming|to appear|accepted|submitted|in prep(?:aration)?|n\.?\s?d\.?"
    r"|in (?:review|revision|submission)|online first|under review|ongoing|present)\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Date:
    """Year, month (1 to 12) and day, as far as known, and the text as it was written.

    A date that could not be read has its text and no year. ``end`` is the last year of a range, 0
    for one that goes on; ``season`` is 21 (spring) to 24 (winter); ``note`` is what stands in
    place of the year where a number does not say all: ``c. 1999``, ``1990s``.
    """

    text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end: int | None = None
    season: int | None = None
    note: str = ""

    @property
    def iso(self) -> str:
        """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (ISO 8601-1, section 5.2), or ``""``."""
        if self.year is None:
            return ""
        parts = [f"{'-' if self.year < 0 else ''}{abs(self.year):04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Year, month and day to sort by; 0 for what is not known."""
        month = self.month or _SEASONS.get(self.season or 0, 0)
        return self.year or 0, month, self.day or 0

    @property
    def shown(self) -> str:
        """The year or the years, or the text where no year could be read."""
        if self.year is None or self.note:
            return self.note or self.text
        if self.end is None or self.end == self.year:
            return str(self.year)
        return f"{self.year}–{self.end or ''}"


def read_date(text: str, month: str = "", field: str = "date") -> tuple[Date, list[Finding]]:
    """The date that a text and a month say, and what is wrong with it."""
    text = text.strip()
    if not text:
        return Date(text), []
    date = _read(text, month.strip())
    if date is not None:
        return date, []
    known = _NO_YEAR.fullmatch(text)
    message = f"{field}: {text[:200]!r} is no {field}"
    return Date(text), [] if known else [Finding(Problem.BAD_DATE, message)]


def with_day(date: Date, day: str) -> Date:
    """The date with a day of its month, if it has a month and no day, and there is such a day."""
    if not date.month or date.day or not re.fullmatch(r"0?[1-9]|[12]\d|3[01]", day.strip(), re.A):
        return date
    dated = replace(date, day=int(day))
    return dated if _exists(dated) else date


def is_edtf(text: str) -> bool:
    """Whether ``text`` has the form of ISO 8601-2, level 1, whatever it says."""
    return _EDTF.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _read(text: str, month: str) -> Date | None:
    """The date of a text; ``None`` if it is none."""
    date = _point(text) or _range(text) or _loose(text)
    if date is None or not month or date.month:
        return None if date is None else replace(date, text=text)
    number, day = _month_and_day(month)
    dated = replace(date, text=text, month=number, day=day)
    return dated if _exists(dated) else replace(dated, day=None)


def _point(text: str) -> Date | None:
    """``2004``, ``2004-02``, ``2004-02-28``, ``2004-21``, ``199X``, ``2004~``, and a time."""
    match = _POINT.fullmatch(text)
    if not match:
        return None
    written, month, day, doubt = match.groups()
    year = int(written.replace("X", "0").replace("u", "0"))
    number = int(month) if month and month != "XX" else None
    season = number if number in _SEASONS else None
    date = Date(
        text,
        year,
        None if season else number,
        int(day) if day and day != "XX" else None,
        season=season,
        note=_note(written, doubt),
    )
    return date if _exists(date) else None


def _note(year: str, doubt: str) -> str:
    """What is shown of a year that is not known for certain (ISO 8601-2, sections 4.5, 4.6)."""
    if year.endswith(("X", "u")):
        return f"{year.replace('X', '0').replace('u', '0')}s"
    return {"~": f"c. {year}", "?": f"{year}?", "%": f"c. {year}?"}.get(doubt, "")


def _range(text: str) -> Date | None:
    """``2004/2006``, ``2004-02/2006``, ``1997/``, ``../2003``, ``1998--1999``, ``1998--``."""
    first, slash, last = (part.strip() for part in text.partition("/"))
    start, end = _point(first), _point(last)
    if slash and start and last in {"", ".."}:
        return replace(start, end=0, note=start.note and f"{start.note}–")
    if slash and end and first in {"", ".."}:
        return replace(end, note=f"–{end.shown}")
    if slash and start and end:
        return _between(start, end)
    open_range = _OPEN.fullmatch(text)
    if open_range:
        return Date(text, int(open_range[1]), end=0)
    years = _YEARS.fullmatch(text)
    if not years:
        return None
    year, until = int(years[1]), int(years[2])
    until += year // 100 * 100 if until < 100 else 0
    return Date(text, year, end=until) if until > year else None


def _between(start: Date, end: Date) -> Date | None:
    """From one date to another; ``None`` if the other is earlier."""
    rough = start.note or end.note
    if not rough and (end.year or 0) < (start.year or 0):
        return None
    note = f"{start.shown}–{end.shown}" if rough and start.shown != end.shown else start.note
    return replace(start, end=end.year, note=note)


def _loose(text: str) -> Date | None:
    """``c. 1999``, ``2019a``, ``(2019)``, ``Spring 2019``: a text with one year in it."""
    rough = _ROUGH.fullmatch(text)
    if rough:
        return Date(text, int(rough[1]), note=f"c. {rough[1]}")
    found = _IN_TEXT.findall(text)
    bare = re.sub(r"[\d\s\-/.]", "", text)
    return Date(text, int(found[0]), note=text) if len(found) == 1 and bare else None


def month_number(text: str) -> int | None:
    """1 to 12 for a month's number, or its name in one of six languages, be it cut short."""
    word = _plain(text.strip().strip(".").casefold())
    if word.isdecimal():
        number = int(word[-2:]) if not word[:-2].strip("0") else 0
        return number if 1 <= number <= 12 else None
    return 7 if word.startswith("juil") else _NUMBERS.get(word[:3])


def _month_and_day(text: str) -> tuple[int | None, int | None]:
    """``mar``, ``10~jan``, ``January 10``, ``mar/apr``: the first month, and a day if any."""
    words = [word for word in re.split(r"[\s~/,–—-]+", text) if word]
    numbers = [word.rstrip(".") for word in words if word.rstrip(".").isdecimal()]
    names = [word for word in words if not word.rstrip(".").isdecimal()]
    month = next((number for name in names if (number := month_number(name))), None)
    if month is None:
        return (month_number(numbers[0]) if len(numbers) == 1 and not names else None), None
    return month, int(numbers[0][:3]) if len(numbers) == 1 else None


def _plain(text: str) -> str:
    """``text`` without accents."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _exists(date: Date) -> bool:
    month = 1 if date.month is None else date.month
    day = 1 if date.day is None else date.day
    year = date.year or 0
    try:
        datetime.date(year if year > 0 else 4 + year % 4, month, day)
    except ValueError:
        return False
    return bool(year) and (year > 0 or bool(date.text.startswith("-")))
