"""Made-up publications: the same ones on every machine, in every process, at every size.

Publication number 17 is the same whether 20 or 1,000 are asked for. Nothing is kept: a
collection makes its publications anew each time it is walked, so that the process that
measures stays small (see ``measure``).
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TypeVar

from benchmarks import words

Item = TypeVar("Item")

SEED = "sphinx-profile benchmarks 1"
"""Another seed, or another way to draw, makes earlier figures incomparable."""

PEOPLE = 240
"""How many people there are to write with; each appears on many publications."""

LINKED = 0.4
"""The share of them who have a home page."""

ABSTRACT = 114
"""The least number of words of an abstract; the last sentence takes it to some 120."""


@dataclass(frozen=True, slots=True)
class Author:
    """Someone who wrote a publication; ``url`` is a home page, or ``None``."""

    name: str
    url: str | None = None


OWNER = Author("Mara Lindqvist")
"""Whose site it is: an author of every publication, and marked in every author list."""


@dataclass(frozen=True, slots=True)
class Publication:
    """All that is known of one publication; ``abstract`` is Markdown with dollar math."""

    key: str
    title: str
    authors: tuple[Author, ...]
    venue: str
    abbr: str
    year: int
    arxiv: str
    pdf: str
    poster: str
    code: tuple[str, str]
    abstract: str

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The label and address of its five links, in the order in which they are shown."""
        return (
            ("arXiv", f"https://arxiv.org/abs/{self.arxiv}"),
            ("PDF", self.pdf),
            ("Poster", self.poster),
            ("Code1", self.code[0]),
            ("Code2", self.code[1]),
        )


@dataclass(frozen=True, slots=True)
class Collection:
    """The first ``size`` publications, made anew each time they are walked."""

    size: int

    def __len__(self) -> int:
        """Return how many publications there are."""
        return self.size

    def __iter__(self) -> Iterator[Publication]:
        """Make the publications, one after another."""
        return (publication(number) for number in range(self.size))


def publication(number: int) -> Publication:
    """Make one publication, which depends on its number alone."""
    rng = Random(f"{SEED}/{number}")
    title = _title(rng)
    venue, abbr = _pick(rng, words.VENUES)
    year = 2005 + _below(rng, 21)
    slug = f"{title.split()[0].strip(':').lower()}-{number}"
    return Publication(
        key=f"lindqvist{year}{slug}",
        title=title,
        authors=_authors(rng),
        venue=venue,
        abbr=abbr,
        year=year,
        arxiv=f"{year % 100:02}{1 + _below(rng, 12):02}.{_below(rng, 100_000):05}",
        pdf=f"https://example.org/papers/{slug}.pdf",
        poster=f"https://example.org/posters/{slug}.pdf",
        code=(f"https://example.org/code/{slug}", f"https://example.org/data/{slug}"),
        abstract=_abstract(rng),
    )


@cache
def people() -> tuple[Author, ...]:
    """Return everyone the owner writes with; some have a home page."""
    rng = Random(f"{SEED}/people")
    names: dict[str, None] = {}
    while len(names) < PEOPLE:
        names[f"{_pick(rng, words.GIVEN_NAMES)} {_pick(rng, words.FAMILY_NAMES)}"] = None
    urls = (f"https://example.org/people/{number}" for number in range(PEOPLE))
    pairs = zip(names, urls, strict=True)
    return tuple(Author(name, url if rng.random() < LINKED else None) for name, url in pairs)


def _below(rng: Random, limit: int) -> int:
    """Draw a number from 0 up to, not including, ``limit``.

    Only ``Random.random`` promises the same numbers in every version of Python.
    """
    return int(rng.random() * limit)


def _pick(rng: Random, items: Sequence[Item]) -> Item:
    """Draw one of the items, each as likely as the next."""
    return items[_below(rng, len(items))]


def _fill(rng: Random, pattern: str) -> str:
    """Put words in the place of a pattern's capitals, the frequent words far more often."""

    def draw(match: re.Match[str]) -> str:
        vocabulary = words.classes()[match[0]]
        place = bisect(weights := words.zipf_weights(len(vocabulary)), rng.random() * weights[-1])
        return vocabulary[place]

    return re.sub(r"\b[ANSVZGM]\b", draw, pattern)


def _authors(rng: Random) -> tuple[Author, ...]:
    """Draw three to eight different authors, the owner among them."""
    count = 3 + _below(rng, 6)
    others: dict[Author, None] = {}
    while len(others) < count - 1:
        others[_pick(rng, people())] = None
    authors = list(others)
    authors.insert(_below(rng, count), OWNER)
    return tuple(authors)


def _title(rng: Random) -> str:
    """Draw a title of 6 to 14 words."""
    pattern = _pick(rng, words.TITLE_HEADS)
    length = 6 + _below(rng, 6)
    while len(pattern.split()) < length:
        pattern += " " + _pick(rng, words.TITLE_TAILS)
    glue = {tail.split()[0] for tail in words.TITLE_TAILS}
    title = (word if word in glue else _capital(word) for word in _fill(rng, pattern).split())
    return " ".join(title)


def _abstract(rng: Random) -> str:
    """Draw some 120 words: a phrase is emphasised, and one abstract in three has a formula.

    The last sentence has neither, so that it is found in the HTML as it stands here.
    """
    sentences: list[list[str]] = []
    while sum(map(len, sentences)) < ABSTRACT:
        sentences.append(_fill(rng, _pick(rng, words.SENTENCES)).split())
    first, second, *_ = sentences
    first[3:5] = [f"*{first[3]}", f"{first[4]}*"]
    if rng.random() < 1 / 3:
        second += ["for", _pick(rng, words.FORMULAS)]
    return " ".join(_capital(" ".join(sentence)) + "." for sentence in sentences)


def _capital(text: str) -> str:
    """Return the text with its first letter in upper case, the others as they were."""
    return text[:1].upper() + text[1:]
