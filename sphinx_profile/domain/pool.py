"""All publications of a site: those of the bibliographies, then those that pages write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_profile.model.library import Listed

if TYPE_CHECKING:
    from sphinx_profile.domain.profile import ProfileDomain


def pool(domain: ProfileDomain, drafts: bool) -> list[Listed]:
    """Every publication once, drafts only where they are asked for."""
    found = {listed.record.key: listed for listed in domain.bibliographies.library.all()}
    for entry in domain.written():
        if entry.record and entry.key not in found:
            found[entry.key] = Listed(entry.record, "", entry.place, entry.docname, entry.digest)
    return [item for item in found.values() if drafts or item.record.status != "draft"]


def has_public(domain: ProfileDomain) -> bool:
    """Whether any publication is no draft; reads no more than it takes to say so."""
    if any(entry.record and entry.record.status != "draft" for entry in domain.written()):
        return True
    library = domain.bibliographies.library
    listed = (library.get(key) for key in library.keys())  # noqa: SIM118  (no mapping)
    return any(found and found.record.status != "draft" for found in listed)
