"""All publications of a site, and what a query sees of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sphinx_profile.model.inline import plain
from sphinx_profile.model.order import SortValue
from sphinx_profile.model.person import Author, People, Person
from sphinx_profile.model.publication import Publication

Decode = Callable[[str], str]
SAME_TYPE = {
    "conference": "inproceedings",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "electronic": "online",
    "www": "online",
}
"""Entry types that say the same (BibLaTeX manual, section 2.1.2, "type aliases")."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A publication, and where it comes from.

    ``path`` is the name of its bibliography, ``""`` for one that is written on a page; ``place``
    is ``"path:line"``; ``docname`` is the page of the latter, ``""`` for one of a bibliography;
    ``digest`` changes when anything of it does.
    """

    record: Publication
    path: str
    place: str
    docname: str
    digest: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a query may ask for and no record holds.

    ``docname`` is the page of the list; ``citing`` gives for each key the pages that cite it;
    ``people`` and ``owner`` recognise the names; ``decode`` makes text of LaTeX.
    """

    docname: str = ""
    citing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    people: People = field(default_factory=People)
    owner: Person | None = None
    decode: Decode = str


@dataclass(frozen=True, slots=True)
class View:
    """One publication as a query sees it: names to values."""

    listed: Listed
    around: Surroundings

    def lookup(self, name: str) -> str | bool | frozenset[str] | None:
        """The value of a name in a filter; ``None`` for a field that the entry does not have."""
        record = self.listed.record
        if name in _OF_RECORD:
            return _OF_RECORD[name](record)
        if name == "owner":
            return self._is_own()
        if name == "docname":
            return self.around.docname
        if name in {"docnames", "cited"}:
            pages = self.around.citing.get(record.key, frozenset())
            return pages if name == "docnames" else bool(pages)
        return self._field(name)

    def text(self, name: str) -> str:
        """The value to group by, as text; ``""`` if there is none."""
        value = self.lookup("authors" if name == "author" else name)
        if name == "type":
            return SAME_TYPE.get(self.listed.record.type, self.listed.record.type)
        return value if isinstance(value, str) else str(value or "").lower()

    def sort_value(self, name: str) -> SortValue:
        """The value to sort by: a date as numbers, anything else as text."""
        if name == "date":
            return self.listed.record.date.sort_key
        return self.text(name)

    def _is_own(self) -> bool:
        authors, owner = self.listed.record.authors, self.around.owner
        return any(
            a.owner or (owner is not None and self.around.people.find(a.name) == owner)
            for a in authors
        )

    def _field(self, name: str) -> str | None:
        """A field as text; in a bibliography it is LaTeX."""
        value = next((value for field, value in self.listed.record.fields if field == name), None)
        return value if value is None or self.listed.docname else self.around.decode(value)


def _authors(record: Publication) -> str:
    """Every name twice: as it is sorted, so that a search may begin at it, and as it is read."""
    inverted = " and ".join(author.inverted or author.name for author in record.authors)
    return f"{inverted}\n{' and '.join(author.name for author in record.authors)}"


def _sorted_by(author: Author) -> str:
    """The family name first."""
    if author.inverted:
        return author.inverted.strip("{}")
    given, _, family = author.name.rpartition(" ")
    return f"{family}, {given}" if given else family


def _selected(record: Publication) -> bool:
    value = dict(record.fields).get("selected")
    return value is not None and value.strip().casefold() not in {"false", "no", "0"}


_OF_RECORD: dict[str, Callable[[Publication], str | bool | None]] = {
    "key": lambda record: record.key,
    "type": lambda record: record.type,
    "title": lambda record: plain(record.title),
    "author": _authors,
    "authors": lambda record: " and ".join(_sorted_by(author) for author in record.authors),
    "venue": lambda record: plain(record.venue),
    "abbr": lambda record: record.abbr,
    "status": lambda record: record.status,
    "selected": _selected,
    "year": lambda record: str(record.date.year) if record.date.year else record.date.text or None,
    "month": lambda record: str(record.date.month) if record.date.month else None,
    "date": lambda record: record.date.iso or record.date.text or None,
    "abstract": lambda record: plain(record.abstract),
}
