"""Keys, DOIs and publications that are given twice; preprints that nothing ties to the paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.documents import Record
from sphinx_profile.lint.flaw import Flaw
from sphinx_profile.lint.site import Group, Site
from sphinx_profile.model.library import SAME_TYPE

_WHOLES = frozenset({"book", "collection", "proceedings", "mvbook", "reference", "periodical"})
_PREPRINTS = frozenset({"misc", "unpublished", "online", "preprint"})
_PUBLISHED = frozenset({"article", "inproceedings", "incollection", "conference"})
_ARCHIVE = re.compile(
    r"\b(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn|preprints?|eprints?)\b", re.IGNORECASE
)
_ARCHIVE_DOI = re.compile(
    r"10\.(?:48550/|1101/[\d.]+(?:v\d+)?$|64898/|21203/|20944/|2139/ssrn|26434/|31234/|31219/"
    r"|31235/|31223/|36227/)"
)
"""DOIs of arXiv, bioRxiv and medRxiv, Research Square, Preprints.org, SSRN, ChemRxiv, PsyArXiv,
OSF, SocArXiv, EarthArXiv and TechRxiv."""
_TYING = ("related", "xref", "crossref")
_TELLING = (
    *("volume", "number", "pages", "eid", "booktitle", "journal", "edition", "type", "part"),
    "entrysubtype",
)
"""Fields that tell publications of one title apart."""
_OF_EVENTS = (
    *("howpublished", "note", "organization", "publisher", "eventtitle", "event", "venue"),
    *("location", "address"),
)
"""Fields that tell talks, posters and patents of one title apart."""
_SHORTEST_TITLE = 10
_MOST_ALIKE = 50


def check(site: Site) -> Iterator[Flaw]:
    """What is given twice among the records that belong together."""
    for group in site.groups:
        yield from _keys(group)
        publications = [r for r in group.publications if r.entry.type != "xdata"]
        known = set[tuple[int, int]]()
        yield from _same_doi(publications, known)
        yield from _same_title(publications, known)


def _keys(group: Group) -> Iterator[Flaw]:
    """Keys that stand in more than one file; the readers report those of one file."""
    first = dict[str, Record]()
    for record in group.records:
        key = record.entry.key
        if not key or record.overrides:
            continue
        known = first.setdefault(key, record)
        if known.document is not record.document and not _is_copy(group, known, record):
            message = f"the key stands in {known.place}, too"
            yield record.flaw(Code.DUPLICATE_KEY, message)


def _is_copy(group: Group, one: Record, other: Record) -> bool:
    """Whether two entries of one key are no mistake.

    They are the same, or stand in two files that conf.py does not name, as in lists by topic, and
    are one publication.
    """
    is_one = one.title == other.title or (one.doi == other.doi != "")
    return one.entry == other.entry or (not group.is_own and is_one)


def _same_doi(records: list[Record], known: set[tuple[int, int]]) -> Iterator[Flaw]:
    first = dict[str, Record]()
    for record in records:
        if not record.doi or record.entry.type in _WHOLES:
            continue
        other = first.setdefault(record.doi, record)
        is_told = other.entry.key == record.entry.key != ""
        if other is record or is_told or _version(record) != _version(other):
            continue
        known.add((id(other), id(record)))
        message = f"the DOI {record.doi} is that of {other.label} ({other.place}), too"
        yield record.flaw(Code.SAME_DOI, message, "doi")


def _same_title(records: list[Record], known: set[tuple[int, int]]) -> Iterator[Flaw]:
    alike = defaultdict[str, list[Record]](list)
    for record in records:
        if len(record.title) >= _SHORTEST_TITLE and " " in record.title:
            alike[record.title].append(record)
    for found in alike.values():
        for number, record in enumerate(found[:_MOST_ALIKE]):
            flaw = _against(record, found[:number], known)
            if flaw:
                yield flaw


def _against(record: Record, others: list[Record], known: set[tuple[int, int]]) -> Flaw | None:
    """What is said of a record that has the title of others."""
    for other in others:
        is_told = (id(other), id(record)) in known or other.entry.key == record.entry.key != ""
        if is_told or not _share_authors(other, record):
            continue
        where = f"{other.label} ({other.place})"
        pair = _versions(other, record)
        if pair:
            if not _are_tied(*pair):
                message = (
                    f"a preprint and a published paper of one title, {where}, and nothing ties them"
                )
                return record.flaw(Code.UNTIED_VERSIONS, message, "title")
        elif _is_same(other, record):
            return record.flaw(Code.SAME_TITLE, f"has the title and the year of {where}", "title")
    return None


def _share_authors(one: Record, other: Record) -> bool:
    return not one.families or not other.families or bool(one.families & other.families)


def _is_same(one: Record, other: Record) -> bool:
    """Whether two records of one title say nothing that makes them different publications."""
    of_page = not one.is_latex or not other.is_latex
    if one.date.year != other.date.year or not (of_page or _kind(one) == _kind(other)):
        return False
    if one.doi and other.doi:
        return False
    names = _TELLING + (_OF_EVENTS if one.entry.type in _PREPRINTS else ())
    return not any(_differ(one, other, name) for name in names)


def _differ(one: Record, other: Record, name: str) -> bool:
    """Whether both have a field, and each says something of its own."""
    first, second = one.get(name), other.get(name)
    if name in {"booktitle", "journal"}:
        pages = one.entry.get("pages") != other.entry.get("pages")
        return bool(first and second) and (pages or _are_other_days(one, other))
    plain = (re.sub(r"\W+", "", text).casefold() for text in (first, second))
    return bool(first and second) and len(set(plain)) == 2


def _are_other_days(one: Record, other: Record) -> bool:
    """Whether two papers of a conference, or two talks, were given on two days."""
    days = [(r.date.month, r.date.day) for r in (one, other) if r.date.day]
    return one.entry.type != "article" and len(days) == 2 and days[0] != days[1]


def _kind(record: Record) -> str:
    return SAME_TYPE.get(record.entry.type, record.entry.type)


def _version(record: Record) -> str:
    """``"preprint"``, ``"published"``, or ``""`` for what is neither."""
    container = record.get("journal", "journaltitle", "booktitle", "howpublished", "venue")
    is_archive = bool(_ARCHIVE.search(container) or _ARCHIVE_DOI.match(record.doi))
    if is_archive and record.entry.type in _PREPRINTS | _PUBLISHED:
        return "preprint"
    if record.entry.type in _PREPRINTS and record.is_latex:
        has_archive = record.get("eprint", "arxiv", "archiveprefix", "eprinttype")
        if not has_archive and record.get("pages", "volume"):
            return ""
        return "preprint" if has_archive or record.entry.type != "misc" else "draft"
    return "published" if record.entry.type in _PUBLISHED else ""


def _versions(one: Record, other: Record) -> tuple[Record, Record] | None:
    """The preprint and the published of two records; ``None`` if they are not these."""
    kinds = {"draft": "preprint"}
    first, second = (kinds.get(v, v) for v in (_version(one), _version(other)))
    if {first, second} != {"preprint", "published"}:
        return None
    return (one, other) if first == "preprint" else (other, one)


def _are_tied(preprint: Record, published: Record) -> bool:
    """Whether one of the two names the other."""
    if published.get("arxiv", "eprint", "hal"):
        return True
    if any(_ARCHIVE.search(v) for n, v in published.whole if n in {"url", "links", "pdf", "note"}):
        return True
    if preprint.doi and not _ARCHIVE_DOI.match(preprint.doi):
        return True
    keys = {preprint.entry.key, published.entry.key}
    named = (r.entry.get(name) for r in (preprint, published) for name in _TYING)
    return any(key.strip() in keys for text in named for key in text.split(",") if key)
