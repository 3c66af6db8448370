"""Dates that cannot be read, that do not exist, that lie in the future."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.documents import Record
from sphinx_profile.lint.flaw import Flaw, quoted
from sphinx_profile.lint.site import Site
from sphinx_profile.model.date import month_number, read_date

_NUMBERS = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})(?!\d)(?:-(\d{1,2})(?!\d))?", re.ASCII)
_SEASON = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter|quarter|q[1-4]|michaelmas|easter|special|suppl)", re.I
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SEASONS = range(21, 42)
"""Numbers of seasons and other parts of a year (ISO 8601-2, section 4.8)."""
_OTHERS = ("urldate", "eventdate", "origdate")


def check(site: Site) -> Iterator[Flaw]:
    """What is wrong with dates."""
    for record in site.records:
        for name in ("date", "year"):
            if record.fields.get(name):
                yield from _date(site, record, name)
        if record.fields.get("month"):
            yield from _month(record)
        if record.fields.get("day"):
            yield from _day(record)
        for name in _OTHERS:
            value = record.fields.get(name)
            if value and any(_is_impossible(m) for m in _NUMBERS.findall(value)):
                message = f"{name}: {quoted(value)} is a day that does not exist"
                yield record.flaw(Code.IMPOSSIBLE_DATE, message, name)


def _date(site: Site, record: Record, name: str) -> Iterator[Flaw]:
    value = record.text(name)
    date, findings = read_date(value, "", name)
    if findings and any(_is_impossible(numbers) for numbers in _NUMBERS.findall(value)):
        message = f"{name}: {quoted(value)} is a day that does not exist"
        yield record.flaw(Code.IMPOSSIBLE_DATE, message, name)
    elif findings:
        yield record.flaw(Code.BAD_DATE, f"{name}: {quoted(value)} is no {name}", name)
    if date.year and date.year > site.today.year + 1:
        yield record.flaw(Code.FUTURE, f"{name}: {date.year} is in the future", name)


def _is_impossible(numbers: tuple[str, str, str]) -> bool:
    year, month, day = int(numbers[0]), int(numbers[1]), int(numbers[2] or 1)
    if month in _SEASONS and not numbers[2]:
        return False
    return not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(max(year, 1), month)[1]


def _month(record: Record) -> Iterator[Flaw]:
    value = record.text("month")
    words = _WORD.findall(value)
    numbers = [int(word[:6]) for word in words if word.isdecimal()]
    names = [number for word in words if not word.isdecimal() and (number := month_number(word))]
    if not names and len(words) == len(numbers) == 1 and numbers[0] not in range(1, 13):
        if numbers[0] not in _SEASONS:
            message = f"month: {quoted(value)} is no month"
            yield record.flaw(Code.IMPOSSIBLE_DATE, message, "month")
    elif not names and not numbers and not _SEASON.search(value):
        yield record.flaw(Code.BAD_DATE, f"month: {quoted(value)} is no month", "month")
    elif len(names) == 1 and len(numbers) == 1 and not _has_day(record, names[0], numbers[0]):
        message = f"month: {quoted(value)} is a day that does not exist"
        yield record.flaw(Code.IMPOSSIBLE_DATE, message, "month")


def _has_day(record: Record, month: int, day: int) -> bool:
    """Whether a month of the record's year has this day; a year is no day."""
    year = record.date.year or 4
    return day > 99 or 1 <= day <= calendar.monthrange(year if 1 <= year <= 9999 else 4, month)[1]


def _day(record: Record) -> Iterator[Flaw]:
    value = record.text("day")
    month = month_number(record.text("month")) or 1
    if value.isdecimal() and not _has_day(record, month, min(int(value[:6]), 99)):
        message = f"day: {quoted(value)} is a day that the month does not have"
        yield record.flaw(Code.IMPOSSIBLE_DATE, message, "day")
