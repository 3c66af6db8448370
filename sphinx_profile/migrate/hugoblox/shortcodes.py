"""Shortcodes of Hugo and HugoBlox: what is sure is written as MyST, the rest is named.

Sources: Hugo, "Shortcodes" (figure, ref, youtube, ...); HugoBlox, ``layouts/shortcodes`` (callout,
cite, math, mention, spoiler, staticref, ...). The text keeps its number of lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.common.stash import Stash
from sphinx_profile.scaffold.myst import directive
from sphinx_profile.scaffold.site import Block

_TAG = re.compile(
    r"\{\{(?P<sign>[<%])\s*(?P<close>/)?\s*(?P<name>[\w.-]+)"
    r"(?P<rest>(?:\"[^\"]{0,3000}\"|`[^`]{0,3000}`|[^\"`{}]){0,500}?)\s*[>%]\}\}"
)
_COMMENT = re.compile(r"\{\{[<%]/\*(.{0,3000}?)\*/[>%]\}\}", re.DOTALL)
_ARGUMENT = re.compile(r"(?:([\w-]+)\s*=\s*)?(?:\"([^\"]*)\"|`([^`]*)`|([^\s\"`/=]\S*))")
_ADMONITIONS = {
    **{"note": "note", "info": "note", "tip": "tip", "warning": "warning", "danger": "danger"},
    **{"important": "important", "caution": "caution"},
}
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a shortcode is given, by name and in order."""

    named: dict[str, str] = field(default_factory=dict)
    plain: tuple[str, ...] = ()

    def get(self, *names: str, at: int = -1) -> str:
        """The first of these, or the one at a place."""
        found = next((self.named[name] for name in names if self.named.get(name)), "")
        return found or (self.plain[at] if 0 <= at < len(self.plain) else "")


def arguments(rest: str) -> Arguments:
    """The arguments of a shortcode."""
    named, plain = dict[str, str](), list[str]()
    for match in _ARGUMENT.finditer(rest):
        value = match[2] or match[3] or match[4] or ""
        if match[1]:
            named[match[1]] = value
        elif value:
            plain.append(value)
    return Arguments(named, tuple(plain))


@dataclass(slots=True)
class Shortcodes:
    """Reads the shortcodes of pages.

    ``keys`` are the keys of publications by the addresses of their pages, ``names`` those of
    people by their slugs.
    """

    move: Move
    stash: Stash
    keys: dict[str, str]
    names: dict[str, str]

    def read(self, text: str, path: str, first: int) -> str:
        """The text of a page, which begins on line ``first``, without shortcodes."""
        if "{{" not in text:
            return text
        text = _COMMENT.sub(lambda match: "{{" + match[1].strip() + "}}", text)
        reading = _Reading(self, text, path, first)
        return _TAG.sub(reading.tag, text)


