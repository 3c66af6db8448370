"""The domain: all that the environment knows of publications, talks and people.

Its data are plain values keyed by document, so that purging and merging are one line each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_profile.config import PARTS, unknown_parts
from sphinx_profile.diagnostics import Finding, Problem, warn, warn_all
from sphinx_profile.formats.registry import load_people, read_people
from sphinx_profile.locale import _
from sphinx_profile.model.link import LinkTable, table_from
from sphinx_profile.model.person import People, Person

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

NAME = "profile"


@dataclass(frozen=True, slots=True)
class Object:
    """A publication or a talk, where it stands.

    ``kind`` is ``"publication"`` or ``"talk"``; ``anchor`` its id in the page, ``""`` if another
    entry of the page has the key; ``place`` is ``"path:line"``.
    """

    kind: str
    key: str
    title: str
    docname: str
    anchor: str
    place: str


@dataclass(frozen=True, slots=True)
class Home:
    """The biography of a person, where it stands."""

    person: Person
    docname: str
    anchor: str


class PublicationRole(XRefRole):
    """``{pub}`` and ``{person}``: a reference into this domain, whatever it is called by."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Put the reference into the domain; fold the white space of the key."""
        refnode["refdomain"] = NAME
        domain_of(env).note_reference(env.docname, refnode["reftype"], target)
        return super().process_link(env, refnode, has_explicit_title, title, target)


