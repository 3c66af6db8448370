"""What the checks look at: the documents of one source folder, the people, the owner."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from sphinx_profile.diagnostics import Finding
from sphinx_profile.formats.inheritance import inherit
from sphinx_profile.formats.registry import read_people
from sphinx_profile.lint.discovery import REGISTRIES, Place, absolute, joined
from sphinx_profile.lint.documents import Document, Kind, Record
from sphinx_profile.lint.documents.bibtex import preamble_commands, read_bibliography
from sphinx_profile.lint.documents.csl import is_bibliography, read_items
from sphinx_profile.lint.documents.pages import read_page
from sphinx_profile.lint.documents.registry import read_registry
from sphinx_profile.lint.text import Text
from sphinx_profile.model.link import LinkTable, table_from
from sphinx_profile.model.person import People, Person
from sphinx_profile.model.source import SourceEntry

Load = Callable[[Path], Text]


@dataclass(slots=True)
class Group:
    """Records that belong together: no two of them may have one key or be one publication."""

    records: list[Record]
    is_own: bool = False

    @property
    def publications(self) -> list[Record]:
        """The publications, each once."""
        return [r for r in self.records if r.kind == "publication" and not r.overrides]


@dataclass
class Site:
    """A source folder, read.

    ``groups`` are the bibliographies that conf.py names, with the pages; and the others, those of
    each folder by themselves. ``table`` are the kinds of link that the site knows.
    """

    place: Place
    today: datetime.date
    documents: list[Document] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    table: LinkTable = field(default_factory=LinkTable)
    has_registry: bool = False

    @property
    def folder(self) -> Path:
        """The source folder."""
        return self.place.folder

    @cached_property
    def records(self) -> list[Record]:
        """Every record of every document."""
        return [record for document in self.documents for record in document.records]

    @cached_property
    def commands(self) -> frozenset[str]:
        """The commands of LaTeX that the bibliographies define themselves."""
        texts = (d.text.text for d in self.documents if d.kind is Kind.BIBTEX)
        return frozenset().union(*(preamble_commands(text) for text in texts))

    @cached_property
    def roots(self) -> list[Path]:
        """The folders that local files may come from, symbolic links resolved."""
        names = self.place.conf.texts("profile_file_roots")
        given = (joined(self.folder, name) for name in names)
        return [resolved(path) for path in (self.folder, *given) if path is not None]

    @cached_property
    def owner(self) -> Person | None:
        """Whose site this is: ``profile_owner``, else the biography of the root page."""
        name = self.place.conf.text("profile_owner")
        bio = next(self._biographies(), None)
        if name:
            known = self.registry.get(name) or self.registry.find(name)
            person = known or Person(name, name)
        elif bio:
            person = self.registry.find(bio.name) or bio
        else:
            return None
        is_bio = bio is not None and People.of([person]).find(bio.name) is not None
        names = (bio.name, *bio.aliases) if bio and is_bio else ()
        return replace(person, aliases=tuple(dict.fromkeys((*person.aliases, *names))))

    @cached_property
    def registry(self) -> People:
        """The people of the registry."""
        return People.of(self.persons)

    @cached_property
    def people(self) -> People:
        """The people of the registry, and the owner."""
        owner = self.owner
        others = [person for person in self.persons if not owner or person.key != owner.key]
        return People.of([*others, owner] if owner else others)

    def _biographies(self) -> Iterator[Person]:
        """Those of the root page."""
        root = self.place.conf.text("root_doc", "master_doc") or "index"
        paths = {absolute(self.folder / f"{root}{suffix}") for suffix in (".md", ".rst")}
        for document in self.documents:
            if document.kind is Kind.PAGE and document.text.path in paths:
                for record in document.records:
                    name = record.entry.get("title")
                    if record.kind == "person" and name:
                        aliases = record.entry.get("aliases").split(",")
                        found = tuple(alias.strip() for alias in aliases if alias.strip())
                        yield Person(name, name, found)


def resolved(path: Path) -> Path:
    """A path with its symbolic links resolved, as far as that can be."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def read_site(place: Place, load: Load, today: datetime.date) -> Site:
    """The site of a source folder; ``load`` gives the text of a file."""
    site = Site(place, today)
    _read_conf(site)
    files = list(dict.fromkeys(place.files))
    bibliographies = [path for path in files if path.suffix.lower() == ".bib"]
    _read_bibliographies(site, bibliographies, load)
    for path in files:
        document = _read_other(site, path, load)
        if document:
            site.documents.append(document)
    _mark_overrides(site)
    _group(site)
    return site


