"""The metadata of a page as elements of its head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sphinx_profile.formats.jsonld import graph, script_text
from sphinx_profile.render.templates import drawer
from sphinx_profile.render.views import HeadView

if TYPE_CHECKING:
    from sphinx.builders import Builder

Pairs = Sequence[tuple[str, str]]


def draw_head(
    builder: Builder,
    *,
    links: Pairs = (),
    metas: Pairs = (),
    properties: Pairs = (),
    nodes: Iterable[dict[str, Any]] = (),
) -> Markup:
    """The elements, drawn by ``profile/head.html``; ``nodes`` are those of the JSON-LD."""
    found = list(nodes)
    json_ld = Markup(script_text(graph(found)) if found else "")  # noqa: S704  (escaped for it)
    view = HeadView(links=links, metas=metas, properties=properties, json_ld=json_ld)
    return drawer("head", builder)(head=view)
