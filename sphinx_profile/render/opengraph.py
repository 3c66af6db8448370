"""What sphinxext-opengraph is told of a page: it reads the fields ``og:*`` of its metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import escape

from sphinx_profile.formats.opengraph import Card

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from sphinx.builders import Builder

_ITS_VALUE = "ogp_site_url"
"""A configuration value that it alone has."""


def is_loaded(builder: Builder) -> bool:
    """Whether the site uses sphinxext-opengraph."""
    return _ITS_VALUE in builder.config


def site_name(builder: Builder) -> str:
    """What sphinxext-opengraph calls the site."""
    name = getattr(builder.config, "ogp_site_name", None)
    return "" if name is False else str(name or builder.config.project)


def tell(context: MutableMapping[str, Any], card: Card, image: str) -> None:
    """Put title, description, image and type among the fields; what the author wrote stays.

    ``image`` is its path in the site or its URL. The extension escapes quotes alone, so that
    everything else is escaped here.
    """
    values = {
        "og:title": card.title,
        "og:description": card.description,
        "og:type": card.type,
        "og:image": image,
        "og:image:alt": card.title if image else "",
    }
    ours = {name: str(escape(value)) for name, value in values.items() if value}
    context["meta"] = {**ours, **(context.get("meta") or {})}
