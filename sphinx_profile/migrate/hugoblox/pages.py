"""Pages of HugoBlox: posts, projects, any other, and those that are made of sections."""

from __future__ import annotations

import posixpath
import re

from sphinx_profile.migrate.common.fields import PAGE, THEME, Noted
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.targets import Place, target_in_site
from sphinx_profile.migrate.common.writing import Item, day_of, inline, titled
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.hugoblox.hugo import Hugo
from sphinx_profile.migrate.hugoblox.links import LOOKS
from sphinx_profile.migrate.tree import Node
from sphinx_profile.scaffold.myst import directive, paragraphs, plain
from sphinx_profile.scaffold.site import Block

_PICTURE = re.compile(r"featured[\w.-]*\.(?:jpe?g|png|webp|gif|svg|avif)", re.IGNORECASE)
_LEADS = ("summary", "subtitle", "excerpt", "description")
_PROSE = ("title", "subtitle", "text", "description", "caption", "note", "summary")
_BIOGRAPHIES = re.compile(r"about|resume-biography|biography|hero-author")
_COLLECTIONS = re.compile(r"collection|pages|portfolio|featured|recent")


def write_page(hugo: Hugo, page: Page, new: str) -> Item:
    """Write a page with a day into the site; what its list says of it comes back."""
    record = Noted(page.record)
    title, day = record.text("title") or page.name, day_of(record.text("date"))
    authors = [hugo.names.get(name.casefold(), name) for name in record.texts("authors", "author")]
    words = [*record.texts("tags"), *record.texts("categories")]
    record.became |= {"authors": "a line below the heading", "date": "a line below the heading"}
    details = ", ".join(part for part in (day, *dict.fromkeys(words)) if part)
    lead = hugo.lead(page, record, "the introduction", *_LEADS)
    blocks = [titled(title), plain(details), ", ".join(plain(name) for name in authors)]
    blocks += [lead, picture(hugo, page, title), _caption(hugo, page, record)]
    blocks += [links(hugo, page, record), hugo.prose(page), *_publications(hugo, page)]
    hugo.move.site.pages[new] = paragraphs(*blocks)
    sections(hugo, page, record, new)
    record.note(page.path, hugo.move.report, new, PAGE)
    return Item(new, title, (day,))


def picture(hugo: Hugo, page: Page, alt: str) -> str:
    """The picture beside a page, as Markdown."""
    if not posixpath.basename(page.path).startswith(("index", "_index")):
        return ""
    for path in hugo.move.beside(page.path):
        if _PICTURE.fullmatch(posixpath.basename(path)):
            return f"![{plain(alt)}](</{hugo.move.assets.place(path)}>)"
    return ""


def _caption(hugo: Hugo, page: Page, record: Noted) -> str:
    image = record.record("image")
    image.use("focal_point", "preview_only", "placement", "alt_text")
    image.said()
    record.became["image"] = "the caption of the picture"
    caption = image.text("caption")
    line = image.node.pairs["caption"].line if caption else 0
    return hugo.text(page, caption, line) if caption else ""


def links(hugo: Hugo, page: Page, record: Noted) -> str:
    """``links`` and the old ``url_*`` of a page, as a list of links."""
    found = list[tuple[str, str, int]]()
    for link in record.records("links"):
        link.use(*LOOKS)
        label = link.text("label", "name") or link.text("type")
        found.append((label, link.text("url", "link"), link.line))
    record.became["links"] = "links, each by its type"
    for name, node in record.node.pairs.items():
        if (name.startswith("url_") or name == "external_link") and node.text:
            label = name.removeprefix("url_").replace("_", " ").capitalize()
            found.append((label, record.as_("a link", name), node.key_line))
    lines = [line for one in found if (line := _line(hugo, page, *one))]
    return directive(Block("link-list", "", (), "\n".join(lines))) if lines else ""


def _line(hugo: Hugo, page: Page, label: str, url: str, line: int) -> str:
    place = Place(page.path, line, hugo.folders(page))
    target = target_in_site(url, False, place, line, hugo.move) if url else ""
    return f"- [{plain(label or url)}](<{target}>)" if target else ""


