"""Pages of people of al-folio: a photo, a text of its own file, and lines below, for each.

Source: al-folio, ``_layouts/profiles.liquid``.
"""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_profile.migrate.common.fields import PAGE, Noted
from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.prose import guard
from sphinx_profile.migrate.common.writing import heading, marked
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.markdown import markdown_of
from sphinx_profile.scaffold.myst import paragraphs


def is_profiles(page: Page) -> bool:
    """Whether the page is one of people."""
    return any(item.pairs for item in page.record.node.get("profiles").items)


def contents(page: Page) -> list[str]:
    """The names of the files with the texts of the people."""
    return [item.get("content").text for item in page.record.node.get("profiles").items]


def write_profiles(jekyll: Jekyll, page: Page, new: str, texts: Mapping[str, Page]) -> None:
    """Write the page into the site; ``texts`` are the files that it names."""
    record = Noted(page.record)
    blocks = [heading(record.text("title")), marked(record.as_("the introduction", "description"))]
    for profile in record.records("profiles"):
        blocks += _profile(jekyll, page, profile, texts)
    record.became["profiles"] = "a photo, a text and lines below it for each"
    jekyll.move.site.pages[new] = paragraphs(*blocks, jekyll.prose(page))
    record.note(page.path, jekyll.move.report, new, PAGE)


def _profile(jekyll: Jekyll, page: Page, profile: Record, texts: Mapping[str, Page]) -> list[str]:
    profile.use("align", "image_circular")
    image, name, place = profile.text("image"), profile.text("content"), ""
    if image:
        folders = ("assets/img", "assets", "")
        line = profile.node.pairs["image"].key_line
        place = jekyll.move.assets.take(image, folders, page.path, line, "the photo")
    text = jekyll.prose(texts[name]) if name in texts else ""
    if name and name not in texts:
        line = profile.node.pairs["content"].key_line
        jekyll.move.report.left(page.path, line, f"the text {name}", "there is no such page")
    return [f"![](</{place}>)" if place else "", text, *lines_of(profile.text("more_info"))]


def lines_of(html: str) -> list[str]:
    """The paragraphs of a bit of HTML, as MyST."""
    units, _ = markdown_of(html)
    lines = (line for unit in units for line in unit.text.split("\\\n") if line.strip())
    return [guard(" ".join(line.split())) if "<" in html else marked(line) for line in lines]
