"""Files of bibliographies: read, decoded, and put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.collector import duplicate
from sphinx_profile.formats.csl_json import read_csl_json
from sphinx_profile.formats.encoding import decode
from sphinx_profile.formats.inheritance import inherit
from sphinx_profile.model.source import Reading, SourceEntry

__all__ = ["decode", "inherit", "merge", "read_file", "summary"]

MAX_SIZE = 100_000_000
_NONE: Mapping[str, str] = MappingProxyType({})
_OTHER_FORMATS = {"<": "HTML or XML", "{": "JSON", "[": "JSON"}


def read_file(path: Path, name: str, macros: Mapping[str, str] = _NONE) -> Reading:
    """The bibliography in a file: CSL-JSON where its name ends in ``.json``, else BibTeX.

    ``name`` is what messages call it; ``macros`` are those of earlier files. A file that cannot
    be read gives an empty reading with a finding, and these macros.
    """
    data, problem = _contents(path)
    if problem:
        return _empty(name, problem, macros)
    text, findings = decode(data, name)
    reading = _read(text, path.suffix.lower() == ".json", name, macros)
    return replace(reading, findings=(*findings, *reading.findings))


def _read(text: str, is_json: bool, name: str, macros: Mapping[str, str]) -> Reading:
    if is_json:
        reading = read_csl_json(text, name) if text else Reading(path=name)
        return replace(reading, macros=macros)
    reading = read_bibtex(text, name, macros)
    other = _OTHER_FORMATS.get(text.lstrip()[:1]) if not reading.opened else None
    if not other:
        return reading
    return _empty(name, f"holds no entry; it looks like {other}", macros)


def _empty(name: str, problem: str, macros: Mapping[str, str]) -> Reading:
    """A reading of nothing, and why."""
    finding = Finding(Problem.BIBLIOGRAPHY, f"{name} {problem}", name)
    return Reading(findings=(finding,), macros=macros, path=name)


def _contents(path: Path) -> tuple[bytes, str]:
    """The contents of a file, and why they cannot be had."""
    try:
        if path.is_dir() or (path.exists() and not path.is_file()):
            return b"", "is a folder" if path.is_dir() else "is no file"
        with path.open("rb") as file:
            data = file.read(MAX_SIZE + 1)
    except FileNotFoundError:
        return b"", "is missing"
    except OSError as error:
        return b"", f"cannot be read: {error.strerror or 'the system refuses it'}"
    except ValueError:
        return b"", "is missing: no file can have such a name"
    too_large = f"is larger than {MAX_SIZE // 1_000_000} MB" if len(data) > MAX_SIZE else ""
    return b"" if too_large else data, too_large


def merge(readings: Sequence[Reading]) -> tuple[tuple[SourceEntry, ...], tuple[Finding, ...]]:
    """All entries in order, and what is said of keys that are in more than one bibliography.

    The first of a key wins; nothing is said of one that is the same in all.
    """
    first, findings = dict[str, SourceEntry](), list[Finding]()
    for reading in readings:
        for entry in reading.entries:
            known = first.setdefault(entry.entry.key, entry)
            if known is not entry and known.entry != entry.entry:
                findings.append(duplicate(known, entry))
    return tuple(first.values()), tuple(findings)


def summary(reading: Reading) -> str:
    """``refs.bib: 54 entries: 53 read, 1 reported``, for the log of a build.

    Reported are the entries that were lost; those that repeat an earlier one have their own
    number.
    """
    opened, lost = reading.opened, len(reading.lost) - reading.repeated
    entries = "1 entry" if opened == 1 else f"{opened} entries"
    repeated = f", {reading.repeated} repeated" if reading.repeated else ""
    return f"{reading.path}: {entries}: {len(reading.entries)} read, {lost} reported{repeated}"