def _publications(hugo: Hugo, page: Page) -> list[str]:
    """The publications that name a project."""
    keys = hugo.listed.get(page.name.casefold(), [])
    if not keys:
        return []
    listed = Block("publication-list", "", (("keys", ", ".join(keys)),))
    return ["## Publications", directive(listed)]


def sections(hugo: Hugo, page: Page, record: Noted, new: str) -> None:
    """The prose of a page that is made of sections goes behind its text."""
    blocks = [text for node in record.records("sections") for text in block(hugo, page, node)]
    record.became["sections"] = "the prose of its blocks"
    if blocks:
        text = hugo.move.site.pages.get(new, "")
        hugo.move.site.pages[new] = paragraphs(text, *blocks)


def block(hugo: Hugo, page: Page, section: Record) -> list[str]:
    """One block of a page: its prose, or the list that it shows."""
    kind, content = section.text("block", "widget"), section.record("content")
    for name in ("design", "id", "weight", "active", "headless", "demo"):
        _leave(hugo, page, section, name)
    text = [_prose(hugo, page, content.node, name) for name in _PROSE]
    content.use(*_PROSE)
    shown = [part for part in text if part]
    lists = _list(hugo, content, page, kind)
    if _BIOGRAPHIES.search(kind):
        content.use("username")
    rest = [_items(hugo, page, content, name) for name in ("items", "features", "cta")]
    return [*shown, *lists, *(part for part in rest if part)]


def _prose(hugo: Hugo, page: Page, content: Node, name: str) -> str:
    """One text of a block: a heading, or Markdown."""
    node = content.get(name)
    if not node.text:
        return ""
    hugo.move.report.taken(page.path, node.key_line, name, "the prose of a block", node.end)
    if name == "title":
        return titled(node.text.replace("\n", " "), 2)
    return hugo.text(page, node.text, node.line, top=3)


def _list(hugo: Hugo, content: Record, page: Page, kind: str) -> list[str]:
    """The publications that a block lists."""
    filters = content.record("filters")
    if not _COLLECTIONS.search(kind):
        return []
    folders = [*filters.texts("folders"), content.text("page_type")]
    is_ours = any(folder.startswith("publication") for folder in folders)
    options = list[tuple[str, str]]()
    if filters.text("featured_only").lower() == "true" or kind == "featured":
        options.append(("filter", "selected"))
    elif filters.text("exclude_featured").lower() == "true":
        options.append(("filter", "not selected"))
    count = content.text("count")
    options += [("max", count)] if count.isdigit() and count != "0" else []
    offset = content.text("offset")
    options += [("offset", offset)] if offset.isdigit() and offset != "0" else []
    if is_ours and hugo.keys:
        what, why = f"the block {kind}", "it is a publication-list"
        hugo.move.report.mended(page.path, content.line, what, why, content.end)
        return [directive(Block("publication-list", "", tuple(options)))]
    return []


def _items(hugo: Hugo, page: Page, content: Record, name: str) -> str:
    """What a block lists: a heading in bold and a text, for each."""
    lines = list[str]()
    for item in content.records(name):
        title = item.text("title", "name", "label", "text")
        text, url = item.text("description", "text", "content", "summary"), item.text("url")
        item.use("icon", "icon_pack", "button")
        said = hugo.text(page, text, item.line, top=6).replace("\n", " ") if text != title else ""
        shown = [f"**{inline(title)}**" if title else "", said]
        line = ": ".join(part for part in shown if part)
        target = _line(hugo, page, title, url, item.line) if url else ""
        lines.append(target or (f"- {line}" if line else ""))
    return "\n".join(line for line in lines if line)


def _leave(hugo: Hugo, page: Page, section: Record, name: str) -> None:
    node = section.node.pairs.get(name)
    if node and not node.is_empty:
        section.use(name)
        hugo.move.report.left(page.path, node.key_line, name, THEME, node.end)
