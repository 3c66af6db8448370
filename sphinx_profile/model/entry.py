"""What was written: an entry with its fields, before it is understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_profile.model.link import LinkTable


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it was written: type, key, and its fields in their order, names in lower case."""

    type: str
    key: str
    fields: tuple[tuple[str, str], ...] = ()

    def get(self, *names: str) -> str:
        """The first of these fields that holds something, or ``""``."""
        values = dict(self.fields)
        return next((values[name].strip() for name in names if values.get(name, "").strip()), "")

    def has(self, name: str) -> bool:
        """Whether the field was written at all, be it empty."""
        return any(field == name for field, _ in self.fields)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The names and values of the fields, in order."""
        return iter(self.fields)


BIBLIOGRAPHIC_MEANINGS = {
    "author": "the authors",
    "authors": "the authors, as a directive takes them",
    "editor": "the editors; they stand for the authors of an entry without",
    "title": "the title",
    "subtitle": "stands behind the title and a colon",
    "shorttitle": "kept",
    "maintitle": "the venue, if there is no other",
    "journal": "the venue of an article",
    "journaltitle": "the same in BibLaTeX",
    "booktitle": "the venue of a paper or a chapter",
    "booksubtitle": "kept",
    "eventtitle": "the venue, if there is no other",
    "venue": "the venue, as it is written; goes before all of these",
    "volume": "stands behind the venue",
    "number": "stands behind the volume, in parentheses",
    "issue": "the same",
    "pages": "stands behind the volume",
    "eid": "stands for the pages",
    "pagetotal": "kept",
    "chapter": "kept",
    "series": "kept",
    "edition": "kept",
    "school": "where a thesis was written",
    "institution": "who published a report",
    "organization": "who held a conference or wrote a manual",
    "howpublished": "how it was published",
    "publisher": "the venue of a book",
    "address": "kept",
    "location": "kept",
    "date": "when it appeared, in any form of ISO 8601",
    "year": "the year",
    "month": "the month: a number, a macro or a name",
    "day": "the day of the month, a number",
    "eventdate": "kept",
    "urldate": "kept",
    "type": "what a thesis or a report is called",
    "abstract": "the summary, if there is no other",
    "keywords": "the tags that a filter box offers",
    "language": "kept",
    "version": "kept",
    "note": "a line of its own",
    "annote": "kept",
    "doi": "a link",
    "eprint": "a link, or the venue, by its archive",
    "eprinttype": "the archive of the eprint",
    "eprintclass": "the class of the eprint",
    "archiveprefix": "the archive of the eprint",
    "primaryclass": "the class of the eprint",
    "issn": "kept",
    "crossref": "the entry from which missing fields are taken",
    "xdata": "entries from which missing fields are taken",
}
"""Fields of BibTeX and BibLaTeX (manual, section 2.2), and two of ours: what each does."""

PROFILE_MEANINGS = {
    "abbr": "the short name of the venue, in a frame",
    "additional_info": "a line of its own",
    "annotation": "a line of its own",
    "award": "a badge, or a line of its own beside `award_name`",
    "award_name": "a badge",
    "bibtex_show": "`false` hides the BibTeX",
    "key": "the key, in a directive",
    "links": "links with labels of their own",
    "photo_alt": "describes the photo of a biography",
    "preview": "a thumbnail",
    "preview_alt": "describes the thumbnail",
    "selected": "for filters: `:filter: selected`",
    "status": "a badge; `draft` hides the entry",
    "summary": "the summary",
}
"""Fields that say how an entry is shown, al-folio's names first: what each does."""

BIBLIOGRAPHIC_FIELDS = frozenset(BIBLIOGRAPHIC_MEANINGS)
PROFILE_FIELDS = frozenset(PROFILE_MEANINGS)


def is_known(name: str, table: LinkTable) -> bool:
    """Whether a field of this name means something to us."""
    return name in BIBLIOGRAPHIC_FIELDS or name in PROFILE_FIELDS or table.get(name) is not None


STEERING_FIELDS = frozenset(
    [
        "abbr",
        "additional_info",
        "annotation",
        "arxiv",
        "award",
        "award_name",
        "bibtex_show",
        "blog",
        "code",
        "hal",
        "html",
        "pdf",
        "pmid",
        "poster",
        "preview",
        "preview_alt",
        "selected",
        "slides",
        "supp",
        "video",
        "website",
        "data",
        "demo",
        "openreview",
        "acl",
        "zenodo",
        "osf",
        "huggingface",
        "dataset",
        "model",
        "project",
        "news",
        "press",
        "links",
        "status",
        "summary",
    ]
)
"""Fields that only steer the page: neither BibTeX nor BibLaTeX has them."""


def is_steering(name: str) -> bool:
    """Whether a field only steers the page; ``code2`` does as ``code`` does."""
    return name in STEERING_FIELDS or name.rstrip("0123456789") in STEERING_FIELDS


def is_left_out(name: str) -> bool:
    """Whether the BibTeX that a page shows is without a field: those for the page, the abstract."""
    return name == "abstract" or is_steering(name)
