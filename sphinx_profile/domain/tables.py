"""What the environment keeps: plain values, most of them keyed by document.

Purging and merging are one line each.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Domain

from sphinx_profile.domain.digest import digest

if TYPE_CHECKING:
    from sphinx_profile.domain.objects import (
        Fingerprint,
        Home,
        ListQuery,
        Object,
        OwnPage,
        PagePlaces,
        ShownList,
    )
    from sphinx_profile.model.person import Author


class Tables(Domain):
    """The tables of the domain, as typed properties."""

    data_version = 4
    initial_data = {  # noqa: RUF012  (declared so in Domain)
        "objects": {},  # docname -> list of Object
        "homes": {},  # docname -> list of Home
        "drafts": {},  # docname -> list of the digests of the keys of hidden drafts
        "pages": {},  # docname -> True, for every page that shows a node of ours
        "references": {},  # docname -> list of (role, target)
        "authors": {},  # docname -> list of Author, all that its entries name
        "lookups": {},  # docname -> list of (key, digest of what a bibliography has under it)
        "queries": {},  # docname -> list of ListQuery
        "places": {},  # docname -> PagePlaces, for pages with lists
        "lists": {},  # docname -> list of ShownList: the queries, answered
        "shown": {},  # docname -> Fingerprint of what the page shows and its text does not say
        "own_pages": {},  # key -> OwnPage, the newest first
        "state": {},  # name -> digest of what the last build saw
    }
    _read_tables: ClassVar = (
        "objects",
        "homes",
        "drafts",
        "pages",
        "references",
        "authors",
        "lookups",
        "queries",
        "places",
    )
    _answer_tables: ClassVar = ("lists", "shown")

    @property
    def objects(self) -> dict[str, list[Object]]:
        """The publications and talks of each document, in their order."""
        return cast("dict[str, list[Object]]", self.data["objects"])

    @property
    def homes(self) -> dict[str, list[Home]]:
        """The biographies of each document, in their order."""
        return cast("dict[str, list[Home]]", self.data["homes"])

    @property
    def drafts(self) -> dict[str, list[str]]:
        """Digests of the keys of the drafts that each document hides: titles make keys."""
        return cast("dict[str, list[str]]", self.data["drafts"])

    @property
    def pages(self) -> dict[str, bool]:
        """The documents that show a node of ours."""
        return cast("dict[str, bool]", self.data["pages"])

    @property
    def references(self) -> dict[str, list[tuple[str, str]]]:
        """The references of each document: role and target."""
        return cast("dict[str, list[tuple[str, str]]]", self.data["references"])

    @property
    def authors(self) -> dict[str, list[Author]]:
        """The authors that the entries of each document name."""
        return cast("dict[str, list[Author]]", self.data["authors"])

    @property
    def lookups(self) -> dict[str, list[tuple[str, str]]]:
        """The keys that each document looked up, with the digest of what there was."""
        return cast("dict[str, list[tuple[str, str]]]", self.data["lookups"])

    @property
    def queries(self) -> dict[str, list[ListQuery]]:
        """The lists of each document, as they were written."""
        return cast("dict[str, list[ListQuery]]", self.data["queries"])

    @property
    def places(self) -> dict[str, PagePlaces]:
        """Where the lists of each document stand, and the ids that it has taken."""
        return cast("dict[str, PagePlaces]", self.data["places"])

    @property
    def lists(self) -> dict[str, list[ShownList]]:
        """What the lists of each document show."""
        return cast("dict[str, list[ShownList]]", self.data["lists"])

    @property
    def shown(self) -> dict[str, Fingerprint]:
        """For each document a fingerprint of what it shows and its own text does not say."""
        return cast("dict[str, Fingerprint]", self.data["shown"])

    @property
    def own_pages(self) -> dict[str, OwnPage]:
        """The page of its own of each publication that has one, by key, the newest first."""
        return cast("dict[str, OwnPage]", self.data["own_pages"])

    @property
    def state(self) -> dict[str, str]:
        """Digests of what the last build saw, by name."""
        return cast("dict[str, str]", self.data["state"])

    def note(self, docname: str, table: str, value: object) -> None:
        """Add a value to what a table holds of a document."""
        self.data[table].setdefault(docname, []).append(value)

    def note_draft(self, docname: str, key: str) -> None:
        """Register a draft that is not shown."""
        self.note(docname, "drafts", digest(key))

    def note_page(self, docname: str) -> None:
        """Register a document that shows a node of ours."""
        self.pages[docname] = True

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        for name in (*self._read_tables, *self._answer_tables):
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for name in self._read_tables:
            table = otherdata[name]
            self.data[name].update({d: value for d, value in table.items() if d in docnames})
