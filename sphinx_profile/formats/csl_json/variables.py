"""Types and variables of CSL-JSON, types and fields of BibLaTeX: one table for both ways.

Sources: CSL 1.0.2, appendices III "Types" and IV "Variables"; BibLaTeX manual, sections 2.1 and
2.2. Where a type or a field stands for several, the first of them is written.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import lru_cache

from sphinx_profile.model.library import SAME_TYPE

TYPES = {
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), "article"),
    **dict.fromkeys(("review", "review-book", "journal-article"), "article"),
    **dict.fromkeys(("webpage", "article", "post", "post-weblog", "posted-content"), "online"),
    **dict.fromkeys(("paper-conference", "proceedings-article"), "inproceedings"),
    **dict.fromkeys(("chapter", "book-chapter", "book-section"), "incollection"),
    **dict.fromkeys(("book", "classic", "monograph"), "book"),
    **dict.fromkeys(("entry-encyclopedia", "entry-dictionary", "entry"), "inreference"),
    **dict.fromkeys(("thesis", "dissertation"), "thesis"),
    **dict.fromkeys(("legislation", "bill", "regulation"), "legislation"),
    **dict.fromkeys(("manuscript", "speech"), "unpublished"),
    **dict.fromkeys(("broadcast", "video"), "video"),
    **dict.fromkeys(("graphic", "figure"), "image"),
    **dict.fromkeys(("collection", "dataset", "patent", "performance"), ""),
    **dict.fromkeys(("periodical", "proceedings", "report", "software", "standard"), ""),
    **{"edited-book": "collection", "reference-book": "reference", "legal_case": "jurisdiction"},
    **{"treaty": "legal", "motion_picture": "movie", "pamphlet": "booklet", "song": "audio"},
    **{"musical_score": "music", "personal_communication": "letter", "document": "misc"},
}
"""The entry type of each type of item; ``""`` where both have one name."""

NAMES = {
    **dict.fromkeys(("editor", "editorial-director"), "editor"),
    **{"container-author": "bookauthor", "reviewed-author": "reviewedauthor"},
}
ROLES = frozenset({"author", "editor", "translator", "director", *NAMES})
DATES = {
    **{"issued": "date", "accessed": "urldate"},
    **{"original-date": "origdate", "event-date": "eventdate"},
}
FIELDS = {
    **{"title-short": "shorttitle", "shortTitle": "shorttitle", "original-title": "origtitle"},
    **{"container-title-short": "shortjournal", "journalAbbreviation": "shortjournal"},
    **{"short-container-title": "shortjournal", "publisher-place": "location"},
    **{"publisher-location": "location", "event-title": "eventtitle", "event": "eventtitle"},
    **{"collection-title": "series", "collection-number": "number", "page": "pages"},
    **{"number-of-pages": "pagetotal", "number-of-volumes": "volumes", "chapter-number": "chapter"},
    **{"original-publisher": "origpublisher", "original-publisher-place": "origlocation"},
    **{"genre": "type", "keyword": "keywords", "part-number": "part", "article-number": "eid"},
    **{"call-number": "library", "version": "version"},
}
_CONTAINERS = {
    "article": "journal",
    **dict.fromkeys(("inproceedings", "conference", "incollection", "inbook"), "booktitle"),
    **dict.fromkeys(("inreference", "bookinbook", "suppbook", "suppcollection"), "booktitle"),
}
"""The field that is the container of an entry of this type; elsewhere it is ``howpublished``."""
_PUBLISHERS = {
    **dict.fromkeys(("thesis", "report", "techreport"), "institution"),
    **dict.fromkeys(("phdthesis", "mastersthesis"), "school"),
    "manual": "organization",
}
"""The field that is the publisher of an entry of this type; elsewhere it is ``publisher``."""
_CONTAINING = ("journal", "journaltitle", "booktitle")
_PUBLISHING = ("publisher", "institution", "school", "organization")
_SERIAL = frozenset(_CONTAINERS) | {"book", "collection", "proceedings", "mvbook", "thesis"}
"""Types whose number is that in a series, if they have one."""
_STANDARD = {
    *("title", "publisher", "volume", "edition", "language", "note", "abstract", "annote"),
    *("medium", "source", "section", "archive", "archive_location", "status", "authority"),
    *("dimensions", "division", "jurisdiction", "scale", "part", "supplement", "printing"),
}
"""Variables that have the name of their field."""
_NOT_STANDARD = {
    *("journal-article", "posted-content", "proceedings-article", "book-chapter", "book-section"),
    *("monograph", "dissertation", "video", "proceedings", "edited-book", "reference-book"),
    *("publisher-location", "short-container-title", "part-number", "article-number"),
}
"""What only Crossref, or the next version of CSL, has."""
_OTHERWISE = {"collection", "broadcast", "musical_score"}
"""Types of item that say less or other than the type of entry that they are read as: a collection
of CSL is that of an archive, that of BibLaTeX a book of several authors."""
_SIMILAR_TYPES = {
    **dict.fromkeys(("inbook", "bookinbook", "suppbook", "suppcollection"), "chapter"),
    **dict.fromkeys(("proceedings", "reference", "manual", "collection"), "book"),
    **dict.fromkeys(("mvbook", "mvcollection", "mvproceedings", "mvreference"), "book"),
    **dict.fromkeys(("suppperiodical", "review"), "article-journal"),
    **{"artwork": "graphic", "video": "motion_picture", "music": "song"},
}
"""Types of entry that no item has, and the next."""


def _turned(table: dict[str, str]) -> dict[str, str]:
    """The table turned round: of several variables for one field the first that CSL has."""
    unwritten = _NOT_STANDARD | _OTHERWISE
    pairs = ((field or name, name) for name, field in table.items() if name not in unwritten)
    return dict(reversed(list(pairs)))


_ITEM_TYPES = _turned(TYPES)
_VARIABLES = {
    **{name: name for name in _STANDARD},
    **_turned(FIELDS),
    **{name.lower(): name for name in ("DOI", "ISBN", "ISSN", "PMID", "PMCID", "URL")},
}
NAME_VARIABLES = {name: name for name in ("author", "translator", "director")} | _turned(NAMES)
"""The variable of each field that is a list of names."""
DATE_VARIABLES = {name: variable for name, variable in _turned(DATES).items() if name != "date"}
"""The variable of each field that is a date, but for that of the publication."""


def item_type(entry_type: str) -> tuple[str, bool]:
    """The type of item that an entry of this type is, and whether it says the same."""
    exact = _ITEM_TYPES.get(entry_type)
    if exact:
        return exact, True
    similar = _ITEM_TYPES.get(SAME_TYPE.get(entry_type, ""))
    return similar or _SIMILAR_TYPES.get(entry_type, "document"), False


def field_of(variable: str, kind: str) -> str:
    """The field that a variable is in an entry of this type; ``""`` for one without a field."""
    if variable == "container-title":
        return _CONTAINERS.get(kind, "howpublished")
    if variable == "publisher":
        return _PUBLISHERS.get(kind, "publisher")
    if kind == "article" and variable in {"issue", "number"}:
        return "number" if variable == "issue" else "eid"
    return FIELDS.get(variable) or DATES.get(variable) or NAMES.get(variable) or ""


_DECIDING = frozenset(
    [
        *("series", "eventtitle", "venue", "howpublished", "location", "address"),
        *(*_CONTAINERS.values(), *_CONTAINING, *_PUBLISHERS.values(), *_PUBLISHING),
    ]
)
"""Fields that decide which variable another is."""


def variables_of(kind: str, names: Iterable[str]) -> Mapping[str, str]:
    """The variable of each field of an entry of this type that has one; ``names`` are its fields.

    Of fields that are one variable, only one has it.
    """
    return _variables_of(kind, _DECIDING.intersection(names))


@lru_cache(maxsize=256)
def _variables_of(kind: str, names: Container[str]) -> Mapping[str, str]:
    found = dict(_VARIABLES)
    number = "issue" if kind == "article" else "number"
    named = ("howpublished",) if "eventtitle" in names else ("venue", "howpublished")
    found["number"] = "collection-number" if "series" in names and kind in _SERIAL else number
    if kind == "article":
        found["eid"] = "number"
    for variable, fields in (
        ("container-title", (_CONTAINERS.get(kind, ""), *_CONTAINING, *named)),
        ("publisher", (_PUBLISHERS.get(kind, "publisher"), *_PUBLISHING)),
        ("publisher-place", ("location", "address")),
    ):
        first = next((name for name in fields if name in names), "")
        found = {n: v for n, v in found.items() if v != variable}
        found |= {first: variable} if first else {}
    return found
