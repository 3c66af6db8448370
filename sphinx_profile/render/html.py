"""HTML, and every builder that writes it: records drawn by templates.

A visitor draws the whole entry and skips its children; those of the body it draws itself.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from markupsafe import Markup
from sphinx import addnodes

from sphinx_profile.config import parts_of
from sphinx_profile.doctree.nodes import (
    is_titled,
    profile_bio,
    profile_entry,
    profile_link_list,
    profile_publication,
    profile_resource,
    profile_talk,
)
from sphinx_profile.domain import ProfileDomain, domain_of
from sphinx_profile.model.inline import Inline
from sphinx_profile.model.link import Link
from sphinx_profile.model.person import Author, shown_author
from sphinx_profile.model.publication import Biography, Publication, Talk
from sphinx_profile.model.url import safe_url
from sphinx_profile.render.icons import FALLBACK, icon
from sphinx_profile.render.labels import (
    link_label,
    link_title,
    long_date,
    outline_label,
    status_label,
    summary_label,
)
from sphinx_profile.render.templates import draw
from sphinx_profile.render.views import (
    AuthorView,
    BioView,
    ItemView,
    LinkView,
    PublicationView,
    RunView,
    TalkView,
)

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


@dataclass(slots=True)
class Drawing:
    """Draws one entry: knows the writer, the domain, and the resources of the entry."""

    writer: HTML5Translator
    domain: ProfileDomain
    resources: dict[str, profile_resource]

    @classmethod
    def of(cls, writer: HTML5Translator, node: profile_entry) -> Drawing:
        """The drawing of an entry."""
        return cls(writer, domain_of(writer.builder.env), node.resources)

    def html(self, children: Iterable[nodes.Node]) -> Markup:
        """The HTML that the writer makes of these nodes."""
        return children_html(self.writer, children)

    def runs(self, runs: Inline) -> Sequence[RunView]:
        """Runs with their resources drawn."""
        return [
            RunView(run.text, run.styles, run.url, self._resource_html(run.resource))
            for run in runs
        ]

    def _resource_html(self, name: str) -> Markup:
        resource = self.resources.get(name) if name else None
        return self.html(resource.children) if resource else Markup()

    def href(self, url: str, resource: str) -> str:
        """The target of a link: its URL, or where its resource leads; ``""`` if nowhere."""
        if url or resource not in self.resources:
            return url
        found = self.resources[resource].children
        return self.reference_target(found[0]) if found else ""

    def reference_target(self, node: nodes.Node) -> str:
        """Where a reference that Sphinx has resolved leads; ``""`` if nowhere."""
        if isinstance(node, addnodes.download_reference):
            return self._download_target(node)
        reference = next(node.findall(nodes.reference), None)
        if reference is None:
            return ""
        anchor = f"#{reference['refid']}" if reference.get("refid") else ""
        return safe_url(reference.get("refuri", "")) or anchor

    def _download_target(self, node: addnodes.download_reference) -> str:
        if "refuri" in node:
            return safe_url(node["refuri"])
        if "filename" not in node:
            return ""
        return posixpath.join(self.writer.builder.dlpath, quote(node["filename"]))

    def image(self, name: str) -> str:
        """Where the image of a resource stands in the site; ``""`` if it does not."""
        if name not in self.resources:
            return ""
        image = next(self.resources[name].findall(nodes.image), None)
        if image is None:
            return ""
        builder = self.writer.builder
        uri: str = image["uri"]
        if uri in builder.images:
            return posixpath.join(builder.imgpath, quote(builder.images[uri]))
        return safe_url(uri)

    def link(self, link: Link, title: str = "") -> LinkView:
        """A link with its icon; ``title`` is what it belongs to."""
        kind = self.domain.link_table.get(link.kind)
        drawn = icon(kind.icon if kind else FALLBACK)
        href = self.href(link.url, link.resource)
        label = link_label(link, kind)
        return LinkView(link.kind, label, href, drawn, link_title(label, title))

    def authors(self, authors: Sequence[Author]) -> Sequence[AuthorView]:
        """Names with their links and marks, the owner's marked."""
        people, owner = self.domain.known_people, self.domain.known_owner
        shown = (shown_author(author, people, owner) for author in authors)
        return [
            AuthorView(a.name, self.href(a.url, a.resource), "".join(a.marks), a.owner)
            for a in shown
        ]


def children_html(writer: HTML5Translator, children: Iterable[nodes.Node]) -> Markup:
    """The HTML that the writer makes of these nodes, which are left where they are."""
    kept, writer.body = writer.body, []
    try:
        for child in children:
            child.walkabout(writer)
        return Markup("".join(writer.body))  # noqa: S704  (what Sphinx's writer escaped)
    finally:
        writer.body = kept


