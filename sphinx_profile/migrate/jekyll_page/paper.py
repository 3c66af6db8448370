"""A publication, as far as its lines were taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_profile.formats.authors import AuthorList
from sphinx_profile.migrate.jekyll_page.candidate import Summary
from sphinx_profile.migrate.jekyll_page.links import Button
from sphinx_profile.migrate.jekyll_page.rich import NOTHING, Rich
from sphinx_profile.migrate.jekyll_page.venue import Venue
from sphinx_profile.migrate.markdown.inline import Picture


@dataclass(slots=True)
class Paper:
    """A publication: what its lines say."""

    title: Rich
    authors: AuthorList
    venue: Venue = field(default_factory=Venue)
    notes: list[Rich] = field(default_factory=list)
    award: str = ""
    buttons: list[Button] = field(default_factory=list)
    title_url: str = ""
    summaries: tuple[Summary, ...] = ()
    abstract: Rich = NOTHING
    abstract_label: str = ""
    pictures: tuple[Picture, ...] = ()
    label: str = ""
    lead: str = ""
    sure: int = 0
    by_owner: bool = False
