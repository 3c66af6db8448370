"""Names and dates of CSL-JSON as BibTeX and BibLaTeX write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sphinx_profile.formats.csl_json.markup import to_latex
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.name_parts import NameParts, write_name
from sphinx_profile.model.date import is_edtf

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_OTHERS = frozenset({"others", "et al", "et al."})


def is_name(value: Any) -> bool:
    """Whether a value is a name: an object with a part of one."""
    parts = ("family", "given", "literal")
    return isinstance(value, Mapping) and any(isinstance(value.get(part), str) for part in parts)


def write_names(names: Sequence[Any]) -> str:
    """Names (objects of CSL 1.0.2, "Name Fields") as ``von Last, Jr, First and {Corporation}``."""
    written = (_name(name) if isinstance(name, Mapping) else _literal(str(name)) for name in names)
    return " and ".join(name for name in written if name)


def _name(name: Mapping[str, Any]) -> str:
    literal = _part(name, "literal") or _part(name, "name")
    family = _part(name, "family")
    if literal and not family:
        return _literal(literal)
    particles = (_part(name, "dropping-particle"), _part(name, "non-dropping-particle"))
    particle = " ".join(part for part in particles if part)
    return write_name(NameParts(family, _part(name, "given"), particle, _part(name, "suffix")))


def _part(name: Mapping[str, Any], part: str) -> str:
    value = name.get(part)
    return cleaned(value) if isinstance(value, str) else ""


def _literal(name: str) -> str:
    """A name that is one word to BibTeX, or its word for all the others."""
    name = cleaned(name)
    if name.lower() in _OTHERS:
        return "others"
    return write_name(NameParts(literal=name)) if name else ""


def write_date(value: Any) -> str:
    """A date (CSL 1.0.2, "Date Fields") as BibLaTeX writes it: ISO 8601-2, or text.

    Ranges are joined by ``/``, a season is a month from 21 to 24, ``~`` is *circa*.
    """
    if not isinstance(value, Mapping):
        return _raw(value)
    parts = value.get("date-parts")
    ends = [_end(part, value) for part in parts[:2]] if isinstance(parts, list) else []
    if not ends or not ends[0]:
        return next((_raw(value[name]) for name in ("raw", "literal") if value.get(name)), "")
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
