"""Pieces of pages: headings, days, lists of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from sphinx_profile.migrate.common.prose import guard
from sphinx_profile.migrate.markdown import inline_markdown
from sphinx_profile.scaffold.myst import paragraphs, plain
from sphinx_profile.scaffold.site import Site

_DAY = re.compile(r"\s*(\d{4}-\d{1,2}-\d{1,2}|\d{4}-\d{1,2}|\d{4})(?:[T ].*)?\s*")
_TAG = re.compile(r"<[A-Za-z/]")
_HEADING = re.compile(r"(?m)^#{1,6} ")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?\b")
_LANGUAGES = {"cn": "zh", "kr": "ko", "jp": "ja", "se": "sv", "dk": "da", "br": "pt"}
_REGIONS = frozenset({"zh_CN", "zh_TW", "pt_BR", "pt_PT", "uk_UA", "nb_NO"})
_REGIONS_OF = {"zh": "zh_CN", "uk": "uk_UA", "no": "nb_NO", "nb": "nb_NO"}
_NO_TITLES = frozenset(
    {"", "blank", "home", "homepage", "home page", "my site", "personal website"}
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}|:{3,})")


def marked(text: str) -> str:
    """A text of a template on one line, as MyST: HTML in it is markup, all else is plain."""
    flat = " ".join(text.split())
    if _TAG.search(flat):
        return guard(inline_markdown(flat)[0])
    return plain(unescape(flat))


def inline(text: str) -> str:
    """A text of Markdown on one line, as MyST."""
    return guard(inline_markdown(" ".join(text.split()))[0])


def titled(title: str, level: int = 1) -> str:
    """A heading of Markdown; ``""`` without a title."""
    shown = inline(title)
    return f"{'#' * level} {shown}" if shown else ""


def heading(title: str, level: int = 1) -> str:
    """A heading; ``""`` without a title."""
    shown = marked(title)
    return f"{'#' * level} {shown}" if shown else ""


def title_of(said: str, owner: str) -> str:
    """The title of a site: what it says, or its owner where that names nothing."""
    folded = said.strip().casefold()
    is_owner = folded in _NO_TITLES and (owner or folded == "blank")
    return owner if is_owner else said


def day_of(text: str) -> str:
    """The day, the month or the year that a date begins with; the text if there is none."""
    match = _DAY.fullmatch(text)
    if not match:
        return " ".join(text.split())
    return "-".join(part.zfill(2) for part in match[1].split("-"))


@dataclass(frozen=True, slots=True)
class Item:
    """A page of a collection: where it is in the new site, and what its list says of it."""

    page: str
    title: str
    details: tuple[str, ...] = ()
    group: str = ""


def index(title: str, intro: str, items: Iterable[Item]) -> str:
    """The page that lists the pages of a collection, under the names of their groups."""
    blocks, group = [heading(title), intro], ""
    lines = list[str]()
    for item in items:
        if item.group != group:
            blocks += ["\n".join(lines), heading(item.group, 2)]
            lines, group = [], item.group
        lines.append(_line(item))
    return paragraphs(*blocks, "\n".join(lines))


def listed(items: Iterable[Item]) -> str:
    """Pages of a collection as a list of links."""
    return "\n".join(map(_line, items))


def _line(item: Item) -> str:
    details = "".join(f", {marked(detail)}" for detail in item.details if detail)
    shown = marked(item.title) or item.page
    return f"- [{shown}](</{item.page}>){details}"


def without_bare_headings(text: str) -> str:
    """The text without headings that nothing stands below: a template stood there."""
    blocks = text.split("\n\n")
    levels = [len(b) - len(b.lstrip("#")) if _HEADING.match(b) else 0 for b in blocks]
    kept = [
        block
        for block, level, after in zip(blocks, levels, [*levels[1:], 1], strict=True)
        if not level or not after or after > level
    ]
    return "\n\n".join(kept)


def cut_at_heading(text: str) -> tuple[str, str]:
    """What stands before the first heading, which may be in a directive, and the rest."""
    match = _HEADING.search(text)
    return (text[: match.start()].rstrip(), text[match.start() :]) if match else (text, "")


def meta(description: str, keywords: str = "") -> str:
    """What search engines are told of a page, as MyST; ``""`` if nothing."""
    said = {"description": description, "keywords": keywords}
    lines = [
        f"   :{name}: {' '.join(value.split())}".replace("\\", "\\\\")
        for name, value in said.items()
        if value.strip()
    ]
    return "\n".join(["```{eval-rst}", ".. meta::", *lines, "```"]) if lines else ""


def language_of(said: str) -> str:
    """The language of a site for Sphinx, of what it says; ``""`` for English, and for none."""
    match = _LANGUAGE.match(said.strip())
    if not match or match[1].lower() == "en":
        return ""
    name = _LANGUAGES.get(match[1].lower(), match[1].lower())
    region = (match[2] or "").upper()
    return f"{name}_{region}" if f"{name}_{region}" in _REGIONS else _REGIONS_OF.get(name, name)


def finish(site: Site) -> None:
    """Bring the headings of every page to consecutive levels, and the pages into order.

    Those at the top stand before those in folders, which they list.
    """
    ordered = sorted(site.pages.items(), key=lambda item: "/" in item[0])
    site.pages = {path: consecutive(text, 0) for path, text in ordered}
    site.publications = consecutive(site.publications, 0) if site.publications else None
    home = consecutive("\n\n".join(site.home), 1)
    site.home = [home] if home.strip() else []


def consecutive(text: str, level: int) -> str:
    """The text with no heading more than one level below the last; ``level`` stands before it."""
    lines, fence = list[str](), ""
    for line in text.split("\n"):
        sign = _FENCE.match(line)
        if sign and (not fence or line.strip() == fence):
            fence = "" if fence else sign[1]
        elif not fence and (match := _HEADING.match(line)):
            level = min(len(match[0]) - 1, level + 1)
            lines.append(f"{'#' * level} {line[match.end() :]}")
            continue
        lines.append(line)
    return "\n".join(lines)
