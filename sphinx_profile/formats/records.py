"""The fields of an entry to a publication, a talk or a biography."""

from __future__ import annotations

from sphinx_profile.formats.fields import FieldReader
from sphinx_profile.formats.venue import read_venue
from sphinx_profile.model.inline import Inline
from sphinx_profile.model.publication import LAYOUTS, Biography, Publication, Talk


def read_publication(
    reader: FieldReader, title: Inline, bibtex: str = "", keeps_files: bool = False
) -> Publication:
    """The publication that the fields describe.

    ``bibtex`` is shown with it; ``keeps_files`` gives it the local files that its fields name.
    """
    entry, authors = reader.entry, reader.people("authors", "author")
    edited = not authors.authors and bool(reader.get("editor"))
    if edited:
        authors = reader.people("editor")
    return Publication(
        key=entry.key,
        type=entry.type,
        title=title,
        authors=authors.authors,
        others=authors.others,
        edited=edited,
        venue=read_venue(reader),
        abbr=reader.text("abbr"),
        date=reader.date(),
        status=reader.status(),
        award=reader.inline("award"),
        award_name=reader.text("award_name"),
        notes=_notes(reader),
        links=reader.links(),
        abstract=reader.inline("summary", "abstract"),
        thumbnail=reader.image("preview"),
        bibtex=bibtex,
        files=tuple(reader.files) if keeps_files else (),
        fields=entry.fields,
        page_fields=frozenset(name for name, _ in entry.fields) - reader.latex,
    )


def read_talk(reader: FieldReader, title: Inline) -> Talk:
    """The talk that the fields describe."""
    entry, authors = reader.entry, reader.people("authors", "author")
    return Talk(
        key=entry.key,
        title=title,
        authors=authors.authors,
        others=authors.others,
        event=reader.inline("event", "venue"),
        location=reader.inline("location"),
        date=reader.date(),
        status=reader.status(),
        notes=_notes(reader),
        links=reader.links(),
        fields=entry.fields,
    )


def read_biography(reader: FieldReader, name: str) -> Biography:
    """The biography that the fields describe."""
    entry = reader.entry
    aliases = (alias.strip() for alias in reader.text("aliases").split(","))
    return Biography(
        key=entry.key,
        name=name,
        pronouns=reader.text("pronouns"),
        photo=reader.image("photo"),
        photo_alt=reader.text("photo_alt") or name,
        position=reader.inline("position"),
        affiliation=reader.inline("affiliation"),
        location=reader.inline("location"),
        note=reader.inline("note"),
        links=reader.person_links(),
        aliases=tuple(alias for alias in aliases if alias),
        layout=reader.choice("layout", LAYOUTS),
    )


def _notes(reader: FieldReader) -> tuple[Inline, ...]:
    names = ("note", "additional_info", "annotation")
    return tuple(note for name in names if (note := reader.inline(name)))
