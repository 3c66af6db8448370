"""What a profile of HugoBlox says of a life: education, posts, skills, languages, awards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from textwrap import dedent

from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.prose import with_breaks
from sphinx_profile.migrate.cv_page import CvEntry, CvSection, cv_entries, cv_page, period
from sphinx_profile.migrate.files.cv_text import listed, more
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.markdown import inline_markdown
from sphinx_profile.migrate.plain_text import linked, markdown
from sphinx_profile.scaffold.myst import plain

Writer = Callable[[Record], CvEntry | str]
_LOOK = ("icon", "button", "company_logo", "color", "color_border", "icon_pack")


def writer_of(kind: str) -> Writer | None:
    """What writes the entries of a block of this kind: posts, awards or skills."""
    return next((writer for pattern, writer in _WRITERS if pattern.search(kind)), None)


def entries_of(records: Iterable[Record], writer: Writer) -> str:
    """The entries of a block."""
    return cv_entries([writer(one) for one in records], "-")


def life(record: Noted) -> str:
    """The page of a CV; ``""`` where the profile says nothing of the kind."""
    sections = [
        CvSection("Interests", _interests(record), "-"),
        CvSection("Education", _entries(record, "education", _degree)),
        CvSection("Experience", _entries(record, "experience", _post)),
        CvSection("Work", _entries(record, "work", _post)),
        CvSection("Awards", _entries(record, "awards", _award)),
        *_groups(record),
        CvSection("Languages", _entries(record, "languages", _language), "-"),
    ]
    return cv_page(sections)


def _interests(record: Noted) -> tuple[CvEntry | str, ...]:
    record.became["interests"] = "a section of cv.md"
    return tuple(plain(text) for text in record.texts("interests"))


def _entries(record: Noted, name: str, write: Writer) -> tuple[CvEntry | str, ...]:
    """The entries of a section; older profiles have them one level below: ``courses``."""
    node = record.node.get(name)
    lower = next((key for key in ("courses", "items") if node.get(key).items), "")
    records = record.record(name).records(lower) if lower else record.records(name)
    record.became[name] = "a section of cv.md"
    return tuple(write(one) for one in records)


def _degree(one: Record) -> CvEntry:
    return CvEntry(
        plain(one.text("degree", "course", "area")),
        (plain(one.text("institution")), *_button(one)),
        period(one.text("start", "date_start"), one.text("end", "date_end"))
        or one.text("year", "date"),
        _texts(one),
        _rest(one),
    )


def _post(one: Record) -> CvEntry:
    org = linked(one.text("org", "company", "company_name"), one.text("company_url", "url"))
    return CvEntry(
        plain(one.text("role", "title", "position")),
        (org, plain(one.text("location")), *_button(one)),
        period(one.text("start", "date_start"), one.text("end", "date_end")),
        _texts(one),
        _rest(one),
    )


def _award(one: Record) -> CvEntry:
    title = linked(one.text("title"), one.text("url", "certificate_url"))
    return CvEntry(
        title,
        (plain(one.text("awarder", "organization")), *_button(one)),
        one.text("date", "date_start"),
        _texts(one),
        _rest(one),
    )


def _groups(record: Noted) -> list[CvSection]:
    """Skills, in groups with names."""
    record.became["skills"] = "a section of cv.md"
    sections = list[CvSection]()
    for group in record.records("skills"):
        entries = tuple(_skill(one) for one in group.records("items"))
        name = group.text("name", "title") or group.said() or "Skills"
        group.use(*_LOOK)
        sections.append(CvSection(plain(name), entries, "-"))
    return sections


def _skill(one: Record) -> str:
    label, level = one.text("label", "name") or one.said(), one.text("level", "percent")
    one.use(*_LOOK)
    text = one.text("description")
    shown = f"{label} ({level})" if level else label
    return plain(": ".join(part for part in (shown, text) if part))


def _language(one: Record) -> str:
    name, label, level = one.text("name"), one.text("label"), one.text("level", "percent")
    one.use(*_LOOK)
    said = ", ".join(part for part in (label, level) if part)
    return plain(f"{name or one.said()} ({said})" if said else name or one.said())


def _button(one: Record) -> tuple[str, ...]:
    """The button of an entry: a link."""
    button = one.record("button")
    if not button:
        return ()
    return (linked(button.text("text", "label"), button.text("url")),)


def _texts(one: Record) -> tuple[str, ...]:
    """What is said of an entry, in Markdown."""
    one.text("summary", "description")
    written = one.node.get("summary", "description").value
    if not isinstance(written, str):
        return ()
    text, _ = inline_markdown(dedent(written.expandtabs()).strip())
    return (markdown(with_breaks(text)),) if text else ()


def _rest(one: Record) -> tuple[str, ...]:
    one.use(*_LOOK[0:1], *_LOOK[2:])
    return listed(f"{name}: {text}" for name, text in more(one))


_WRITERS: tuple[tuple[re.Pattern[str], Writer], ...] = (
    (re.compile(r"experience"), _post),
    (re.compile(r"accomplishment|award|certificat"), _award),
    (re.compile(r"skill|featurette"), _skill),
)
