"""The fields of an entry to a publication, a talk or a biography.

What a field holds is text in the markup of its source; a function that the caller gives reads it.
Local files come back as requests: the caller, which knows where they may lie, answers them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.authors import AuthorList, read_authors
from sphinx_profile.model.date import Date, read_date
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.inline import Inline, Run, inline, plain
from sphinx_profile.model.kinds import IDENTITY_FIELDS, PERSON_URLS, LinkKind
from sphinx_profile.model.link import Link, LinkTable, target_of
from sphinx_profile.model.publication import STATUSES, Biography, Publication, Talk
from sphinx_profile.model.url import is_absolute

Markup = Callable[[str], Inline]

_VENUE_FIELDS = (
    "journal",
    "journaltitle",
    "booktitle",
    "school",
    "institution",
    "organization",
    "howpublished",
    "publisher",
)
_FLAGS = {"true": True, "yes": True, "1": True, "": True, "false": False, "no": False, "0": False}
_SEPARATORS = " \t\n,;|/·•[]"


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A local file that a field names: the resource that it is to become, and its path.

    ``kind`` is ``"download"`` or ``"image"``.
    """

    resource: str
    path: str
    kind: str


@dataclass(slots=True)
class FieldReader:
    """Reads the fields of one entry; collects what is wrong, and the files that it names."""

    entry: Entry
    markup: Markup
    table: LinkTable
    findings: list[Finding] = field(default_factory=list)
    files: list[FileRequest] = field(default_factory=list)

    def report(self, problem: Problem, message: str) -> None:
        """Note a problem."""
        self.findings.append(Finding(problem, message))

    def inline(self, *names: str) -> Inline:
        """The first of these fields that holds something, its markup read."""
        text = self.entry.get(*names)
        return self.markup(text) if text else ()

    def flag(self, name: str, default: bool = False) -> bool:
        """A field that is true or false; ``:name:`` alone is true."""
        if not self.entry.has(name):
            return default
        value = self.entry.get(name).casefold()
        if value not in _FLAGS:
            self.report(Problem.BAD_VALUE, f"{name}: {value[:200]!r} is not true or false")
        return _FLAGS.get(value, default)

    def authors(self) -> AuthorList:
        """The list of authors; empty without a field for it."""
        name = "authors" if self.entry.has("authors") else "author"
        if not self.entry.has(name):
            return AuthorList()
        authors, findings = read_authors(self.inline(name), name)
        self.findings += findings
        return authors

    def date(self) -> Date:
        """The field ``date``, or ``year`` and ``month``."""
        name = "date" if self.entry.get("date") else "year"
        date, findings = read_date(self.entry.get(name), self.entry.get("month"), name)
        self.findings += findings
        return date

    def status(self) -> str:
        """The status in its standard spelling, or as it was written where it is unknown."""
        written = self.entry.get("status")
        status = " ".join(written.replace("-", " ").replace("_", " ").casefold().split())
        if not status or status in STATUSES:
            return status or "published"
        self.report(
            Problem.UNKNOWN_STATUS,
            f"status: {written[:200]!r} is not one of {', '.join(STATUSES)}",
        )
        return written

    def image(self, name: str) -> str:
        """The resource that an image field becomes, or ``""``."""
        path = self.entry.get(name)
        if path:
            self.files.append(FileRequest(name, path, "image"))
        return name if path else ""

    def person_links(self) -> tuple[Link, ...]:
        """Every link to a person, in the order in which the fields were written."""
        kinds = dict(self.table.kinds)
        for name, url in PERSON_URLS.items():
            kinds[name] = replace(kinds[name], url=url, pattern="", hosts=(), prefixes=())
        self.table = LinkTable(kinds)
        return self.links(IDENTITY_FIELDS)

    def links(self, only: tuple[str, ...] = ()) -> tuple[Link, ...]:
        """Every link, in the order in which the fields were written; those of ``only`` if given."""
        found: list[Link] = []
        for name, value in self.entry:
            kind = self.table.get(name)
            if name == "links":
                found += self._labelled(self.markup(value))
            elif kind and value.strip() and (not only or kind.name in only):
                found.append(self._typed(name, kind, value))
        return (*found, *self._eprint())

    def _typed(self, name: str, kind: LinkKind, value: str) -> Link:
        """The link of a field that has a kind of its own."""
        label = f"{kind.label} {self.table.number(name)}".strip()
        target = target_of(kind, value)
        if target.file:
            self.files.append(FileRequest(f"file-{name}", target.file, "download"))
            return Link(kind.name, label, resource=f"file-{name}", typed=True)
        if target.finding:
            self.findings.append(target.finding)
            label = f"{label}: {value.strip()}"
        return Link(kind.name, label, target.url, typed=True)

    def _labelled(self, runs: Inline) -> Iterator[Link]:
        """The links of ``links``; text between them is a label without a target."""
        for (url, resource, refused), group in groupby(runs, key=_target):
            text = "".join(run.text for run in group)
            label = text.strip() if url or resource else text.strip(_SEPARATORS)
            if label and not (url or resource or refused):
                self.report(Problem.NO_URL, f"links: {label[:200]!r} has no target")
            if label or url or resource:
                yield Link(self.table.guess(label, url), label or url, url, resource)

    def _eprint(self) -> Iterator[Link]:
        """The link of an ``eprint`` of arXiv, where ``arxiv`` is not given itself."""
        archive = self.entry.get("eprinttype", "archiveprefix").casefold()
        value = self.entry.get("eprint")
        if value and archive in {"", "arxiv"} and not self.entry.get("arxiv"):
            kind = self.table.kinds["arxiv"]
            target = target_of(kind, value)
            if target.url:
                yield Link(kind.name, kind.label, target.url)
            elif archive and target.finding:
                self.findings.append(target.finding)


