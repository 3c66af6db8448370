"""The metadata of the page of a publication."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_profile.formats.citation import Citation
from sphinx_profile.formats.dublin_core import SCHEMA, dublin_core
from sphinx_profile.formats.highwire import highwire
from sphinx_profile.formats.identifiers import web_url
from sphinx_profile.formats.jsonld import publication_node
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.opengraph import Card, publication_card
from sphinx_profile.render.addresses import Addresses
from sphinx_profile.render.head import draw_head
from sphinx_profile.render.opengraph import is_loaded, site_name

if TYPE_CHECKING:
    from markupsafe import Markup
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_profile.doctree.nodes import profile_publication
    from sphinx_profile.domain import ProfileDomain
    from sphinx_profile.model.publication import Publication
    from sphinx_profile.render.own_entries import OwnEntry


def own_head(
    builder: StandaloneHTMLBuilder,
    domain: ProfileDomain,
    entry: OwnEntry,
    node: profile_publication,
) -> Markup:
    """Highwire, Dublin Core, a description, JSON-LD, and Open Graph where it is asked for."""
    addresses = Addresses(builder, domain, entry.page.name)
    record: Publication = node["record"]
    citation = own_citation(domain, node)
    files, url = addresses.files(node.resources), addresses.page(entry.page.name)
    image, pdf = files.get(record.thumbnail, ""), _pdf(record, files)
    card = publication_card(citation, image=image)
    graph = publication_node(
        citation,
        node_id=url,
        url=url,
        pdf_url=pdf,
        image=image,
        people=addresses.people(record.authors),
    )
    metas = (
        *highwire(citation, url=web_url(url), pdf_url=pdf, site=addresses.base),
        *dublin_core(citation, url=web_url(url)),
        *([("description", card.description)] if card.description else []),
    )
    return draw_head(
        builder,
        links=[SCHEMA],
        metas=metas,
        properties=_properties(builder, card, web_url(url)),
        nodes=[graph] if builder.config.profile_json_ld else [],
    )


def own_citation(domain: ProfileDomain, node: profile_publication) -> Citation:
    """The citation of a publication, its handwritten summary for its abstract."""
    citation = domain.citations.whole(node["record"])
    text = cleaned(" ".join(child.astext() for child in node.body))
    return replace(citation, abstract=text) if text else citation


def _pdf(record: Publication, files: dict[str, str]) -> str:
    """Where the PDF is, here or elsewhere."""
    found = (
        link.url or files.get(link.resource, "") for link in record.links if link.kind == "pdf"
    )
    return next((url for url in found if url), "")


def _properties(
    builder: StandaloneHTMLBuilder, card: Card, url: str
) -> tuple[tuple[str, str], ...]:
    """Open Graph, where the extension for it is loaded: it leaves pages like this alone."""
    if not is_loaded(builder):
        return ()
    found = (
        ("og:title", card.title),
        ("og:type", card.type),
        ("og:url", url),
        ("og:site_name", site_name(builder)),
        ("og:description", card.description),
        ("og:image", web_url(card.image)),
    )
    return tuple(pair for pair in found if pair[1])
