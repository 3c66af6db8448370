"""One person spelt two ways, and names close to those of the registry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.distance import is_one_edit
from sphinx_profile.lint.documents import Record
from sphinx_profile.lint.flaw import Flaw, quoted
from sphinx_profile.lint.site import Group, Site
from sphinx_profile.model.person import MAX_NAME, Author, Person, Words, words_of

_BETWEEN = re.compile(r"(?:[^\w-]|_|(?<!\w\w)-|-(?!\w\w))+")
"""What stands between words; a hyphen between two that are no initials joins them."""
_DANGLING = re.compile(r"^and\s|\sand(?:\s+and\b|$)", re.IGNORECASE)
_SHORTEST_FAMILY = 5
_SHORTEST_GIVEN = 6
_LONGEST = 80
_MOST_ALIKE = 10
_MOST_BEARERS = 200
"""Spellings of one family name that are compared with one another."""


@dataclass(eq=False)
class Name:
    """A spelling of a name, its words, and the records that have it."""

    text: str
    words: Words
    records: list[Record] = field(default_factory=list)

    @cached_property
    def is_short(self) -> bool:
        """Whether every given name is an initial."""
        return all(len(word) == 1 for word in self.words.given)

    @cached_property
    def key(self) -> str:
        """Given names and family name, joined: what one edit may change."""
        return f"{' '.join(self.words.given)}|{self.words.family}"

    def shares(self, other: Name) -> bool:
        """Whether a list of authors has both, so that they are two persons."""
        mine = {id(record) for record in self.records}
        return any(id(record) in mine for record in other.records)


def check(site: Site) -> Iterator[Flaw]:
    """What is malformed, and what is spelt two ways among the records that belong together."""
    for record in site.records:
        if record.kind == "publication" and record.names_field:
            yield from _malformed(record)
    for group in site.groups:
        names = _collected(group)
        near = _Registered(site).close(names) if site.persons else {}
        for name, person in near.items():
            message = (
                f"{quoted(name.text)} is nobody of the registry; did you mean {person.name!r}?"
            )
            yield name.records[0].flaw(Code.NEAR_PERSON, message, name.records[0].names_field)
        yield from _ambiguous(site, names)
        known = {name for name in names if name in near or site.people.find(name.text)}
        yield from _Spellings([name for name in names if name not in known]).flaws()


def _malformed(record: Record) -> Iterator[Flaw]:
    """What the reader says of a list, and an ``and`` that joins nothing."""
    name = record.names_field
    for finding in record.name_findings:
        message = finding.message.partition(": ")[2]
        yield record.flaw(Code.BAD_NAME, f"{name}: {message}", name)
    if record.is_latex and _DANGLING.search(record.fields[name]):
        yield record.flaw(Code.BAD_NAME, f"{name}: an 'and' joins nothing", name)


def _collected(group: Group) -> list[Name]:
    """Every spelling, punctuation and case apart, in order of first use."""
    found = dict[str, Name]()
    for record in group.publications:
        for author in record.people.authors:
            text = author.inverted or author.name
            if len(text) > MAX_NAME or _is_body(author):
                continue
            name = found.get(text)
            if name is None:
                name = found[text] = Name(author.name, words_of(text))
            name.records.append(record)
    merged = dict[str, Name]()
    for name in found.values():
        if name.words.family and name.words.given:
            first = merged.setdefault(_spelling(name.text), name)
            if first is not name:
                first.records += name.records
    return list(merged.values())


def _is_body(author: Author) -> bool:
    """Whether a name is that of an organisation: in braces in a bibliography, or many words."""
    return author.inverted.startswith("{") or len(author.name.split()) > 6


def _spelling(text: str) -> str:
    """A name without punctuation and case, its accents and the hyphens of its words left."""
    return _BETWEEN.sub(" ", text.casefold().replace("\u2010", "-")).strip()


def _ambiguous(site: Site, names: list[Name]) -> Iterator[Flaw]:
    for name in names:
        fitting = site.people.candidates(name.text) if site.persons else []
        if len(fitting) > 1:
            who = ", ".join(person.name for person in fitting[:5])
            message = f"{quoted(name.text)} fits more than one person: {who}"
            yield name.records[0].flaw(Code.AMBIGUOUS, message, name.records[0].names_field)


def is_typo(one: Words, other: Words) -> bool:
    """Whether one letter, in a name that is not short, makes one name of the other."""
    if one.given == other.given:
        pair, shortest = (one.family, other.family), _SHORTEST_FAMILY
        known = any(len(word) > 1 for word in one.given)
    elif one.family == other.family and len(one.given) == len(other.given):
        differing = [p for p in zip(one.given, other.given, strict=True) if p[0] != p[1]]
        pair, shortest = differing[0], _SHORTEST_GIVEN
        known = len(differing) == 1
    else:
        return False
    if not known or min(map(len, pair)) < shortest or pair[0][0] != pair[1][0]:
        return False
    return is_one_edit(*pair) and not _are_two_names(*pair)


def _are_two_names(one: str, other: str) -> bool:
    """``Xiaomin`` and ``Xiaoming``, ``Daniel`` and ``Daniela``: a last letter makes two names."""
    short, long = sorted((one, other), key=len)
    return len(short) < len(long) and long.startswith(short) and long[-1] in "aegisno"


@dataclass(slots=True)
class _Spellings:
    """The spellings of a group, compared in blocks of those that may be one person's."""

    names: list[Name]

    def flaws(self) -> Iterator[Flaw]:
        """Each rarer spelling, with the one that is more often used."""
        reported = set[int]()
        for code, one, other in [*self._same(), *self._turned(), *self._typos(), *self._initials()]:
            rare, usual = (one, other) if self._rank(one) <= self._rank(other) else (other, one)
            if code is Code.INITIALS:
                rare, usual = one, other
            if id(rare) in reported or rare.shares(usual):
                continue
            reported.add(id(rare))
            record = rare.records[0]
            place = usual.records[0].place
            message = f"{quoted(rare.text)} is also written {quoted(usual.text)} ({place})"
            yield record.flaw(code, message, record.names_field)

    def _rank(self, name: Name) -> tuple[int, int]:
        return len(name.records), -name.records[0].line

    def _same(self) -> Iterator[tuple[Code, Name, Name]]:
        """Accents and hyphens apart, the same."""
        first = dict[tuple[str, str], Name]()
        for name in self.names:
            key = ("".join(name.words.given), name.words.family)
            other = first.setdefault(key, name)
            if other is not name and (name.is_short == other.is_short):
                yield Code.SPELLING, name, other

    def _turned(self) -> Iterator[tuple[Code, Name, Name]]:
        """``Zhou Zhiming`` and ``Zhiming Zhou``."""
        known = {(name.words.given, name.words.family): name for name in self.names}
        for name in self.names:
            given = name.words.given
            other = known.get(((name.words.family,), given[0])) if len(given) == 1 else None
            if other and len(given[0]) > 1 and given[0] < name.words.family:
                yield Code.SPELLING, name, other

    def _typos(self) -> Iterator[tuple[Code, Name, Name]]:
        blocks = defaultdict[str, list[Name]](list)
        for name in self.names:
            if name.is_short or len(name.key) > _LONGEST or not _is_long(name.words):
                continue
            for signature in _holes(name.words):
                block = blocks[signature]
                for other in block:
                    if is_typo(name.words, other.words):
                        yield Code.SPELLING, name, other
                if len(block) < _MOST_ALIKE:
                    block.append(name)

    def _initials(self) -> Iterator[tuple[Code, Name, Name]]:
        """Initials, or a middle name less, that fit one full name alone."""
        families = defaultdict[tuple[str, str], list[Name]](list)
        for name in self.names:
            families[name.words.family, name.words.given[0][0]].append(name)
        for bearers in families.values():
            if len(bearers) > 1:
                yield from _shortened(bearers[:_MOST_BEARERS])


