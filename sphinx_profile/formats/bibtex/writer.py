"""BibTeX: a publication or an entry written out.

The form is that of btxdoc (Oren Patashnik, "BibTeXing", section 3).
"""

from __future__ import annotations

import re

from sphinx_profile.formats.authors import AuthorList, write_authors
from sphinx_profile.model.entry import BIBLIOGRAPHIC_FIELDS, Entry
from sphinx_profile.model.inline import plain
from sphinx_profile.model.publication import Publication

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_VERBATIM = frozenset({"doi", "url", "eprint"})
_VENUE_FIELD = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
_OWN = frozenset(
    {"authors", "author", "title", "venue", "year", "date", "month", "key", "type", "note"}
)


def write_publication(publication: Publication) -> str:
    """The publication as one BibTeX entry, with the fields that BibTeX and BibLaTeX know."""
    fields = [f"  {name} = {{{value}}}" for name, value in _fields(publication)]
    key = re.sub(r"[\s,{}()\"#%'=~\\]+", "-", publication.key)
    return f"@{publication.type}{{{key},\n" + ",\n".join(fields) + "\n}"


def write_entry(entry: Entry) -> str:
    """The entry as BibTeX: each value in braces and as it is, its LaTeX being the entry's own.

    What :func:`read_bibtex` reads again, if the braces of the values are balanced.
    """
    lines = [f"@{entry.type}{{{entry.key}", *(f"  {name} = {{{value}}}" for name, value in entry)]
    return ",\n".join(lines) + ("\n}" if entry.fields else "}")


def _fields(publication: Publication) -> list[tuple[str, str]]:
    """The names and values of the fields, escaped."""
    authors = write_authors(AuthorList(publication.authors, publication.others))
    venue = _VENUE_FIELD.get(publication.type, "howpublished")
    names = {name for name, value in publication.fields if value.strip()}
    own = [
        ("title", plain(publication.title)),
        ("author", authors),
        (venue, plain(publication.venue)),
        ("year", publication.date.shown),
        ("note", plain(publication.notes[0]) if "note" in names else ""),
    ]
    others = [
        (name, value)
        for name, value in publication.fields
        if name in BIBLIOGRAPHIC_FIELDS and name not in {*_OWN, venue, "abstract"}
    ]
    arxiv = [("eprint", value) for name, value in publication.fields if name == "arxiv"]
    archive = [("eprinttype", "arxiv")] if arxiv else []
    written = (*own, *others, *arxiv, *archive)
    return [(name, _escaped(name, value)) for name, value in written if value.strip()]


def _escaped(name: str, value: str) -> str:
    folded = " ".join(value.split())
    if name in _VERBATIM:
        return re.sub(r"[{}\\]", "", folded)
    return "".join(_SPECIAL.get(character, character) for character in folded)
