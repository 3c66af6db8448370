"""Where links and images of a page lead: rewritten for the new site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sphinx_profile.migrate.common.assets import is_image
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.model.url import scheme_of

_LINK = re.compile(
    r"(!?)\[((?:(?>!\[[^\[\]\n]*\]\([^()\n]*\)|\[[^\[\]\n]*\]|\\.|[^\[\]\\]))*+)\]"
    r"\(\s*(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))*))"
    r"(\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_DEFINITION = re.compile(r"(?m)^( {0,3}\[[^\[\]\n]{1,200}\]:\s*)<?([^\s<>]+)>?(?=\s|$)")
_CODE = re.compile(r"(`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)\1(?!`)", re.DOTALL)
"""Code in a line; no paragraph ends within."""
_WEB = frozenset({"http", "https", "mailto", "ftp"})
_NOT_IN_SLUG = re.compile(r"[^\w一-鿿\- ]")
_NEEDS_BRACKETS = re.compile(r"[\s()<>]")


@dataclass(frozen=True, slots=True)
class Place:
    """A text of the source: its file, its first line, and where its files are sought.

    ``anchors`` are the fragments that its headings have.
    """

    path: str
    line: int = 1
    folders: tuple[str, ...] = ("",)
    anchors: frozenset[str] = frozenset()


def slug_of_heading(title: str) -> str:
    """The fragment of a heading, as GitHub and MyST-Parser make it (``myst_heading_anchors``)."""
    return _NOT_IN_SLUG.sub("", title.strip().lower().replace(" ", "-"))


def retarget(text: str, place: Place, move: Move) -> str:
    """The Markdown with every link and image led to where its target is in the new site."""
    codes = [match.span() for match in _CODE.finditer(text)] if "`" in text else []
    rewriter = _Rewriter(text, place, move, codes)
    text = _LINK.sub(rewriter.link, text) if "](" in text else text
    return _DEFINITION.sub(rewriter.definition, text) if "]:" in text else text


class _Rewriter:
    def __init__(
        self, text: str, place: Place, move: Move, codes: Sequence[tuple[int, int]]
    ) -> None:
        self._text, self._place, self._move, self._codes = text, place, move, codes

    def link(self, match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in self._codes):
            return match[0]
        sign, label, title = match[1], match[2], match[5] or ""
        written = match[3] if match[3] is not None else match[4]
        line = self._place.line + self._text.count("\n", 0, match.start())
        if "](" in label:
            label = _LINK.sub(self.link, label)
        target = target_in_site(written, bool(sign), self._place, line, self._move)
        if not target:
            return _without_target(sign, label, written)
        return f"{sign}[{label}]({_bracketed(target)}{title})"

    def definition(self, match: re.Match[str]) -> str:
        if match[1].lstrip().startswith("[^"):
            return match[0]
        line = self._place.line + self._text.count("\n", 0, match.start())
        target = target_in_site(match[2], False, self._place, line, self._move)
        return f"{match[1]}{_bracketed(target or match[2])}"


def target_in_site(written: str, image: bool, place: Place, line: int, move: Move) -> str:
    """Where a target leads in the new site; ``""`` if nowhere, which the report says."""
    written = written.strip()
    if scheme_of(written) or written.startswith("//"):
        return _absolute(written, image, place, line, move)
    if written.startswith("#") or not written:
        return _fragment(written, place, line, move)
    page = "" if image else _page(written, place, move)
    if page:
        what, why = f"the link {written[:200]}", f"it leads to {page}"
        move.report.mended(place.path, line, what, why, routine=True)
        return f"/{page}"
    found = move.assets.find(_without_base(written, move), _folders(place))
    if found and (is_image(found) or not image):
        target = move.assets.place(found)
        what = f"the {'image' if image else 'file'} {written[:200]}"
        move.report.mended(place.path, line, what, f"it is {target} now", routine=True)
        return f"/{target}"
    return _missing(written, image, place, line, move)


def _absolute(written: str, image: bool, place: Place, line: int, move: Move) -> str:
    if written.startswith("//"):
        move.report.mended(place.path, line, f"the link {written[:200]}", "https: is put before it")
        return f"https:{written}"
    inside = next((url for url in move.old_urls if _is_below(written, url)), "")
    if inside:
        rest = written[len(inside) :] or "/"
        page = "" if image else move.page_at(rest)
        found = "" if page else move.assets.find(rest)
        if page or found:
            target = page or move.assets.place(found)
            why = f"it leads to {target}, the same in the new site"
            move.report.mended(place.path, line, f"the link {written[:200]}", why, routine=True)
            return f"/{target}"
    if scheme_of(written) in _WEB:
        return written
    why = f"links with {scheme_of(written)}: are not written in MyST; its text stays"
    move.report.left(place.path, line, f"the link {written[:200]!r}", why)
    return ""


def _is_below(written: str, url: str) -> bool:
    return written == url or written.startswith(f"{url}/")


def _fragment(written: str, place: Place, line: int, move: Move) -> str:
    if written[1:] and written[1:].casefold() in place.anchors:
        move.site.settings.setdefault("myst_heading_anchors", 6)
        return written.lower()
    why = "no heading of the page has this name; its text stays"
    move.report.left(place.path, line, f"the link {written!r}", why)
    return ""


def _page(written: str, place: Place, move: Move) -> str:
    """The page of the new site; a relative link is tried from the top and from its folder."""
    path = _without_base(written, move)
    folder = posixpath.dirname(place.path)
    names = [path] if path.startswith("/") else [posixpath.join(folder, path), path]
    return next((page for name in names if (page := move.page_at(name))), "")


def _missing(written: str, image: bool, place: Place, line: int, move: Move) -> str:
    what = f"the {'image' if image else 'link'} {written[:200]!r}"
    path = _without_base(written, move)
    leads_out = posixpath.normpath(path.lstrip("/")).startswith("..")
    if move.old_urls and not leads_out and not image:
        target = f"{move.old_urls[0]}/{path.lstrip('./')}"
        why = "nothing in the new site stands at this address; it leads to the old site"
        move.report.mended(place.path, line, what, why)
        return target
    why = "it leads out of the source" if leads_out else "there is no such file in the source"
    move.report.left(place.path, line, what, f"{why}; its text stays")
    return ""


def _folders(place: Place) -> tuple[str, ...]:
    return (posixpath.dirname(place.path), *place.folders)


def _without_base(written: str, move: Move) -> str:
    base = f"/{move.base_path}/"
    return written[len(base) - 1 :] if move.base_path and written.startswith(base) else written


def _without_target(sign: str, label: str, written: str) -> str:
    """The words of a link that leads nowhere; where there are none, its target."""
    if label.strip():
        return label
    shown = re.sub(r"([\\`*_{}\[\]<>$])", r"\\\1", written)
    return shown if sign else ""


def _bracketed(target: str) -> str:
    return f"<{target}>" if _NEEDS_BRACKETS.search(target) and "<" not in target else target


def nobody(move: Move) -> str:
    """What stands for the name of an owner whom nothing names: the host of the old site."""
    return next((host for url in move.old_urls if (host := host_of(url))), "") or "Your Name"


def host_of(url: str) -> str:
    """The host of a URL, without ``www.``; ``""`` if there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
