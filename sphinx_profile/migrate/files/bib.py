"""BibTeX and BibLaTeX as a source: a ``.bib``, or a folder with some.

Everything stays where it stands, as its author wrote it: macros, preambles and comments too. Only
an entry that is malformed is written anew; one of which nothing can be read is kept as a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.bibtex import read_bibtex, write_entry
from sphinx_profile.formats.latex import decode
from sphinx_profile.migrate.files.bib_between import between, is_of_command
from sphinx_profile.migrate.files.bib_files import take_files
from sphinx_profile.migrate.files.bib_parts import Part, commented, parted
from sphinx_profile.migrate.files.fields import Keys, clean_key
from sphinx_profile.migrate.files.sniff import Format
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Document, Source
from sphinx_profile.migrate.system import System
from sphinx_profile.model.source import SourceEntry
from sphinx_profile.scaffold.site import Site

_ENTRY = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---\n(?:(?!@|---).*\n)*---\n")
_HEADER = re.compile(r"^(%[ \t]*Encoding:[ \t]*)(?!UTF-?8\b)[A-Za-z0-9_.:-]{1,40}", re.I | re.M)
_BLANK = re.compile(r"\n{3,}")
_WORD = re.compile(r"\w+")
_ANEW = (Problem.SYNTAX, Problem.UNKNOWN_MACRO, Problem.DUPLICATE_FIELD)
"""Problems that an entry has no more when it is written anew."""

FORMAT = Format((".bib", ".bibtex"), lambda text: bool(_ENTRY.search(text)), (".bib",))


def read(source: Source, report: Report) -> Site:
    """The site of all bibliographies, one behind the other."""
    library = Library(report)
    for path in FORMAT.paths(source):
        document = source.read(path)
        if document:
            library.add(document)
    site = library.site()
    take_files(site, source, report)
    return site


@dataclass(slots=True)
class Library:
    """The entries of all files so far, and the text that waits for the next entry."""

    report: Report
    entries: list[SourceEntry] = field(default_factory=list)
    _macros: Mapping[str, str] = field(default_factory=dict)
    _first: dict[str, SourceEntry] = field(default_factory=dict)
    _keys: Keys = field(default_factory=Keys)
    _preamble: str = ""
    _waiting: str = ""

    def add(self, document: Document) -> None:
        """Add the entries of a file, and what stands between them."""
        path, text = document.path, self._without_headers(document)
        reading = read_bibtex(text, path, self._macros)
        self._macros = reading.macros
        parts = list(parted(text, reading.entries))
        broken = self._name_findings(path, reading.findings, parts)
        for part in parts:
            self._put_between(part, path)
            if part.entry:
                self._put(part.entry, part.entry.entry.key in broken)
        if not reading.opened:
            why = "it holds no entry; its text is kept in publications.bib"
            self.report.mended(path, 0, "the file", why)

    def site(self) -> Site:
        """The site, with what still waits behind the last entry."""
        waiting = self._waiting.strip("\n")
        if waiting and self.entries:
            last = self.entries[-1]
            self.entries[-1] = replace(last, source=f"{_text(last)}\n\n{waiting}")
        elif waiting:
            self._preamble = waiting
        return Site(title="Publications", entries=self.entries, preamble=self._preamble)

    def _without_headers(self, document: Document) -> str:
        """The text without what tells Jekyll or an editor how to read it; its lines stay."""
        text = document.text
        front = _FRONT_MATTER.match(text)
        if front:
            why = "front matter is for Jekyll, which reads the file no more"
            end = front[0].count("\n")
            self.report.left(document.path, 1, "the lines between ---", why, end)
            text = "\n" * end + text[front.end() :]
        header = _HEADER.search(text, 0, 1000)
        if header:
            line = text.count("\n", 0, header.start()) + 1
            why = "publications.bib is UTF-8; the line says so"
            self.report.mended(document.path, line, header[0], why)
            text = f"{text[: header.start()]}{header[1]}UTF-8{text[header.end() :]}"
        return text

    def _name_findings(
        self, path: str, findings: tuple[Finding, ...], parts: list[Part]
    ) -> set[str]:
        """Name all that is wrong in the report; the keys of the entries to be written anew."""
        whole = [part for part in parts if part.entry]
        begins = [part.entry.line for part in whole if part.entry]
        broken = set[str]()
        for finding in findings:
            place = finding.place.rpartition(":")[2]
            line = int(place) if place.isdigit() else 0
            index = bisect_right(begins, line) - 1
            entry = whole[index].entry if index >= 0 and line <= whole[index].end else None
            if entry:
                key = entry.entry.key
                why = finding.message.removeprefix(f"{key[:200]}: ")
                self.report.mended(path, line, key, why)
                broken.update({key} if finding.problem in _ANEW else ())
            else:
                self._name_stray(path, line, finding)
        return broken

    def _name_stray(self, path: str, line: int, finding: Finding) -> None:
        """Name what is wrong with a text that is no entry of the site."""
        if finding.problem is Problem.SYNTAX:
            kept = "as it is" if is_of_command(finding) else "as a comment"
            why = f"{finding.message}; it is kept {kept} in publications.bib: mend it there"
            self.report.left(path, line, "this text", why)
        elif finding.problem in _ANEW:
            self.report.mended(path, line, "this text", finding.message)
        elif finding.problem is not Problem.DUPLICATE_KEY:
            self.report.left(path, line, "this text", finding.message)

    def _put_between(self, part: Part, path: str) -> None:
        for piece in between(part, path, self._macros):
            if isinstance(piece, str):
                self._waiting += piece
            else:
                self._put(piece, is_broken=True)

    def _put(self, entry: SourceEntry, is_broken: bool) -> None:
        """Put an entry into the site, with what waits before it."""
        key = entry.entry.key
        if key in self._first:
            self._repeat(entry)
            return
        end = entry.line + entry.source.count("\n")
        if is_broken:
            entry = self._anew(entry)
        self._first[self._keys.unique(key)] = entry
        self._add(entry)
        self.report.taken(entry.path, entry.line, key, "", end)

    def _add(self, entry: SourceEntry) -> None:
        if not self.entries:
            self._preamble, self._waiting = self._waiting.strip("\n"), ""
        elif self._waiting.strip():
            before = _BLANK.sub("\n\n", self._waiting.lstrip("\n"))
            entry = replace(entry, source=before + _text(entry))
        self._waiting = ""
        self.entries.append(entry)

    def _anew(self, entry: SourceEntry) -> SourceEntry:
        """The entry in a form without defects; what it does not hold stands before it."""
        key = clean_key(entry.entry.key)
        anew = replace(entry, entry=replace(entry.entry, key=key), source="")
        written = {*_words(write_entry(anew.entry)), *self._macros}
        if not set(_words(entry.source)) <= written:
            self._waiting = f"{self._waiting.rstrip()}\n\n{commented(entry.source)}\n"
        return anew

    def _repeat(self, entry: SourceEntry) -> None:
        """An entry with the key of another: the same, another form of it, or another work."""
        key, end = entry.entry.key, entry.line + entry.source.count("\n")
        first = self._first[key]
        if first.entry.fields == entry.entry.fields:
            why = f"it repeats {first.place}; it is in the site once"
            self.report.mended(entry.path, entry.line, key, why, end)
            if not set(_words(entry.source)) <= set(_words(_text(first))):
                self._waiting += f"\n{commented(entry.source)}\n"
        elif _title(first) == _title(entry):
            why = f"{first.place} has this key and title; it is kept as a comment: merge it by hand"
            self.report.left(entry.path, entry.line, key, why, end)
            self._waiting += f"\n{commented(entry.source)}\n"
        else:
            other = self._keys.unique(key)
            why = f"{first.place} has this key; it is {other} now"
            self.report.mended(entry.path, entry.line, key, why, end)
            renamed = self._anew(replace(entry, entry=replace(entry.entry, key=other)))
            self._first[other] = renamed
            self._add(renamed)


def _text(entry: SourceEntry) -> str:
    return entry.source or write_entry(entry.entry)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _title(entry: SourceEntry) -> list[str]:
    return _words(decode(entry.entry.get("title")))


SYSTEM = System("bib", "BibTeX or BibLaTeX", FORMAT.recognises, read)
