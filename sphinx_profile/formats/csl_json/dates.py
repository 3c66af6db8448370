"""Dates of CSL-JSON as BibLaTeX writes them, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sphinx_profile.formats.csl_json.markup import to_latex
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.model.date import Date, is_edtf, read_date

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


@lru_cache(maxsize=1024)
def date_variable(date: Date) -> Mapping[str, Any]:
    """A date as an object of CSL-JSON (CSL 1.0.2, "Date Fields"); empty for none.

    What numbers do not say stands beside them: ``raw`` in the form of ISO 8601-2, else
    ``literal``.
    """
    text = cleaned(date.text)
    if date.year is None:
        return {"literal": text} if text else {}
    first, slash, last = text.partition("/")
    is_range = slash and read_date(first)[0].year is not None
    until = read_date(last)[0] if is_range else Date(year=date.end or None)
    ends = [_parts(date), _parts(until)] if until.year else [_parts(date)]
    value: dict[str, Any] = {"date-parts": ends}
    if date.season and len(ends) == 1:
        value["season"] = date.season - 20
    if "~" in first or date.note.startswith("c."):
        value["circa"] = True
    if not _says(write_date(value), date):
        value["raw" if is_edtf(text) else "literal"] = text
    return value


def _parts(date: Date) -> list[int]:
    parts = [date.year, date.month, date.day if date.month else None]
    return [part for part in parts if part is not None]


def _says(text: str, date: Date) -> bool:
    """Whether a text is read as this date."""
    found = read_date(text)[0]
    known = (found.sort_key, found.end, found.season, found.note)
    return known == (date.sort_key, date.end, date.season, date.note)


def write_date(value: Any) -> str:
    """A date (CSL 1.0.2, "Date Fields") as BibLaTeX writes it: ISO 8601-2, or text.

    Ranges are joined by ``/``, a season is a month from 21 to 24, ``~`` is *circa*.
    """
    if not isinstance(value, Mapping):
        return _raw(value)
    raw, literal = (cleaned(str(value.get(name, ""))) for name in ("raw", "literal"))
    parts = value.get("date-parts")
    ends = [_end(part, value) for part in parts[:2]] if isinstance(parts, list) else []
    if not ends or not ends[0]:
        return _raw(raw or literal)
    if is_edtf(raw) or ends[0][:4] in literal:
        return _raw(raw if is_edtf(raw) else literal)
    mark = "~" if value.get("circa") not in (None, False, "false", 0, "0", "") else ""
    return "/".join(f"{end}{mark}" if end.strip("0") else "" for end in ends)


def _end(parts: Any, date: Mapping[str, Any]) -> str:
    """Year, month and day as far as they are given; ``""`` for none."""
    if not isinstance(parts, list):
        parts = [parts]
    numbers = [_number(part) for part in parts[:3]]
    if not numbers or numbers[0] is None:
        return ""
    year = f"{'-' if numbers[0] < 0 else ''}{abs(numbers[0]):04}"
    season = _season(date.get("season")) if len(numbers) == 1 else None
    rest = [season] if season else numbers[1:]
    if rest and rest[0] and 13 <= rest[0] <= 16:
        rest = [rest[0] + 8]
    shown = [f"{part:02}" for part in rest if part and 0 < part < 100]
    return "-".join((year, *shown)) if None not in rest else year


def _number(part: Any) -> int | None:
    """A part of a date, a number or text, as a number of at most six digits."""
    text = str(part).strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else None


def _season(value: Any) -> int | None:
    text = str(value).strip().lower()
    return _SEASONS.get(text) or (20 + int(text) if text in {"1", "2", "3", "4"} else None)


def _raw(value: Any) -> str:
    """A date that is a text: as it is if BibLaTeX could read it."""
    text = cleaned(str(value)) if isinstance(value, str | int | float) else ""
    return text if is_edtf(text) else to_latex(text)
