"""A publication as an entry of a bibliography, and the people that it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sphinx_profile.formats.authors import AuthorList
from sphinx_profile.formats.latex import cleaned, escaped, verbatim, write_latex
from sphinx_profile.formats.name_parts import NameParts, parts_of, write_name
from sphinx_profile.migrate.jekyll_page.links import link_fields, title_link
from sphinx_profile.migrate.jekyll_page.paper import Paper
from sphinx_profile.migrate.jekyll_page.rich import Rich, joined
from sphinx_profile.migrate.jekyll_page.venue import PLACES
from sphinx_profile.model.inline import Inline
from sphinx_profile.model.key import slug
from sphinx_profile.model.person import Author

_CAPITALS = re.compile(r"(?<![\w{])(?:\w*[^\W\d_a-z]\w*[A-Z]\w*|[a-z]+[A-Z]\w*)(?![\w}])")
_SMALL = frozenset(
    [
        *("a", "an", "and", "are", "as", "at", "by", "can", "do", "does", "for", "from", "how"),
        *("in", "into", "is", "of", "on", "or", "the", "to", "towards", "what", "when", "why"),
        *("with",),
    ]
)
_NOTES = ("note", "additional_info", "annotation")
_QUOTED = re.compile(r'(?<![\w\\])"(?=\S)([^"$]{1,600}?)(?<=\S)"(?!\w)')

Field = tuple[str, str]


def fields_of(paper: Paper, year: str, selected: bool, draft: bool) -> tuple[str, list[Field]]:
    """The type and the fields of an entry.

    ``year`` is that of the heading over it, for a paper that names none.
    """
    kind, numbers = paper.venue.type, paper.venue.numbers
    pairs = [
        ("title", title_of(paper.title)),
        ("author", authors_of(paper.authors)),
        (PLACES[kind], write_latex(paper.venue.name.runs)),
        ("volume", numbers.volume),
        ("number", numbers.number),
        ("pages", numbers.pages),
        ("abbr", escaped(paper.venue.abbr)),
        ("month", numbers.month),
        ("year", paper.venue.year or year),
        ("status", "draft" if draft else paper.venue.status),
        ("award", escaped(cleaned(paper.award))),
        *_notes(paper),
        ("label", escaped(paper.label)),
        ("selected", "true" if selected else ""),
        *_links(paper),
        ("preview", verbatim(paper.pictures[0].source) if paper.pictures else ""),
        ("preview_alt", escaped(cleaned(paper.pictures[0].alt)) if paper.pictures else ""),
        *_summaries(paper),
    ]
    return kind, [(name, value) for name, value in pairs if value]


def _links(paper: Paper) -> Iterator[Field]:
    taken = set[str]()
    if paper.title_url:
        name, value = title_link(paper.title_url)
        taken.add(name)
        yield name, value
    yield from link_fields(paper.buttons, taken)


def _summaries(paper: Paper) -> Iterator[Field]:
    """The text that opens, or the one that is labelled as an abstract."""
    texts: list[Inline] = [one.text for one in paper.summaries]
    label = paper.summaries[0].label if paper.summaries else paper.abstract_label
    is_abstract = "abstract" in label.casefold()
    if paper.abstract:
        texts.append(paper.abstract.runs)
    if texts:
        name = "abstract" if is_abstract else "summary"
        yield name, _typeset(write_latex(joined([Rich(text) for text in texts], " ").runs))


def _typeset(latex: str) -> str:
    """Pairs of straight quotes as curly ones: so Jekyll shows them, and MyST in a body."""
    return latex if "\\texttt" in latex else _QUOTED.sub("“\\1”", latex)


def _notes(paper: Paper) -> Iterator[Field]:
    notes = [write_latex(note.strip(" \t\n,;|").runs) for note in paper.notes]
    if len(notes) > len(_NOTES):
        last = len(_NOTES) - 1
        notes = [*notes[:last], "; ".join(notes[last:])]
    yield from zip(_NOTES, notes, strict=False)


def title_of(title: Rich) -> str:
    """A title as LaTeX, with braces around words that have capitals inside."""
    latex = write_latex(title.runs)
    if "\\" in latex or "$" in latex or "{" in latex:
        return latex
    return _CAPITALS.sub(lambda match: f"{{{match[0]}}}", latex)


def authors_of(found: AuthorList) -> str:
    """The authors as a field of BibTeX has them, each with its marks."""
    names = [_author(author) for author in found.authors]
    return " and ".join([*names, "others"] if found.others else names)


def _author(author: Author) -> str:
    """``Zhou*, Zhiming``."""
    parts = parts_of(author)
    marks = "".join(escaped(mark) for mark in author.marks)
    if parts.literal:
        return f"{{{escaped(parts.literal)}{marks}}}"
    if not marks:
        return write_name(parts)
    bare = write_name(NameParts(parts.family, parts.given, parts.particle, parts.suffix))
    family, comma, given = bare.partition(", ")
    return f"{family}{marks}{comma}{given}"


def key_of(paper: Paper, year: str) -> str:
    """``zhou2019lipschitz``: the first author, the year, the first word of the title."""
    first = paper.authors.authors[0]
    parts = parts_of(first)
    name = parts.family or first.name.split()[-1]
    words = re.findall(r"[^\W_]+", paper.title.text)
    word = next((word for word in words if word.casefold() not in _SMALL), "")
    pieces = [_ascii(name), paper.venue.year or year, _ascii(word)]
    return "".join(pieces) if pieces[0] else slug(f"{paper.title.text} {pieces[1]}")


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", folded)
