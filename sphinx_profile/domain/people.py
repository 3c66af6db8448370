"""Who is who on a site: the registry, the biographies, and the owner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_profile.diagnostics import Finding, warn_all
from sphinx_profile.domain.objects import Home
from sphinx_profile.formats.registry import load_people, read_people
from sphinx_profile.model.person import Author, People, Person, shown_author

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a person apart from everybody else: the biography, the ORCID, or neither."""

    home: Home | None = None
    orcid: str = ""


NOBODY = Identity()


class Recognition:
    """Knows the registry, and from the biographies whose site this is.

    ``homes`` are the biographies of each document, as the domain keeps them.
    """

    def __init__(self, env: BuildEnvironment, homes: dict[str, list[Home]]) -> None:
        self._env = env
        self._homes = homes
        self._shown: dict[Author, Author] = {}
        self._identities: dict[str, Identity] = {}

    @cached_property
    def registry(self) -> People:
        """The people of ``profile_people``. A malformed registry is warned of, once."""
        persons, findings = self._load_people()
        warn_all(findings)
        return People.of(persons)

    def _load_people(self) -> tuple[list[Person], list[Finding]]:
        value = self._env.config.profile_people
        if isinstance(value, str) and value:
            return load_people(Path(self._env.srcdir, value))
        return read_people(value or {}, "profile_people")

    @property
    def owner(self) -> Person | None:
        """Whose site this is: ``profile_owner``, else the first biography of the root page."""
        name = self._env.config.profile_owner
        if isinstance(name, str) and name.strip():
            return self.registry.find(name) or self.registry.get(name) or Person(name, name)
        homes = self._homes.get(self._env.config.root_doc, [])
        return self._known(homes[0].person) if homes else None

    def _known(self, person: Person) -> Person:
        """The person of the registry that this one is, or itself."""
        return self.registry.find(person.name) or person

    @cached_property
    def owner_home(self) -> Home | None:
        """The owner's biography, once every page was read."""
        owner = self.known_owner
        return self.home_of(owner.name, owner) if owner else None

    def people(self) -> People:
        """The registry and the owner."""
        owner = self.owner
        known = owner is None or owner in self.registry.persons
        extra = [] if known or owner is None else [owner]
        return People.of([*self.registry.persons, *extra])

    @cached_property
    def known_owner(self) -> Person | None:
        """The owner, once every page was read."""
        return self.owner

    @cached_property
    def known_people(self) -> People:
        """The registry and the owner, once every page was read."""
        return self.people()

    def shown(self, author: Author) -> Author:
        """An author with the owner recognised and a person of the registry linked.

        Once every page was read. A name that means nothing to us, and has nothing beside it, is
        returned itself.
        """
        shown = self._shown.get(author)
        if shown is None:
            shown = shown_author(author, self.known_people, self.known_owner)
            self._shown[author] = shown
        return shown

    def identity(self, author: Author) -> Identity:
        """Who an author is, once every page was read."""
        found = self._identities.get(author.name)
        if found is None:
            person = self.known_owner if author.owner else self.known_people.find(author.name)
            home = self.home_of(person.name if person else author.name, person)
            found = Identity(home, person.orcid if person else "")
            self._identities[author.name] = found
        return found

    def find(self, target: str) -> Person | None:
        """The person of an id, else of a name."""
        return self.registry.get(target) or self.people().find(target)

    def home_of(self, target: str, person: Person | None) -> Home | None:
        """The biography of a person, by id, by name, or as one of the registry."""
        named = (h for h in self._all_homes() if target in (h.person.key, h.person.name))
        known = (h for h in self._all_homes() if person and self._known(h.person) == person)
        return next(named, None) or next(known, None)

    def _all_homes(self) -> Iterator[Home]:
        for docname in sorted(self._homes):
            yield from self._homes[docname]
