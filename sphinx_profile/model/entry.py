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


BIBLIOGRAPHIC_FIELDS = frozenset(
    [
        "address",
        "author",
        "authors",
        "booktitle",
        "chapter",
        "crossref",
        "date",
        "edition",
        "editor",
        "howpublished",
        "institution",
        "issn",
        "issue",
        "journal",
        "journaltitle",
        "keywords",
        "language",
        "location",
        "month",
        "number",
        "organization",
        "pages",
        "publisher",
        "school",
        "series",
        "subtitle",
        "title",
        "type",
        "volume",
        "year",
        "abstract",
        "archiveprefix",
        "primaryclass",
        "doi",
        "eprint",
        "eprinttype",
        "eprintclass",
        "eventtitle",
        "eventdate",
        "urldate",
        "annote",
        "pagetotal",
        "maintitle",
        "booksubtitle",
        "shorttitle",
        "venue",
        "version",
    ]
)
"""Fields of BibTeX and BibLaTeX (manual, section 2.2), and ``authors`` and ``venue``."""

PROFILE_FIELDS = frozenset(
    [
        "abbr",
        "additional_info",
        "annotation",
        "award",
        "award_name",
        "bibtex_show",
        "key",
        "links",
        "note",
        "photo_alt",
        "preview",
        "preview_alt",
        "selected",
        "status",
        "summary",
    ]
)
"""Fields that say how an entry is shown, al-folio's names first."""


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