def _read_conf(site: Site) -> None:
    """The kinds of link, and the people that conf.py itself lists."""
    values = site.place.conf.values
    kinds = values.get("profile_link_kinds")
    if isinstance(kinds, Mapping):
        site.table, found = table_from({str(name): value for name, value in kinds.items()})
        site.findings += found
    people = values.get("profile_people")
    if isinstance(people, Mapping):
        site.persons, problems = read_people(people, "profile_people")
        site.findings += problems
        site.has_registry = True


def _read_bibliographies(site: Site, paths: list[Path], load: Load) -> None:
    """Those that conf.py names, in its order, then those of each folder, macros first."""
    own = own_paths(site)
    order = {path: number for number, path in enumerate(own)}
    macros = dict[Path | None, Mapping[str, str]]()
    texts = [load(path) for path in paths]
    texts.sort(key=lambda t: (order.get(t.path, len(order)), not _is_macros(t), t.path))
    for text in texts:
        series = None if text.path in order else text.path.parent
        document, macros[series] = read_bibliography(text, macros.get(series, {}))
        site.documents.append(document)


def _is_macros(text: Text) -> bool:
    """Whether a bibliography holds macros and nothing else."""
    lower = text.text.lower()
    return "@string" in lower and lower.count("@") == lower.count("@string")


def own_paths(site: Site) -> list[Path]:
    """The bibliographies that conf.py names as those of the site."""
    names = site.place.conf.own_bibliographies
    return [path for name in names if (path := joined(site.folder, name))]


def _read_other(site: Site, path: Path, load: Load) -> Document | None:
    """A page, a registry or a bibliography in JSON; ``None`` for another file."""
    suffix = path.suffix.lower()
    if suffix in {".md", ".rst"}:
        return read_page(load(path))
    if is_registry(site.place, path):
        document, persons = read_registry(load(path))
        if not site.has_registry or path == named_registry(site.place):
            site.persons, site.has_registry = persons, True
        return document
    if suffix == ".json":
        text = load(path)
        if path in own_paths(site) or is_bibliography(text):
            return read_items(text)
    return None


def named_registry(place: Place) -> Path | None:
    """The registry that conf.py names."""
    name = place.conf.text("profile_people")
    return joined(place.folder, name) if name else None


def is_registry(place: Place, path: Path) -> bool:
    """Whether a file is the registry: that of conf.py, else one of the usual name."""
    given = named_registry(place)
    if given or "profile_people" in place.conf.values:
        return path == given
    return path.name in REGISTRIES and (path.parent == place.folder or not place.has_conf)


def _mark_overrides(site: Site) -> None:
    """Directives that add to an entry of a bibliography are no publications of their own."""
    keys = {r.entry.key for r in site.records if r.is_latex}
    for record in site.records:
        if not record.is_latex and record.kind == "publication" and record.entry.key in keys:
            record.overrides = True


def _group(site: Site) -> None:
    own = set(own_paths(site))
    groups = dict[Path | None, Group]()
    for document in site.documents:
        is_own = document.text.path in own or (bool(own) and document.kind is Kind.PAGE)
        series = None if is_own else document.text.path.parent
        group = groups.setdefault(series, Group([], is_own))
        group.records += document.records
    site.groups = list(groups.values())
    for group in site.groups:
        site.findings += _inherit(group.records)


def _inherit(records: Iterable[Record]) -> tuple[Finding, ...]:
    """Give the entries what they take over from others of their group."""
    first = dict[str, Record]()
    for record in records:
        if record.is_latex:
            first.setdefault(record.entry.key, record)
    sources = tuple(SourceEntry(r.entry, r.document.name, r.line) for r in first.values())
    entries, findings = inherit(sources)
    if entries is not sources:
        for source in entries:
            first[source.entry.key].whole = source.entry
    return findings
