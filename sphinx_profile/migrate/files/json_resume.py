"""JSON Resume (schema 1.3.1, https://jsonresume.org/schema): one person's curriculum vitae.

``basics`` become the biography, ``publications`` entries, all else a page ``cv.md``. Texts are
plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sphinx_profile.migrate.cv_page import CvEntry, CvSection, cv_page, period
from sphinx_profile.migrate.files.biography import Biography
from sphinx_profile.migrate.files.cv_text import headline, listed, more, paragraphs
from sphinx_profile.migrate.files.fields import Fields, field_name
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.files.sniff import Format
from sphinx_profile.migrate.plain_text import linked, plain_lines
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System
from sphinx_profile.scaffold.myst import plain
from sphinx_profile.scaffold.site import Site

_SECTIONS = {
    "work": "Work",
    "volunteer": "Volunteering",
    "education": "Education",
    "awards": "Awards",
    "certificates": "Certificates",
    "skills": "Skills",
    "languages": "Languages",
    "interests": "Interests",
    "references": "References",
    "projects": "Projects",
}
_LISTS = frozenset({"skills", "languages", "interests"})
_REASONS = {
    "$schema": "it names the format; a site has no use for it",
    "meta": "it says how the file is kept; a site has no use for it",
}
_TOLD = {"url": "the address is in a field of its kind"}
_NO_AUTHORS = "the format has no authors; add them to publications.bib as author = {...}"
_BASICS = re.compile(r'"basics"\s*:\s*\{|"\$schema"\s*:\s*"[^"]*(?:jsonresume|resume-schema)')
_MEMBER = re.compile(r'"(work|volunteer|education|awards|skills|references|projects)"\s*:\s*\[')

FORMAT = Format(
    (".json",),
    lambda text: (
        text.lstrip()[:1] == "{"
        and bool(_BASICS.search(text) or len(set(_MEMBER.findall(text))) > 2)
    ),
)


def read(source: Source, report: Report) -> Site:
    """The site that a CV becomes; of several files all entries, and the first biography."""
    move = Move(source, report)
    for resume in move.each(FORMAT.paths(source)):
        _read(move, resume)
    return move.finish(_REASONS, _TOLD)


def _read(move: Move, resume: Record) -> None:
    """Move one CV into the site."""
    basics = resume.record("basics")
    if basics:
        _basics(move, basics)
    for record in resume.records("publications"):
        _publication(move, record)
    sections = [_section(move, name, resume) for name in resume.node.pairs if _is_section(name)]
    page = cv_page(section for section in sections if section)
    if page:
        move.page("cv.md", page)


def _basics(move: Move, basics: Record) -> None:
    bio = Biography(basics.text("name"))
    bio.markup("photo", move.photo(basics, "image", "picture"))
    bio.text("position", basics.text("label"))
    bio.text("location", _location(basics.record("location")))
    bio.contact("email", basics.text("email"))
    bio.contact("phone", basics.text("phone"))
    bio.contact("homepage", basics.text("url", "website"))
    for profile in basics.records("profiles"):
        network, name, url = (profile.text(part) for part in ("network", "username", "url"))
        bio.profile(network, name, url)
        if name and url and name.casefold() not in url.casefold():
            why = f"the link leads to its url, which does not name {name!r}"
            move.left(profile, "a username", why)
    body = [plain_lines(basics.text("summary"))]
    body += [f"{plain(name)}: {plain(value)}" for name, value in more(basics)]
    if move.site.bio:
        move.dismiss(basics, "the site has a biography already, that of another file")
        return
    move.site.bio = bio.block("\n\n".join(part for part in body if part))
    move.site.title = move.site.owner = bio.name
    move.taken(basics, "basics", "the biography")


def _publication(move: Move, record: Record) -> None:
    title, fields = record.text("name", "title"), Fields()
    fields.text("title", title)
    fields.text("publisher", record.text("publisher"))
    fields.verbatim("date", record.text("releaseDate"))
    fields.address(record.text("url", "website"))
    fields.text("summary", record.text("summary"))
    for name, value in more(record):
        fields.text(field_name(name), value)
    key = move.keys.made(title)
    move.entry(record, "misc", key, fields)
    move.mended(record, key, _NO_AUTHORS)
    move.taken(record, key)


def _section(move: Move, name: str, resume: Record) -> CvSection | None:
    records = resume.records(name)
    if not records:
        return None
    write = _WRITERS.get(name, _anything)
    for record in records:
        move.taken(record, record.name, "cv.md")
    title = _SECTIONS.get(name) or plain(name[:1].upper() + name[1:])
    entries = tuple(write(record) for record in records)
    return CvSection(title, entries, "-" if name in _LISTS else "")


def _is_section(name: str) -> bool:
    return name not in {"basics", "publications", "meta", "$schema"}


def _location(place: Record) -> str:
    if place.said():
        return place.said()
    parts = [place.text(name) for name in ("address", "postalCode", "city", "region")]
    return ", ".join(part for part in (*parts, place.text("countryCode")) if part)


def _post(record: Record) -> CvEntry:
    """A post at work, or one of a volunteer."""
    company = linked(record.text("name", "organization", "company"), record.text("url", "website"))
    start, end = record.text("startDate"), record.text("endDate")
    return CvEntry(
        plain(record.text("position")),
        (company, plain(record.text("location"))),
        period(start, end or (start and "present")),
        (*paragraphs(record.text("description")), *paragraphs(record.text("summary"))),
        (*listed(record.texts("highlights")), *_rest(record)),
    )


def _education(record: Record) -> CvEntry:
    place = linked(record.text("institution"), record.text("url", "website"))
    return CvEntry(
        headline(record.text("studyType"), record.text("area")),
        (place, plain(record.text("score", "gpa"))),
        period(record.text("startDate"), record.text("endDate")),
        paragraphs(record.text("summary")),
        (*listed(record.texts("courses")), *_rest(record)),
    )


def _award(record: Record) -> CvEntry:
    """An award, or a certificate."""
    title = linked(record.text("title", "name"), record.text("url"))
    return CvEntry(
        title,
        (plain(record.text("awarder", "issuer")),),
        record.text("date"),
        paragraphs(record.text("summary")),
        _rest(record),
    )


def _project(record: Record) -> CvEntry:
    roles, kind = record.text("roles"), record.text("type")
    return CvEntry(
        linked(record.text("name"), record.text("url")),
        (plain(roles), plain(record.text("entity")), plain(kind)),
        period(record.text("startDate"), record.text("endDate")),
        (*paragraphs(record.text("description")), *paragraphs(record.text("summary"))),
        (*listed(record.texts("highlights")), *listed([record.text("keywords")]), *_rest(record)),
    )


def _line(record: Record) -> str:
    """A skill, a language or an interest: its name, how well, and words that belong to it."""
    name = record.text("name", "language") or record.said()
    level, words = record.text("level", "fluency"), record.text("keywords")
    rest = [f"{name}: {value}" for name, value in more(record)]
    parts = [f"**{plain(name)}**" if name else "", plain(level and f"({level})")]
    start = " ".join(part for part in parts if part)
    behind = "; ".join(plain(part) for part in (words, *rest) if part)
    return ": ".join(part for part in (start, behind) if part)


def _reference(record: Record) -> CvEntry:
    return CvEntry(
        plain(record.text("name")), texts=paragraphs(record.text("reference")), points=_rest(record)
    )


def _anything(record: Record) -> CvEntry | str:
    """An entry of a section that the schema does not know."""
    if record.node.text:
        return plain(record.said())
    title = linked(record.text("name", "title", "position"), record.text("url"))
    dates = period(record.text("startDate", "date"), record.text("endDate"))
    texts = paragraphs(record.text("summary", "description"))
    points = listed(record.texts("highlights"))
    if title and not dates and not texts and not points:
        return "; ".join([f"**{title}**", *_rest(record)])
    return CvEntry(title, (), dates, texts, (*points, *_rest(record)))


def _rest(record: Record) -> tuple[str, ...]:
    return listed([f"{name}: {value}" for name, value in more(record)])


_WRITERS: Mapping[str, Callable[[Record], CvEntry | str]] = {
    "work": _post,
    "volunteer": _post,
    "education": _education,
    "awards": _award,
    "certificates": _award,
    "skills": _line,
    "languages": _line,
    "interests": _line,
    "references": _reference,
    "projects": _project,
}

SYSTEM = System("json-resume", "JSON Resume", FORMAT.recognises, read)
