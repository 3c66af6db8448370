"""The owner of the site: nowhere among the authors, or not in one entry."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.documents import Record
from sphinx_profile.lint.flaw import Flaw, quoted, visible
from sphinx_profile.lint.site import Site
from sphinx_profile.model.person import Person

_MOST_OTHERS = 5
"""How many entries without the owner are named one by one, where they are the greater part."""


def check(site: Site) -> Iterator[Flaw]:
    """The entries of the site's own bibliographies and pages that the owner is not in."""
    owner = site.owner
    if owner is None:
        return
    records = [r for group in site.groups if group.is_own for r in group.publications]
    listed = [r for r in records if r.people.authors and not r.people.others]
    missing = [record for record in listed if not _is_in(site, owner, record)]
    some = any(_is_in(site, owner, r) for r in records if r.people.authors)
    if not some and missing:
        first = missing[0]
        number = "1 entry" if len(missing) == 1 else f"{len(missing)} entries"
        message = f"{quoted(owner.name)}, the owner, is among the authors of none of {number}"
        yield Flaw(Code.NO_OWNER, first.document.name, first.line, visible(message))
        return
    if len(missing) > _MOST_OTHERS and 2 * len(missing) > len(listed):
        message = f"{quoted(owner.name)}, the owner, is not among the authors of {len(missing)} of "
        yield missing[0].flaw(
            Code.OWNER_MISSING, f"{message}{len(listed)} entries", missing[0].names_field
        )
        return
    for record in missing:
        message = f"{quoted(owner.name)}, the owner, is not among the authors"
        yield record.flaw(Code.OWNER_MISSING, message, record.names_field)


def _is_in(site: Site, owner: Person, record: Record) -> bool:
    """Whether an author is marked as the owner, or may be him or her."""
    return any(
        author.owner
        or any(person.key == owner.key for person in site.people.candidates(author.name))
        for author in record.people.authors
    )