class _Reading:
    """One text that is being read."""

    def __init__(self, codes: Shortcodes, text: str, path: str, first: int) -> None:
        self._codes, self._text, self._path, self._first = codes, text, path, first
        self._links = list[str]()

    def tag(self, match: re.Match[str]) -> str:
        """What stands for a shortcode, on as many lines."""
        line = self._first + self._text.count("\n", 0, match.start())
        write = (_CLOSING if match["close"] else _OPENING).get(match["name"])
        found = write(self, arguments(match["rest"])) if write else None
        end = line + match[0].count("\n")
        shown = " ".join(match[0].split())[:300]
        if found is None:
            why = "this shortcode has no counterpart, and stands as text; write what it shows"
            self._codes.move.report.left(self._path, line, shown, why, end)
            return self._codes.stash.keep("`" + shown.replace("`", "'") + "`")
        self._codes.move.report.mended(self._path, line, shown, "it is written as MyST", end)
        return found + "\n" * max(match[0].count("\n") - found.count("\n"), 0)

    # -- what stands alone

    def figure(self, given: Arguments) -> str | None:
        source = given.get("src", "link", at=0)
        if not source:
            return None
        caption = " ".join((given.get("title") + " " + given.get("caption")).split())
        alt = given.get("alt") or caption
        return f"![{_alt(alt)}]({_target(source)}) {caption if caption != alt else ''}".rstrip()

    def cite(self, given: Arguments) -> str | None:
        address = given.get("page", "key", "slug", at=0)
        key = self._codes.keys.get(address.strip("/").rpartition("/")[2].casefold(), "")
        if not key:
            return None
        return self._codes.stash.keep_block(directive(Block("publication", key)))

    def mention(self, given: Arguments) -> str | None:
        return self._codes.names.get(given.get("user", at=0).casefold())

    def address(self, given: Arguments) -> str:
        """``{{< ref "/post/x" >}}`` in the target of a link."""
        return _target(given.get("path", at=0).removesuffix("index.md"))

    def recording(self, given: Arguments) -> str | None:
        source = given.get("src", "url", "path", at=0)
        return f"[{source}]({_target(source)})" if source else None

    def youtube(self, given: Arguments) -> str | None:
        return self._video("youtube", given)

    def vimeo(self, given: Arguments) -> str | None:
        return self._video("vimeo", given)

    def bilibili(self, given: Arguments) -> str | None:
        return self._video("bilibili", given)

    def _video(self, name: str, given: Arguments) -> str | None:
        number = given.get("id", at=0)
        if not re.fullmatch(r"[\w-]{1,100}", number):
            return None
        address = _VIDEOS[name].format(number)
        return f"[{address}]({address})"

    def nothing(self, _given: Arguments) -> str:
        return ""

    def action(self, given: Arguments) -> str | None:
        source = given.get("cta_link", "url", "href")
        label = given.get("cta_text", "text") or source
        return f"[{_alt(label)}]({_target(source)})" if source else None

    # -- what has a body

    def callout(self, given: Arguments) -> str:
        kind = _ADMONITIONS.get(given.get("type", at=0).lower(), "note")
        return self._codes.stash.keep_block(f"::::::{{{kind}}}")

    def end_callout(self, _given: Arguments) -> str:
        return self._codes.stash.keep_block("::::::")

    def spoiler(self, given: Arguments) -> str:
        title = given.get("text", "title", at=0)
        return f"**{title}**{self._codes.stash.keep_block('')}" if title else ""

    def link(self, given: Arguments) -> str:
        """``{{< staticref "uploads/cv.pdf" >}}CV{{< /staticref >}}``."""
        self._links.append(given.get("url", "href", "link", at=0))
        return "["

    def end_link(self, _given: Arguments) -> str:
        target = self._links.pop() if self._links else ""
        return f"]({_target(target)})"


def _target(source: str) -> str:
    return quote(source.strip(), safe="/:?#@!$&'*+,;=%~.-_")


def _alt(text: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", text)


_Writer = Callable[["_Reading", Arguments], str | None]
_OPENING: dict[str, _Writer] = {
    **dict.fromkeys(("figure", "image"), _Reading.figure),
    **dict.fromkeys(("callout", "alert"), _Reading.callout),
    **dict.fromkeys(("spoiler", "details", "toggle"), _Reading.spoiler),
    **dict.fromkeys(("staticref", "button"), _Reading.link),
    **dict.fromkeys(("ref", "relref"), _Reading.address),
    **dict.fromkeys(("video", "audio", "table", "embed"), _Reading.recording),
    **dict.fromkeys(("math", "hl", "toc", "icon", "rawhtml", "steps", "cards"), _Reading.nothing),
    "cite": _Reading.cite,
    "mention": _Reading.mention,
    "cta": _Reading.action,
    "youtube": _Reading.youtube,
    "vimeo": _Reading.vimeo,
    "bilibili": _Reading.bilibili,
}
_CLOSING: dict[str, _Writer] = {
    **dict.fromkeys(("callout", "alert"), _Reading.end_callout),
    **dict.fromkeys(("staticref", "button"), _Reading.end_link),
    **dict.fromkeys(("spoiler", "details", "toggle", "math", "hl"), _Reading.nothing),
    **dict.fromkeys(("rawhtml", "steps", "cards"), _Reading.nothing),
}
