"""One venue spelt two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.distance import is_one_edit, signatures
from sphinx_profile.lint.documents import Record
from sphinx_profile.lint.flaw import Flaw, quoted
from sphinx_profile.lint.folding import folded
from sphinx_profile.lint.site import Group, Site

_FIELDS = ("venue", "journal", "journaltitle", "booktitle")
_NUMBER = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)?"
    r"|(?:(?:twenty|thirty|forty|fifty|sixty)[- ]?)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    r"|thirtieth|fortieth)"
    r"|annual|[ivxl]{2,6})\b",
    re.IGNORECASE,
)
"""Numbers, years and ordinals: what tells the volumes of one venue apart."""
_STOP = frozenset(
    [
        *("a", "an", "and", "at", "by", "de", "del", "der", "des", "di", "die", "du", "et", "for"),
        *("fur", "in", "la", "le", "of", "on", "the", "to", "und", "y", "zur"),
    ]
)
_LONG = {
    **{
        "proc": "proceedings",
        "conf": "conference",
        "int": "international",
        "trans": "transactions",
    },
    **{"intl": "international", "symp": "symposium", "j": "journal", "lett": "letters"},
    **{"rev": "review", "ann": "annals", "bull": "bulletin", "natl": "national", "acad": "academy"},
    **{"soc": "society", "assoc": "association", "adv": "advances", "lect": "lecture"},
}
_SHORTEST = 12
_SHORTEST_WORD = 5
_LONGEST = 300


@dataclass(eq=False)
class Venue:
    """A spelling of a venue, years and numbers taken out, and the records that have it."""

    text: str
    records: list[Record] = field(default_factory=list)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded, abbreviations of our list written out, small words left out.

        A letter at the end is that of a section: ``Physical Review A``.
        """
        words = folded(self.text).split()
        kept = [word for word in words[:-1] if word not in _STOP]
        kept += [word for word in words[-1:] if len(word) == 1 or word not in _STOP]
        return tuple(_LONG.get(word, word) for word in kept)

    @cached_property
    def initials(self) -> str:
        """The first letters of its words."""
        return "".join(word[0] for word in self.words)

    @cached_property
    def key(self) -> str:
        """Its words, joined."""
        return " ".join(self.words)


def check(site: Site) -> Iterator[Flaw]:
    """Each rarer spelling of a venue, with the one that is more often used."""
    for group in site.groups:
        venues = _collected(group)
        reported = set[int]()
        for one, other in [*_same(venues), *_abbreviated(venues), *_typos(venues)]:
            rare, usual = sorted((one, other), key=lambda v: (len(v.records), -v.records[0].line))
            if id(rare) in reported:
                continue
            reported.add(id(rare))
            yield _flaw(rare, usual)


def _flaw(rare: Venue, usual: Venue) -> Flaw:
    record, other = rare.records[0], usual.records[0]
    message = f"{quoted(_text(record))} is also written {quoted(_text(other))} ({other.place})"
    return record.flaw(Code.VENUE, message, _name(record))


def _name(record: Record) -> str:
    return next((name for name in _FIELDS if record.fields.get(name)), "")


def _text(record: Record) -> str:
    return record.text(*_FIELDS)


def _collected(group: Group) -> list[Venue]:
    """Every spelling, in order of first use."""
    found, seen = dict[str, Venue](), dict[str, str]()
    for record in group.publications:
        written = record.entry.get(*_FIELDS)
        if not written or len(written) > _LONGEST:
            continue
        spelling = seen.get(written)
        if spelling is None:
            spelling = seen[written] = _spelling(_text(record))
        if len(spelling) > 1:
            found.setdefault(spelling, Venue(spelling)).records.append(record)
    return list(found.values())


def _spelling(text: str) -> str:
    """A venue without years, numbers, and what stands in parentheses."""
    bare = re.sub(r"\([^()]*\)", " ", text)
    return " ".join(_NUMBER.sub(" ", bare).split()).strip(" ,.:;-–'’")


def _same(venues: list[Venue]) -> Iterator[tuple[Venue, Venue]]:
    """Case, punctuation, small words and the usual abbreviations apart, the same."""
    first = dict[str, Venue]()
    for venue in venues:
        if venue.key:
            other = first.setdefault(venue.key, venue)
            if other is not venue:
                yield venue, other


def _abbreviated(venues: list[Venue]) -> Iterator[tuple[Venue, Venue]]:
    """``J. Mach. Learn. Res.`` and ``Journal of Machine Learning Research``; ``JMLR``."""
    blocks = defaultdict[str, list[Venue]](list)
    for venue in venues:
        blocks[venue.initials].append(venue)
    for venue in venues:
        short = venue.text.strip(".")
        if short.isupper() and short.isalpha() and len(short) >= 4:
            full = blocks.get(short.lower(), [])
            if len(full) == 1:
                yield venue, full[0]
    for block in blocks.values():
        for number, venue in enumerate(block[:_MOST_ALIKE]):
            for other in block[:number]:
                if len(venue.words) > 1 and _is_cut(venue, other):
                    yield venue, other


_MOST_ALIKE = 50


def _is_cut(one: Venue, other: Venue) -> bool:
    """Whether the words of one are those of the other, some of them cut short.

    Without a full stop, as in ``J Glaciol``, two letters at least are left out at the end.
    """
    if len(one.words) != len(other.words) or one.key == other.key:
        return False
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    sorted_pairs = [sorted(pair, key=len) for pair in pairs]
    if "." in one.text + other.text:
        return all(_is_short_for(short, long) for short, long in sorted_pairs)
    return all(
        len(long) - len(short) > 1 and len(short) > 1 and long.startswith(short)
        for short, long in sorted_pairs
    )


def _is_short_for(short: str, long: str) -> bool:
    """Whether a word is an abbreviation: its beginning, or some of its letters in order."""
    if long.startswith(short):
        return True
    letters = iter(long)
    return len(short) > 2 and short[0] == long[0] and all(letter in letters for letter in short)


def _typos(venues: list[Venue]) -> Iterator[tuple[Venue, Venue]]:
    blocks = defaultdict[str, list[Venue]](list)
    for venue in venues:
        if not _SHORTEST <= len(venue.key) < _LONGEST:
            continue
        for signature in set(signatures(venue.key)):
            for other in blocks[signature]:
                if _is_typo(venue, other):
                    yield venue, other
            if len(blocks[signature]) < 10:
                blocks[signature].append(venue)


def _is_typo(one: Venue, other: Venue) -> bool:
    """Whether one letter in a word that is not short makes one of the other."""
    if len(one.words) != len(other.words):
        return one.key.replace(" ", "") == other.key.replace(" ", "")
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    return len(pairs) == 1 and min(map(len, pairs[0])) >= _SHORTEST_WORD and is_one_edit(*pairs[0])
