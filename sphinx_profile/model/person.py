"""People, and how a name in a list of authors is recognised."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "ter",
        "ten",
        "zu",
        "zur",
        "af",
        "av",
        "el",
        "al",
        "bin",
        "ibn",
    ]
)
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MAX_NAME = 1_000
"""A longer text is no name: it is shown, and not looked up."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the registry. ``key`` is the id there; ``url`` a checked URL."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    url: str = ""
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """A name in a list of authors.

    ``marks`` are the characters that stood beside it (``*``, ``†``); ``owner`` whether the author
    list itself marks the name as the owner's, by bold type; ``url`` or ``resource`` where the
    list links it to. ``inverted`` is the name as BibTeX sorts it, ``von Last, Jr, First``, where a
    bibliography says what is the family name; a name in braces there is that of no person.
    """

    name: str
    marks: tuple[str, ...] = ()
    owner: bool = False
    url: str = ""
    resource: str = ""
    inverted: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A name taken apart for comparison: given names in order, and the family name."""

    given: tuple[str, ...]
    family: str


def words_of(name: str) -> Words:
    """The words of a name without accents, case, particles; ``Last, First`` turned round."""
    family, comma, given = name.partition(",")
    text = f"{given} {family}" if comma and _folded(given).strip() else name
    words = [word for word in _WORD.findall(_folded(text)) if word]
    kept = [word for word in words if word not in PARTICLES] or words
    return Words(tuple(kept[:-1]), kept[-1] if kept else "")


def _folded(text: str) -> str:
    """``text`` without accents and case."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _initials_fit(short: Words, full: Words) -> bool:
    """Whether the given names of ``short``, some of them initials, can be those of ``full``."""
    if short.family != full.family or not short.given or len(short.given) > len(full.given):
        return False
    only_initials = all(len(word) == 1 for word in short.given)
    if len(short.given) < len(full.given) and not only_initials:
        return False
    return all(
        own == other or (len(own) == 1 and other.startswith(own))
        for own, other in zip(short.given, full.given, strict=False)
    )


@dataclass(slots=True)
class People:
    """The registry, ready to look names up in."""

    persons: tuple[Person, ...] = ()
    _exact: dict[Words, list[Person]] = field(default_factory=lambda: defaultdict(list))
    _family: dict[str, list[tuple[Words, Person]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @classmethod
    def of(cls, persons: Iterable[Person]) -> People:
        """A registry of these persons, the first of each key."""
        unique = {person.key: person for person in reversed(list(persons))}
        people = cls(tuple(reversed(unique.values())))
        for person in people.persons:
            people._index(person)
        return people

    def _index(self, person: Person) -> None:
        for name in dict.fromkeys((person.name, *person.aliases)):
            words = words_of(name)
            if words.family and person not in self._exact[words]:
                self._exact[words].append(person)
                self._family[words.family].append((words, person))

    def get(self, key: str) -> Person | None:
        """The person of this id, or of exactly this name."""
        return next((p for p in self.persons if key in (p.key, p.name)), None)

    def candidates(self, name: str) -> list[Person]:
        """Everybody whom ``name`` fits: by full name or alias, else by initials."""
        if len(name) > MAX_NAME or not self._family:
            return []
        words = words_of(name)
        exact = self._exact.get(words, [])
        if exact:
            return list(exact)
        fitting = [
            person
            for known, person in self._family.get(words.family, [])
            if _initials_fit(words, known) or _initials_fit(known, words)
        ]
        return list(dict.fromkeys(fitting))

    def find(self, name: str) -> Person | None:
        """The one person whom ``name`` fits; ``None`` if nobody or more than one."""
        found = self.candidates(name)
        return found[0] if len(found) == 1 else None


def shown_author(author: Author, people: People, owner: Person | None) -> Author:
    """``author`` with the owner recognised and a person of the registry linked.

    A link that the list itself gives goes before the registry's; the owner is not linked to
    his or her own site unless the list does it.
    """
    person = people.find(author.name)
    if person is None and not author.marks and not author.owner and not author.url:
        return author
    is_owner = author.owner or (person is not None and person == owner)
    linked = bool(author.url or author.resource)
    url = author.url if linked or person is None or is_owner else person.url
    return replace(author, owner=is_owner, url=url)
