"""What a template is given: records with everything in them resolved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from sphinx_profile.model.publication import Biography, Publication, Talk


class LinkView(NamedTuple):
    """A link: ``href`` is ``""`` for text alone; ``title`` what a screen reader says.

    ``tooltip`` is its label where the icon alone is seen, else ``""``.
    """

    kind: str
    label: str
    href: str
    icon: Markup
    title: str = ""
    tooltip: str = ""


class AuthorView(NamedTuple):
    """A name with its link, its marks as one string, and whether it is the owner's.

    ``separator`` is what stands before it.
    """

    name: str
    href: str
    marks: str
    owner: bool
    separator: str = ""


class MentionView(NamedTuple):
    """A talk or a page that leads to a publication; ``note`` is the event and the year of a talk.

    ``href`` is ``""`` where what is written has no such page.
    """

    title: str
    href: str
    note: str = ""


class ExportView(NamedTuple):
    """A file that a list is offered as; ``download`` is what it is called where it is saved."""

    kind: str
    label: str
    href: str
    icon: Markup
    download: str


class SizeView(NamedTuple):
    """The size of a picture in pixels; 0 where it is not known."""

    width: int = 0
    height: int = 0


class FoldView(NamedTuple):
    """How a long list of authors is folded.

    ``shown`` names stand before the fold; ``label`` opens it; ``owner`` is the owner's name where
    it would be hidden, else ``""``.
    """

    shown: int
    label: str
    owner: str = ""


class RunView(NamedTuple):
    """A stretch of text; where ``html`` is not empty it stands in place of the text.

    ``plain`` says that it is text and nothing else.
    """

    text: str
    styles: tuple[str, ...] = ()
    href: str = ""
    html: Markup = Markup()
    plain: bool = True


class FacetView(NamedTuple):
    """What a list with a filter box can be filtered by; ``tags`` are joined by ``|``."""

    year: str
    type: str
    tags: str


class PublicationView(NamedTuple):
    """A publication as ``profile/publication.html`` gets it.

    ``record`` is the :class:`~sphinx_profile.model.publication.Publication`; ``body`` the HTML of
    the handwritten summary; ``role`` is what the authors are if they are editors; ``genre`` what
    a thesis or a report is called. ``number`` and ``facets`` are of the list that it stands in.
    ``author_list`` and ``link_list`` are the authors and links drawn, where the project has no
    macro of its own for them; ``authors`` and ``links`` are empty then. ``fold`` is there where the
    list of authors is a long one, and ``more_list`` are those behind the fold, drawn.
    ``page`` is where its own page is, ``""`` for one that has none or stands there; ``open`` says
    that the summary is; ``coins`` is its ContextObject, ``""`` where COinS are switched off.
    ``summary_title`` and ``bibtex_title`` tell the disclosures of one publication from those of
    another. ``talks`` present the publication; ``backlinks`` are the pages that mention it, where
    they are asked for.
    """

    record: Publication
    id: str
    title: Sequence[RunView]
    authors: Sequence[AuthorView]
    others: bool
    role: str
    genre: str
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
    thumbnail_size: SizeView
    summary_label: str
    summary_title: str
    bibtex_title: str
    abstract: Sequence[RunView]
    body: Markup
    bibtex: str
    print_summary: bool
    number: str = ""
    facets: FacetView = FacetView("", "", "")
    fold: FoldView | None = None
    author_list: Markup = Markup()
    more_list: Markup = Markup()
    link_list: Markup = Markup()
    talks: Sequence[MentionView] = ()
    backlinks: Sequence[MentionView] = ()
    page: str = ""
    open: bool = False
    coins: str = ""


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
    outline_title: str
    body: Markup
    print_summary: bool


class BioView(NamedTuple):
    """A biography as ``profile/bio.html`` gets it.

    ``titled`` says that the heading above it is the name already; ``layout`` is ``row``,
    ``stacked`` or ``compact``; ``in_sidebar`` says that the page's sidebar shows the same person.
    """

    record: Biography
    id: str
    name: str
    titled: bool
    pronouns: str
    photo: str
    photo_alt: str
    photo_size: SizeView
    position: Sequence[RunView]
    affiliation: Sequence[RunView]
    location: Sequence[RunView]
    note: Sequence[RunView]
    links: Sequence[LinkView]
    body: Markup
    layout: str
    in_sidebar: bool


class SidebarView(NamedTuple):
    """The owner as ``profile/sidebar.html`` gets him or her; ``home`` leads to the first page."""

    record: Biography
    home: str
    name: str
    photo: str
    photo_alt: str
    photo_size: SizeView
    position: Sequence[RunView]
    affiliation: Sequence[RunView]
    links: Sequence[LinkView]


class ItemView(NamedTuple):
    """An item of a list of links: the link, or, where it is more than one, its HTML."""

    link: LinkView | None
    html: Markup


class GroupView(NamedTuple):
    """A group of a list: its heading with the level 2 to 6, its groups or its entries drawn.

    A list without grouping is one group without a heading.
    """

    id: str
    field: str
    heading: str
    level: int
    groups: Sequence[GroupView]
    entries: Sequence[Markup]


class FilterView(NamedTuple):
    """What the filter box offers; ``types`` are pairs of an entry type and its name."""

    years: Sequence[str]
    types: Sequence[tuple[str, str]]
    tags: Sequence[str]


class ListView(NamedTuple):
    """A list as ``profile/publication-list.html`` gets it.

    ``symbols`` are the icons that its entries use; ``legend`` and ``empty`` are texts, ``""`` if
    there is nothing to explain or something to show; ``filter`` is there if a box was asked for.
    ``exports`` are the files that the list is offered as.
    """

    id: str
    groups: Sequence[GroupView]
    symbols: Markup
    legend: str
    empty: str
    filter: FilterView | None
    exports: Sequence[ExportView] = ()


class PlaceView(NamedTuple):
    """A link to a page: its title, and where it is."""

    title: str
    href: str


class OwnPageView(NamedTuple):
    """The page of a publication as ``profile/publication-page.html`` gets it.

    ``card`` is the entry, drawn; ``citation`` a reference in one sentence; ``legend`` explains the
    marks of the authors; ``previous`` and ``next`` are the publications before and behind it, the
    newest first.
    """

    id: str
    title: Sequence[RunView]
    card: Markup
    citation: str
    legend: str
    previous: PlaceView | None
    next: PlaceView | None


class HeadView(NamedTuple):
    """The metadata of a page as ``profile/head.html`` gets them.

    ``links`` are pairs of a relation and a URL, ``metas`` of a name and a content, ``properties``
    of a property of Open Graph and a content; ``json_ld`` may stand in a ``script`` as it is.
    """

    links: Sequence[tuple[str, str]]
    metas: Sequence[tuple[str, str]]
    properties: Sequence[tuple[str, str]]
    json_ld: Markup
