"""The fields of an entry that is put together from plain text, and keys for such entries."""

from __future__ import annotations

import re

from sphinx_profile.formats.latex import cleaned, escaped, ranges, verbatim
from sphinx_profile.formats.name_parts import NameParts, write_author, write_name
from sphinx_profile.formats.names import is_suffix
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.key import slug
from sphinx_profile.model.kinds import BUILT_IN
from sphinx_profile.model.link import LinkTable, target_of
from sphinx_profile.model.person import Author

_TABLE = LinkTable()
_NOT_IN_KEY = re.compile(r"[\s,{}()\"#%'=~\\@]+")
_NOT_IN_NAME = re.compile(r"[^a-z0-9_]+")
_LONGEST_KEY = 200
_BARE = ("doi", "arxiv", "pmid", "pmcid", "isbn", "orcid")
"""Kinds whose field is the identifier alone."""


class Fields:
    """Collects the fields of one entry; of one name the first stays, the next is numbered."""

    def __init__(self) -> None:
        self._fields: dict[str, str] = {}
        self._links: list[str] = []

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def says(self, name: str, value: str) -> bool:
        """Whether a field has this value, its case aside."""
        return self._fields.get(name, "").casefold() == value.casefold()

    def text(self, name: str, value: str) -> None:
        """A field that is plain text."""
        self.latex(name, escaped(cleaned(value)))

    def pages(self, value: str) -> None:
        """The pages, with two hyphens between the ends of a range."""
        self.latex("pages", ranges(cleaned(value)))

    def verbatim(self, name: str, value: str) -> None:
        """A field that is a URL, an identifier, a date."""
        self.latex(name, verbatim(value))

    def latex(self, name: str, value: str) -> None:
        """A field that is LaTeX already."""
        if not value or self._fields.get(name) == value:
            return
        number = 1
        while (numbered := name if number == 1 else f"{name}{number}") in self._fields:
            number += 1
        self._fields[numbered] = value

    def names(self, name: str, people: list[str]) -> None:
        """A list of names in BibTeX's form."""
        self.latex(name, " and ".join(person for person in people if person))

    def address(self, url: str) -> None:
        """A URL, in the field of its kind: ``doi``, ``arxiv``, ``code``, ..., else ``url``."""
        kind = _TABLE.guess("", url)
        name = kind if kind in BUILT_IN else "url"
        self.verbatim(name, identifier(name, url) or cleaned(url))

    def link(self, label: str, url: str) -> None:
        """A link with a label of its own."""
        if url:
            self._links.append(f"\\href{{{verbatim(url)}}}{{{escaped(cleaned(label or url))}}}")

    def entry(self, kind: str, key: str) -> Entry:
        """All of it."""
        self.latex("links", " ".join(self._links))
        self._links.clear()
        return Entry(kind, key, tuple(self._fields.items()))


def identifier(kind: str, value: str) -> str:
    """The identifier in a value of a kind that has one: ``10.1000/1`` of ``https://doi.org/...``.

    ``""`` where there is none, or it is malformed.
    """
    if kind not in _BARE:
        return ""
    template = BUILT_IN[kind].url
    before, _, after = template.partition("{id}")
    url = target_of(BUILT_IN[kind], cleaned(value)).url
    if not url.startswith(before) or not url.endswith(after):
        return ""
    text = cleaned(value)
    bare = re.sub(r"^(?:https?://[^/]+/(?:abs/)?|[A-Za-z]+:\s*)", "", text, count=1)
    return bare.removesuffix("/") if target_of(BUILT_IN[kind], bare).url == url else ""


def person(name: str) -> str:
    """A name as people write it, ``Jane Doe`` or ``Doe, Jane``, in BibTeX's form."""
    name = cleaned(name)
    family, comma, given = (part.strip() for part in name.partition(","))
    if name.casefold().rstrip(".") in {"others", "et al"}:
        return "others"
    if comma and family and given and "," not in given and not is_suffix(given):
        return write_name(NameParts(family, given))
    return write_author(Author(name)) if name else ""


def field_name(name: str) -> str:
    """The name of a field that BibTeX could have, made from one of another format."""
    return _NOT_IN_NAME.sub("_", name.casefold()).strip("_") or "field"


def clean_key(key: str) -> str:
    """A key that BibTeX can read, made from one that it may not."""
    clean = _NOT_IN_KEY.sub("-", cleaned(key)).strip("-")
    return clean if clean and len(clean) <= _LONGEST_KEY else slug(key)


class Keys:
    """Keys, no two alike, not even but for case."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def unique(self, key: str) -> str:
        """``key``, or with the next number behind it if it was given before."""
        folded = key.casefold()
        number = self._numbers.get(folded, 0) + 1
        found = key
        while number > 1 and f"{folded}-{number}" in self._numbers:
            number += 1
        if number > 1:
            found = f"{key}-{number}"
            self._numbers[found.casefold()] = 1
        self._numbers[folded] = number
        return found

    def made(self, title: str) -> str:
        """A key made from a title."""
        return self.unique(slug(cleaned(title)))
