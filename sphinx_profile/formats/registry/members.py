"""What a person of the registry may say, in both forms: the keys, and what each of them means.

The messages of the reader, and the JSON Schema that ``tools/schema.py`` writes, are made from
these tables.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A key of a mapping: its name, a title for people, and a sentence on what it takes."""

    name: str
    title: str
    description: str
    required: bool = False


_URL = Member(
    "url",
    "Home page",
    "Where the name links to: a URL with the scheme http, https, mailto, tel or ftp, or a path "
    "of the site.",
)

PERSON = (
    Member("name", "Full name", "The full name, as in 'Zhiming Zhou' or 'Zhou, Zhiming'.", True),
    Member(
        "aliases",
        "Other spellings",
        "Other spellings of the name, as in 'Z. M. Zhou'. Accents, case, particles and the order "
        "'Last, First' do not matter.",
    ),
    Member(
        "orcid",
        "ORCID",
        "The ORCID iD, as in 0000-0002-1825-0097, or its URL. Its last character is a checksum.",
    ),
    _URL,
)
"""A person under an id."""

COAUTHOR = (
    Member(
        "firstname",
        "First names",
        "The first name in all its spellings, initials too: 'Edwin', 'E.', 'E. P.', "
        "'Edwin Plimpton'. The longest is shown.",
        True,
    ),
    _URL,
)
"""A person under the family name, as in al-folio's ``_data/coauthors.yml``."""


def names(members: tuple[Member, ...]) -> tuple[str, ...]:
    """The keys of a table, in order."""
    return tuple(member.name for member in members)
