"""Pages of HugoBlox: posts, projects, and any other."""

from __future__ import annotations

import posixpath
import re

from sphinx_profile.migrate.common.fields import PAGE, Noted
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.writing import Item, day_of, titled
from sphinx_profile.migrate.hugoblox.blocks import link_line, sections
from sphinx_profile.migrate.hugoblox.hugo import LEADS, Hugo
from sphinx_profile.migrate.hugoblox.links import LOOKS
from sphinx_profile.scaffold.myst import directive, paragraphs, plain
from sphinx_profile.scaffold.site import Block

_PICTURE = re.compile(r"featured[\w.-]*\.(?:jpe?g|png|webp|gif|svg|avif)", re.IGNORECASE)


def write_page(hugo: Hugo, page: Page, new: str) -> Item:
    """Write a page with a day into the site; what its list says of it comes back."""
    record = Noted(page.record)
    title, day = record.text("title") or page.name, day_of(record.text("date"))
    authors = [hugo.names.get(name.casefold(), name) for name in record.texts("authors", "author")]
    words = [*record.texts("tags"), *record.texts("categories")]
    record.became |= {"authors": "a line below the heading", "date": "a line below the heading"}
    details = ", ".join(part for part in (day, *dict.fromkeys(words)) if part)
    lead = hugo.lead(page, record, "the introduction", *LEADS)
    blocks = [titled(title), plain(details), ", ".join(plain(name) for name in authors)]
    blocks += [lead, picture(hugo, page, title), _caption(hugo, page, record)]
    blocks += [links(hugo, page, record), hugo.prose(page), *_publications(hugo, page)]
    blocks += sections(hugo, page, record)
    hugo.move.site.pages[new] = paragraphs(*blocks)
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
    lines = [line for one in found if (line := link_line(hugo, page, *one))]
    return directive(Block("link-list", "", (), "\n".join(lines))) if lines else ""


def _publications(hugo: Hugo, page: Page) -> list[str]:
    """The publications that name a project."""
    keys = hugo.listed.get(page.name.casefold(), [])
    if not keys:
        return []
    listed = Block("publication-list", "", (("keys", ", ".join(keys)),))
    return ["## Publications", directive(listed)]
