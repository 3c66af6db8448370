"""Types and keys of the Citation File Format, types and fields of BibLaTeX.

Sources: the schema of the Citation File Format 1.2.0, ``definitions.reference``; BibLaTeX manual,
sections 2.1 and 2.2. What has no counterpart keeps its own name, with ``_`` for ``-``.
"""

from __future__ import annotations

TYPES = {
    **dict.fromkeys(("article", "magazine-article", "newspaper-article"), "article"),
    **dict.fromkeys(("blog", "website"), "online"),
    **dict.fromkeys(("conference", "proceedings"), "proceedings"),
    **dict.fromkeys(("data", "database"), "dataset"),
    **dict.fromkeys(("book", "historical-work"), "book"),
    **dict.fromkeys(("edited-work", "catalogue"), "collection"),
    **dict.fromkeys(("dictionary", "encyclopedia"), "reference"),
    **dict.fromkeys(("report", "government-document", "grant"), "report"),
    **dict.fromkeys(("bill", "legal-rule", "statute"), "legislation"),
    **dict.fromkeys(("hearing", "legal-case"), "jurisdiction"),
    **dict.fromkeys(("software", "software-code", "software-container"), "software"),
    **dict.fromkeys(("software-executable", "software-virtual-machine"), "software"),
    **dict.fromkeys(("audiovisual", "multimedia", "video"), "video"),
    **dict.fromkeys(("slides", "unpublished"), "unpublished"),
    **{"art": "artwork", "conference-paper": "inproceedings", "film-broadcast": "movie"},
    **{"generic": "misc", "manual": "manual", "map": "image", "music": "music"},
    **{"pamphlet": "booklet", "patent": "patent", "personal-communication": "letter"},
    **{"serial": "periodical", "sound-recording": "audio", "standard": "standard"},
    **{"thesis": "thesis"},
}
"""The entry type of each of the 47 types of reference."""

SAME = frozenset(
    [
        *("article", "website", "proceedings", "data", "book", "edited-work", "report"),
        *("software", "video", "unpublished", "art", "conference-paper", "generic", "manual"),
        *("pamphlet", "patent", "serial", "standard", "thesis", "music"),
    ]
)
"""Types that the entry type says; of others the field ``entrysubtype`` does."""

TEXTS = {
    "title": "title",
    "abstract": "abstract",
    "version": "version",
    "journal": "journal",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "issue-title": "issuetitle",
    "edition": "edition",
    "section": "section",
    "number-volumes": "volumes",
    "thesis-type": "type",
    "notes": "note",
    "keywords": "keywords",
    "languages": "language",
    "month": "month",
    "license": "license",
    "isbn": "isbn",
    "issn": "issn",
    "pmcid": "pmcid",
    "filename": "filename",
}
"""Keys that are one text, or a list of some, and their fields."""

OWN = (
    *("abbreviation", "collection-type", "commit", "copyright", "data-type", "database"),
    *("department", "entry", "format", "issue-date", "loc-end", "loc-start", "medium"),
    *("nihmsid", "patent-states", "scope", "term", "volume-title", "date-downloaded"),
)
"""Keys that are one text, or a list of some, and keep their names."""

PEOPLE = {
    "authors": "author",
    "editors": "editor",
    "translators": "translator",
    "editors-series": "editors_series",
    "recipients": "recipients",
    "senders": "senders",
    "contact": "contact",
}
"""Keys that are lists of persons and entities, and their fields."""

ENTITIES = {
    "publisher": "publisher",
    "institution": "institution",
    "location": "location",
    "database-provider": "database_provider",
}
"""Keys that are one entity, and their fields."""

LINKS = {
    "repository": "Repository",
    "repository-artifact": "Artifact",
    "license-url": "License",
}
"""Keys that are URLs, and the labels of their links."""

STATUSES = {
    "in-preparation": "in preparation",
    "in-press": "in press",
    "submitted": "submitted",
}
"""States of publication that are a status; others are the field ``pubstate``."""
