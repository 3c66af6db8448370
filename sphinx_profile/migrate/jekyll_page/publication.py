"""A candidate read as a publication: title, authors, venue, links; or nothing, if in doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sphinx_profile.migrate.jekyll_page.candidate import Candidate
from sphinx_profile.migrate.jekyll_page.links import pull_buttons
from sphinx_profile.migrate.jekyll_page.numbers import Numbers
from sphinx_profile.migrate.jekyll_page.paper import Paper
from sphinx_profile.migrate.jekyll_page.people import Owner
from sphinx_profile.migrate.jekyll_page.readings import by_owner, is_author_line, readings
from sphinx_profile.migrate.jekyll_page.rich import Rich
from sphinx_profile.migrate.jekyll_page.venue import Venue, is_award, read_venue, type_of, years_in
from sphinx_profile.model.inline import inline

_LABELLED = re.compile(r"(abstract|tl;?dr|summary)\s*[:.]\s*", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:title|venue|published in|publication|journal|conference|links?|where)\s*:\s*",
    re.IGNORECASE,
)
_VOLUME = re.compile(r"(?:vol(?:ume|\.)\s)?\d[\w\s():,./–-]{0,60}", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATED = re.compile(
    rf"(?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})|(?P<first>\d{{4}}), (?P<then>{_MONTH})",
    re.IGNORECASE,
)
_CLEAN = " \t\n,;|.–—"
_MOST_LINES = 6
_LONG = 25
"""So many words make a line of text a summary rather than a note."""


def read_paper(found: Candidate, owner: Owner) -> Paper | None:
    """The publication that a candidate is, ``None`` if that is not to be seen."""
    if not found.sound:
        return None
    text, buttons = pull_buttons(found.text)
    lines = text.lines()
    read = [one for one in readings(found.title, lines, owner) if one]
    read = [one for one in read if not _is_journal(one[0], owner)]
    if not read and owner.alone:
        read = [one for one in [by_owner(found.title, lines, buttons, owner)] if one]
    if not read:
        return None
    paper, rest = max(read, key=lambda reading: reading[0].sure)
    if len(rest) > _MOST_LINES or any(_names_authors(line, owner) for line in rest):
        return None
    paper.buttons += buttons
    paper.summaries, paper.pictures, paper.label = found.summaries, found.pictures, found.label
    _take_rest(paper, rest)
    _take_award(paper)
    if type_of(paper.title.text) != "misc" and (not paper.venue.name or years_in(paper.title.text)):
        return None
    paper.sure += _evidence(paper)
    named = paper.authors.authors
    paper.by_owner = any(one.owner or owner.is_named(one.name) for one in named)
    return paper


def _is_journal(paper: Paper, owner: Owner) -> bool:
    """Whether the title is a journal and its one author a title: ``**Dread Alone**, *Nature*``."""
    authors = paper.authors.authors
    is_owner = any(owner.is_named(author.name) for author in authors)
    return len(authors) == 1 and not is_owner and type_of(paper.title.text) != "misc"


def _names_authors(line: Rich, owner: Owner) -> bool:
    """Whether a line that is left has the authors of another publication in it."""
    return is_author_line(line, owner) or any(name in line.text for name in owner.names)


def _take_rest(paper: Paper, lines: Sequence[Rich]) -> None:
    """Give each of the lines that are left its place."""
    for line in (one.strip(_CLEAN.replace(".", "")) for one in lines):
        labelled = _LABELLED.match(line.text)
        is_set = bool(paper.venue.name) or bool(paper.venue.year)
        if labelled and not paper.abstract:
            paper.abstract, paper.abstract_label = line.cut(labelled.end()), labelled[1]
        elif is_award(line.text) and not paper.award:
            paper.award = line.text.strip(" .,;:!()[]")
        elif not re.search(r"\w", line.text):
            continue
        elif re.fullmatch(r"\(?((?:19|20)\d\d)\)?\.?", line.text) and not paper.venue.year:
            paper.venue = replace(paper.venue, year=line.text.strip("()."))
        elif (date := _DATED.fullmatch(line.text)) and paper.venue == Venue():
            paper.venue = _dated(date)
        elif not paper.venue.name and len(line.text.split()) <= _LONG:
            paper.venue = _venue(paper.venue, _without_link(paper, line))
        elif is_set and not paper.abstract and len(line.text.split()) > _LONG:
            paper.abstract = line
        else:
            paper.notes.append(line)


def _take_award(paper: Paper) -> None:
    """Give the award of the venue its place."""
    if paper.venue.award and not paper.award:
        paper.award = paper.venue.award
    elif paper.venue.award:
        paper.notes.append(Rich(inline(paper.venue.award)))


def _without_link(paper: Paper, line: Rich) -> Rich:
    """The line, where volume and pages are a link without it: it leads to the publication."""
    links = list(line.links())
    if paper.title_url or len(links) != 1:
        return line
    start, end, url = links[0]
    if url.startswith("#") or not _VOLUME.fullmatch(line.text[start:end]):
        return line
    paper.title_url = url
    return line.unlinked()


def _dated(date: re.Match[str]) -> Venue:
    """The date of a publication, ``October 2022`` or, as APA has it, ``2022, October``."""
    numbers = Numbers(month=date["month"] or date["then"])
    return Venue(year=date["year"] or date["first"], numbers=numbers)


def _venue(before: Venue, line: Rich) -> Venue:
    """The venue of a line, with the year that stood before the title if the line has none."""
    label = _FIELD.match(line.text)
    line = line.cut(label.end()) if label else line
    found = read_venue(line)
    if before.year and found.year not in ("", before.year):
        found = read_venue(line, before.year)
    numbers = replace(found.numbers, month=found.numbers.month or before.numbers.month)
    return replace(found, year=found.year or before.year, numbers=numbers)


def _evidence(paper: Paper) -> int:
    """What speaks for a publication beside title and authors."""
    kinds = (
        bool(paper.venue.year),
        bool(paper.buttons or paper.title_url),
        bool(paper.venue.name) and paper.venue.type != "misc",
        bool(paper.summaries or paper.abstract),
        bool(paper.venue.status),
    )
    return sum(kinds)
