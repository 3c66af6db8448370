"""What entries take over from others: ``crossref`` and ``xdata`` of BibTeX and BibLaTeX.

The rules are those of the BibLaTeX manual, section 2.4.1.1 and appendix B: an entry's own fields
win, and the title of a whole is another field of its part. What names one document alone (a
DOI, a URL, a file, an abstract) stays with it, beyond the manual's list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.model.entry import Entry, is_steering
from sphinx_profile.model.source import SourceEntry

MAX_INHERITED = 1_000_000
_FIELD_COST = 64

_KEY_LIKE = frozenset(
    [
        *("ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label"),
        *("options", "presort", "related", "relatedoptions", "relatedstring", "relatedtype"),
        *("shorthand", "shorthandintro", "sortkey", "shorttitle", "sorttitle", "indextitle"),
        *("indexsorttitle", "key"),
    ]
)
"""Fields that BibLaTeX does not let ``crossref`` inherit (appendix B)."""

_OF_ONE_DOCUMENT = frozenset(
    [
        *("abstract", "keywords", "doi", "url", "urldate", "eprint", "eprinttype", "eprintclass"),
        *("archiveprefix", "primaryclass", "file", "pages", "pagetotal", "annote", "annotation"),
    ]
)
_DATES = ("date", "year", "month", "day")
_JOURNALS = ("journal", "journaltitle")
_AS_ONE = {**dict.fromkeys(("date", "year"), _DATES), **dict.fromkeys(_JOURNALS, _JOURNALS)}
"""Fields that say what others say: an entry that has one inherits none of them."""

_PARTS = frozenset(
    [
        *("inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inreference"),
        *("inproceedings", "conference"),
    ]
)
_WHOLES = frozenset({"book", "collection", "reference", "proceedings"})
_VOLUMES = frozenset({"mvbook", "mvcollection", "mvreference", "mvproceedings"})
_TITLES = ("title", "subtitle", "titleaddon")


def inherit(
    entries: tuple[SourceEntry, ...],
) -> tuple[tuple[SourceEntry, ...], tuple[Finding, ...]]:
    """The entries with what they take over, behind their own fields, and what is wrong.

    A reference to an entry that is not there, or back to itself, gives a finding and nothing
    else. Entries of the type ``xdata`` are containers for others; they come back as they are, for
    the caller to leave out of lists.
    """
    if not any(name in {"crossref", "xdata"} for source in entries for name, _ in source.entry):
        return entries, ()
    heirs = _Heirs(entries)
    heirs.resolve("xdata")
    heirs.resolve("crossref")
    return heirs.entries(), tuple(heirs.findings)


class _Heirs:
    """The entries by their keys, and what is left of what they may inherit."""

    def __init__(self, entries: Sequence[SourceEntry]) -> None:
        self.findings: list[Finding] = []
        self._sources = {source.entry.key: source for source in entries}
        self._entries = {source.entry.key: source.entry for source in entries}
        size = sum(_cost(field) for source in entries for field in source.entry)
        self._left = max(MAX_INHERITED, 4 * size)
        self._is_exceeded = False
        self._costs = dict[str, int]()

    def entries(self) -> tuple[SourceEntry, ...]:
        """The entries as they now are, in their order."""
        return tuple(
            source if source.entry is self._entries[key] else replace(source, entry=entry)
            for (key, source), entry in zip(
                self._sources.items(), self._entries.values(), strict=True
            )
        )

    def resolve(self, reference: str) -> None:
        """Let every entry take over fields through one kind of reference, parents first."""
        parents = {key: self._parents(key, reference) for key in self._entries}
        self._costs.clear()
        opened, done = set[str](), set[str]()
        for first, references in parents.items():
            pending = [first] if references else []
            while pending:
                key = pending[-1]
                if key in opened or key in done:
                    pending.pop()
                    if key not in done:
                        self._take_over(key, parents[key], reference)
                        done.add(key)
                else:
                    opened.add(key)
                    loops = [name for name in parents[key] if name in opened and name not in done]
                    for name in loops:
                        self._report(key, f"{reference}: {name[:200]!r} leads back to this entry")
                    parents[key] = [name for name in parents[key] if name not in loops]
                    pending += (name for name in parents[key] if name not in done)

    def _parents(self, key: str, reference: str) -> list[str]:
        """The entries that an entry refers to; a finding for each that is not there."""
        written = self._entries[key].get(reference)
        names = written.split(",") if reference == "xdata" else [written]
        found = list[str]()
        for name in dict.fromkeys(name.strip() for name in names if name.strip()):
            parent = name if name in self._entries else self._other_names.get(name.casefold())
            if parent:
                found.append(parent)
            else:
                self._report(key, f"{reference}: no entry has the key {name[:200]!r}")
        return found

    @cached_property
    def _other_names(self) -> dict[str, str]:
        """Keys by what else they are called: in another case, as BibTeX allows, or by ``ids``."""
        names = dict[str, str]()
        for key in self._entries:
            names.setdefault(key.casefold(), key)
        for key, entry in self._entries.items():
            for alias in entry.get("ids").split(","):
                names.setdefault(alias.strip().casefold(), key)
        return names

    def _take_over(self, key: str, parents: Iterable[str], reference: str) -> None:
        """Put behind the fields of an entry those that it lacks and its parents have."""
        entry = self._entries[key]
        names = {name for name, _ in entry}
        names.update(other for name in tuple(names) for other in _AS_ONE.get(name, ()))
        added = list[tuple[str, str]]()
        for parent in parents:
            if not self._affords(parent):
                break
            whole = self._entries[parent]
            offered = _offered(entry, whole) if reference == "crossref" else _contained(whole)
            taken = dict[str, str]()
            for name, value in offered:
                if name not in names and name not in taken:
                    taken[name] = value
            added += taken.items()
            names.update(other for name in taken for other in (name, *_AS_ONE.get(name, ())))
        if added:
            self._entries[key] = replace(entry, fields=(*entry.fields, *added))

    def _affords(self, parent: str) -> bool:
        """Whether what this entry has may be inherited once more; a finding when it may not."""
        if parent not in self._costs:
            self._costs[parent] = sum(_cost(field) for field in self._entries[parent])
        self._left -= self._costs[parent]
        if self._left < 0 and not self._is_exceeded:
            self._is_exceeded = True
            message = "the entries inherit more than a million characters: the rest is left out"
            self.findings.append(Finding(Problem.EXPANSION, message))
        return self._left >= 0

    def _report(self, key: str, message: str) -> None:
        place = self._sources[key].place
        self.findings.append(Finding(Problem.INHERITANCE, f"{key[:200]}: {message}", place))


def _offered(part: Entry, whole: Entry) -> Iterator[tuple[str, str]]:
    """The fields that ``crossref`` makes of those of ``whole``, each under its name in ``part``."""
    names = _renamed(part.type, whole.type)
    if names and whole.has(names["title"]):
        names["title"] = ""
    for name, value in whole:
        if name in _KEY_LIKE or name in _OF_ONE_DOCUMENT or (is_steering(name) and name != "abbr"):
            continue
        if name == "author" and part.type in _PARTS and whole.type in {"book", "mvbook"}:
            yield "bookauthor", value
        if new := names.get(name, name):
            yield new, value


def _contained(container: Entry) -> Iterator[tuple[str, str]]:
    """The fields that ``xdata`` makes of a container: all but those that name it."""
    return (field for field in container if field[0] not in {"ids", "xdata"})


def _renamed(part: str, whole: str) -> dict[str, str]:
    """The fields of a whole that have another name in its part (BibLaTeX manual, appendix B)."""
    if part in _PARTS and whole in _WHOLES:
        prefix = "book"
    elif whole in _VOLUMES and (part in _WHOLES or part in _PARTS):
        prefix = "main"
    elif whole == "periodical" and part in {"article", "suppperiodical", "review"}:
        prefix = "journal"
    else:
        return {}
    return {name: f"{prefix}{name}" for name in _TITLES}


def _cost(field: tuple[str, str]) -> int:
    return len(field[0]) + len(field[1]) + _FIELD_COST