def publication_view(
    drawing: Drawing, node: profile_publication, record: Publication
) -> PublicationView:
    """What ``profile/publication.html`` gets."""
    config = drawing.domain.env.config
    title = record.name
    body = drawing.html(node.body)
    return PublicationView(
        record=record,
        id=_id(node),
        title=drawing.runs(record.title),
        authors=drawing.authors(record.authors),
        others=record.others,
        venue=drawing.runs(record.venue),
        abbr=record.abbr,
        date=record.date.shown,
        status=record.status,
        status_label=status_label(record.status),
        award=drawing.runs(record.award),
        award_name=record.award_name,
        notes=[drawing.runs(note) for note in record.notes],
        links=[drawing.link(link, title) for link in record.links],
        thumbnail=drawing.image(record.thumbnail),
        thumbnail_alt=_alt(drawing, record.thumbnail),
        summary_label=summary_label(config, from_abstract=_is_abstract(record, body)),
        abstract=drawing.runs(record.abstract),
        body=body,
        bibtex=record.bibtex,
        print_summary=bool(config.profile_print_summaries),
    )


def _is_abstract(record: Publication, body: Markup) -> bool:
    """Whether what the disclosure shows is the field ``abstract``."""
    return not body and not dict(record.fields).get("summary", "").strip()


def talk_view(drawing: Drawing, node: profile_talk, record: Talk) -> TalkView:
    """What ``profile/talk.html`` gets."""
    config = drawing.domain.env.config
    presented = drawing.resources.get(record.publication)
    return TalkView(
        record=record,
        id=_id(node),
        title=drawing.runs(record.title),
        authors=drawing.authors(record.authors),
        others=record.others,
        event=drawing.runs(record.event),
        location=drawing.runs(record.location),
        date=long_date(record.date, config.language),
        iso=record.date.iso,
        status=record.status,
        status_label=status_label(record.status),
        notes=[drawing.runs(note) for note in record.notes],
        links=[drawing.link(link, record.name) for link in record.links],
        publication=drawing.html(presented.children) if presented else Markup(),
        outline_label=outline_label(),
        body=drawing.html(node.body),
        print_summary=bool(config.profile_print_summaries),
    )


def bio_view(drawing: Drawing, node: profile_bio, record: Biography) -> BioView:
    """What ``profile/bio.html`` gets."""
    return BioView(
        record=record,
        id=_id(node),
        name=record.name,
        titled=is_titled(node, record.name),
        pronouns=record.pronouns,
        photo=drawing.image(record.photo),
        photo_alt=record.photo_alt,
        position=drawing.runs(record.position),
        affiliation=drawing.runs(record.affiliation),
        location=drawing.runs(record.location),
        note=drawing.runs(record.note),
        links=[drawing.link(link) for link in record.links],
        body=drawing.html(node.body),
    )


def visit_publication(writer: HTML5Translator, node: profile_publication) -> None:
    """Draw a publication."""
    view = publication_view(Drawing.of(writer, node), node, node["record"])
    _put(writer, "publication", publication=view, parts=parts_of(writer.config))


def visit_talk(writer: HTML5Translator, node: profile_talk) -> None:
    """Draw a talk."""
    _put(writer, "talk", talk=talk_view(Drawing.of(writer, node), node, node["record"]))


def visit_bio(writer: HTML5Translator, node: profile_bio) -> None:
    """Draw a biography."""
    _put(writer, "bio", bio=bio_view(Drawing.of(writer, node), node, node["record"]))


def visit_link_list(writer: HTML5Translator, node: profile_link_list) -> None:
    """Draw a list of links."""
    drawing = Drawing(writer, domain_of(writer.builder.env), {})
    items = [_item(drawing, item) for item in node.children if isinstance(item, nodes.Element)]
    _put(writer, "link-list", items=items, style=node["style"])


def _item(drawing: Drawing, item: nodes.Element) -> ItemView:
    """An item that is one link as that link, any other as its HTML."""
    reference = _only_reference(item)
    href = drawing.reference_target(reference) if reference is not None else ""
    if reference is None or not href:
        return ItemView(None, drawing.html(item.children))
    label = reference.astext()
    kind = drawing.domain.link_table.guess(label, href)
    return ItemView(drawing.link(Link(kind, label, href)), Markup())


def _only_reference(item: nodes.Element) -> nodes.Element | None:
    """The reference that an item consists of; ``None`` if it holds anything else."""
    node: nodes.Node = item
    while isinstance(node, (nodes.list_item, nodes.paragraph, nodes.inline)):
        kept = [child for child in node.children if not isinstance(child, nodes.target)]
        if len(kept) != 1:
            return None
        node = kept[0]
    found = isinstance(node, (nodes.reference, addnodes.download_reference))
    return node if found and isinstance(node, nodes.Element) else None


def _put(writer: HTML5Translator, template: str, **context: Any) -> None:
    builder = writer.builder
    folders = tuple(str(builder.confdir / folder) for folder in builder.config.templates_path)
    writer.body.append(draw(template, folders, **context))
    raise nodes.SkipNode


def _id(node: profile_entry) -> str:
    return node["ids"][0] if node["ids"] else ""


def _alt(drawing: Drawing, name: str) -> str:
    image = (
        next(drawing.resources[name].findall(nodes.image), None)
        if name in drawing.resources
        else None
    )
    return image.get("alt", "") if image is not None else ""


VISITORS: dict[type[nodes.Element], Callable[..., None]] = {
    profile_publication: visit_publication,
    profile_talk: visit_talk,
    profile_bio: visit_bio,
    profile_link_list: visit_link_list,
}
