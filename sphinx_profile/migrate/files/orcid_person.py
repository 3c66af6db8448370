"""The person of an ORCID record as a biography."""

from __future__ import annotations

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.migrate.files.biography import Biography
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.migrate.files.orcid_values import in_order, listed, value
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.plain_text import plain_lines
from sphinx_profile.scaffold.myst import plain


def move_person(move: Move, person: Record, orcid: str) -> None:
    """Make the biography of a person."""
    name = person.record("name")
    given = f"{value(name, 'given-names')} {value(name, 'family-name')}".strip()
    bio = Biography(value(name, "credit-name") or given or orcid)
    others = [value(other, "content") for other in listed(person, "other-names", "other-name")]
    aliases = [in_order(cleaned(alias)) for alias in (given, *others) if alias != bio.name]
    bio.markup("aliases", ", ".join(dict.fromkeys(alias for alias in aliases if alias)))
    countries = [value(one, "country") for one in listed(person, "addresses", "address")]
    bio.text("location", ", ".join(country for country in countries if country))
    for email in listed(person, "emails", "email"):
        bio.contact("email", email.text("email"))
    if orcid:
        bio.contact("orcid", orcid)
    for link in listed(person, "researcher-urls", "researcher-url"):
        bio.link(value(link, "url-name") or value(link, "url"), value(link, "url"))
    for one in listed(person, "external-identifiers", "external-identifier"):
        kind, text = one.text("external-id-type"), one.text("external-id-value")
        url = value(one, "external-id-url")
        one.text("external-id-relationship")
        bio.profile(kind, text, url)
        if url and text not in url:
            move.left(one, one.name, f"the link leads to its URL, which does not name {text!r}")
    words = [value(word, "content") for word in listed(person, "keywords", "keyword")]
    if any(words):
        bio.note(plain(", ".join(word for word in words if word)))
    if move.site.bio:
        move.dismiss(person, "the site has a biography already, that of another file")
        return
    move.site.bio = bio.block(plain_lines(value(person, "biography")))
    move.site.title = move.site.owner = bio.name
    move.taken(person, person.name or "the person", "the biography")
