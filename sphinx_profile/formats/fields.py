"""The fields of an entry, one by one.

What a field holds is text in the markup of its source: LaTeX in a bibliography, that of the page
in a directive; a function that the caller gives reads the latter. Local files come back as
requests: the caller, which knows where they may lie, answers them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.authors import AuthorList, read_authors
from sphinx_profile.formats.latex import decode, read_latex, read_url
from sphinx_profile.formats.names import read_names
from sphinx_profile.model.date import Date, read_date, with_day
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.inline import Inline, Run
from sphinx_profile.model.kinds import IDENTITY_FIELDS, PERSON_URLS, LinkKind
from sphinx_profile.model.link import Link, LinkTable, target_of
from sphinx_profile.model.publication import STATUSES, FileRequest

Markup = Callable[[str], Inline]

_ARCHIVES = {"": "arxiv", "pubmed": "pmid", "hal-id": "hal"}
_FLAGS = {"true": True, "yes": True, "1": True, "": True, "false": False, "no": False, "0": False}
_SEPARATORS = " \t\n,;|/·•[]"


@dataclass(slots=True)
class FieldReader:
    """Reads the fields of one entry; collects what is wrong, and the files that it names.

    ``latex`` are the names of the fields whose text is LaTeX; ``markup`` reads the others.
    """

    entry: Entry
    markup: Markup
    table: LinkTable
    latex: frozenset[str] = frozenset()
    findings: list[Finding] = field(default_factory=list)
    files: list[FileRequest] = field(default_factory=list)
    values: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.values = {name: value.strip() for name, value in self.entry.fields}

    def report(self, problem: Problem, message: str) -> None:
        """Note a problem."""
        self.findings.append(Finding(problem, message))

    def first(self, *names: str) -> str:
        """The first of these fields that holds something, or ``""``."""
        for name in names:
            if self.values.get(name):
                return name
        return ""

    def get(self, *names: str) -> str:
        """What the first of these fields that holds something says, as it was written."""
        return self.values.get(self.first(*names), "")

    def inline(self, *names: str) -> Inline:
        """The first of these fields that holds something, its markup read."""
        name = self.first(*names)
        if not name:
            return ()
        if name not in self.latex:
            return self.markup(self.values[name])
        runs, findings = read_latex(self.values[name])
        self.findings += [Finding(f.problem, f"{name}: {f.message}") for f in findings]
        return runs

    def text(self, *names: str) -> str:
        """The first of these fields that holds something, as text without markup."""
        name = self.first(*names)
        if not name:
            return ""
        value = self.values[name]
        return decode(value).strip() if name in self.latex else value

    def flag(self, name: str, default: bool = False) -> bool:
        """A field that is true or false; ``:name:`` alone is true."""
        if name not in self.values:
            return default
        value = self.values[name].casefold()
        if value not in _FLAGS:
            self.report(Problem.BAD_VALUE, f"{name}: {value[:200]!r} is not true or false")
        return _FLAGS.get(value, default)

    def people(self, *names: str) -> AuthorList:
        """The people of the first of these fields that was written; nobody without one."""
        name = next((name for name in names if name in self.values), "")
        if not name:
            return AuthorList()
        if name in self.latex:
            people, findings = read_names(self.values[name], name)
        else:
            people, findings = read_authors(self.inline(name), name)
        self.findings += findings
        return people

    def date(self) -> Date:
        """The field ``date``, or ``year``, ``month`` and ``day``."""
        name = "date" if self.get("date") else "year"
        text = self.text(name) if "\\" in self.get(name) else self.url(name)
        date, findings = read_date(text, self.text("month"), name)
        self.findings += findings
        return with_day(date, self.text("day")) if self.get("day") else date

    def status(self) -> str:
        """The status in its standard spelling, or as it was written where it is unknown."""
        written = self.text("status")
        status = " ".join(written.replace("-", " ").replace("_", " ").casefold().split())
        if not status or status in STATUSES:
            return status or "published"
        self.report(
            Problem.UNKNOWN_STATUS,
            f"status: {written[:200]!r} is not one of {', '.join(STATUSES)}",
        )
        return written

    def choice(self, name: str, values: Sequence[str]) -> str:
        """A field that is one of some words; the first of them where it is not."""
        value = self.get(name).strip().casefold()
        if value in values:
            return value
        if value:
            self.report(
                Problem.BAD_VALUE, f"{name}: {value[:200]!r} is not one of {', '.join(values)}"
            )
        return values[0]

    def image(self, name: str) -> str:
        """The resource that an image field becomes, or ``""``."""
        path = self.url(name)
        if path:
            self.files.append(FileRequest(name, path, "image"))
        return name if path else ""

    def url(self, name: str) -> str:
        """A field that holds a URL, an identifier or a path."""
        value = self.values.get(name, "")
        return read_url(value) if name in self.latex else value

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
        for name, value in self.values.items():
            kind = self.table.get(name)
            if name == "links":
                found += self._labelled(self.inline(name))
            elif kind and value and (not only or kind.name in only):
                found.append(self._typed(name, kind, self.url(name)))
        found += self._eprint()
        return tuple(_without_repetition(found) if "url" in self.latex else found)

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
        """The link of an ``eprint``, where the archive has no field of its own in the entry."""
        archive = self.text("eprinttype", "archiveprefix").casefold()
        name = _ARCHIVES.get(archive, archive)
        value, kind = self.url("eprint"), self.table.kinds.get(name)
        if value and kind and kind.url and not self.get(kind.name):
            target = target_of(kind, value)
            if target.url:
                yield Link(kind.name, kind.label, target.url)
            elif archive and target.finding:
                self.findings.append(target.finding)


def _target(run: Run) -> tuple[str, str, bool]:
    return run.url, run.resource, run.refused


def _without_repetition(links: list[Link]) -> Iterator[Link]:
    """The links without a ``url`` that another of them, of a kind of its own, leads to as well."""
    others = {_bare(link.url) for link in links if link.kind != "url" and link.url}
    return (link for link in links if link.kind != "url" or _bare(link.url) not in others)


def _bare(url: str) -> str:
    """A URL without what does not change where it leads."""
    return url.casefold().split("://", 1)[-1].replace("dx.doi.org/", "doi.org/", 1).rstrip("/")
