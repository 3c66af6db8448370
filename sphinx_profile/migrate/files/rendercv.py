"""RenderCV (v2, https://docs.rendercv.com, "YAML Input Structure"): a CV in YAML.

The head becomes the biography, entries with a title and authors become publications, the other
sections a page ``cv.md``. Texts are Markdown. The type of an entry follows from its fields.
"""

from __future__ import annotations

import re

from sphinx_profile.migrate.cv_page import CvEntry, CvSection, cv_page, period
from sphinx_profile.migrate.files.biography import Biography
from sphinx_profile.migrate.files.fields import Fields, field_name, identifier, person
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.files.sniff import Format
from sphinx_profile.migrate.markdown.inline import to_latex
from sphinx_profile.migrate.plain_text import markdown
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System
from sphinx_profile.scaffold.myst import plain
from sphinx_profile.scaffold.site import Site

_CV = re.compile(r"^cv:[ \t]*(?:#.*)?$", re.MULTILINE)
_PART = re.compile(r"^[ \t]+(?:name|sections|social_networks|headline|email|label):", re.MULTILINE)
_LOOK = "it says how the CV is set; styles of a site are in its theme and its CSS"
_REASONS = {
    "design": _LOOK,
    "settings": _LOOK,
    "rendercv_settings": _LOOK,
    "locale": "dates and labels are in the language of the site: set language in conf.py",
    "locale_catalog": "dates and labels are in the language of the site: set language in conf.py",
    "fontawesome_icon": "a link with a label of its own has no icon",
}
_TOLD = {
    "phone": "the prefix tel: is left out",
    "doi": "the address is that of the DOI",
}
_MARKS = re.compile(r"\*+|_{1,3}(?=\S)|(?<=\S)_{1,3}")
_BOLD = re.compile(r"(\*{1,3}|_{1,3})(?P<name>.+)\1")
_NAMES = ("company", "institution", "position", "name", "title", "label")

FORMAT = Format((".yaml", ".yml"), lambda text: bool(_CV.search(text) and _PART.search(text)))


def read(source: Source, report: Report) -> Site:
    """The site that a CV becomes; of several files all entries, and the first biography."""
    move = Move(source, report)
    for file in move.each(FORMAT.paths(source)):
        _read(move, file)
    return move.finish(_REASONS, _TOLD)


def _read(move: Move, file: Record) -> None:
    cv = file.record("cv")
    own = _own_names(cv)
    sections = cv.record("sections")
    written = [_section(move, name, sections) for name in sections.node.pairs]
    _head(move, cv, own)
    page = cv_page(section for section in written if section)
    if page:
        move.page("cv.md", page)


def _head(move: Move, cv: Record, own: tuple[str, ...]) -> None:
    """The name and how to reach the person."""
    bio = Biography(_MARKS.sub("", cv.text("name")))
    bio.markup("photo", move.photo(cv, "photo"))
    bio.markup("position", markdown(cv.text("headline", "label")))
    bio.markup("location", markdown(cv.text("location")))
    bio.markup("pronouns", cv.text("pronouns"))
    for email in cv.texts("email"):
        bio.contact("email", email)
    for phone in cv.texts("phone"):
        bio.contact("phone", phone.removeprefix("tel:"))
    for website in cv.texts("website"):
        bio.contact("homepage", website)
    for network in cv.records("social_networks"):
        bio.profile(network.text("network"), network.text("username"), network.text("url"))
    for link in cv.records("custom_connections"):
        bio.link(link.text("placeholder"), link.text("url"))
    for name, texts in cv.rest():
        bio.note(plain(f"{name}: {', '.join(texts)}"))
    aliases = [name for name in own if name != bio.name]
    bio.markup("aliases", ", ".join(aliases))
    if move.site.bio:
        move.left(cv, "cv", "the site has a biography already, that of another file")
    elif bio.name:
        move.site.bio, move.site.title, move.site.owner = bio.block(), bio.name, bio.name
        move.report.taken(move.path, cv.line, "cv", "the biography")


