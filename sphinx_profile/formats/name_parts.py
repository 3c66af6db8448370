"""The parts of a name, and a name in BibTeX's form.

Which word is the family name is known where a bibliography says so; elsewhere it is guessed as
BibTeX does (Nicolas Markey, "Tame the BeaST", section 11).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sphinx_profile.formats.latex import cleaned, escaped
from sphinx_profile.formats.names import is_suffix, read_names
from sphinx_profile.model.person import Author

_AND = re.compile(r"\band\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of the name of a person; ``literal`` is that of an organisation, or unparted."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def last(self) -> str:
        """The family name with what stands before it: ``van der Berg``."""
        return " ".join(part for part in (self.particle, self.family) if part)


def parts_of(author: Author) -> NameParts:
    """The parts of an author's name, as the bibliography or the name itself tells them."""
    return _parts_of(author.name, author.inverted)


@lru_cache(maxsize=4096)
def _parts_of(name: str, inverted: str) -> NameParts:
    written, name = cleaned(inverted), cleaned(name)
    if not written:
        return _guessed(name)
    if written.startswith("{") and written.endswith("}"):
        return NameParts(literal=name)
    for parts in _readings(written.split(", ")):
        if name == " ".join(filter(None, (parts.given, parts.family, parts.suffix))):
            return _with_particle(parts)
    return NameParts(literal=name)


def write_name(parts: NameParts) -> str:
    """``von Last, Jr, First``, or ``{Literal}``, its characters escaped."""
    if parts.literal:
        return f"{{{escaped(parts.literal)}}}"
    if not parts.given and not parts.suffix:
        is_whole = " " in parts.last or "," in parts.last
        return f"{{{escaped(parts.last)}}}" if is_whole else _piece(parts.last)
    return ", ".join(_piece(part) for part in (parts.last, parts.suffix, parts.given) if part)


def write_author(author: Author) -> str:
    """An author's name as a list of BibTeX has it: in its own order if that says the same."""
    parts, name = parts_of(author), cleaned(author.name)
    if author.inverted or parts.literal or parts.suffix:
        return write_name(parts)
    return escaped(name)


def _readings(pieces: Sequence[str]) -> Iterator[NameParts]:
    """What ``Last``, ``Last, First`` and ``Last, Jr, First`` can mean, commas inside parts too."""
    if len(pieces) == 1:
        yield NameParts(pieces[0])
    yield NameParts(", ".join(pieces[:-1]), pieces[-1])
    yield NameParts(", ".join(pieces[:-2]), pieces[-1], suffix=pieces[-2] if pieces[1:] else "")


def _guessed(name: str) -> NameParts:
    """The parts of a name in its own order, ``First von Last, Jr``."""
    head, comma, tail = name.rpartition(", ")
    if comma and is_suffix(tail):
        parts = _in_order(head)
        return NameParts(literal=name) if parts.literal else replace(parts, suffix=tail)
    return _in_order(name)


def _in_order(name: str) -> NameParts:
    """The parts of ``First von Last``; what holds a comma is not parted."""
    if "," in name:
        return NameParts(literal=name)
    found = read_names(escaped(name))[0].authors
    is_one = len(found) == 1 and found[0].name == name and bool(found[0].inverted)
    return parts_of(found[0]) if is_one else NameParts(literal=name)


def _with_particle(parts: NameParts) -> NameParts:
    """The words in lower case that begin a family name, apart from it."""
    words = parts.family.split(" ")
    count = next((n for n, word in enumerate(words[:-1]) if not word[:1].islower()), len(words) - 1)
    return replace(parts, family=" ".join(words[count:]), particle=" ".join(words[:count]))


def _piece(part: str) -> str:
    """A part of a name, in braces where it holds what divides parts and names."""
    return f"{{{escaped(part)}}}" if "," in part or _AND.search(part) else escaped(part)
