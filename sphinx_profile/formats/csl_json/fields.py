"""The variables of CSL-JSON as the types and fields of BibLaTeX.

Sources: CSL 1.0.2, appendices III "Types" and IV "Variables"; BibLaTeX manual, sections 2.1 and
2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sphinx_profile.formats.csl_json.markup import to_latex
from sphinx_profile.formats.csl_json.names import is_name, write_date, write_names
from sphinx_profile.formats.latex import RANGE, verbatim
from sphinx_profile.model.entry import Entry

_TYPES = {
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), "article"),
    **dict.fromkeys(("review", "review-book", "journal-article"), "article"),
    **dict.fromkeys(("article", "webpage", "post", "post-weblog", "posted-content"), "online"),
    **dict.fromkeys(("paper-conference", "proceedings-article"), "inproceedings"),
    **dict.fromkeys(("chapter", "book-chapter", "book-section"), "incollection"),
    **dict.fromkeys(("book", "classic", "monograph"), "book"),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), "inreference"),
    **dict.fromkeys(("thesis", "dissertation"), "thesis"),
    **dict.fromkeys(("bill", "legislation", "regulation"), "legislation"),
    **dict.fromkeys(("manuscript", "speech"), "unpublished"),
    **dict.fromkeys(("broadcast", "video"), "video"),
    **dict.fromkeys(("graphic", "figure"), "image"),
    **dict.fromkeys(("collection", "dataset", "patent", "performance"), ""),
    **dict.fromkeys(("periodical", "proceedings", "report", "software", "standard"), ""),
    **{"edited-book": "collection", "reference-book": "reference", "legal_case": "jurisdiction"},
    **{"treaty": "legal", "motion_picture": "movie", "pamphlet": "booklet", "song": "audio"},
    **{"musical_score": "music", "personal_communication": "letter"},
}
"""The entry type of each type of item; ``""`` where both have one name."""

_NAMES = {
    **dict.fromkeys(("editor", "editorial-director"), "editor"),
    **{"container-author": "bookauthor", "reviewed-author": "reviewedauthor"},
}
_ROLES = frozenset({"author", "editor", "translator", "director", *_NAMES})
_DATES = {
    **{"issued": "date", "accessed": "urldate"},
    **{"original-date": "origdate", "event-date": "eventdate"},
}
_FIELDS = {
    **{"title-short": "shorttitle", "shortTitle": "shorttitle", "original-title": "origtitle"},
    **{"container-title-short": "shortjournal", "journalAbbreviation": "shortjournal"},
    **{"short-container-title": "shortjournal", "publisher-location": "location"},
    **{"collection-title": "series", "collection-number": "number", "page": "pages"},
    **{"number-of-pages": "pagetotal", "number-of-volumes": "volumes", "chapter-number": "chapter"},
    **{"event": "eventtitle", "event-title": "eventtitle"},
    **{"publisher-place": "location", "original-publisher": "origpublisher", "part-number": "part"},
    **{"original-publisher-place": "origlocation", "genre": "type", "keyword": "keywords"},
    **{"article-number": "eid", "call-number": "library", "version": "version"},
}
_URLS = frozenset({"url", "doi", "isbn", "issn", "pmid", "pmcid", "eprint", "file"})
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S+", re.IGNORECASE)
_INSTITUTIONAL = frozenset({"thesis", "report"})
_IN_BOOKS = frozenset({"inproceedings", "incollection", "inreference"})
_SKIPPED = frozenset({"id", "type", "custom"})


def read_item(item: Mapping[str, Any], key: str) -> Entry:
    """The entry that an item is: its variables in their order, the members of ``custom`` too.

    Of a structure that has no form as text, such as the references of an article, nothing is
    kept.
    """
    kind = _type(item)
    custom = item.get("custom")
    pairs = [*item.items(), *(custom.items() if isinstance(custom, Mapping) else ())]
    if isinstance(custom, str):
        pairs.append(("custom_text", custom))
    fields = dict[str, str]()
    for variable, value in pairs:
        if variable in _SKIPPED:
            continue
        for name, text in _field(str(variable), value, kind):
            if text and name not in fields:
                fields[name] = text
    return Entry(kind, key, tuple(fields.items()))


def _type(item: Mapping[str, Any]) -> str:
    written = item.get("type")
    name = re.sub(r"[^a-z0-9_-]", "", written.lower()) if isinstance(written, str) else ""
    if name == "article" and item.get("container-title"):
        return "article"
    found = _TYPES.get(name)
    return "misc" if found is None else found or name


def _field(variable: str, value: Any, kind: str) -> Iterator[tuple[str, str]]:
    """The fields that a variable is; none where it has no text."""
    name = _name(variable, kind)
    if variable in _DATES or (isinstance(value, Mapping) and value.keys() & {"date-parts", "raw"}):
        yield name, write_date(value)
    elif isinstance(value, Mapping):
        if is_name(value):
            yield name, write_names([value])
    elif isinstance(value, list):
        if variable in _ROLES or any(is_name(part) for part in value):
            yield name, write_names(value)
        else:
            texts = (_scalar(part) for part in value)
            yield name, _text(name, ", ".join(text for text in texts if text))
    else:
        yield name, _text(name, _scalar(value))


def _name(variable: str, kind: str) -> str:
    """The name of the field that a variable is, in an entry of this type."""
    name = _FIELDS.get(variable) or _DATES.get(variable) or _NAMES.get(variable)
    if variable == "container-title":
        name = "journal" if kind == "article" else "booktitle" if kind in _IN_BOOKS else ""
        name = name or "howpublished"
    elif variable == "publisher" and kind in _INSTITUTIONAL:
        name = "institution"
    elif kind == "article" and variable in {"issue", "number"}:
        name = "number" if variable == "issue" else "eid"
    return name or re.sub(r"[\s,=(){}\"#%@\\-]+", "_", variable.lower()).strip("_") or "field"


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else ""


def _text(name: str, text: str) -> str:
    """A text as the field of this name holds it."""
    if name in _URLS or _URL.fullmatch(text.strip()):
        return verbatim(text)
    if name == "pages":
        return to_latex(RANGE.sub("–", text)).replace("–", "--")
    return to_latex(text)
