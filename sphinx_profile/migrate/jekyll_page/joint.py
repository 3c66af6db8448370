"""Co-authors that a line names behind a title: ``Title, 2019, with A and B (their college)``."""

from __future__ import annotations

import re
from dataclasses import replace

from sphinx_profile.migrate.jekyll_page.people import Named, Owner, names_at_start
from sphinx_profile.migrate.jekyll_page.rich import Rich
from sphinx_profile.migrate.jekyll_page.venue import is_award, status_of, type_of, years_in

_WITH = re.compile(r"(?:(?<=[,.;:)])|\s[–—-])\s*\(?(?=(?:joint(?:ly)? (?:work )?)?with\s)", re.I)
_ASIDE = re.compile(r"\s*\(([^()]{2,80})\)(?:[.,;](?!\s*and\b))?\s*")
_MORE = re.compile(r"\s*(?:and\b|&)", re.IGNORECASE)
_KIND = re.compile(
    r"\b(?:preprint|survey|draft|arxiv|ssrn|nber|cepr|book|chapter|r&r)\b", re.IGNORECASE
)
_CLEAN = " \t\n,;|.–—-"
_LONGEST = 20


def with_behind(behind: Rich, owner: Owner) -> tuple[Named, list[Rich]] | None:
    """The co-authors whom a line names after venue or year, and the rest of it.

    What stands before "with" must be such a thing: else it may be a part of the title.
    """
    match = _WITH.search(behind.text) if owner.names else None
    if not match:
        return None
    before = _opened(behind.cut(0, match.start()).strip(_CLEAN))
    if not _is_said_of_it(before.text) or len(before.text.split()) > _LONGEST:
        return None
    named = without_aside(names_at_start(behind.cut(match.end()), owner))
    return (named, [before, named.rest]) if named else None


def _opened(text: Rich) -> Rich:
    """The text without the parentheses around the whole of it."""
    return text.cut(1, len(text.text) - 1) if re.fullmatch(r"\([^()]*\)", text.text) else text


def without_aside(named: Named | None) -> Named | None:
    """The names with what stands in parentheses behind them apart; ``None`` if in doubt.

    It is where a co-author works, unless it tells of the publication.
    """
    match = _ASIDE.match(named.rest.text) if named and "with" in named.lead.casefold() else None
    if not named or not match or _is_said_of_it(match[1]):
        return named
    if _MORE.match(named.rest.text[match.end() :]):
        return None
    rest = named.rest.cut(match.end())
    return replace(named, rest=rest, aside=named.rest.cut(*match.span(1)))


def _is_said_of_it(text: str) -> bool:
    """Whether a text tells where or when something was published, or in what state it is."""
    return bool(
        years_in(text)
        or type_of(text) != "misc"
        or status_of(text)
        or is_award(text)
        or _KIND.search(text)
    )
