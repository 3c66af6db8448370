"""Publications in HTML, alone and in lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup

from sphinx_profile.config import parts_of
from sphinx_profile.doctree.nodes import (
    profile_publication,
    profile_publication_list,
    profile_resource,
    profile_resources,
)
from sphinx_profile.doctree.transforms import legend_text
from sphinx_profile.domain import domain_of
from sphinx_profile.domain.exports import (
    KINDS,
    download_name,
    holds_files,
    list_exports,
    list_file,
    uri_from,
)
from sphinx_profile.domain.headings import type_heading
from sphinx_profile.domain.objects import ShownGroup
from sphinx_profile.formats.garbage import no_collection
from sphinx_profile.model.library import SAME_TYPE
from sphinx_profile.model.publication import Publication
from sphinx_profile.render.card import NO_FACETS, Labels, publication_view
from sphinx_profile.render.drawing import Drawing
from sphinx_profile.render.fragments import Fragments
from sphinx_profile.render.icons import Symbols
from sphinx_profile.render.lists import ListContent, ListEntry, nothing_found
from sphinx_profile.render.mentions import page_views, with_mentions
from sphinx_profile.render.templates import draw_pieces, entry_drawer, is_replaced
from sphinx_profile.render.views import (
    ExportView,
    FacetView,
    FilterView,
    GroupView,
    ListView,
)

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

_NOTHING = Markup()


def visit_publication(writer: HTML5Translator, node: profile_publication) -> None:
    """Draw a publication."""
    record: Publication = node["record"]
    drawing = Drawing.of(writer, node)
    view = publication_view(
        drawing, record, Labels.of(writer.config), _id(node), _body(drawing, node)
    )
    if node.get("backlinks"):
        page = node.get("docname", "")
        view = view._replace(backlinks=page_views(drawing.domain, record.key, page))
    parts = with_mentions(parts_of(writer.config))
    writer.body.append(entry_drawer(writer.builder, parts)(publication=view, parts=parts))
    raise nodes.SkipNode


def visit_list(writer: HTML5Translator, node: profile_publication_list) -> None:
    """Draw a list, entry by entry."""
    with no_collection():
        writer.body += ListDrawing(writer, node).pieces()
    raise nodes.SkipNode


@dataclass
class ListDrawing:
    """Draws one list."""

    writer: HTML5Translator
    node: profile_publication_list

    def __post_init__(self) -> None:
        self.content: ListContent = self.node["content"]
        self.domain = domain_of(self.writer.builder.env)
        self.labels = Labels.of(self.writer.config)
        self.symbols = Symbols(f"{self.node['name']}-")
        self.parts = with_mentions(self.content.parts)
        self.draw = entry_drawer(self.writer.builder, self.parts)
        self.drawing = Drawing(self.writer, self.domain, _resources(self.node), self.symbols.use)
        self.fragments = None if is_replaced(self.writer.builder) else Fragments(self.drawing)

    def pieces(self) -> list[str]:
        """The list in pieces: joined, ten thousand entries would be there twice."""
        content, shown = self.content, self.content.shown
        groups = [self._group(group, self._level()) for group in shown.groups]
        exports = self._exports()
        view = ListView(
            id=shown.name,
            groups=groups,
            symbols=self.symbols.markup(),
            legend=legend_text(shown.marks, content.parts),
            empty="" if content.entries else content.query.empty or nothing_found(),
            filter=self._filter() if content.query.search and content.entries else None,
            exports=exports,
        )
        return draw_pieces("publication-list", self.writer.builder, list=view)

    def _level(self) -> int:
        """The level of the headings: one below that of the section around the list."""
        depth, parent = 0, self.node.parent
        while isinstance(parent, nodes.Element):
            depth += isinstance(parent, nodes.section)
            parent = parent.parent
        return min(max(depth, 1) + 1, 6)

    def _group(self, group: ShownGroup, level: int) -> GroupView:
        return GroupView(
            id=group.anchor,
            field=group.field,
            heading=group.heading,
            level=level,
            groups=[self._group(inner, min(level + 1, 6)) for inner in group.groups],
            entries=[self._entry(entry) for entry in self.content.of(group)],
        )

    def _entry(self, entry: ListEntry) -> Markup:
        drawing, body = self.drawing, _NOTHING
        if entry.node is not None:
            drawing = Drawing(self.writer, self.domain, entry.node.resources, self.symbols.use)
            body = _body(drawing, entry.node)
        elif entry.record.files:
            drawing = self._with_files(entry.record)
        facets = self._facets(entry.record) if self.content.query.search else NO_FACETS
        fragments = None if entry.node else self.fragments
        view = publication_view(
            drawing, entry.record, self.labels, entry.anchor, body, entry.number, facets, fragments
        )
        if self.content.query.backlinks:
            pages = page_views(self.domain, entry.record.key, self.node["docname"])
            view = view._replace(backlinks=pages)
        return self.draw(publication=view, parts=self.parts)

    def _exports(self) -> list[ExportView]:
        """The files that the list is offered as."""
        builder, docname, name = self.writer.builder, self.node["docname"], self.node["name"]
        lists = list_exports(self.domain, docname) if holds_files(builder) else ()
        kinds = next((kinds for _query, shown, kinds in lists if shown.name == name), ())
        return [
            ExportView(
                kind,
                KINDS[kind].label,
                uri_from(builder, builder.current_docname, list_file(docname, name, kind)),
                self.symbols.use("solid/download"),
                download_name(docname, name, kind),
            )
            for kind in kinds
        ]

    def _with_files(self, record: Publication) -> Drawing:
        """A drawing that knows the local files of a record."""
        prefix = f"{record.key}/"
        own = {
            name.removeprefix(prefix): resource
            for name, resource in self.drawing.resources.items()
            if name.startswith(prefix)
        }
        return Drawing(self.writer, self.domain, own, self.symbols.use)

    def _facets(self, record: Publication) -> FacetView:
        year = str(record.date.year) if record.date.year else ""
        return FacetView(year, SAME_TYPE.get(record.type, record.type), "|".join(_tags(record)))

    def _filter(self) -> FilterView:
        """What the visitor can choose from."""
        records = [entry.record for entry in self.content.entries.values()]
        years = {record.date.year for record in records if record.date.year}
        types = {SAME_TYPE.get(record.type, record.type) for record in records}
        tags = {tag for record in records for tag in _tags(record)}
        return FilterView(
            years=[str(year) for year in sorted(years, reverse=True)],
            types=sorted(((t, type_heading(t)) for t in types), key=lambda pair: pair[1]),
            tags=sorted(tags, key=str.casefold),
        )


def _tags(record: Publication) -> Sequence[str]:
    """The keywords of a publication, divided by commas or semicolons."""
    written = next((value for name, value in record.fields if name == "keywords"), "")
    tags = (tag.strip() for tag in written.replace(";", ",").replace("|", ",").split(","))
    return list(dict.fromkeys(tag for tag in tags if tag))


def _body(drawing: Drawing, node: profile_publication) -> Markup:
    body = node.body
    return drawing.html(body) if body else _NOTHING


def _resources(node: profile_publication_list) -> dict[str, profile_resource]:
    """The resources of a list by name."""
    return {resource["name"]: resource for resource in _in_holders(node.children)}


def _in_holders(children: Iterable[nodes.Node]) -> Iterator[profile_resource]:
    for holder in children:
        if isinstance(holder, profile_resources):
            for resource in holder.children:
                if isinstance(resource, profile_resource):
                    yield resource


def _id(node: profile_publication) -> str:
    return node["ids"][0] if node["ids"] else ""
