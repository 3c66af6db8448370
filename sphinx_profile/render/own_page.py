"""The page of a publication: its card, its citation, what mentions it, and its metadata."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup, escape
from sphinx.util.docutils import new_document
from sphinx.util.osutil import relative_uri

from sphinx_profile.config import PARTS, parts_of
from sphinx_profile.doctree import build
from sphinx_profile.doctree.nodes import profile_publication
from sphinx_profile.doctree.transforms import legend_text
from sphinx_profile.formats.bibtex import write_publication
from sphinx_profile.formats.coins import coins
from sphinx_profile.formats.reference import reference_text
from sphinx_profile.model.key import anchor
from sphinx_profile.render.card import Labels, publication_view
from sphinx_profile.render.drawing import Drawing
from sphinx_profile.render.lists import Filling
from sphinx_profile.render.mentions import page_views, with_mentions
from sphinx_profile.render.own_head import own_citation, own_head
from sphinx_profile.render.templates import drawer, entry_drawer
from sphinx_profile.render.views import OwnPageView, PlaceView

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_profile.domain import ProfileDomain
    from sphinx_profile.domain.objects import OwnPage
    from sphinx_profile.model.publication import Publication
    from sphinx_profile.render.originals import Originals
    from sphinx_profile.render.own_entries import OwnEntry

_NO = frozenset({"false", "no", "off", "0"})


@dataclass
class PageDrawing:
    """Draws the pages of publications, one after the other."""

    builder: StandaloneHTMLBuilder
    domain: ProfileDomain
    originals: Originals

    def __post_init__(self) -> None:
        own = [part for part in parts_of(self.builder.config) if part != "title"]
        self.parts = tuple(dict.fromkeys([*own, *(part for part in PARTS if part != "title")]))
        self.labels = Labels.of(self.builder.config)

    def draw(self, entry: OwnEntry) -> tuple[dict[str, Any], str]:
        """What the theme's template gets, and the text of a handwritten body."""
        self._turn_to(entry.page.name)
        node = self._node(entry)
        document = new_document(entry.page.name, self.builder.docsettings)
        document.append(node)
        self.builder.post_process_images(document)
        writer = cast("HTML5Translator", self.builder.create_translator(document, self.builder))
        body = self._body(Drawing(writer, self.domain, node.resources), entry, node)
        head = own_head(self.builder, self.domain, entry, node)
        self.domain.citations.clear()
        context: dict[str, Any] = {
            "title": str(escape(entry.page.title)),
            "body": str(body),
            "metatags": str(head),
            "meta": {},
            "parents": self._parents(entry),
            "prev": None,
            "next": None,
            "toc": "",
            "display_toc": False,
            "sourcename": "",
            "page_source_suffix": "",
            "has_maths_elements": getattr(writer, "_has_maths_elements", False),
        }
        return context, " ".join(child.astext() for child in node.body)

    def _turn_to(self, name: str) -> None:
        """Let the builder write this page, as it does before it writes any other."""
        builder, uri = self.builder, self.builder.get_target_uri(name)
        builder.secnumbers, builder.fignumbers = {}, {}
        builder.imgpath = relative_uri(uri, builder.imagedir)
        builder.dlpath = relative_uri(uri, "_downloads")
        builder.current_docname = name

    def _node(self, entry: OwnEntry) -> profile_publication:
        """The entry as a node: a copy from its home, or made of its record."""
        node = None
        if entry.home:
            node = self.originals.copy(entry.key, entry.home.docname, entry.page.name)
        if node is None:
            filling = Filling(self.domain, self.builder.env, new_document(entry.page.name))
            files = filling.files(entry.record, prefix=False)
            node = build.publication(entry.record, files, (), self.parts)
        node["ids"], node["record"] = [], with_bibtex(node["record"])
        return node

    def _body(self, drawing: Drawing, entry: OwnEntry, node: profile_publication) -> Markup:
        record: Publication = node["record"]
        shown = drawing.html(node.body) if node.body else Markup()
        view = publication_view(drawing, record, self.labels, anchor(record.key), shown)
        backlinks = page_views(self.domain, entry.key, entry.page.name)
        view = view._replace(open=True, page="", backlinks=backlinks)
        if self.labels.coins:
            view = view._replace(coins=coins(own_citation(self.domain, node), is_alone=True))
        parts = with_mentions(self.parts)
        draw = entry_drawer(self.builder, parts)
        marks = dict.fromkeys(mark for author in record.authors for mark in author.marks)
        return drawer("publication-page", self.builder)(
            page=OwnPageView(
                id=view.id,
                title=view.title,
                card=draw(publication=view, parts=parts),
                citation=reference_text(self.domain.citations.of(record)),
                legend=legend_text(marks, self.parts),
                previous=self._neighbour(entry, entry.previous),
                next=self._neighbour(entry, entry.next),
            )
        )

    def _neighbour(self, entry: OwnEntry, page: OwnPage | None) -> PlaceView | None:
        return self._place(entry, page.name, page.title) if page else None

    def _place(self, entry: OwnEntry, name: str, title: str) -> PlaceView:
        return PlaceView(title, self.builder.get_relative_uri(entry.page.name, name))

    def _parents(self, entry: OwnEntry) -> Sequence[dict[str, str]]:
        """The page that the entry is at home on, as a theme shows where one is."""
        titles = self.builder.env.titles
        if entry.place is None or entry.place.docname not in titles:
            return []
        title = " ".join(titles[entry.place.docname].astext().split())
        link = self.builder.get_relative_uri(entry.page.name, entry.place.docname)
        return [{"link": link, "title": str(escape(title))}]


def with_bibtex(record: Publication) -> Publication:
    """The publication with BibTeX, unless it hides it."""
    shows = dict(record.fields).get("bibtex_show", "").strip().casefold() not in _NO
    if record.bibtex or not shows:
        return record
    return replace(record, bibtex=write_publication(record))