def _target(run: Run) -> tuple[str, str, bool]:
    return run.url, run.resource, run.refused


def read_publication(reader: FieldReader, title: Inline) -> Publication:
    """The publication that the fields describe."""
    entry, authors = reader.entry, reader.authors()
    return Publication(
        key=entry.key,
        type=entry.type,
        title=title,
        authors=authors.authors,
        others=authors.others,
        venue=_venue(reader),
        abbr=entry.get("abbr"),
        date=reader.date(),
        status=reader.status(),
        award=reader.inline("award"),
        award_name=entry.get("award_name"),
        notes=_notes(reader),
        links=reader.links(),
        abstract=reader.inline("summary", "abstract"),
        thumbnail=reader.image("preview"),
        fields=entry.fields,
    )


def read_talk(reader: FieldReader, title: Inline) -> Talk:
    """The talk that the fields describe."""
    entry, authors = reader.entry, reader.authors()
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
    aliases = (alias.strip() for alias in entry.get("aliases").split(","))
    return Biography(
        key=entry.key,
        name=name,
        pronouns=entry.get("pronouns"),
        photo=reader.image("photo"),
        photo_alt=entry.get("photo_alt") or name,
        position=reader.inline("position"),
        affiliation=reader.inline("affiliation"),
        location=reader.inline("location"),
        note=reader.inline("note"),
        links=reader.person_links(),
        aliases=tuple(alias for alias in aliases if alias),
    )


def _notes(reader: FieldReader) -> tuple[Inline, ...]:
    names = ("note", "additional_info", "annotation")
    return tuple(note for name in names if (note := reader.inline(name)))


def _venue(reader: FieldReader) -> Inline:
    """Where it appeared: ``venue`` as it was written, or put together from BibTeX's fields."""
    entry = reader.entry
    if entry.get("venue"):
        return reader.inline("venue")
    name = reader.inline(*_VENUE_FIELDS)
    volume, number, pages = entry.get("volume"), entry.get("number", "issue"), entry.get("pages")
    issue = f"{volume}({number})" if volume and number else volume or number
    details = ", ".join(part for part in (issue, pages.replace("--", "–")) if part)
    separator: Inline = (Run(" " if issue else ", "),) if name and details else ()
    return (*name, *separator, *inline(details))


def is_remote(path: str) -> bool:
    """Whether an image or file field names a URL."""
    return is_absolute(path)


def text_of(runs: Inline) -> str:
    """The text of the runs, white space folded."""
    return " ".join(plain(runs).split())
