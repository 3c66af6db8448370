"""Types of works and kinds of identifiers of ORCID, types and fields of BibLaTeX.

Sources: ORCID, "Work types" and "Identifier types" (API 3.0); BibLaTeX manual, sections 2.1 and
2.2. What has no counterpart is ``misc``, or keeps its own name.
"""

from __future__ import annotations

TYPES = {
    **dict.fromkeys(("journal-article", "magazine-article", "newsletter-article"), "article"),
    **dict.fromkeys(("newspaper-article", "book-review", "review"), "article"),
    **dict.fromkeys(("book", "translation"), "book"),
    **dict.fromkeys(("book-chapter",), "incollection"),
    **dict.fromkeys(("dictionary-entry", "encyclopedia-entry"), "inreference"),
    **dict.fromkeys(("edited-book",), "collection"),
    **dict.fromkeys(("journal-issue",), "periodical"),
    **dict.fromkeys(("dissertation", "dissertation-thesis"), "thesis"),
    **dict.fromkeys(("supervised-student-publication",), "thesis"),
    **dict.fromkeys(("report", "working-paper", "data-management-plan"), "report"),
    **dict.fromkeys(("conference-paper", "conference-abstract"), "inproceedings"),
    **dict.fromkeys(("conference-poster", "conference-output"), "inproceedings"),
    **dict.fromkeys(("conference-proceedings",), "proceedings"),
    **dict.fromkeys(("conference-presentation", "lecture-speech"), "unpublished"),
    **dict.fromkeys(("online-resource", "website", "preprint", "blog-post"), "online"),
    **dict.fromkeys(("technical-standard", "standards-and-policy"), "standard"),
    **dict.fromkeys(("image", "cartographic-material"), "image"),
    **dict.fromkeys(("moving-image", "video"), "video"),
    **{"artistic-performance": "performance", "data-set": "dataset", "manual": "manual"},
    **{"musical-composition": "music", "patent": "patent", "software": "software"},
    **{"sound": "audio", "other": "misc"},
}
"""The entry type of each type of work; of others it is ``misc``."""

SAME = frozenset(
    [
        *("journal-article", "book", "book-chapter", "edited-book", "journal-issue"),
        *("dissertation", "dissertation-thesis", "report", "conference-paper", "manual"),
        *("conference-proceedings", "online-resource", "website", "data-set", "patent"),
        *("software", "technical-standard", "other"),
    ]
)
"""Types that the entry type says; of others the field ``entrysubtype`` does."""

FIELDS = {
    **{"doi": "doi", "arxiv": "arxiv", "isbn": "isbn", "issn": "issn", "pmid": "pmid"},
    **{"pmc": "pmcid", "hal": "hal", "uri": "url", "handle": "handle", "bibcode": "bibcode"},
    **{"eid": "scopus_eid", "other-id": "identifier", "source-work-id": "identifier"},
    **{"dblp": "dblp_key", "wosuid": "wosuid"},
}
"""The field of each kind of identifier; others keep their names."""

ROLES = {
    "author": "author",
    "editor": "editor",
    "chair-or-translator": "translator",
    "translator": "translator",
}
"""The field of each role of a contributor; others keep their names."""

SECTIONS = {
    "employments": "Employment",
    "educations": "Education",
    "qualifications": "Qualifications",
    "invited-positions": "Invited positions",
    "distinctions": "Distinctions",
    "memberships": "Memberships",
    "services": "Service",
    "fundings": "Funding",
    "peer-reviews": "Peer review",
    "research-resources": "Research resources",
}
"""The sections of a record that become those of a CV, and their titles."""

_KEPT = "ORCID keeps its records with it; a site has no use for it"
REASONS = {
    **dict.fromkeys(
        (
            *("put-code", "path", "created-date", "last-modified-date", "source", "visibility"),
            *("display-index", "history", "preferences", "external-id-normalized", "host", "uri"),
            *("external-id-normalized-error", "assertion-origin-orcid", "primary", "verified"),
            *("assertion-origin-client-id", "assertion-origin-name", "media-type"),
            *("verification-date",),
        ),
        _KEPT,
    ),
    "contributor-sequence": "the order of the names says it",
    "contributor-email": "an entry has no place for addresses of its authors",
    "disambiguated-organization": "a CV has no place for identifiers of organisations",
}
"""Why members of a record are left."""
TOLD = {
    "type": "the type of the entry says it",
    "external-id-type": "the name of the field says it",
    "external-id-relationship": "the name of the field says it",
    "external-id-url": "the identifier leads there",
    "url": "the identifier leads there",
    "contributor-role": "the field of the name says it",
    "citation-type": "its fields are in the entry",
    "citation-value": "its fields are in the entry, but for those that the record has itself",
}
"""How the site says members of a record that it has in another form."""
