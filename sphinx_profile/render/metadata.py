"""What a page tells search engines of its publications, talks and people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes

from sphinx_profile.doctree.nodes import (
    profile_bio,
    profile_publication,
    profile_publication_list,
    profile_talk,
)
from sphinx_profile.domain import ProfileDomain, domain_of
from sphinx_profile.formats.garbage import no_collection
from sphinx_profile.formats.jsonld import person_node, profile_page, publication_node, talk_node
from sphinx_profile.formats.opengraph import Card, person_card, publication_card
from sphinx_profile.render import opengraph
from sphinx_profile.render.addresses import Addresses
from sphinx_profile.render.head import draw_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_profile.model.person import Author
    from sphinx_profile.model.publication import Biography, Publication, Talk

Node = dict[str, Any]
_DRAWN = (profile_publication, profile_publication_list, profile_talk, profile_bio)


def add_metadata(
    app: Sphinx,
    pagename: str,
    context: dict[str, Any],
    doctree: nodes.document,
) -> None:
    """Add the JSON-LD of a page, and what sphinxext-opengraph says of it."""
    domain = domain_of(app.env)
    builder = cast("StandaloneHTMLBuilder", app.builder)
    page = PageMetadata(Addresses(builder, domain, pagename), str(context.get("title") or ""))
    shown = list(doctree.findall(_is_drawn))
    if app.config.profile_json_ld:
        with no_collection():
            head = draw_head(builder, nodes=page.graph(shown))
        context["metatags"] = f"{context.get('metatags') or ''}{head}"
    if opengraph.is_loaded(builder):
        page.tell_opengraph(context, shown)
    domain.citations.clear()


def _is_drawn(node: nodes.Node) -> bool:
    """Whether a node of ours that is drawn itself: copies in lists are not."""
    return isinstance(node, _DRAWN) and not isinstance(node.parent, profile_publication_list)


@dataclass
class PageMetadata:
    """The metadata of one page."""

    addresses: Addresses
    title: str
    _people: dict[Author, dict[str, str]] = field(default_factory=dict)

    @property
    def _domain(self) -> ProfileDomain:
        return self.addresses.domain

    def graph(self, shown: Iterable[nodes.Node]) -> Iterator[Node]:
        """The nodes of the JSON-LD, in the order of the page."""
        for node in shown:
            if isinstance(node, profile_publication_list):
                entries = node["content"].entries.values() if "content" in node else ()
                for entry in entries:
                    yield self._listed(entry.record, entry.anchor)
            elif isinstance(node, profile_bio):
                yield from self._biography(node)
            elif isinstance(node, profile_talk):
                yield self._talk(node)
            elif isinstance(node, profile_publication):
                yield self._publication(node)

    def _publication(self, node: profile_publication) -> Node:
        record: Publication = node["record"]
        files = self.addresses.files(node.resources)
        return publication_node(
            self._domain.citations.whole(record),
            node_id=self.addresses.publication(record.key, _id(node)),
            url=self._own_page(record.key),
            image=files.get(record.thumbnail, ""),
            people=self.addresses.people(record.authors),
        )

    def _listed(self, record: Publication, anchor: str) -> Node:
        """A publication of a list: without its abstract, which would be there twice."""
        return publication_node(
            self._domain.citations.of(record),
            node_id=self.addresses.publication(record.key, anchor),
            url=self._own_page(record.key),
            people=self._people_of(record.authors),
        )

    def _own_page(self, key: str) -> str:
        own = self._domain.own_page(key)
        return self.addresses.page(own.name) if own else ""

    def _people_of(self, authors: Sequence[Author]) -> dict[str, str]:
        """As :meth:`Addresses.people`, each author of the page asked for once."""
        new = [author for author in authors if author not in self._people]
        self._people.update({author: self.addresses.people([author]) for author in new})
        return {k: v for author in authors for k, v in self._people[author].items()}

    def _talk(self, node: profile_talk) -> Node:
        record: Talk = node["record"]
        key = " ".join(dict(record.fields).get("publication", "").split())
        own = self.addresses.page(self.addresses.pagename, _id(node) or record.key)
        return talk_node(
            record,
            node_id=own,
            publication_id=self.addresses.publication(key) if key in self._domain.by_key else "",
            files=self.addresses.files(node.resources),
            people=self.addresses.people(record.authors),
        )

    def _biography(self, node: profile_bio) -> Iterator[Node]:
        """The person; before the owner, the page whose subject he or she is."""
        record: Biography = node["record"]
        page = self.addresses.page(self.addresses.pagename)
        person = self.addresses.page(self.addresses.pagename, _id(node) or record.key)
        image = self.addresses.files(node.resources).get(record.photo, "")
        if self._is_owner(node):
            yield profile_page(node_id=page, person_id=person, name=record.name, url=page)
        yield person_node(record, node_id=person, url=page, image=image)

    def _is_owner(self, node: profile_bio) -> bool:
        home = self._domain.who.owner_home
        own = (self.addresses.pagename, _id(node))
        return home is not None and (home.docname, home.anchor) == own

    # Open Graph

    def tell_opengraph(self, context: dict[str, Any], shown: Iterable[nodes.Node]) -> None:
        """Describe the page by the owner's biography, or by the one publication that it shows."""
        found = self._card(list(shown))
        if found is not None:
            opengraph.tell(context, *found)

    def _card(self, shown: list[nodes.Node]) -> tuple[Card, str] | None:
        """The card, and its image."""
        for node in shown:
            if isinstance(node, profile_bio) and self._is_owner(node):
                record: Biography = node["record"]
                text = " ".join(child.astext() for child in node.body)
                return person_card(record, description=text), self._image(node, record.photo)
        if len(shown) == 1 and isinstance(shown[0], profile_publication):
            only: Publication = shown[0]["record"]
            card = publication_card(self._domain.citations.whole(only))
            return card, self._image(shown[0], only.thumbnail)
        return None

    def _image(self, node: profile_bio | profile_publication, name: str) -> str:
        """Where the image of a resource is, as seen from the root of the site."""
        resource = node.resources.get(name)
        image = next(resource.findall(nodes.image), None) if resource else None
        if image is None:
            return ""
        root = self.addresses.builder.config.root_doc
        return replace(self.addresses, pagename=root).image(image["uri"])


def _id(node: nodes.Element) -> str:
    return node["ids"][0] if node["ids"] else ""
