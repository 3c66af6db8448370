"""``content/publication*/*/index.md`` of HugoBlox, with the files beside it.

Source: HugoBlox, ``modules/blox/archetypes`` and ``functions/build_links.html``; the numbers of
``publication_types`` from Wowchemy, "Publications".
"""

from __future__ import annotations

import posixpath
import re

from sphinx_profile.formats.csl_json.variables import TYPES as CSL_TYPES
from sphinx_profile.formats.latex import decode, escaped
from sphinx_profile.migrate.common.entries import Made
from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.writing import day_of, titled
from sphinx_profile.migrate.files.bib import Library
from sphinx_profile.migrate.files.fields import person
from sphinx_profile.migrate.files.kept import Kept, words
from sphinx_profile.migrate.hugoblox.hugo import Hugo
from sphinx_profile.migrate.hugoblox.links import take_ids, take_links
from sphinx_profile.migrate.markdown import read_inline, to_latex
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.inline import plain as plain_of
from sphinx_profile.model.key import slug
from sphinx_profile.scaffold.myst import directive, paragraphs
from sphinx_profile.scaffold.site import Block

FOLDERS = ("publication", "publications")
_NUMBERS = {
    **{"0": "misc", "1": "inproceedings", "2": "article", "3": "misc", "4": "report"},
    **{"5": "book", "6": "incollection", "7": "thesis", "8": "patent"},
}
_VENUES = {
    **{"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"},
    **{"book": "publisher", "thesis": "school", "report": "institution"},
}
_LATE = frozenset({"abstract", "doi", "url", "keywords"})
"""Fields of ``cite.bib`` that go behind those of the page."""
_IN = re.compile(r"^in:?\s+", re.IGNORECASE)
_PICTURE = re.compile(r"featured[\w.-]*\.(?:jpe?g|png|webp|gif|svg|avif)", re.IGNORECASE)
_SLUG = re.compile(r"[^\W\d_A-Z]+(?:-[^\W\d_A-Z]+)+")
_ALL_EMPHASIS = re.compile(r"^([*_])([^*_]+)\1$")


def key_of(page: Page, hugo: Hugo) -> str:
    """The key of a publication: that of the ``cite.bib`` beside it, else the name of its folder."""
    bib = _beside(page, hugo, "cite.bib")
    document = hugo.move.source.read(bib) if bib else None
    match = re.search(r"@\w+\s*[{(]\s*([^\s,{}]+)\s*,", document.text) if document else None
    return hugo.move.keys.unique(match[1] if match else slug(page.name))


def _beside(page: Page, hugo: Hugo, name: str) -> str:
    """A file in the folder of the page; ``""`` if there is none, or the folder is not its own."""
    if not posixpath.basename(page.path).startswith("index"):
        return ""
    path = posixpath.join(posixpath.dirname(page.path), name)
    return path if hugo.move.source.has(path) else ""


def write_publication(hugo: Hugo, page: Page, key: str) -> None:
    """Put one publication into the site."""
    record = Noted(page.record)
    made = Made(hugo.move, page, record, hugo.folders(page))
    made.text("title", "title")
    kind = _kind(record)
    kind = _cite(hugo, made, kind)
    _authors(hugo, made, record)
    _date(made, record)
    _venue(made, record, kind)
    made.text("abstract", "abstract")
    made.text("summary", "summary")
    made.text("summary", "excerpt")
    _words(made, record)
    made.address("doi", "doi")
    take_ids(made, record)
    take_links(made, record)
    _files(hugo, made, page)
    _relations(hugo, made, record, key)
    _image(made, record)
    made.rest()
    made.add_bib(made.waiting)
    _body(hugo, page, key)
    made.finish(kind, key)
    record.note(page.path, hugo.move.report, key)


def _kind(record: Noted) -> str:
    """The type of entry: of a number, or of a type of CSL."""
    said = record.texts("publication_types")
    name = said[0] if said else ""
    known = CSL_TYPES.get(name, "")
    kind = _NUMBERS.get(name) or known or (name if name in CSL_TYPES else "misc")
    record.became["publication_types"] = f"the type {kind}"
    return "misc" if kind == "online" and name == "article" else kind


def _cite(hugo: Hugo, made: Made, kind: str) -> str:
    """The fields of ``cite.bib``, which go before those of the page; the type comes back."""
    path = _beside(made.page, hugo, "cite.bib")
    document = hugo.move.source.read(path) if path else None
    if document is None:
        return kind
    library = Library(hugo.move.report)
    library.add(document)
    if not library.entries:
        return kind
    entry = library.entries[0].entry
    differing = made.add_bib(Entry("", "", tuple(f for f in entry if f[0] not in _LATE)))
    made.waiting = Entry("", "", tuple(field for field in entry if field[0] in _LATE))
    if differing:
        what, why = (
            f"{', '.join(differing)} of {entry.key}",
            "the page says otherwise; both are kept",
        )
        hugo.move.report.mended(path, library.entries[0].line, what, why)
    for other in library.entries[1:]:
        hugo.move.site.entries.append(other)
    return entry.type


