"""A file that is checked, and the records in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sphinx_profile.diagnostics import Finding
from sphinx_profile.formats.authors import AuthorList, read_authors
from sphinx_profile.formats.identifiers import bare_doi
from sphinx_profile.formats.latex import decode, read_url
from sphinx_profile.formats.names import read_names
from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.flaw import Edit, Flaw, visible
from sphinx_profile.lint.folding import folded
from sphinx_profile.lint.text import Text
from sphinx_profile.model.date import Date, read_date
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.inline import inline

Span = tuple[int, int]


class Kind(StrEnum):
    """What a file is."""

    BIBTEX = "bibtex"
    CSL = "csl"
    PAGE = "page"
    REGISTRY = "registry"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: its line, and the spans of its name and of its value.

    The value is what stands between the delimiters, as it is written; ``None`` where it is a
    macro, is put together from pieces, or cannot be made out.
    """

    line: int
    name: Span
    value: Span | None = None


_NOTHING = Entry("", "")


@dataclass(eq=False)
class Record:
    """A publication, a talk, a biography or a list of links, where it stands.

    ``kind`` is ``"publication"``, ``"talk"``, ``"person"`` or ``"links"``; ``whole`` has the fields
    that the entry takes over from others as well. ``locate`` finds the places of the fields; that
    of the type is under ``"@"``. ``overrides`` says that a directive adds to an entry of a
    bibliography, and is no publication of its own.
    """

    document: Text
    entry: Entry
    line: int
    end: int
    kind: str = "publication"
    is_latex: bool = True
    locate: Callable[[], Mapping[str, Place]] = dict
    whole: Entry = _NOTHING
    overrides: bool = False
    fields: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.whole = self.whole if self.whole.type else self.entry
        self.fields = {name: value.strip() for name, value in self.entry.fields}

    def __repr__(self) -> str:
        return f"Record({self.place}, {self.entry.key!r})"

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where the fields stand; looked for when it is first asked."""
        return self.locate()

    @property
    def place(self) -> str:
        """``"path:line"``."""
        return f"{self.document.name}:{self.line}"

    @property
    def label(self) -> str:
        """What messages call it: its key, or the beginning of its title."""
        return self.entry.key[:80] or self.entry.get("title")[:60]

    def line_of(self, name: str) -> int:
        """The line of a field, that of the record where it is not known."""
        place = self.places.get(name)
        return place.line if place else self.line

    def flaw(self, code: Code, message: str, name: str = "", edits: Iterable[Edit] = ()) -> Flaw:
        """A flaw of this record, at the line of a field."""
        sentence = visible(f"{self.label}: {message}" if self.label else message)
        return Flaw(code, self.document.name, self.line_of(name), sentence, tuple(edits))

    def raw(self, name: str) -> str | None:
        """The value of a field as it stands in the file; ``None`` where that is not known."""
        place = self.places.get(name)
        return self.document.text[slice(*place.value)] if place and place.value else None

    def edit(self, name: str, start: int, end: int, text: str) -> Edit | None:
        """An edit inside the value of a field."""
        place = self.places.get(name)
        if not place or not place.value:
            return None
        return Edit(place.value[0] + start, place.value[0] + end, text)

    @cached_property
    def _all(self) -> dict[str, str]:
        """Its fields, and those that it takes over."""
        if self.whole is self.entry:
            return self.fields
        return {name: value.strip() for name, value in self.whole.fields}

    def get(self, *names: str) -> str:
        """The first of these fields that says something; those that it takes over count."""
        values = self._all
        for name in names:
            if value := values.get(name):
                return value
        return ""

    def text(self, *names: str) -> str:
        """The first of these fields that says something, as text without markup."""
        value = self.get(*names)
        return " ".join((decode(value) if self.is_latex else value).split())

    def url(self, name: str) -> str:
        """A field that holds a URL, an identifier or a path."""
        value = self.fields.get(name, "")
        return read_url(value) if self.is_latex else value

    @cached_property
    def title(self) -> str:
        """The title and the subtitle, without accents, case, punctuation and markup."""
        return folded(f"{self.text('title')} {self.text('subtitle')}")

    @cached_property
    def _people(self) -> tuple[AuthorList, list[Finding]]:
        value = self.get("author", "authors", "editor")
        if not value:
            return AuthorList(), []
        return read_names(value) if self.is_latex else read_authors(inline(plain(value)))

    @property
    def people(self) -> AuthorList:
        """The authors, or the editors where there are none."""
        return self._people[0]

    @property
    def name_findings(self) -> list[Finding]:
        """What is wrong with the list of authors or editors, where it is the record's own."""
        return self._people[1] if self.names_field else []

    @property
    def names_field(self) -> str:
        """The field of the record that holds the authors, or the editors where there are none."""
        return next((name for name in ("author", "authors", "editor") if self.fields.get(name)), "")

    @cached_property
    def families(self) -> frozenset[str]:
        """The last words of the authors' names, folded."""
        names = (author.inverted or author.name for author in self.people.authors)
        return frozenset(folded(name.partition(",")[0]).rpartition(" ")[2] for name in names)

    @cached_property
    def date(self) -> Date:
        """When it appeared."""
        name = "date" if self.get("date") else "year"
        return read_date(self.text(name), self.text("month"), name)[0]

    @cached_property
    def doi(self) -> str:
        """Its DOI in lower case, that of a URL where there is no field."""
        values = (self.get(name) for name in ("doi", "url"))
        texts = (read_url(v) if self.is_latex else v for v in values if "10." in v)
        return next((doi.casefold() for text in texts if (doi := bare_doi(text))), "")


def plain(markup: str) -> str:
    """A list of authors in the markup of a page, without links and emphasis."""
    return markup_links(markup).replace("**", "").replace("\\*", "*")


def markup_links(markup: str) -> str:
    """Links of Markdown and reStructuredText as their texts."""
    pieces = list[str]()
    position = 0
    while (at := markup.find("](", position)) >= 0:
        end = markup.find(")", at)
        if end < 0:
            break
        pieces.append(markup[position:at].replace("[", ""))
        position = end + 1
    return "".join(pieces) + markup[position:]


@dataclass(eq=False)
class Document:
    """A file: its text, what it is, the records in it, and what its reader said.

    ``scopes`` are the first and last lines of what a comment switches a code off for.
    """

    text: Text
    kind: Kind
    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    scopes: tuple[tuple[int, int], ...] = ()

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.text.name

    def flaw(self, code: Code, line: int, message: str, edits: Iterable[Edit] = ()) -> Flaw:
        """A flaw of this file."""
        return Flaw(code, self.name, line, visible(message), tuple(edits))
