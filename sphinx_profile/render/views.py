"""What a template is given: records with everything in them resolved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from sphinx_profile.model.publication import Biography, Publication, Talk


class LinkView(NamedTuple):
    """A link: ``href`` is ``""`` for text alone; ``title`` what a screen reader says."""

    kind: str
    label: str
    href: str
    icon: Markup
    title: str = ""


class AuthorView(NamedTuple):
    """A name with its link, its marks as one string, and whether it is the owner's."""

    name: str
    href: str
    marks: str
    owner: bool


class RunView(NamedTuple):
    """A stretch of text; where ``html`` is not empty it stands in place of the text."""

    text: str
    styles: tuple[str, ...]
    href: str
    html: Markup


class PublicationView(NamedTuple):
    """A publication as ``profile/publication.html`` gets it.

    ``record`` is the :class:`~sphinx_profile.model.publication.Publication`; ``body`` the HTML of
    the handwritten summary; ``status`` is empty for what is published.
    """

    record: Publication
    id: str
    title: Sequence[RunView]
    authors: Sequence[AuthorView]
    others: bool
    venue: Sequence[RunView]
    abbr: str
    date: str
    status: str
    status_label: str
    award: Sequence[RunView]
    award_name: str
    notes: Sequence[Sequence[RunView]]
    links: Sequence[LinkView]
    thumbnail: str
    thumbnail_alt: str
    summary_label: str
    abstract: Sequence[RunView]
    body: Markup
    bibtex: str
    print_summary: bool


class TalkView(NamedTuple):
    """A talk as ``profile/talk.html`` gets it; ``iso`` is its date in ISO 8601."""

    record: Talk
    id: str
    title: Sequence[RunView]
    authors: Sequence[AuthorView]
    others: bool
    event: Sequence[RunView]
    location: Sequence[RunView]
    date: str
    iso: str
    status: str
    status_label: str
    notes: Sequence[Sequence[RunView]]
    links: Sequence[LinkView]
    publication: Markup
    outline_label: str
    body: Markup
    print_summary: bool


class BioView(NamedTuple):
    """A biography as ``profile/bio.html`` gets it.

    ``titled`` says that the heading above it is the name already.
    """

    record: Biography
    id: str
    name: str
    titled: bool
    pronouns: str
    photo: str
    photo_alt: str
    position: Sequence[RunView]
    affiliation: Sequence[RunView]
    location: Sequence[RunView]
    note: Sequence[RunView]
    links: Sequence[LinkView]
    body: Markup


class ItemView(NamedTuple):
    """An item of a list of links: the link, or, where it is more than one, its HTML."""

    link: LinkView | None
    html: Markup
