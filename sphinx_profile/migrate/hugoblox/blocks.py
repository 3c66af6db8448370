"""Sections of a page of HugoBlox: blocks of ``sections``, and the widgets of older home pages.

Sources: HugoBlox, "Blocks"; Wowchemy, "Page builder".
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_profile.migrate.common.fields import THEME, Noted
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.targets import Place, target_in_site
from sphinx_profile.migrate.common.writing import inline, titled
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.hugoblox.collections import collection
from sphinx_profile.migrate.hugoblox.cv import entries_of, writer_of
from sphinx_profile.migrate.hugoblox.hugo import Hugo
from sphinx_profile.migrate.plain_text import linked
from sphinx_profile.migrate.tree import Node
from sphinx_profile.scaffold.myst import directive, plain
from sphinx_profile.scaffold.site import Block

_PROSE = ("subtitle", "text", "description", "caption", "note", "summary")
_LISTS = ("items", "features", "cta")
_LIVES = ("items", "experience", "item", "feature")
"""Where posts, awards and skills stand, in blocks and in older widgets."""
_ADDRESS = ("street", "city", "region", "postcode", "country")
ELSEWHERE = "the section shows what stands elsewhere in the new site"


def sections(hugo: Hugo, page: Page, record: Noted) -> list[str]:
    """What a page that is made of sections holds."""
    blocks = [text for node in record.records("sections") for text in block(hugo, page, node)]
    record.became["sections"] = "the prose of its blocks"
    return blocks


def block(hugo: Hugo, page: Page, section: Record) -> list[str]:
    """One block of a page: its title, its prose, and what it lists.

    Where there is nothing below a title, it is left: what the theme put there stands elsewhere.
    """
    if section.node.get("demo").is_true:
        why = "a section that only the demo of the theme shows"
        hugo.move.report.left(page.path, section.line, "the section", why, section.end)
        section.dismiss()
        return []
    content = section.record("content")
    shown = [part for part in _inner(hugo, page, section, content) if part]
    title = content.node.get("title")
    content.use("title")
    if not title.text:
        return shown
    report = hugo.move.report
    if not shown:
        what = f"the section {title.text!r}"
        report.left(page.path, title.key_line, what, ELSEWHERE, title.end)
        return []
    report.taken(page.path, title.key_line, "title", "the prose of a block", title.end)
    return [titled(title.text.replace("\n", " "), 2), *shown]


def _inner(hugo: Hugo, page: Page, section: Record, content: Record) -> Iterator[str]:
    """What stands below the title of a block."""
    kind = section.text("block", "widget")
    for name in ("design", "id", "weight", "active", "headless", "demo"):
        _leave(hugo, page, section, name)
    content.use(*_PROSE)
    yield from [_prose(hugo, page, content.node, name) for name in _PROSE]
    yield from collection(hugo, content, page, kind)
    content.use("username")
    yield _button(hugo, page, content)
    if kind == "contact":
        yield from _contact(hugo, page, content)
    writer = writer_of(kind)
    if writer is None:
        yield from [_items(hugo, page, content, name) for name in _LISTS]
        return
    for holder in (content, section):
        yield from [entries_of(holder.records(name), writer) for name in _LIVES]


def _prose(hugo: Hugo, page: Page, content: Node, name: str) -> str:
    """One text of a block, in Markdown."""
    node = content.get(name)
    if not node.text:
        return ""
    hugo.move.report.taken(page.path, node.key_line, name, "the prose of a block", node.end)
    return hugo.text(page, node.text, node.line, top=3)


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
        target = link_line(hugo, page, title, url, item.line) if url else ""
        lines.append(target or (f"- {line}" if line else ""))
    return "\n".join(line for line in lines if line)


def _button(hugo: Hugo, page: Page, content: Record) -> str:
    """The button of a block, which mostly leads to a CV."""
    button = content.record("button")
    label, url = button.text("text", "label"), button.text("url", "link")
    line = link_line(hugo, page, label, url, button.line)
    return directive(Block("link-list", "", (("style", "buttons"),), line)) if line else ""


def _contact(hugo: Hugo, page: Page, content: Record) -> Iterator[str]:
    """How to reach somebody: lines, and links."""
    address = content.record("address")
    where = ", ".join(part for name in _ADDRESS if (part := address.text(name)))
    email, phone = content.text("email"), content.text("phone")
    lines = [linked(email, f"mailto:{email}") if "@" in email else plain(email), plain(phone)]
    lines += [plain(text) for text in (where or address.said(), content.text("directions"))]
    lines += [plain(text) for text in content.texts("office_hours")]
    if meeting := content.text("appointment_url"):
        lines.append(linked("Book an appointment", meeting))
    yield "\n".join(f"- {line}" for line in lines if line)
    links = list[str]()
    for link in content.records("contact_links"):
        link.use("icon", "icon_pack")
        links.append(link_line(hugo, page, link.text("name"), link.text("link", "url"), link.line))
    shown = "\n".join(link for link in links if link)
    yield directive(Block("link-list", "", (), shown)) if shown else ""


def link_line(hugo: Hugo, page: Page, label: str, url: str, line: int) -> str:
    """A link as an item of a list; ``""`` if it leads nowhere."""
    place = Place(page.path, line, hugo.folders(page))
    target = target_in_site(url, False, place, line, hugo.move) if url else ""
    return f"- [{plain(label or url)}](<{target}>)" if target else ""


def _leave(hugo: Hugo, page: Page, section: Record, name: str) -> None:
    node = section.node.pairs.get(name)
    if node and not node.is_empty:
        section.use(name)
        hugo.move.report.left(page.path, node.key_line, name, THEME, node.end, routine=True)
