"""What the domain keeps of every page: plain values, no nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_profile.model.person import Person
    from sphinx_profile.model.publication import Biography, Publication, Talk


@dataclass(frozen=True, slots=True)
class Object:
    """A publication or a talk, where it stands.

    ``kind`` is ``"publication"`` or ``"talk"``; ``anchor`` its id in the page, ``""`` if another
    entry of the page has the key; ``place`` is ``"path:line"``. ``record`` is the publication;
    ``from_bibliography`` says that a bibliography has the key; ``digest`` changes when
    anything of what stands there does. ``talk`` is the talk, and ``presents`` the key of the
    publication that it presents. ``backlinks`` says that the pages are listed that mention it,
    ``is_draft`` that it is a draft, which is shown.
    """

    kind: str
    key: str
    title: str
    docname: str
    anchor: str
    place: str
    record: Publication | None = None
    from_bibliography: bool = False
    digest: str = ""
    talk: Talk | None = None
    presents: str = ""
    backlinks: bool = False
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The page of its own that a publication has: its name, and the title."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Home:
    """The biography of a person, where it stands.

    ``record`` is what it says; ``files`` has for each resource of it where the file is: the URI of
    an image, the name of a download in the site.
    """

    person: Person
    docname: str
    anchor: str
    record: Biography | None = None
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ListQuery:
    """A ``publication-list`` as it was written.

    ``name`` is its id in the page; ``place`` is ``"path:line"``; ``maximum`` is -1 for all.
    ``numbered`` is ``""``, ``"up"`` or ``"down"``. ``bibfiles`` empty means all and what is
    written on pages. ``export`` are the formats in which the list is offered; ``backlinks`` says
    that its entries list the pages that mention them.
    """

    name: str
    docname: str
    place: str
    filter: str = ""
    keys: tuple[str, ...] = ()
    bibfiles: tuple[str, ...] = ()
    sort: str = ""
    group_by: str = ""
    maximum: int = -1
    offset: int = 0
    numbered: str = ""
    search: bool = False
    parts: tuple[str, ...] = ()
    empty: str = ""
    export: tuple[str, ...] = ()
    backlinks: bool = False


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a list stands.

    ``section`` is the id of its section; ``before`` how many subsections come before it there;
    ``depth`` how deep it is, 1 for the page.
    """

    section: str = ""
    before: int = 0
    depth: int = 1


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group of a list: the field and its value, the heading, its id, and what it holds.

    ``keys`` are joined by line feeds: ten thousand of them are one value to store.
    """

    field: str
    value: str
    heading: str
    anchor: str
    keys: str = ""
    groups: tuple[ShownGroup, ...] = ()

    def leaves(self) -> Iterator[ShownGroup]:
        """The groups that hold entries, in order."""
        if self.groups:
            for group in self.groups:
                yield from group.leaves()
        else:
            yield self


@dataclass(frozen=True, slots=True)
class ShownList:
    """What a list shows. A list without grouping is one group without a field.

    ``anchors`` and ``titles`` belong to the keys, in their order, joined by line feeds; the
    anchor is ``""`` for an entry that has its id elsewhere in the page.
    """

    name: str
    groups: tuple[ShownGroup, ...] = ()
    anchors: str = ""
    titles: str = ""
    marks: tuple[str, ...] = ()
    digest: str = field(default="", compare=False)

    def all_keys(self) -> list[str]:
        """The keys of the entries, in order."""
        leaves = (leaf.keys for group in self.groups for leaf in group.leaves())
        return [key for keys in leaves if keys for key in keys.split("\n")]

    def entries(self) -> Iterator[tuple[str, str, str]]:
        """Key, anchor and title of every entry, in order."""
        return zip(self.all_keys(), self.anchors.split("\n"), self.titles.split("\n"), strict=False)


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """The places of a page's lists, in their order, and the ids that the page has besides."""

    lists: tuple[ListPlace, ...] = ()
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Digests of what a page shows of the registry, of what it refers to, and of its lists.

    ``sidebar`` is that of the person in its sidebar, ``mentions`` that of the talks and pages which
    lead to its publications, ``site`` that of what every page shows, ``places`` that of where its
    publications have their pages and homes.
    """

    people: str = ""
    references: str = ""
    lists: str = ""
    sidebar: str = ""
    mentions: str = ""
    site: str = ""
    places: str = ""
