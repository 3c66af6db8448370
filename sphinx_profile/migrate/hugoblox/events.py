"""``content/event|talk/*/index.md`` of HugoBlox: talks."""

from __future__ import annotations

import re

from sphinx_profile.migrate.common.fields import PAGE, Noted
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.targets import Place, target_in_site
from sphinx_profile.migrate.common.writing import day_of, inline
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.hugoblox.hugo import Hugo
from sphinx_profile.migrate.hugoblox.links import LOOKS
from sphinx_profile.migrate.plain_text import linked
from sphinx_profile.model.key import slug
from sphinx_profile.model.kinds import PUBLICATION_FIELDS
from sphinx_profile.scaffold.myst import directive, paragraphs, plain
from sphinx_profile.scaffold.site import Block

FOLDERS = ("event", "events", "talk", "talks")
_HEADING = re.compile(r"(?m)^#{1,6} (.+)$")
_ADDRESS = ("street", "city", "region", "postcode", "country")
_KINDS = {"site": "website", "source": "url", "preprint": "url", "canonical": "url"}


def date_of(page: Page) -> str:
    """When the event is, or begins."""
    return day_of(page.record.node.get("event_start", "date").text)


def talk(hugo: Hugo, page: Page) -> str:
    """One event as a directive, its outline the abstract and the text of the page."""
    record = Noted(page.record)
    title, event = record.text("title") or page.name, record.as_("the event", "event_name", "event")
    url = record.as_("the link of the event", "event_url")
    authors = [hugo.names.get(name.casefold(), name) for name in record.texts("authors")]
    options = [
        ("key", hugo.talk_keys.unique(slug(page.name))),
        ("authors", ", ".join(plain(name) for name in authors)),
        ("event", linked(event, url) if "://" in url else inline(event)),
        ("location", _location(record)),
        ("date", date_of(page)),
        *_when(record),
        *_links(hugo, page, record),
    ]
    summary = hugo.lead(page, record, "the outline", "summary")
    abstract = record.as_("the outline", "abstract")
    line = record.node.pairs["abstract"].line if abstract else 0
    written = hugo.text(page, abstract, line, top=4) if abstract else ""
    tags = ", ".join(record.texts("tags"))
    blocks = [summary if summary != written else "", written, hugo.prose(page, top=4), plain(tags)]
    outline = _HEADING.sub(r"**\1**", paragraphs(*blocks).strip())
    _leave_looks(record, hugo, page)
    record.note(page.path, hugo.move.report, f"the talk {title}", PAGE)
    said = tuple((name, value) for name, value in options if value)
    return directive(Block("talk", inline(title), said, outline))


def _location(record: Noted) -> str:
    address = record.record("address")
    record.became["address"] = "the place"
    parts = [record.text("location"), *(address.text(name) for name in _ADDRESS)]
    return ", ".join(plain(part) for part in parts if part)


def _when(record: Noted) -> list[tuple[str, str]]:
    """A day on which it ends, if that is another; the time of day is left out."""
    start = day_of(record.as_("the day, without the time,", "event_start", "date"))
    end = day_of(record.as_("the last day, without the time,", "event_end", "date_end"))
    record.as_("whole days", "event_all_day", "all_day")
    record.as_("the day on which the page appeared", "publishDate")
    return [("note", f"{start} – {end}")] if end and end != start else []


def _links(hugo: Hugo, page: Page, record: Noted) -> list[tuple[str, str]]:
    """``links``, the old ``url_*``, and slides."""
    found, own = dict[str, str](), list[str]()
    for link in record.records("links"):
        link.use(*LOOKS)
        kind, label = link.text("type").lower(), link.text("label", "name")
        target = _target(hugo, page, link, link.text("url", "link"))
        if not target:
            continue
        kind = _KINDS.get(kind, kind)
        if kind in PUBLICATION_FIELDS and kind not in found and not label:
            found[kind] = target
        else:
            own.append(f"[{plain(label or kind or 'Link')}](<{target}>)")
    record.became["links"] = "links, each by its type"
    for name, node in record.node.pairs.items():
        if name.startswith("url_") and node.text:
            kind = _KINDS.get(name[4:], name[4:])
            value = record.as_("a link", name)
            target = _target(hugo, page, Record(node, name), value)
            if kind in PUBLICATION_FIELDS and kind not in found:
                found[kind] = target
            else:
                own.append(f"[{plain(kind)}](<{target}>)")
    deck = record.text("slides")
    if deck and (new := hugo.move.page_at(f"/slides/{deck}/")):
        record.became["slides"] = f"the page {new}, which no link of the talk leads to"
    elif deck and "slides" not in found and ("://" in deck or "." in deck):
        found["slides"] = _target(hugo, page, Record(record.node.pairs["slides"]), deck)
    return [*found.items(), ("links", " ".join(own))]


def _target(hugo: Hugo, page: Page, link: Record, url: str) -> str:
    place = Place(page.path, link.line, hugo.folders(page))
    found = target_in_site(url, False, place, link.line, hugo.move) if url else ""
    return "" if found.endswith(".md") else found.lstrip("/")


def _leave_looks(record: Noted, hugo: Hugo, page: Page) -> None:
    """What talks have no place for: a picture, projects."""
    for name in ("projects", "image", "featured"):
        node = record.node.pairs.get(name)
        if node and not node.is_empty:
            record.skip(name)
            why = "a talk has no place for it"
            hugo.move.report.left(page.path, node.key_line, name, why, node.end, routine=True)
