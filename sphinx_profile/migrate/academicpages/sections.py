"""``_talks``, ``_teaching`` and ``_portfolio`` of academicpages: sections of one page each."""

from __future__ import annotations

import re

from sphinx_profile.migrate.common.collections import introduction, note_day, picture
from sphinx_profile.migrate.common.fields import PAGE, Noted
from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.targets import Place, target_in_site
from sphinx_profile.migrate.common.writing import day_of, heading, marked
from sphinx_profile.model.key import slug
from sphinx_profile.model.kinds import PUBLICATION_FIELDS
from sphinx_profile.scaffold.myst import directive, paragraphs, plain
from sphinx_profile.scaffold.site import Block

_HEADING = re.compile(r"(?m)^#{1,6} (.+)$")
_ADDRESSES = {"slidesurl": "slides", "videourl": "video", "paperurl": "pdf", "link": "url"}


def in_order(pages: list[Page]) -> list[Page]:
    """The pages, the latest first."""
    dated = [(day_of(page.record.text("date")), page.path, page) for page in pages]
    return [page for _, _, page in sorted(dated, key=lambda one: one[:2], reverse=True)]


def talk(jekyll: Jekyll, page: Page) -> str:
    """One talk as a directive, its outline the text of the page."""
    record = Noted(page.record)
    title = record.text("title") or page.name
    options = [
        ("key", slug(page.name)),
        ("event", marked(record.as_("the event", "venue", "event"))),
        ("location", marked(record.text("location"))),
        ("date", day_of(record.text("date"))),
        ("note", marked(record.as_("a note", "type"))),
    ]
    note_day(record, page, jekyll)
    options += _addresses(record, page, jekyll)
    lead = introduction(jekyll, record, page)
    outline = _HEADING.sub(r"**\1**", paragraphs(lead, jekyll.prose(page, top=4)).strip())
    record.note(page.path, jekyll.move.report, f"the talk {title}", PAGE)
    written = tuple((name, value) for name, value in options if value)
    return directive(Block("talk", marked(title), written, outline))


def _addresses(record: Noted, page: Page, jekyll: Jekyll) -> list[tuple[str, str]]:
    """Links of a talk: slides, a video."""
    found = list[tuple[str, str]]()
    for name, node in record.node.pairs.items():
        kind = _ADDRESSES.get(name, name)
        if kind not in PUBLICATION_FIELDS or not node.text:
            continue
        value = record.as_(kind, name)
        place = Place(page.path, node.key_line, ("files", *jekyll.folders))
        target = target_in_site(value, False, place, node.key_line, jekyll.move)
        found.append((kind, target.lstrip("/")))
    return found


def section(jekyll: Jekyll, page: Page) -> str:
    """A course, or a piece of work: a heading, what is known of it, and the text."""
    record = Noted(page.record)
    title = record.text("title") or page.name
    day = day_of(record.text("date"))
    facts = [record.text(name) for name in ("type", "venue")] + [day, record.text("location")]
    known = ", ".join(plain(fact) for fact in facts if fact)
    record.became["type"] = "a line below the heading"
    note_day(record, page, jekyll)
    blocks = [heading(title, 2), known, introduction(jekyll, record, page)]
    blocks += [picture(jekyll, record, page, title), jekyll.prose(page, top=3)]
    record.note(page.path, jekyll.move.report, f"the section {title}", PAGE)
    return paragraphs(*blocks).strip()
