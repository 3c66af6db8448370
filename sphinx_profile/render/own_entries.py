"""What the pages of publications show, and a digest of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_profile.domain.digest import digest
from sphinx_profile.domain.files import locate_for_bibliography
from sphinx_profile.domain.mentions import occasion
from sphinx_profile.domain.standing import place_of

if TYPE_CHECKING:
    from sphinx_profile.domain import ProfileDomain
    from sphinx_profile.domain.objects import Object, OwnPage
    from sphinx_profile.domain.people import Identity
    from sphinx_profile.model.publication import Publication


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """A publication with a page of its own.

    ``home`` is where a page writes it, ``place`` where it is at home, be it in a list; ``digest``
    changes when anything of the page does.
    """

    key: str
    page: OwnPage
    record: Publication
    home: Object | None
    place: Object | None
    previous: OwnPage | None
    next: OwnPage | None
    digest: str


def _known_as(identity: Identity) -> tuple[str, ...]:
    home = identity.home
    return (identity.orcid, *((home.docname, home.anchor) if home else ()))


@dataclass
class OwnEntries:
    """Finds all that have a page of their own, the newest first."""

    domain: ProfileDomain

    def __iter__(self) -> Iterator[OwnEntry]:
        """Each with its neighbours."""
        items = list(self.domain.own_pages.items())
        pages = [None, *(page for _key, page in items), None]
        for number, (key, page) in enumerate(items):
            found = self._entry(key, page, pages[number], pages[number + 2])
            if found is not None:
                yield found

    def _entry(
        self, key: str, page: OwnPage, previous: OwnPage | None, following: OwnPage | None
    ) -> OwnEntry | None:
        home, listed = self._written.get(key), self.domain.bibliographies.library.get(key)
        record = (home.record if home else None) or (listed.record if listed else None)
        if record is None:
            return None
        facts = (
            page,
            previous,
            following,
            home.digest if home else "",
            listed.digest if listed else "",
            self._around(key, page.name, record, home),
        )
        place = self.domain.by_key.get(key)
        made = digest(repr(facts))
        return OwnEntry(key, page, record, home, place, previous, following, made)

    @cached_property
    def _written(self) -> dict[str, Object]:
        """The publications that pages write, at the first place of each."""
        written = [entry for entry in self.domain.written() if entry.kind == "publication"]
        return {entry.key: entry for entry in reversed(written)}

    def _around(
        self, key: str, page: str, record: Publication, home: Object | None
    ) -> tuple[object, ...]:
        """What the page shows of people, talks, mentions, files, and the home of the entry."""
        who, docname = self.domain.who, home.docname if home else ""
        shown = self.domain.shown.get(docname)
        talks = self.domain.mentions.talks.get(key, ())
        place = self.domain.by_key.get(key)
        return (
            [(who.shown(author), _known_as(who.identity(author))) for author in record.authors],
            [(t.docname, t.anchor, t.title, occasion(t)) for t in talks],
            self.domain.mentions.pages(key, page),
            place_of(self.domain, key),
            self._title(place.docname) if place else "",
            shown.references if shown else "",
            list(self._files(key, record)),
        )

    def _title(self, docname: str) -> str:
        title = self.domain.env.titles.get(docname)
        return title.astext() if title is not None else ""

    def _files(self, key: str, record: Publication) -> Iterator[tuple[str, int]]:
        """The local files of a bibliography that the page shows, and their sizes."""
        listed = self.domain.bibliographies.library.get(key)
        for file in record.files:
            folder = self.domain.bibliographies.folder_of(listed.path if listed else "")
            path, _problem = locate_for_bibliography(self.domain.env, file.path, folder)
            yield file.path, Path(path).stat().st_size if path else -1
