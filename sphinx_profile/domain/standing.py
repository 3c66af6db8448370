"""Where publications and people stand: other pages link there, and machines are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_profile.domain.digest import digest

if TYPE_CHECKING:
    from sphinx_profile.domain.profile import ProfileDomain


def homes_state(domain: ProfileDomain) -> str:
    """A digest of where the biographies stand, and whose they are."""
    homes = [home for docname in sorted(domain.homes) for home in domain.homes[docname]]
    return digest(repr([(home.person, home.docname, home.anchor) for home in homes]))


def standing(domain: ProfileDomain, own_pages: str) -> str:
    """A digest of where every publication stands; ``own_pages`` is that of their own pages."""
    written = [(entry.key, entry.docname, entry.anchor) for entry in domain.written()]
    lists = [
        (docname, shown.digest)
        for docname in sorted(domain.lists)
        for shown in domain.lists[docname]
    ]
    return digest(repr((own_pages, written, lists)))


def place_of(domain: ProfileDomain, key: str) -> tuple[str, ...]:
    """The own page of a publication and its home, as far as it has them."""
    own, home = domain.own_pages.get(key), domain.by_key.get(key)
    where = (home.docname, home.anchor) if home else ()
    return (key, own.name if own else "", *where)