class ProfileDomain(Domain):
    """Publications, talks and people as objects that can be referred to."""

    name = NAME
    label = _("Scholarly profile")
    object_types = {  # noqa: RUF012  (declared so in Domain)
        "publication": ObjType(_("publication"), "pub"),
        "talk": ObjType(_("talk"), "pub"),
        "person": ObjType(_("person"), "person"),
    }
    roles = {  # noqa: RUF012  (declared so in Domain)
        "pub": PublicationRole(innernodeclass=nodes.inline, warn_dangling=True),
        "person": PublicationRole(innernodeclass=nodes.inline, warn_dangling=True),
    }
    dangling_warnings = {  # noqa: RUF012  (declared so in Domain)
        "pub": "no publication or talk has the key %(target)r",
        "person": "nobody in profile_people has the id or name %(target)r",
    }
    data_version = 1
    initial_data = {  # noqa: RUF012  (declared so in Domain)
        "objects": {},  # docname -> list of Object
        "homes": {},  # docname -> list of Home
        "drafts": {},  # docname -> list of the digests of the keys of hidden drafts
        "pages": {},  # docname -> True, for every page that shows a node of ours
        "references": {},  # docname -> list of (role, target)
        "shown": {},  # docname -> digest of what the page shows and its own text does not say
    }

    draws_html = True
    """Whether the builder writes HTML from the records. Set when the builder is known."""
    shows_urls = False
    """Whether the builder writes plain text, which shows the URL of a link or nothing of it."""

    # What pages hold

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
    def shown(self) -> dict[str, str]:
        """For each document a digest of what it shows and its own text does not say."""
        return cast("dict[str, str]", self.data["shown"])

    def note_object(self, entry: Object) -> None:
        """Register a publication or a talk."""
        self.objects.setdefault(entry.docname, []).append(entry)

    def note_home(self, home: Home) -> None:
        """Register a biography."""
        self.homes.setdefault(home.docname, []).append(home)

    def note_draft(self, docname: str, key: str) -> None:
        """Register a draft that is not shown."""
        self.drafts.setdefault(docname, []).append(_digest(key))

    def note_page(self, docname: str) -> None:
        """Register a document that shows a node of ours."""
        self.pages[docname] = True

    def note_reference(self, docname: str, role: str, target: str) -> None:
        """Register a reference: the page shows the title of what it refers to."""
        self.references.setdefault(docname, []).append((role, target))

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        for table in (*self._tables(), self.shown):
            table.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for name, table in zip(self._table_names, self._tables(), strict=True):
            table.update({d: v for d, v in otherdata[name].items() if d in docnames})

    _table_names = ("objects", "homes", "drafts", "pages", "references")

    def _tables(self) -> list[dict[str, Any]]:
        return [self.data[name] for name in self._table_names]

    # Lookup

    def find(self, key: str) -> Object | None:
        """The publication or talk of this key, at its home: the first document that has it."""
        return self.by_key.get(key)

    @cached_property
    def by_key(self) -> dict[str, Object]:
        """Every key and its home, once every page was read."""
        return {entry.key: entry for entry in reversed(list(self._sorted()))}

    def _sorted(self) -> Iterator[Object]:
        for docname in sorted(self.objects):
            yield from self.objects[docname]

    def nearest(self, key: str) -> str:
        """The key most like this one, or ``""``."""
        import difflib  # noqa: PLC0415  (loaded when it is needed)

        keys = [entry.key for entry in self._sorted()]
        return next(iter(difflib.get_close_matches(key, keys, 1)), "")

    @cached_property
    def link_table(self) -> LinkTable:
        """All kinds of link. A malformed ``profile_link_kinds`` is warned of, once."""
        custom = self.env.config.profile_link_kinds
        table, findings = table_from(custom if isinstance(custom, dict) else {})
        warn_all(findings)
        return table

    # People

    @cached_property
    def registry(self) -> People:
        """The people of ``profile_people``. A malformed registry is warned of, once."""
        persons, findings = self._load_people()
        warn_all(findings)
        return People.of(persons)

    def _load_people(self) -> tuple[list[Person], list[Finding]]:
        value = self.env.config.profile_people
        if isinstance(value, str) and value:
            return load_people(Path(self.env.srcdir, value))
        return read_people(value or {}, "profile_people")

    @property
    def owner(self) -> Person | None:
        """Whose site this is: ``profile_owner``, else the first biography of the root page."""
        name = self.env.config.profile_owner
        if isinstance(name, str) and name.strip():
            return self.registry.find(name) or self.registry.get(name) or Person(name, name)
        homes = self.homes.get(self.env.config.root_doc, [])
        return self._known(homes[0].person) if homes else None

    def _known(self, person: Person) -> Person:
        """The person of the registry that this one is, or itself."""
        return self.registry.find(person.name) or person

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

    def begin(self) -> None:
        """Read the registry and the rest again: a build begins, and they may have changed.

        Here, before other processes are started, so that what is wrong is said once.
        """
        for name in ("link_table", "registry", "known_owner", "known_people", "by_key"):
            self.__dict__.pop(name, None)
        _loaded = (self.link_table, self.registry)
        for part in unknown_parts(self.env.config):
            message = f"profile_parts: {part!r} is not a part; the parts are {', '.join(PARTS)}"
            warn(Problem.CONFIG, message)

    def stale_pages(self) -> list[str]:
        """The pages to write again: what they show of other pages or the registry has changed.

        Remembers the state, so that the next build, with nothing changed, writes none.
        """
        people = _digest(repr((self.owner, self.registry.persons)))
        digests = {docname: self._shown(docname, people) for docname in self._dependents()}
        changed = [d for d, digest in digests.items() if self.shown.get(d) != digest]
        self.shown.update(digests)
        return sorted(changed)

    def _dependents(self) -> set[str]:
        return {*self.pages, *self.references}

    def _shown(self, docname: str, people: str) -> str:
        """What a page shows of the registry and of what it refers to."""
        targets = dict.fromkeys(self.references.get(docname, ()))
        found = [self._resolved(role, target) for role, target in targets]
        return _digest(repr((people if docname in self.pages else "", found)))

    def _resolved(self, role: str, target: str) -> tuple[str, ...]:
        """Where a reference leads and the text that it shows."""
        entry = self.by_key.get(target)
        if role == "pub":
            return (entry.docname, entry.anchor, entry.title) if entry else ()
        person = self.registry.get(target) or self.people().find(target)
        home = self._home_of(target, person)
        where = (home.docname, home.anchor, home.person.name) if home else ()
        return (*where, *((person.name, person.url) if person else ()))

    # Sphinx's own interface

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """What the site's search calls an object: a publication, not a profile publication."""
        return str(type.lname)

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Every publication, talk and biography at its home."""
        seen: set[str] = set()
        for entry in self._sorted():
            if entry.key not in seen and entry.anchor:
                seen.add(entry.key)
                title = " ".join(entry.title.split()) or entry.key
                yield (entry.key, title, entry.kind, entry.docname, entry.anchor, 1)
        for docname in sorted(self.homes):
            for home in self.homes[docname]:
                name = home.person.name
                yield (home.person.key, name, "person", docname, home.anchor, 1)

    def resolve_xref(  # noqa: PLR0913, PLR0917  (Sphinx's signature)
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """The reference to a publication, a talk or a person."""
        if typ == "person":
            return self._person_reference(fromdocname, builder, target, node, contnode)
        entry = self.find(target)
        if entry is None:
            return self._draft_reference(target, node, contnode)
        return _reference(
            builder, fromdocname, (entry.docname, entry.anchor), (entry.title, node, contnode)
        )

    def _draft_reference(
        self, target: str, node: pending_xref, contnode: nodes.Element
    ) -> nodes.reference | None:
        """The text alone, for a draft that is not shown; ``None`` for a key that nothing has."""
        if not any(_digest(target) in keys for keys in self.drafts.values()):
            return None
        warn(Problem.HIDDEN_DRAFT, f"{target!r} is a draft, and drafts are not shown", node)
        return cast("nodes.reference", contnode)

    def _person_reference(
        self,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        person = self.registry.get(target) or self.people().find(target)
        home = self._home_of(target, person)
        if home:
            text = (home.person.name, node, contnode)
            return _reference(builder, fromdocname, (home.docname, home.anchor), text)
        if person is None:
            return None
        shown = contnode if node["refexplicit"] else nodes.inline("", person.name)
        if not person.url:
            return cast("nodes.reference", shown)
        return nodes.reference("", "", shown, internal=False, refuri=person.url)

    def _home_of(self, target: str, person: Person | None) -> Home | None:
        """The biography of a person, by id, by name, or as one of the registry."""
        named = (h for h in self._all_homes() if target in (h.person.key, h.person.name))
        known = (h for h in self._all_homes() if person and self._known(h.person) == person)
        return next(named, None) or next(known, None)

    def _all_homes(self) -> Iterator[Home]:
        for docname in sorted(self.homes):
            yield from self.homes[docname]

    def resolve_any_xref(  # noqa: PLR0913, PLR0917  (Sphinx's signature)
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """The publication, talk or person that ``{any}`` means."""
        found = []
        entry = self.find(target)
        if entry is not None:
            place = (entry.docname, entry.anchor)
            reference = _reference(builder, fromdocname, place, (entry.title, node, contnode))
            found.append((f"{NAME}:pub", reference))
        person = self._person_reference(fromdocname, builder, target, node, contnode)
        return found + ([(f"{NAME}:person", person)] if person is not None else [])

    def check_consistency(self) -> None:
        """Warn of every key that two entries have, with both places."""
        first: dict[str, Object] = {}
        for entry in self._sorted():
            other = first.setdefault(entry.key, entry)
            if other is not entry:
                message = f"the key {entry.key!r} is used before, at {other.place}"
                warn(Problem.DUPLICATE_KEY, message, location=entry.place)


def _reference(
    builder: Builder,
    fromdocname: str,
    place: tuple[str, str],
    text: tuple[str, pending_xref, nodes.Element],
) -> nodes.reference:
    """A reference to a place; its text is the title, unless the author gave one."""
    title, node, contnode = text
    shown = contnode if node.get("refexplicit") else nodes.inline("", title)
    return make_refnode(builder, fromdocname, place[0], place[1], shown, title)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def domain_of(env: BuildEnvironment) -> ProfileDomain:
    """The domain of an environment."""
    return cast("ProfileDomain", env.domains[NAME])
