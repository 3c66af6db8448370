"""Lists, filled when their page is written.

HTML is drawn from the records. For every other builder a list becomes sections, or rubrics where
no section may stand, with one ``profile_publication`` an entry, which are expanded like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.config import parts_of
from sphinx_profile.diagnostics import warn_all
from sphinx_profile.directives.files import bibliography_file
from sphinx_profile.doctree import build
from sphinx_profile.doctree.nodes import (
    profile_legend,
    profile_publication,
    profile_publication_list,
    profile_resource,
    profile_resources,
    profile_words,
)
from sphinx_profile.doctree.transforms import legend_text
from sphinx_profile.domain import ProfileDomain, domain_of
from sphinx_profile.domain.objects import ListQuery, ShownGroup, ShownList
from sphinx_profile.locale import _
from sphinx_profile.model.inline import Run
from sphinx_profile.model.publication import Publication

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a list: its record, its id in the page, and its number, ``""`` without one.

    ``node`` is the copy of an entry that is written on a page.
    """

    record: Publication
    anchor: str
    number: str
    node: profile_publication | None = None


@dataclass(slots=True)
class ListContent:
    """What a list shows: ``entries`` by key, in the groups of ``shown``."""

    query: ListQuery
    shown: ShownList
    parts: tuple[str, ...]
    entries: dict[str, ListEntry] = field(default_factory=dict)

    def of(self, group: ShownGroup) -> Iterator[ListEntry]:
        """The entries that stand in a group itself."""
        for key in group.keys.split("\n") if group.keys else ():
            if key in self.entries:
                yield self.entries[key]


def fill(
    env: BuildEnvironment, document: nodes.document, lists: Iterable[profile_publication_list]
) -> None:
    """Give the lists of a page their entries."""
    domain = domain_of(env)
    filling = Filling(domain, env, document)
    for node in lists:
        content = filling.content(node)
        if content is None:
            node.parent.remove(node)
        elif domain.draws_html:
            filling.for_html(node, content)
        else:
            node.replace_self(list(filling.plain(node, content)))


