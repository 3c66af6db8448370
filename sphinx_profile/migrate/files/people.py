"""People of whom a source knows more than the name."""

from __future__ import annotations

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.registry.values import read_orcid, read_url
from sphinx_profile.model.key import slug
from sphinx_profile.scaffold.site import PersonRecord, Site


def add_person(
    site: Site, name: str, *, url: str = "", orcid: str = "", aliases: tuple[str, ...] = ()
) -> bool:
    """Put a person into the registry; false where nothing but the name is sound.

    Of a person who is there already, what is not known yet is added.
    """
    name = cleaned(name)
    found = {"url": read_url(cleaned(url), "")[0], "orcid": read_orcid(cleaned(orcid), "")[0]}
    others = [alias for alias in map(cleaned, aliases) if alias and alias != name]
    if not name or not (any(found.values()) or others):
        return False
    known = dict(site.people.get(slug(name), {"name": name}))
    for field, value in found.items():
        if value:
            known.setdefault(field, value)
    before = known.get("aliases", [])
    merged = list(dict.fromkeys([*(before if isinstance(before, list) else [before]), *others]))
    person: PersonRecord = known | ({"aliases": merged} if merged else {})
    site.people[slug(name)] = person
    return True
