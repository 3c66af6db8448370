"""A publication as the writers of every export see it: its fields under the names of BibTeX.

A field is LaTeX where it comes from a bibliography, CSL-JSON too, and text in the markup of a page
where it is an option of a directive. Of the latter, what the record holds as runs is taken from
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sphinx_profile.formats.authors import AuthorList, read_authors
from sphinx_profile.formats.fields import FieldReader
from sphinx_profile.formats.identifiers import doi_in, linked_doi, web_url
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.names import read_names
from sphinx_profile.formats.shown import shown
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.inline import Inline, inline
from sphinx_profile.model.link import Link, LinkTable, target_of
from sphinx_profile.model.publication import Publication
from sphinx_profile.model.url import is_absolute

NAME_FIELDS = frozenset(
    [
        *("author", "editor", "editora", "editorb", "editorc", "translator", "bookauthor"),
        *("annotator", "commentator", "introduction", "foreword", "afterword", "holder"),
        *("shortauthor", "shorteditor", "namea", "nameb", "namec", "director"),
    ]
)
"""Fields that are lists of names (BibLaTeX manual, section 2.2.2)."""

_VENUES = {
    "article": "journal",
    **dict.fromkeys(("inproceedings", "conference", "incollection", "inbook"), "booktitle"),
    **dict.fromkeys(("bookinbook", "suppbook", "suppcollection", "inreference"), "booktitle"),
    **dict.fromkeys(("phdthesis", "mastersthesis"), "school"),
    **dict.fromkeys(("thesis", "report", "techreport"), "institution"),
    **dict.fromkeys(("book", "mvbook", "collection", "proceedings"), "publisher"),
    "manual": "organization",
}
_IN_VENUE = frozenset(
    [
        *("journal", "journaltitle", "booktitle", "maintitle", "issuetitle", "eventtitle"),
        *("school", "institution", "organization", "howpublished", "publisher"),
        *("volume", "number", "issue", "pages", "eid", "eprint", "venue"),
    ]
)
"""Fields of which the venue of a record is put together."""

_GENRES = {
    **{
        "phdthesis": "PhD thesis",
        "mathesis": "Master’s thesis",
        "mastersthesis": "Master’s thesis",
    },
    **{"bathesis": "Bachelor’s thesis", "candthesis": "Candidate thesis"},
    **{"techreport": "Technical report", "resreport": "Research report", "patentus": "U.S. patent"},
    **{"patenteu": "European patent", "patreq": "Patent request", "audiocd": "Audio CD"},
}
"""What the words that ``type`` may be stand for (BibLaTeX manual, section 4.9.2.13)."""
_THESES = frozenset({"phdthesis", "mastersthesis"})
_LONGEST_TYPE = 40
_TABLE = LinkTable()
_FLAGS = frozenset({"selected", "bibtex_show"})
"""Fields that are true where they are written and empty."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A publication that is exported.

    ``key`` is its key, of which no other in the export differs by case alone; ``type`` its entry
    type. ``values`` are its fields that hold something, in their order, what the record alone
    knows before them. Texts and runs are on one line, without what no file can hold.
    """

    record: Publication
    key: str
    type: str
    values: Mapping[str, str]
    _reader: FieldReader
    _runs: Mapping[str, Inline] = field(default_factory=dict)
    _urls: dict[str, str] = field(default_factory=dict)

    def is_latex(self, name: str) -> bool:
        """Whether what ``values`` has under this name is LaTeX."""
        return name in self._reader.latex

    def has(self, name: str) -> bool:
        """Whether the field holds something."""
        return name in self.values

    def first(self, *names: str) -> str:
        """The first of these fields that holds something, or ``""``."""
        for name in names:
            if name in self.values:
                return name
        return ""

    def inline(self, *names: str) -> Inline:
        """The first of these fields that holds something, its markup read."""
        name = self.first(*names)
        return self._runs[name] if name in self._runs else self._reader.inline(name)

    def text(self, *names: str) -> str:
        """The first of these fields that holds something, as text."""
        return shown(self.inline(*names)) if self.first(*names) else ""

    def verbatim(self, *names: str) -> str:
        """The first of these fields that holds something: a URL, an identifier, a path, a date."""
        name = self.first(*names)
        return cleaned(self._reader.url(name)) if name else ""

    def url(self, name: str) -> str:
        """Where a field leads, an absolute URL that may stand in an ``href``; else ``""``.

        A file of the site has one where its link in the record has.
        """
        if name not in self.values:
            return ""
        if name not in self._urls:
            self._urls[name] = self._url(name)
        return self._urls[name]

    def _url(self, name: str) -> str:
        found = self._file_url(name)
        kind, value = _TABLE.get(name), self.verbatim(name)
        if not found and kind and value:
            found = target_of(kind, value).url
        return found if is_absolute(found) else ""

    def only_url(self, name: str) -> str:
        """What a field of text holds if that is a URL and nothing else; else ``""``."""
        return web_url(self.text(name)) if self.has(name) else ""

    def address(self, name: str) -> str:
        """A field that leads somewhere: the URL of a file of the site, or what is written."""
        return self._file_url(name) or self.verbatim(name)

    def _file_url(self, name: str) -> str:
        resource = f"file-{name}"
        return next((link.url for link in self.record.links if link.resource == resource), "")

    def is_link(self, name: str) -> bool:
        """Whether the field is of a built-in kind of link."""
        return _TABLE.get(name) is not None

    @property
    def labelled_links(self) -> list[Link]:
        """The links of the field ``links`` that lead somewhere.

        Behind them a record has the link of an ``eprint``, which has the label of its kind.
        """
        if not self.has("links"):
            return []
        found = [link for link in self.record.links if link.url and not link.typed]
        last = _TABLE.get(found[-1].kind) if found and self.has("eprint") else None
        return found[:-1] if last and last.label == found[-1].label else found

    @property
    def doi(self) -> str:
        """The DOI alone, without a resolver before it; ``""`` where there is none."""
        return doi_in(self.url("doi")) or linked_doi(self.record.links)

    def people(self, name: str) -> AuthorList:
        """The people that a field names."""
        record = self.record
        if name == ("editor" if record.edited else "author"):
            return AuthorList(record.authors, record.others)
        if not self.has(name):
            return AuthorList()
        if self.is_latex(name):
            return read_names(self.values[name], name)[0]
        return read_authors(inline(self.values[name]), name)[0]

    @property
    def genre(self) -> str:
        """What the work is called: the field ``type``, or what the entry type says of a thesis."""
        written = self.text("type") or (self.type if self.type in _THESES else "")
        return _GENRES.get(written, written)

    @property
    def keywords(self) -> list[str]:
        """The keywords, each once."""
        words = (word.strip() for word in re.split(r"[,;|]", self.text("keywords")))
        return list(dict.fromkeys(word for word in words if word))


def exported(records: Iterable[Publication]) -> list[Exported]:
    """The publications that an export holds: each once, and no draft."""
    kept = [record for record in dict.fromkeys(records) if record.status != "draft"]
    keys = unique(cleaned(record.key) or "entry" for record in kept)
    return [export(record, key) for record, key in zip(kept, keys, strict=True)]


def unique(names: Iterable[str]) -> Iterator[str]:
    """The names, numbered from the second on where they differ by case at most."""
    taken, numbers = set[str](), dict[str, int]()
    for name in names:
        made, folded = name, name.casefold()
        while made.casefold() in taken:
            numbers[folded] = numbers.get(folded, 1) + 1
            made = f"{name}-{numbers[folded]}"
        taken.add(made.casefold())
        yield made


def export(record: Publication, key: str = "") -> Exported:
    """One publication, under this key or its own."""
    key = key or cleaned(record.key) or "entry"
    kind = re.sub(r"[^a-z0-9]", "", record.type.casefold())[:_LONGEST_TYPE] or "misc"
    names = _Names(record, _VENUES.get(kind, "howpublished"))
    written = names.written()
    runs = names.runs(written)
    known = {name: "".join(run.text for run in inlines) for name, inlines in runs.items()}
    missing = names.missing(known, written)
    values = {**missing, **written, **known, **written}
    if not names.latex:
        leading = ("title", "author", "editor", names.venue, "date", "year", "month")
        values = {**{name: values[name] for name in leading if name in values}, **values}
    entry = Entry(kind, key, tuple(values.items()))
    reader = FieldReader(entry, inline, _TABLE, names.latex)
    return Exported(record, key, kind, values, reader, runs)


class _Names:
    """Which field of a record has which name in an export."""

    def __init__(self, record: Publication, venue: str) -> None:
        """``venue`` is the field that a page's option of this name is."""
        self._record = record
        self._filled = {name for name, value in record.fields if value.strip()}
        self.venue = venue if venue not in self._filled else "venue"
        latex = self._filled - record.page_fields
        self.latex = frozenset(self._own(name) for name in latex)

    def _own(self, name: str) -> str:
        if name == "authors" and "author" not in self._filled:
            return "author"
        return self.venue if name == "venue" and name in self._record.page_fields else name

    def written(self) -> dict[str, str]:
        """The fields that hold something; ``key`` and ``type`` of a page are no fields."""
        page = self._record.page_fields
        return {
            self._own(name): value if value.strip() else "true"
            for name, value in self._record.fields
            if (value.strip() or name in _FLAGS) and not (name in page and name in {"key", "type"})
        }

    def runs(self, written: Mapping[str, str]) -> dict[str, Inline]:
        """What the record itself holds as runs, and the fields of a bibliography do not."""
        record, page = self._record, self._record.page_fields
        found: dict[str, Inline] = {"title": record.title}
        if "venue" in page or not written.keys() & _IN_VENUE:
            found[self.venue] = record.venue
        if "summary" in written:
            found["summary"] = record.abstract
        if "abstract" not in written or "summary" not in written:
            found["abstract"] = record.abstract
        if "note" in page and "note" in written and record.notes:
            found["note"] = record.notes[0]
        if "award" in page:
            found["award"] = record.award
        return {name: runs for name, runs in found.items() if runs}

    def missing(self, known: Mapping[str, str], written: Mapping[str, str]) -> dict[str, str]:
        """Title, names, venue and date of a record that has no fields for them."""
        record = self._record
        people = "editor" if record.edited else "author"
        date = "date" if record.date.month or record.date.season else "year"
        found = {
            "title": known.get("title", ""),
            people: " and ".join(author.name for author in record.authors),
            self.venue: known.get(self.venue, ""),
            date: "" if written.keys() & {"date", "year"} else record.date.text,
        }
        return {name: text for name, text in found.items() if text and name not in written}
