"""A date as far as it is known."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from sphinx_profile.diagnostics import Finding, Problem

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Date:
    """Year, month (1 to 12) and day, as far as known, and the text as it was written.

    A date that could not be read has its text and no year.
    """

    text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (ISO 8601-1, section 5.2), or ``""``."""
        if self.year is None:
            return ""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Year, month and day to sort by; 0 for what is not known."""
        return self.year or 0, self.month or 0, self.day or 0

    @property
    def shown(self) -> str:
        """The year, or the text where no year could be read."""
        return self.text if self.year is None else str(self.year)


def read_date(text: str, month: str = "", field: str = "date") -> tuple[Date, list[Finding]]:
    """The date that ``text`` (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``) and a month say."""
    text = text.strip()
    match = _ISO.fullmatch(text)
    if not text or not match:
        findings = [_no_date(field, text)] if text else []
        return Date(text), findings
    year, own_month, day = (int(part) if part else None for part in match.groups())
    date = Date(text, year, own_month or month_number(month), day)
    return (date, []) if _exists(date) else (Date(text), [_no_date(field, text)])


def month_number(text: str) -> int | None:
    """1 to 12 for a month's number, English name or abbreviation; ``None`` for anything else."""
    word = text.strip().strip(".").casefold()
    if word.isdecimal():
        return int(word) if 1 <= int(word[:3]) <= 12 else None
    return MONTHS.index(word[:3]) + 1 if word[:3] in MONTHS else None


def _no_date(field: str, text: str) -> Finding:
    return Finding(Problem.BAD_DATE, f"{field}: {text[:200]!r} is no {field}")


def _exists(date: Date) -> bool:
    month = 1 if date.month is None else date.month
    day = 1 if date.day is None else date.day
    try:
        datetime.date(date.year or 0, month, day)
    except ValueError:
        return False
    return True
