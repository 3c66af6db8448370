"""The domain: all that the environment knows of publications, talks and people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.domains import ObjType
from sphinx.roles import XRefRole

from sphinx_profile.config import complaints, page_pattern
from sphinx_profile.diagnostics import Problem, warn, warn_all
from sphinx_profile.domain.digest import people_state
from sphinx_profile.domain.mentions import Mentions, anything_in
from sphinx_profile.domain.tables import Tables
from sphinx_profile.locale import _

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_profile.domain.bibliographies import Bibliographies
    from sphinx_profile.domain.citations import Citations
    from sphinx_profile.domain.objects import Object, OwnPage
    from sphinx_profile.domain.people import Recognition
    from sphinx_profile.model.library import Listed
    from sphinx_profile.model.link import LinkTable

NAME = "profile"


class PublicationRole(XRefRole):
    """``{pub}``, ``{person}``, ``{export}``: a reference into this domain."""

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
        folded = " ".join(target.split())
        domain_of(env).note(env.docname, "references", (refnode["reftype"], folded))
        return super().process_link(env, refnode, has_explicit_title, title, target)


class ProfileDomain(Tables):
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
        "export": PublicationRole(innernodeclass=nodes.inline, warn_dangling=True),
    }
    dangling_warnings = {  # noqa: RUF012  (declared so in Domain)
        "pub": "no publication or talk has the key %(target)r",
        "person": "nobody in profile_people has the id or name %(target)r",
    }

    builder: Builder
    """The builder, when it is known."""
    draws_html = True
    """Whether the builder writes HTML from the records. Set when the builder is known."""
    publishes = False
    """Whether the builder writes a site of pages: others have no room for more of them."""
    shows_urls = False
    """Whether the builder writes plain text, which shows the URL of a link or nothing of it."""
    version = ""
    """The version of the extension: what an older one read of a bibliography is read again."""
    folder = Path()
    """The folder of conf.py."""
    _said: set[str]

    # What the build begins with

    def begin(self, version: str, folder: Path) -> None:
        """Read the registry and the rest again: a build begins, and they may have changed.

        Here, before other processes are started, so that what is wrong is said once. ``folder`` is
        that of conf.py.
        """
        self.version, self.folder = version, folder
        self._said = set[str]()
        for name in ("link_table", "who", "bibliographies", "by_key", "mentions", "_own_names"):
            self.__dict__.pop(name, None)
        if self.env.config.profile_link_kinds:
            _table = self.link_table
        for message in complaints(self.env.config):
            warn(Problem.CONFIG, message)
        if "cite" in self.env.domaindata:
            from sphinx_profile.domain import cite  # noqa: PLC0415  (loaded when it is needed)

            cite.feed(self.env, self)

    def prepare(self, in_parallel: bool) -> None:
        """Read the bibliographies and the registry before the pages, if they have changed.

        And if several processes read the pages: each would have to do it for itself.
        """
        if in_parallel or not self.bibliographies.is_kept:
            _read = self.bibliographies.library
        if in_parallel or self.state.get("people") != people_state(self.env, self.homes):
            _registry = self.who.registry

    def said_once(self, message: str) -> bool:
        """Whether this is the first time in a build that something is to be said."""
        is_new = message not in self._said
        self._said.add(message)
        return is_new

    @cached_property
    def link_table(self) -> LinkTable:
        """All kinds of link. A malformed ``profile_link_kinds`` is warned of, once."""
        from sphinx_profile.model.link import table_from  # noqa: PLC0415  (loaded when needed)

        custom = self.env.config.profile_link_kinds
        table, findings = table_from(custom if isinstance(custom, dict) else {})
        warn_all(findings)
        return table

    @cached_property
    def who(self) -> Recognition:
        """Who is who."""
        from sphinx_profile.domain.people import Recognition  # noqa: PLC0415  (when needed)

        return Recognition(self.env, self.homes)

    @cached_property
    def bibliographies(self) -> Bibliographies:
        """The bibliographies of the site."""
        from sphinx_profile.domain.bibliographies import Bibliographies  # noqa: PLC0415

        return Bibliographies(self.env, self.folder, lambda: self.link_table, self.version)

    @cached_property
    def citations(self) -> Citations:
        """The citations of the page that is being written."""
        from sphinx_profile.domain.citations import Citations  # noqa: PLC0415  (when needed)

        return Citations()

    @cached_property
    def mentions(self) -> Mentions:
        """What leads to a publication, once every page was read."""
        return Mentions(self, self.env)

    # Lookup

    def look_up(self, docname: str, key: str) -> Listed | None:
        """The publication that a bibliography has under a key; the document depends on it."""
        found = self.bibliographies.library.get(key)
        self.note(docname, "lookups", (key, found.digest if found else ""))
        return found

    def outdated_pages(self) -> set[str]:
        """The pages to read again, as what a bibliography has under a key of theirs has changed."""
        known = self.state.get("bibliographies")
        if not known or known == self.bibliographies.digest:
            return set()
        library = self.bibliographies.library
        looked_up = {
            docname
            for docname, keys in self.lookups.items()
            for key, seen in keys
            if (found.digest if (found := library.get(key)) else "") != seen
        }
        listing = self.env.domaindata.get("cite", {}).get("bibliographies", {})
        return looked_up | {key.docname for key in listing}

    def note_places(self, document: nodes.document) -> None:
        """Note where the lists of a page stand, the files of its biographies, its references."""
        for reference in anything_in(document):
            self.note(self.env.docname, "references", reference)
        if self.env.docname in self.queries:
            from sphinx_profile.domain.places import places_of  # noqa: PLC0415  (when needed)

            self.places[self.env.docname] = places_of(document)
        if self.env.docname in self.homes:
            from sphinx_profile.domain.portraits import with_files  # noqa: PLC0415  (when needed)

            self.homes[self.env.docname] = with_files(self.homes[self.env.docname], document)

    def stale_pages(self) -> list[str]:
        """The pages to write again, as they show something of elsewhere that has changed."""
        if not self._is_in_use():
            return []
        from sphinx_profile.domain.freshness import Comparison  # noqa: PLC0415  (when needed)

        return Comparison(self, self.env).stale_pages()

    def _is_in_use(self) -> bool:
        """Whether anything here, or of the last build, is of ours."""
        roles = {role for references in self.references.values() for role, _target in references}
        own = self.pages or self.state or roles - {"any"} or page_pattern(self.env.config)
        return bool(own or self.env.config.profile_bibfiles)

    def find(self, key: str) -> Object | None:
        """The publication or talk of this key, at its own page, else at its home."""
        home, own = self.by_key.get(key), self.own_page(key)
        if own is None or (home is not None and home.kind != "publication"):
            return home
        return _publication(key, own.title, own.name, place=home.place if home else "")

    def own_page(self, key: str) -> OwnPage | None:
        """The page of its own of the publication of this key, if the builder writes one."""
        return self.own_pages.get(key) if self.publishes else None

    def is_own_page(self, pagename: str) -> bool:
        """Whether a page is that of a publication."""
        return self.publishes and pagename in self._own_names

    @cached_property
    def _own_names(self) -> frozenset[str]:
        return frozenset(page.name for page in self.own_pages.values())

    @cached_property
    def by_key(self) -> dict[str, Object]:
        """Every key and its home, once every page was read.

        The home is the first document with an entry of its own, else the first list.
        """
        homes = [entry for entry in self._listed() if entry.anchor]
        return {entry.key: entry for entry in reversed([*self.written(), *homes])}

    def written(self) -> Iterator[Object]:
        """The publications and talks that have a directive of their own."""
        for docname in sorted(self.objects):
            yield from self.objects[docname]

    def _listed(self) -> Iterator[Object]:
        """The entries of lists, where they stand."""
        for docname in sorted(self.lists):
            for shown in self.lists[docname]:
                for key, anchor, title in shown.entries():
                    yield _publication(key, title, docname, anchor)

    def nearest(self, key: str) -> str:
        """The key most like this one, or ``""``."""
        import difflib  # noqa: PLC0415  (loaded when it is needed)

        keys = [entry.key for entry in self.written() if entry.kind == "publication"]
        keys += self.bibliographies.library.keys()
        return next(iter(difflib.get_close_matches(key, keys, 1)), "")

    def tell_unknown(self, node: pending_xref) -> bool | None:
        """Warn of what a talk presents and nothing is; ``None`` for every other reference."""
        if node.get("refdomain") != NAME or not node.get("presents"):
            return None
        nearest = self.nearest(node["reftarget"])
        hint = f"; did you mean {nearest!r}?" if nearest else ""
        message = f"talk: no publication has the key {node['reftarget'][:200]!r}{hint}"
        warn(Problem.UNKNOWN_PUBLICATION, message, node)
        return True

    # Sphinx's own interface

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """What the site's search calls an object: a publication, not a profile publication."""
        return str(type.lname)

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Every publication, talk and biography at its own page or its home."""
        yield from self._entry_objects()
        for docname in sorted(self.homes):
            for home in self.homes[docname]:
                name = home.person.name
                yield (home.person.key, name, "person", docname, home.anchor, 1)

    def _entry_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        own = self.own_pages if self.publishes else {}
        for key, page in own.items():
            yield (key, page.title, "publication", page.name, "", 1)
        seen = set[str]()
        for entry in (*self.written(), *self._listed()):
            title = " ".join(entry.title.split()) or entry.key
            has_page = entry.kind == "publication" and entry.key in own
            if entry.anchor and entry.key not in seen and not has_page:
                yield (entry.key, title, entry.kind, entry.docname, entry.anchor, 1)
            if entry.anchor or entry.place:
                seen.add(entry.key)

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
        """The reference to a publication, a talk, a person or an export."""
        from sphinx_profile.domain.references import Reference  # noqa: PLC0415  (when needed)

        return Reference(self, builder, fromdocname, target, node, contnode).of(typ)

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
        from sphinx_profile.domain.references import Reference  # noqa: PLC0415  (when needed)

        return Reference(self, builder, fromdocname, target, node, contnode).any()

    def check_consistency(self) -> None:
        """Warn of every key that two entries have, with both places.

        Entries of a bibliography may stand on any number of pages.
        """
        first: dict[str, Object] = {}
        for entry in self.written():
            other = first.setdefault(entry.key, entry)
            if other is not entry and not entry.from_bibliography:
                message = f"the key {entry.key!r} is used before, at {other.place}"
                warn(Problem.DUPLICATE_KEY, message, location=entry.place)


def _publication(key: str, title: str, docname: str, anchor: str = "", place: str = "") -> Object:
    from sphinx_profile.domain.objects import Object  # noqa: PLC0415  (loaded when it is needed)

    return Object("publication", key, title, docname, anchor, place)


def domain_of(env: BuildEnvironment) -> ProfileDomain:
    """The domain of an environment."""
    return cast("ProfileDomain", env.domains[NAME])
