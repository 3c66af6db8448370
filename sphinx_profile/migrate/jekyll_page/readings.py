"""What the lines of a publication can mean: which of them is the title, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx_profile.formats.authors import AuthorList
from sphinx_profile.formats.identifiers import bare_arxiv, bare_doi
from sphinx_profile.migrate.jekyll_page.joint import with_behind, without_aside
from sphinx_profile.migrate.jekyll_page.links import Button
from sphinx_profile.migrate.jekyll_page.paper import Paper
from sphinx_profile.migrate.jekyll_page.people import Named, Owner, is_name, names_at_start
from sphinx_profile.migrate.jekyll_page.rich import NOTHING, Rich
from sphinx_profile.migrate.jekyll_page.titles import (
    bare_title,
    leading_year,
    marked_title,
    one_word_title,
    sentence_title,
    year_apart,
)
from sphinx_profile.migrate.jekyll_page.venue import is_award, read_venue, type_of
from sphinx_profile.model.person import Author

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NO_TITLE = re.compile(
    rf"(?:\W*(?:\d{{1,4}}(?:st|nd|rd|th)?|{_MONTH}))+\W*\Z|(?:abstract|arxiv|doi)\b\s*[:.]"
    r"|https?:|\([^()]*\)\W*\Z|[^\W\d][\w.]*(?: [^\W\d][\w.]*){0,3} \d+ ?\((?:19|20)\d\d\)",
    re.IGNORECASE,
)
"""What is no title: a date, an abstract, words in parentheses, ``Phys. Rev. D 106 (2022)``."""
_EVENT = re.compile(r"\(?\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d")
_SOMEBODY = re.compile(r"\b(?:with|joint|by|et al|authors?|edited)\b", re.IGNORECASE)
_CLEAN = " \t\n,;|.–—"
_QUOTES = ('"', "“", "„", "«")
_CITED = 5
_LONG = 25

Reading = tuple[Paper, list[Rich]]
"""A publication with title and authors, and the lines that are left."""


def readings(title: Rich, lines: Sequence[Rich], owner: Owner) -> Iterator[Reading | None]:
    """What the lines can mean, each reading with the lines that are left."""
    if title:
        yield _without_repeat(_title_first(title, NOTHING, lines, owner, 2))
        return
    if not lines:
        return
    yield _authors_first(lines, owner)
    marked = marked_title(lines[0])
    if marked and not is_name(marked[0].text) and not _is_row(lines[0]):
        yield _title_first(marked[0], marked[1], lines[1:], owner, 2)
    elif len(lines) > 1:
        yield _title_first(lines[0], NOTHING, lines[1:], owner, 1)


def by_owner(
    title: Rich, lines: Sequence[Rich], buttons: Sequence[Button], owner: Owner
) -> Reading | None:
    """A publication that names nobody, where the page names the co-authors of all others."""
    marked = (title, NOTHING) if title else marked_title(lines[0]) if lines else None
    if not marked or len(marked[0].text.split()) < 3 or is_award(marked[0].text):
        return None
    below = [*year_apart(marked[1]), *(lines if title else lines[1:])]
    if any(_SOMEBODY.search(line.text) for line in below if len(line.text.split()) <= _LONG):
        return None
    has_id = any(bare_arxiv(one.url) or bare_doi(one.url) for one in buttons)
    has_link = bool(buttons) or any(True for _ in marked[0].links())
    if not has_id and not any(_is_venue(line, has_link) for line in below):
        return None
    named = Named(AuthorList((Author(owner.names[0]),)), NOTHING, 3)
    return _reading(marked[0], named, below, owner, 2)


def is_author_line(line: Rich, owner: Owner) -> bool:
    """Whether a line names authors: then it is that of another publication."""
    named = names_at_start(line, owner)
    return named is not None and named.sure > 2


def _is_row(line: Rich) -> bool:
    """Whether a line holds links alone, more than one."""
    spans = [(start, end) for start, end, _ in line.links()]
    return len(spans) > 1 and not re.search(r"\w", line.without(spans).text)


def _without_repeat(reading: Reading | None) -> Reading | None:
    """The reading without the title where the line below the heading says it again.

    Between the authors and that there is a year at most: anything else may be a name.
    """
    paper, lines = reading if reading else (None, [])
    if not paper or not lines:
        return reading
    other = marked_title(lines[0])
    words = re.findall(r"\w+", paper.title.text)
    again = re.search(r"\W+".join(map(re.escape, words)), lines[0].text, re.IGNORECASE)
    if not again:
        return None if other and other[1] and _is_title(other[0]) else reading
    before = re.fullmatch(r"\W*(?:((?:19|20)\d\d)\W*)?", lines[0].text[: again.start()])
    if not before:
        return None if len(words) > 3 else reading
    year = lines[0].cut(*before.span(1)) if before[1] else NOTHING
    behind = lines[0].cut(again.end()).strip(_CLEAN + '"”“ ')
    return paper, [line for line in (year, behind, *lines[1:]) if line]


def _is_title(marked: Rich) -> bool:
    """Whether a text that is marked is a title and no journal: then the heading is none."""
    return len(marked.text.split()) > 3 and type_of(marked.text) == "misc"


def _title_first(
    title: Rich, behind: Rich, lines: Sequence[Rich], owner: Owner, sure: int
) -> Reading | None:
    """A title, what stands behind it on its line, then the authors."""
    below = list(lines)
    named = without_aside(names_at_start(behind, owner)) if behind else None
    joint = with_behind(behind, owner) if behind and not named else None
    if named:
        below = [*year_apart(named.rest), *below]
    elif joint:
        named, below = joint[0], [*joint[1], *below]
    elif below:
        named = without_aside(names_at_start(below[0], owner))
        if not named and sure > 1 and len(below) > 1 and _is_venue(below[0], has_link=True):
            named, below = names_at_start(below[1], owner), [below[1], below[0], *below[2:]]
        if named and sure < 2 and _cites(named.rest):
            return None
        below = [named.rest, *([behind] if behind else []), *below[1:]] if named else below
    return _reading(title, named, below, owner, sure)


def _cites(rest: Rich) -> bool:
    """Whether another title stands behind the names: in quotes, or after a year."""
    year, behind = year_apart(rest)
    return rest.text[:1] in _QUOTES or (bool(year) and len(behind.text.split()) > _CITED)


def _is_venue(line: Rich, has_link: bool) -> bool:
    """Whether a line tells where something was published; a year is enough beside a link."""
    venue = read_venue(line)
    said = venue.type != "misc" or bool(venue.status) or (has_link and bool(venue.year))
    return said and len(line.text.split()) <= _LONG


def _authors_first(lines: Sequence[Rich], owner: Owner) -> Reading | None:
    """Authors, then a title: marked, on a line of its own, or a sentence."""
    named = names_at_start(lines[0], owner)
    if not named:
        return None
    year, rest = leading_year(named.rest)
    below, sure = list(lines[1:]), 1
    found: tuple[Rich, Rich]
    if not rest and below:
        rest, below = below[0], below[1:]
        found = marked_title(rest) or (rest, NOTHING)
    else:
        short = one_word_title(rest) if year else None
        sure = 3 if short else sure
        found = short or marked_title(rest) or sentence_title(rest) or (NOTHING, NOTHING)
    title, behind = found
    lines = [*([year] if year else []), *([behind] if behind else []), *below]
    return _reading(title, named, lines, owner, sure)


def _reading(
    title: Rich, named: Named | None, lines: list[Rich], owner: Owner, sure: int
) -> Reading | None:
    title_url = next((url for _, _, url in title.links() if not url.startswith("#")), "")
    bare = bare_title(title)
    words = bare.text.split()
    if not named or not words or len(words) > 60 or "\n" in bare.text:
        return None
    if _EVENT.match(named.rest.text):
        return None
    if is_author_line(bare, owner) or _NO_TITLE.match(bare.text):
        return None
    if len(words) == 1 and any(bare.text in name.split() for name in owner.names):
        return None
    if is_name(bare.text):
        sure -= 4
    sure += named.sure - (2 if len(words) < 2 else 0)
    notes = [named.aside] if named.aside else []
    paper = Paper(bare, named.authors, notes=notes, title_url=title_url, lead=named.lead, sure=sure)
    return paper, [line for line in lines if line]