def _shortened(bearers: list[Name]) -> Iterator[tuple[Code, Name, Name]]:
    for name in bearers:
        fuller = [other for other in bearers if other is not name and _fits(name, other)]
        whole = {other.words.given[0] for other in fuller}
        if fuller and len(whole) == 1:
            yield Code.INITIALS, name, max(fuller, key=lambda other: len(other.records))


def _fits(short: Name, full: Name) -> bool:
    """Whether the given names of one are those of the other, cut short."""
    mine, theirs = short.words.given, full.words.given
    if len(mine) > len(theirs) or mine == theirs or full.is_short:
        return False
    if not short.is_short and any(len(word) > 1 for word in theirs[len(mine) :]):
        return False
    return all(
        a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(mine, theirs, strict=False)
    )


def _is_long(words: Words) -> bool:
    """Whether a name has a word in which a letter may be wrong."""
    return len(words.family) >= _SHORTEST_FAMILY or max(map(len, words.given)) >= _SHORTEST_GIVEN


def _holes(words: Words) -> set[str]:
    """The name, and the name without each letter that may be wrong: two with a typo share one."""
    key, start = f"{' '.join(words.given)}|{words.family}", 0
    found = {key}
    for word in (*words.given, words.family):
        shortest = _SHORTEST_FAMILY if start + len(word) == len(key) else _SHORTEST_GIVEN
        if len(word) >= shortest:
            found |= {key[:at] + key[at + 1 :] for at in range(start + 1, start + len(word))}
        start += len(word) + 1
    return found


class _Registered:
    """The names of the registry, in blocks."""

    def __init__(self, site: Site) -> None:
        self._people = site.people
        self._blocks = defaultdict[str, list[tuple[Words, Person]]](list)
        for person in site.people.persons:
            for text in (person.name, *person.aliases):
                words = words_of(text)
                if words.given and len(text) < MAX_NAME:
                    for block in _blocks(words):
                        self._blocks[block].append((words, person))

    def close(self, names: list[Name]) -> dict[Name, Person]:
        """Names that fit nobody, each with the person to whom they are close."""
        found = dict[Name, Person]()
        for name in names:
            if self._people.candidates(name.text):
                continue
            near = {
                person.key: person
                for block in _blocks(name.words)
                for words, person in self._blocks.get(block, [])
                if _is_near(name.words, words)
            }
            if len(near) == 1:
                found[name] = next(iter(near.values()))
        return found


def _blocks(words: Words) -> set[str]:
    """What two names share that are close: all but a letter, the words in any order."""
    key = f"{' '.join(words.given)}|{words.family}"
    turned = " ".join(sorted((*words.given, words.family)))
    return {*(_holes(words) if len(key) <= _LONGEST else ()), f"turned {turned}", _joined(words)}


def _joined(words: Words) -> str:
    return f"joined {''.join(words.given)}|{words.family}"


def _is_near(one: Words, other: Words) -> bool:
    """Whether two names are a letter, a hyphen or their order apart."""
    turned = sorted((*one.given, one.family)) == sorted((*other.given, other.family))
    return turned or _joined(one) == _joined(other) or is_typo(one, other)
