"""The feed, named in the head of every page, for readers of feeds to find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_profile.domain import domain_of
from sphinx_profile.domain.exports import feed_title, holds_files, offered, site_file
from sphinx_profile.render.templates import drawer

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MIME_TYPE = "application/atom+xml"


def link_feed(app: Sphinx, context: dict[str, Any]) -> None:
    """Add the link to the feed, if one is written (RFC 4287, section 7)."""
    domain = domain_of(app.env)
    if holds_files(app.builder) and "atom" in offered(domain):
        href = context["pathto"](site_file("atom"), 1)
        title = feed_title(app.env, domain)
        link = drawer("feed-link", app.builder)(type=MIME_TYPE, title=title, href=href)
        context["metatags"] = f"{context.get('metatags') or ''}{link}"