@dataclass
class Filling:
    """Fills the lists of one page."""

    domain: ProfileDomain
    env: BuildEnvironment
    document: nodes.document

    def content(self, node: profile_publication_list) -> ListContent | None:
        """What a list shows; ``None`` if the domain does not know it."""
        queries = self.domain.queries.get(node["docname"], [])
        answers = self.domain.lists.get(node["docname"], [])
        found = [
            pair for pair in zip(queries, answers, strict=False) if pair[1].name == node["name"]
        ]
        if not found:
            return None
        query, shown = found[0]
        content = ListContent(query, shown, query.parts or parts_of(self.env.config))
        content.entries = {entry.record.key: entry for entry in self._entries(query, shown)}
        return content

    def _entries(self, query: ListQuery, shown: ShownList) -> Iterator[ListEntry]:
        """The entries with their numbers, counted from the first or from the last."""
        entries = list(shown.entries())
        library = self.domain.bibliographies.library
        for position, (key, anchor, _title) in enumerate(entries):
            number = len(entries) - position if query.numbered == "down" else position + 1
            numbered = f"{number + query.offset}" if query.numbered == "up" else f"{number}"
            listed = library.get(key)
            node = None if listed else self._copy(key, anchor)
            record = listed.record if listed else node and node["record"]
            if record:
                yield ListEntry(record, anchor, numbered if query.numbered else "", node)

    def _copy(self, key: str, anchor: str) -> profile_publication | None:
        """A copy of an entry that is written on a page, with the id that it has in the list."""
        home = next((o for o in self.domain.written() if o.key == key and o.record), None)
        original = self._originals(home.docname).get(key) if home else None
        if original is None:
            return None
        copy = original.deepcopy()
        for element in copy.findall(nodes.Element):
            element["ids"], element["names"] = [], []
        for reference in copy.findall(addnodes.pending_xref):
            reference["refdoc"] = self.env.docname
        copy["ids"] = [anchor] if anchor else []
        return copy

    def _originals(self, docname: str) -> dict[str, profile_publication]:
        """The entries that are written on a page."""
        if docname not in self._pages:
            is_own = docname == self.env.docname
            document = self.document if is_own else self.env.get_doctree(docname)
            found = list(document.findall(profile_publication))
            self._pages[docname] = {node["record"].key: node for node in reversed(found)}
        return self._pages[docname]

    @cached_property
    def _pages(self) -> dict[str, dict[str, profile_publication]]:
        return {}

    # HTML

    def for_html(self, node: profile_publication_list, content: ListContent) -> None:
        """Put the content in, the words that the search finds, and what the records refer to."""
        node["content"] = content
        entries = content.entries.values()
        words = dict.fromkeys(_words([e.record for e in entries if not e.node], content.parts))
        headings = " ".join(_headings(content.shown.groups))
        node += profile_words("", nodes.Text(" ".join((headings, *words))))
        node += [entry.node for entry in entries if entry.node]
        files = [file for entry in entries if not entry.node for file in self.files(entry.record)]
        if files:
            node += profile_resources("", *files)

    def files(self, record: Publication, prefix: bool = True) -> list[profile_resource]:
        """The local files that a record names, as resources; missing ones are warned of."""
        if not record.files:
            return []
        listed = self.domain.bibliographies.library.get(record.key)
        made = []
        for request in record.files:
            folder = self.domain.bibliographies.folder_of(listed.path if listed else "")
            node, finding = bibliography_file(self.env, request, folder)
            if finding and self.domain.said_once(finding.message):
                place = listed.place if listed else None
                warn_all([finding], location=place)
            if node is not None:
                name = f"{record.key}/{request.resource}" if prefix else request.resource
                made.append(profile_resource("", "", node, name=name))
        return made

    # Every other builder

    def plain(self, node: profile_publication_list, content: ListContent) -> Iterator[nodes.Node]:
        """The list as sections or rubrics with entries, and the legend."""
        yield nodes.target("", "", ids=[content.shown.name])
        in_section = isinstance(node.parent, (nodes.section, nodes.document))
        for group in content.shown.groups:
            yield from self._group(group, content, in_section)
        if not content.entries:
            yield nodes.paragraph("", content.query.empty or nothing_found())
        elif legend := legend_text(content.shown.marks, content.parts):
            yield profile_legend("", legend)

    def _group(
        self, group: ShownGroup, content: ListContent, in_section: bool
    ) -> Iterator[nodes.Node]:
        entries: list[nodes.Node] = [self._entry(e, content) for e in content.of(group)]
        for inner in group.groups:
            entries += self._group(inner, content, in_section)
        if not group.heading:
            yield from entries
        elif in_section:
            title = nodes.title("", group.heading)
            yield nodes.section("", title, *entries, ids=[group.anchor], names=[group.anchor])
        else:
            yield nodes.rubric("", group.heading, ids=[group.anchor])
            yield from entries

    def _entry(self, entry: ListEntry, content: ListContent) -> profile_publication:
        """An entry as if it had been written here, with its number before the title."""
        node, query, parts = entry.node, content.query, content.parts
        if node is None:
            record = entry.record
            node = build.publication(record, self.files(record, prefix=False), (), parts)
            node["ids"] = [entry.anchor] if entry.anchor else []
        if entry.number:
            record = node["record"]
            node["record"] = replace(record, title=(Run(f"{entry.number}. "), *record.title))
        node["parts"] = parts
        node["docname"], node["backlinks"] = query.docname, query.backlinks
        return node


def nothing_found() -> str:
    """What stands in place of a list that has no entry."""
    return _("No publications.")


def _words(records: Iterable[Publication], parts: Sequence[str]) -> list[str]:
    """Every word of the records, each once: the search asks for no more."""
    pieces = set[str]()
    for record in records:
        pieces.update(build.words(record, parts).lower().split())
    return sorted(set(_WORD.findall(" ".join(pieces))))


def _headings(groups: Iterable[ShownGroup]) -> Iterator[str]:
    for group in groups:
        yield group.heading
        yield from _headings(group.groups)
