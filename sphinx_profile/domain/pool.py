"""All publications of a site: those of the bibliographies, then those that pages write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_profile.domain.digest import digest

if TYPE_CHECKING:
    from sphinx_profile.domain.profile import ProfileDomain
    from sphinx_profile.model.library import Listed
    from sphinx_profile.model.publication import Publication


def pool(domain: ProfileDomain, drafts: bool) -> list[Listed]:
    """Every publication once, drafts only where they are asked for."""
    from sphinx_profile.model.library import Listed  # noqa: PLC0415  (loaded when it is needed)

    found = {listed.record.key: listed for listed in domain.bibliographies.library.all()}
    for entry in domain.written():
        if entry.record and entry.key not in found:
            found[entry.key] = Listed(entry.record, "", entry.place, entry.docname, entry.digest)
    return [item for item in found.values() if drafts or item.record.status != "draft"]


def public(domain: ProfileDomain) -> list[Publication]:
    """Every publication that is no draft, and that no page makes one."""
    hidden = {key for keys in domain.drafts.values() for key in keys}
    hidden |= {digest(entry.key) for entry in domain.written() if entry.is_draft}
    records = [listed.record for listed in pool(domain, drafts=False)]
    return [r for r in records if not hidden or digest(r.key) not in hidden]
