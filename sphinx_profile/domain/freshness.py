"""Which pages to write again: those that show something of elsewhere that has changed.

A page shows the registry's links in its lists of authors, the titles of what it refers to, and
in its lists what stands in bibliographies and on other pages. A digest of each is remembered, so
that a build in which nothing changed writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_profile.config import shows_sidebar
from sphinx_profile.domain.digest import digest, people_state
from sphinx_profile.domain.exports import concerns, feed_title, find_export, offered
from sphinx_profile.domain.mentions import occasion
from sphinx_profile.domain.objects import Fingerprint, PagePlaces, ShownList
from sphinx_profile.domain.own_pages import hand_over_files, own_pages, own_pages_state
from sphinx_profile.domain.people import NOBODY
from sphinx_profile.domain.pool import public
from sphinx_profile.domain.standing import homes_state, place_of, standing
from sphinx_profile.formats.garbage import no_collection

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_profile.domain.answers import Answers
    from sphinx_profile.domain.profile import ProfileDomain
    from sphinx_profile.model.person import Author

_WORDS_OF_CITING = ("cited", "docname")
_NOTHING = Fingerprint()


@dataclass
class Comparison:
    """Compares what the pages show with what they showed when the last build ended."""

    domain: ProfileDomain
    env: BuildEnvironment

    def stale_pages(self) -> list[str]:
        """The pages to write again, sorted. Remembers the state for the next build."""
        with no_collection():
            return self._stale_pages()

    def _stale_pages(self) -> list[str]:
        state, before = self._state(), dict(self.domain.state)
        relist = state["lists"] != before.get("lists")
        moved = self._answer_lists(relist)
        new_people = any(state[name] != before.get(name) for name in ("people", "homes"))
        self.domain.__dict__.pop("by_key", None)
        if state["own_pages"] != before.get("own_pages"):
            self.domain.data["own_pages"] = own_pages(self.domain, self.env)
        hand_over_files(self.domain, self.env)
        self._has_moved = self._note_standing(state) != before.get("standing")
        self._note_public(relist)
        changed = [name for name in self._dependents() if self._update(name, relist, new_people)]
        self.domain.state.update(state)
        return sorted({*changed, *moved})

    def _state(self) -> dict[str, str]:
        """Digests of all that lists and names depend on; cheap at any number of entries."""
        self.domain.__dict__.pop("mentions", None)
        people = people_state(self.env, self.domain.homes)
        filters = " ".join(q.filter for queries in self.domain.queries.values() for q in queries)
        written = [(entry.key, entry.digest) for entry in self.domain.written() if entry.record]
        facts = (
            self.domain.bibliographies.digest,
            written,
            people if "owner" in filters else "",
            [(key, sorted(pages)) for key, pages in sorted(self.domain.mentions.citing.items())]
            if _asks_for_citing(filters)
            else "",
            sorted(self.domain.queries),
        )
        return {
            "people": people,
            "lists": digest(repr(facts)),
            "homes": homes_state(self.domain),
            "own_pages": own_pages_state(self.domain, self.env),
            "bibliographies": self.domain.bibliographies.digest,
        }

    def _dependents(self) -> set[str]:
        domain = self.domain
        is_everywhere = self._site_digest or shows_sidebar(self.env.config)
        everywhere = self.env.found_docs if is_everywhere else ()
        return {*domain.pages, *domain.references, *domain.queries, *domain.shown, *everywhere}

    def _note_public(self, is_other: bool) -> None:
        """Note whether anything can be exported; ``is_other`` where publications have changed."""
        state = self.domain.state
        if not concerns(self.domain):
            state.pop("published", None)
        elif is_other or "published" not in state:
            state["published"] = "yes" if public(self.domain) else ""

    # Lists

    def _answer_lists(self, all_of_them: bool) -> set[str]:
        """Answer the lists that need it; the pages whose contents show other headings now."""
        moved = set[str]()
        for docname in sorted(self.domain.queries):
            if all_of_them or docname not in self.domain.lists:
                shown = self._answers.answer(docname)
                self.domain.lists[docname] = shown
                places = self.domain.places.get(docname, PagePlaces()).lists
                if self._answers.place_headings(docname, zip(places, shown, strict=False)):
                    moved |= self.env.files_to_rebuild.get(docname, set())
        return moved & self.env.found_docs

    @cached_property
    def _answers(self) -> Answers:
        from sphinx_profile.domain.answers import Answers  # noqa: PLC0415  (loaded when needed)

        return Answers(self.domain, self.env, self.domain.mentions.citing)

    def _note_standing(self, state: dict[str, str]) -> str:
        """A digest of where everything stands, noted in the state."""
        state["standing"] = standing(self.domain, state["own_pages"])
        return state["standing"]

    # Fingerprints

    def _update(self, docname: str, relist: bool, new_people: bool) -> bool:
        """Take a page's fingerprint; whether it is another than before."""
        before = self.domain.shown.get(docname)
        lists = self.domain.lists.get(docname, [])
        people = before.people if before else ""
        if before is None or new_people or (relist and lists):
            people = self._people_digest(docname, lists)
        references = self._references_digest(docname)
        digests = "".join(shown.digest for shown in lists)
        mentions = self._mentions_digest(docname, lists)
        places = before.places if before else ""
        if before is None or self._has_moved:
            places = self._places_digest(docname, lists)
        now = Fingerprint(
            people, references, digests, self._sidebar_digest, mentions, self._site_digest, places
        )
        self.domain.shown[docname] = now
        return now != (before or _NOTHING)

    @cached_property
    def _sidebar_digest(self) -> str:
        """Who stands in the sidebars, if anybody does."""
        home = self.domain.who.owner_home
        return digest(repr(home)) if home and shows_sidebar(self.env.config) else ""

    @cached_property
    def _site_digest(self) -> str:
        """The feed that every page names, if there is one."""
        has_feed = "atom" in offered(self.domain)
        return digest(feed_title(self.env, self.domain)) if has_feed else ""

    def _mentions_digest(self, docname: str, lists: Iterable[ShownList]) -> str:
        """The talks and pages that lead to the page's publications, where it shows them."""
        mentions, found = self.domain.mentions, list[object]()
        for key, backlinks in self._cards(docname, lists):
            talks = mentions.talks.get(key, ())
            found += [(key, t.docname, t.anchor, t.title, occasion(t)) for t in talks]
            found += [(key, page) for page in mentions.pages(key, docname)] if backlinks else []
        return digest(repr(found)) if found else ""

    def _places_digest(self, docname: str, lists: Iterable[ShownList]) -> str:
        """Where the page's publications have their own pages and their homes."""
        keys = [entry.key for entry in self.domain.objects.get(docname, ())]
        keys += [key for shown in lists for key in shown.all_keys()]
        return digest(repr([place_of(self.domain, key) for key in keys])) if keys else ""

    def _cards(self, docname: str, lists: Iterable[ShownList]) -> Iterator[tuple[str, bool]]:
        """The keys of the page's publications, and whether each lists the pages that mention it."""
        for entry in self.domain.objects.get(docname, ()):
            yield entry.key, entry.backlinks
        for query, shown in zip(self.domain.queries.get(docname, ()), lists, strict=False):
            if query.backlinks or self.domain.mentions.talks:
                yield from ((key, query.backlinks) for key in shown.all_keys())

    def _people_digest(self, docname: str, lists: Iterable[ShownList]) -> str:
        """What the page's names become: of those alone whom the registry or the owner changes."""
        authors = dict.fromkeys(self.domain.authors.get(docname, ()))
        if self.domain.who.known_people.persons:
            for shown in lists:
                for key in shown.all_keys():
                    authors.update(dict.fromkeys(self._authors(key)))
        pairs = ((author, self.domain.who.shown(author)) for author in authors)
        changed = [(a.name, s.url, s.owner) for a, s in pairs if s != a]
        identities = [
            (author.name, found.orcid, found.home and (found.home.docname, found.home.anchor))
            for author in authors
            if (found := self.domain.who.identity(author)) != NOBODY
        ]
        return digest(repr((changed, identities))) if changed or identities else ""

    def _authors(self, key: str) -> tuple[Author, ...]:
        record = self._answers.records.get(key)
        return record.authors if record else ()

    def _references_digest(self, docname: str) -> str:
        """Where the page's references lead and the texts that they show."""
        targets = dict.fromkeys(self.domain.references.get(docname, ()))
        found = [(role, self._resolved(docname, role, target)) for role, target in targets]
        own = [place for role, place in found if place or role != "any"]
        return digest(repr(own)) if own else ""

    def _resolved(self, docname: str, role: str, target: str) -> tuple[str, ...]:
        """Where a reference leads and the text that it shows."""
        if role == "export":
            return (find_export(self.domain, docname, target).path,)
        if role != "person":
            entry = self.domain.by_key.get(target)
            own = self.domain.own_pages.get(target)
            if entry or own:
                place = (entry.docname, entry.anchor, entry.title) if entry else ()
                return (*place, *((own.name, own.title) if own else ()))
        if role in {"pub", "talk"}:
            listed = self.domain.bibliographies.library.get(target)
            return (listed.record.name,) if listed else ()
        person = self.domain.who.find(target)
        home = self.domain.who.home_of(target, person)
        where = (home.docname, home.anchor, home.person.name) if home else ()
        return (*where, *((person.name, person.url) if person else ()))


def _asks_for_citing(filters: str) -> bool:
    return any(word in filters for word in _WORDS_OF_CITING)