def _authors(hugo: Hugo, made: Made, record: Noted) -> None:
    """Slugs become names, notes become marks and an annotation."""
    names, notes = record.texts("authors"), _notes(record)
    record.became |= {"authors": "the field author", "author_notes": "marks of authors, and a line"}
    written, said = list[str](), list[str]()
    for number, name in enumerate(names):
        note = notes[number] if number < len(notes) else ""
        mark = "*" if "equal" in note.lower() else "†" if "correspond" in note.lower() else ""
        shown = _name(hugo, name)
        written.append(_marked(person(shown), mark))
        said += [f"{shown}: {note}"] if note else []
    known = dict(made.fields.entry("", "").fields).get("author", "").split(" and ")
    if len(known) == len(written) and _same_people(known, written):
        marks = ["".join(sign for sign in "*†" if sign in name) for name in written]
        pairs = zip(known, marks, strict=True)
        made.replace("author", " and ".join(_marked(name, mark) for name, mark in pairs))
    else:
        made.add_bib(Entry("", "", (("author", " and ".join(written)),) if written else ()))
    made.fields.text("annotation", "; ".join(said))


def _notes(record: Noted) -> list[str]:
    """What is said of each author, in their order; ``""`` of those of whom nothing is."""
    record.texts("author_notes")
    return [item.text for item in record.node.get("author_notes").items]


def _same_people(known: list[str], written: list[str]) -> bool:
    """Whether two lists name the same people, in one order."""
    plain = [sorted(words(decode(name))) for name in known]
    return plain == [sorted(words(decode(name))) for name in written]


def _marked(name: str, mark: str) -> str:
    """A name in BibTeX's form with a mark on the family name."""
    family, comma, rest = name.partition(",")
    return f"{family}{mark}{comma}{rest}"


def _name(hugo: Hugo, name: str) -> str:
    """The name of a person by the slug, or the name as it is written."""
    known = hugo.names.get(name.casefold()) or hugo.names.get(slug(name))
    if known:
        return known
    return name.replace("-", " ").title() if _SLUG.fullmatch(name) else name


def _date(made: Made, record: Noted) -> None:
    """The date, unless ``cite.bib`` has it; a first of January may be made up."""
    written = made.day("date")
    published = day_of(record.as_("the date on which the page appeared", "publishDate"))
    fields = dict(made.fields.entry("", "").fields)
    year = fields.get("year", "") or fields.get("date", "")[:4]
    if not year:
        made.fields.verbatim("date", written)
    elif written and not written.startswith(year):
        made.fields.verbatim("date" if "date" not in fields else "origdate", written)
    elif written:
        record.became["date"] = "the date of cite.bib stands for it"
    if published and published != written and not published.startswith(year or "?"):
        made.fields.verbatim("publishdate", published)


def _venue(made: Made, record: Noted, kind: str) -> None:
    """``publication`` and ``publication_short``, in Markdown."""
    text = record.as_("the venue", "publication")
    short = record.as_("the field abbr", "publication_short")
    name = _VENUES.get(kind, "venue")
    if text:
        shown = _IN.sub("", text)
        known = Kept(made.fields.entry(kind, ""))
        if name not in made.fields:
            made.fields.latex(name, to_latex(_ALL_EMPHASIS.sub(r"\2", shown)))
        elif not known.has(plain_of(read_inline(shown).runs)):
            made.fields.latex("publication", to_latex(text))
    if short:
        made.fields.text("abbr", _IN.sub("", plain_of(read_inline(short).runs)))


def _words(made: Made, record: Noted) -> None:
    tags = [*record.texts("tags"), *record.texts("categories")]
    record.became |= dict.fromkeys(("tags", "categories"), "the field keywords")
    made.add_bib(Entry("", "", (("keywords", escaped(", ".join(tags))),) if tags else ()))
    if record.as_("the field selected", "featured").lower() == "true":
        made.fields.text("selected", "true")
    if record.as_("the field status", "draft").lower() == "true":
        made.fields.text("status", "draft")


def _files(hugo: Hugo, made: Made, page: Page) -> None:
    """Files beside the page: a picture, a PDF of its name."""
    if not posixpath.basename(page.path).startswith("index"):
        return
    for path in hugo.move.beside(page.path):
        name = posixpath.basename(path)
        if _PICTURE.fullmatch(name) and "preview" not in made.fields:
            made.target("preview", name, 0)
        elif name.lower() == f"{page.name.lower()}.pdf" and "pdf" not in made.fields:
            made.target("pdf", name, 0)


def _relations(hugo: Hugo, made: Made, record: Noted, key: str) -> None:
    """``projects`` and ``slides``: pages of the site."""
    is_draft = record.node.get("draft").is_true
    for project in record.texts("projects") if not is_draft else []:
        hugo.listed.setdefault(project.casefold(), []).append(key)
    record.became["projects"] = "the list of publications on the page of the project"
    deck = record.text("slides")
    if deck and hugo.move.page_at(f"/slides/{deck}/"):
        record.became["slides"] = f"the page slides/{deck}.md, which no link of the entry leads to"
    elif deck:
        made.address("slides", "slides")


def _image(made: Made, record: Noted) -> None:
    """``image``: what is said of the picture."""
    image = record.record("image")
    if not image:
        return
    image.use("focal_point", "preview_only", "placement")
    record.became["image"] = "the description of the thumbnail"
    made.fields.text("preview_alt", image.text("alt", "alt_text"))
    made.fields.latex("image_caption", to_latex(image.text("caption")))
    if image.text("filename"):
        made.target("preview", image.text("filename"), image.line)


def _body(hugo: Hugo, page: Page, key: str) -> None:
    """The text of the page, on a page of its own."""
    if page.has_text:
        block = directive(Block("publication", key))
        title = titled(page.record.text("title") or key)
        hugo.move.site.pages[f"publications/{key}.md"] = paragraphs(title, block, hugo.prose(page))
