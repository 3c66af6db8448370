"""HTML, and every builder that writes it: records drawn by templates.

A visitor draws the whole entry and skips its children; those of the body it draws itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup
from sphinx import addnodes

from sphinx_profile.config import shows_sidebar
from sphinx_profile.doctree.nodes import (
    is_titled,
    profile_bio,
    profile_entry,
    profile_link_list,
    profile_publication,
    profile_publication_list,
    profile_talk,
)
from sphinx_profile.domain import domain_of
from sphinx_profile.model.link import Link
from sphinx_profile.model.publication import Biography, Talk
from sphinx_profile.render.drawing import Drawing
from sphinx_profile.render.labels import link_title, long_date, outline_label, status_label
from sphinx_profile.render.publications import visit_list, visit_publication
from sphinx_profile.render.templates import drawer
from sphinx_profile.render.views import BioView, ItemView, TalkView

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


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
        outline_title=link_title(outline_label(), record.name),
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
        photo_size=drawing.size(record.photo),
        position=drawing.runs(record.position),
        affiliation=drawing.runs(record.affiliation),
        location=drawing.runs(record.location),
        note=drawing.runs(record.note),
        links=[drawing.identity(link) for link in record.links],
        body=drawing.html(node.body),
        layout=record.layout,
        in_sidebar=_is_in_sidebar(drawing, record),
    )


def _is_in_sidebar(drawing: Drawing, record: Biography) -> bool:
    """Whether the sidebar of the page shows this biography, too."""
    home = drawing.domain.who.owner_home
    if home is None or home.record != record:
        return False
    return shows_sidebar(drawing.domain.env.config, home.docname)


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
    writer.body.append(drawer(template, writer.builder)(**context))
    raise nodes.SkipNode


def _id(node: profile_entry) -> str:
    return node["ids"][0] if node["ids"] else ""


VISITORS: dict[type[nodes.Element], Callable[..., None]] = {
    profile_publication: visit_publication,
    profile_publication_list: visit_list,
    profile_talk: visit_talk,
    profile_bio: visit_bio,
    profile_link_list: visit_link_list,
}