def _own_names(cv: Record) -> tuple[str, ...]:
    """The names in bold or italics in lists of authors: they are the owner's."""
    found = dict[str, None]()
    for section in cv.node.get("sections").pairs.values():
        for entry in section.items:
            for author in entry.get("authors").texts:
                marked = _BOLD.fullmatch(author)
                if marked:
                    found[_MARKS.sub("", marked["name"]).strip()] = None
    return tuple(name for name in found if name)


def _section(move: Move, name: str, sections: Record) -> CvSection | None:
    entries, style = list[CvEntry | str](), ""
    for record in sections.records(name):
        if record.node.pairs.keys() >= {"title", "authors"}:
            _publication(move, record)
            continue
        text, mark = _one_line(record)
        style = mark or style
        entries.append(text or _entry(record))
        move.taken(record, record.name, "cv.md")
    return CvSection(plain(_title(name)), tuple(entries), style) if entries else None


def _title(name: str) -> str:
    """The title of a section: a name in small letters is set as a title."""
    if " " in name or name != name.lower():
        return name
    return " ".join(word[:1].upper() + word[1:] for word in name.split("_"))


def _one_line(record: Record) -> tuple[str, str]:
    """An entry that is one text, and the bullet that its list has; ``""`` for others."""
    if record.node.text:
        return markdown(record.said()), ""
    for name, mark in (("bullet", "-"), ("number", "1"), ("reversed_number", "9")):
        text = record.text(name)
        if text:
            return markdown(text), mark
    if record.node.pairs.keys() >= {"label", "details"}:
        label, details = markdown(record.text("label")), markdown(record.text("details"))
        rest = [f"{plain(name)}: {markdown(', '.join(texts))}" for name, texts in record.rest()]
        return "; ".join([f"**{label}**: {details}", *rest]), "-"
    return "", ""


def _entry(record: Record) -> CvEntry:
    """An entry with a place, dates and highlights."""
    heads = [markdown(record.text(name)) for name in ("degree", *_NAMES)]
    title, *others = [head for head in _ordered(heads) if head] or [""]
    area, location = markdown(record.text("area")), markdown(record.text("location"))
    start, end = record.text("start_date"), record.text("end_date")
    dates = record.text("date")
    span = period(start, end or (start and "present"))
    texts = [markdown(record.text(name)) for name in ("summary", "description")]
    points = [markdown(text) for text in record.texts("highlights")]
    points += [f"{plain(n)}: {markdown(', '.join(texts))}" for n, texts in record.rest()]
    return CvEntry(
        title,
        tuple(part for part in (area, *others, location) if part),
        ", ".join(part for part in (dates, span) if part),
        tuple(text for text in texts if text),
        tuple(points),
    )


def _ordered(heads: list[str]) -> list[str]:
    """A degree, a position or a name before the institution that gave it."""
    degree, company, institution, position, *names = heads
    return [degree, position, *names, company, institution]


def _publication(move: Move, record: Record) -> None:
    fields, title = Fields(), record.text("title")
    fields.latex("title", to_latex(title))
    authors = [person(_MARKS.sub("", name)) for name in record.texts("authors")]
    fields.names("author", authors)
    journal, doi = record.text("journal"), record.text("doi")
    fields.latex("journal", to_latex(journal))
    fields.verbatim("date", record.text("date"))
    fields.verbatim("doi", identifier("doi", doi) or doi)
    fields.address(record.text("url"))
    fields.latex("summary", to_latex(record.text("summary")))
    for name, texts in record.rest():
        fields.latex(field_name(name), to_latex(", ".join(texts)))
    key = move.keys.made(title)
    move.entry(record, "article" if journal else "misc", key, fields)
    move.taken(record, key)


SYSTEM = System("rendercv", "RenderCV", FORMAT.recognises, read)
