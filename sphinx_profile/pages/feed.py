"""The feed of a site, with the places of its publications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_profile.domain import ProfileDomain
from sphinx_profile.domain.exports import feed_title, site_file
from sphinx_profile.formats.atom import FeedSite, atom_of
from sphinx_profile.formats.exported import Exported

if TYPE_CHECKING:
    from sphinx.builders import Builder


_IN_FRAGMENT = "/?:@!$&'()*+,;=-._~"
"""What a fragment may hold beside letters and digits (RFC 3986, section 3.5)."""


def feed_text(builder: Builder, domain: ProfileDomain, entries: Sequence[Exported]) -> str:
    """The feed; its links are as seen from itself where the site does not know its address."""
    base, config = base_url(builder), builder.config
    owner, keys = domain.who.known_owner, [entry.record.key for entry in entries]
    site = FeedSite(
        title=feed_title(builder.env, domain),
        url=base or builder.get_target_uri(config.root_doc),
        feed_url=base + site_file("atom"),
        language=config.language,
        author=owner.name if owner else "",
        pages={key: _place(builder, domain, base, key) for key in keys},
    )
    return atom_of(entries, site=site)


def _place(builder: Builder, domain: ProfileDomain, base: str, key: str) -> str:
    """Where a publication stands; ``""`` if it stands nowhere."""
    entry = domain.find(key)
    if entry is None or entry.kind != "publication":
        return ""
    fragment = f"#{quote(entry.anchor, safe=_IN_FRAGMENT)}" if entry.anchor else ""
    return f"{base}{builder.get_target_uri(entry.docname).partition('#')[0]}{fragment}"


def base_url(builder: Builder) -> str:
    """``html_baseurl`` with a slash at its end; ``""`` without one."""
    base = str(getattr(builder.config, "html_baseurl", "") or "").strip()
    return f"{base.rstrip('/')}/" if base else ""
