"""Raw HTML in a page, as Markdown.

What people write by hand is understood: paragraphs, lists, tables for layout, emphasis, links,
images, breaks. Tags without a meaning of their own go, their words stay; what a program would run
(``<script>``) or only draws (``<style>``) is left out, and comes back apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_PAIRS = {
    **{"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "code": "`", "tt": "`"},
    **{"del": "~~", "s": "~~"},
}
_KEPT = frozenset({"sup", "sub", "details", "summary"})
_ENDS_BLOCK = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"),
        *("figure", "figcaption", "footer", "header", "hr", "html", "li", "main", "nav", "ol", "p"),
        *("pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    ]
)
_ENDS_UNIT = frozenset({"tr", "li", "p", "table", "ul", "ol", "div", "h1", "h2", "h3", "h4", "h5"})
_LEFT_OUT = frozenset({"script", "style", "iframe", "object", "noscript", "template", "svg"})
_TAG = re.compile(r"<(?:[A-Za-z/!])")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@`]+@[^\s<>]+)>")
_SPACES = re.compile(r"[ \t]*\n\s*|[ \t]+")
_LONGEST_TAG = 10_000
_MOST_OPEN = 100
_AMPERSAND = "\ue00f"
"""Stands for an ampersand, so that entities stay as they are written, in addresses too."""
MAX_HTML = 2_000_000


@dataclass(frozen=True, slots=True)
class Unit:
    """A row, an item or a paragraph of HTML, as Markdown, on the lines ``line`` to ``end``.

    ``kind`` is ``row``, ``item``, ``heading``, ``comment`` or ``paragraph``; ``level`` that of a
    heading.
    """

    kind: str
    text: str
    line: int
    end: int
    level: int = 0


def markdown_of(source: str, line: int = 1) -> tuple[list[Unit], list[str]]:
    """The units of a block of HTML that begins on this line, and what was left out."""
    reader = _Reader(line, is_block=True)
    reader.feed(_sound(source[:MAX_HTML]).replace("&", _AMPERSAND))
    reader.close()
    reader.cut()
    return reader.units, reader.left_out


def inline_markdown(text: str) -> tuple[str, list[str]]:
    """A paragraph without HTML tags, as Markdown, and what was left out; lines stay lines.

    A text without tags is returned as it is, and so is one with code in it.
    """
    if not _TAG.search(text) or "`" in text:
        return text, []
    reader = _Reader(1, is_block=False)
    reader.feed(_sound(_AUTOLINK.sub(_escaped, text)).replace("&", _AMPERSAND))
    reader.close()
    reader.close_all()
    return "".join(reader.parts).replace(_AMPERSAND, "&"), reader.left_out


def _sound(source: str) -> str:
    """The source with ``<`` as text where it begins neither a tag nor a comment that ends.

    The parser of the standard library takes time with the square of the number of these.
    """
    inside, last = 0, source.rfind("-->")

    def checked(match: re.Match[str]) -> str:
        nonlocal inside
        start = match.end()
        if match.start() < inside:
            return match[0]
        if len(match[0]) > 1 and start <= last:
            inside = source.find("-->", start)
            return match[0]
        end = source.find(">", start, start + _LONGEST_TAG)
        is_tag = len(match[0]) == 1 and end >= 0 and source.find("<", start, end) < 0
        return match[0] if is_tag else "&lt;" + match[0][1:]

    return re.sub(r"<(?:!--)?", checked, source)


def _escaped(match: re.Match[str]) -> str:
    """An autolink of Markdown as a link that no reader of HTML takes for a tag."""
    address = match[0][1:-1]
    target = address if ":" in address else f"mailto:{address}"
    return f"[{address}]({target})"


class _Reader(HTMLParser):
    """Collects Markdown. ``opened`` are the open tags, each with what it becomes and its place."""

    def __init__(self, line: int, is_block: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.units, self.left_out = list[Unit](), list[str]()
        self.parts = list[str]()
        self._opened = list[tuple[str, str, int]]()
        self._kinds = list[str]()
        self._first, self._from, self._is_block = line, line, is_block
        self._silent = ""

    @property
    def _line(self) -> int:
        return self.getpos()[0] + self._first - 1

    # -- what the parser meets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if self._silent:
            return
        if tag in _LEFT_OUT:
            self._silent = tag
            self.left_out.append(self.get_starttag_text() or tag)
        elif tag == "br":
            self.parts.append("\\\n" if self._is_block else "<br>")
        elif tag == "img":
            self.parts.append(f"![{_flat(values.get('alt', ''))}]({_url(values.get('src', ''))})")
        elif tag == "a":
            self._open(tag, _url(values.get("href", "")))
        elif tag in _PAIRS or tag in _KEPT:
            self._open(tag, "")
        elif tag in _ENDS_BLOCK:
            self._block(tag, opens=True)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent = "" if tag == self._silent else self._silent
        elif tag in _ENDS_BLOCK:
            self._block(tag, opens=False)
        elif any(name == tag for name, _, _ in self._opened):
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._silent:
            self.left_out.append(data)
        else:
            self.parts.append(_SPACES.sub(" ", data) if self._is_block else data)

    def handle_comment(self, data: str) -> None:
        if self._is_block:
            self.cut()
            end = self._line + data.count("\n")
            text = data.replace(_AMPERSAND, "&")
            self.units.append(Unit("comment", text, self._line, end))
        else:
            self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.left_out.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.left_out.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.left_out.append(f"<![{data}]>")

    # -- what is written

    def _open(self, tag: str, target: str) -> None:
        if len(self._opened) < _MOST_OPEN:
            self._opened.append((tag, target, len(self.parts)))

    def _close(self, tag: str) -> None:
        """End the innermost open tag of this name, and those inside of it."""
        while self._opened:
            name, target, start = self._opened.pop()
            inner = "".join(self.parts[start:])
            self.parts[start:] = [_wrapped(name, target, inner)]
            if name == tag:
                return

    def close_all(self) -> None:
        """End every tag that is open."""
        if self._opened:
            self._close(self._opened[0][0])

    def _block(self, tag: str, opens: bool) -> None:
        if not self._is_block:
            return
        in_row = "row" in self._kinds or "item" in self._kinds
        if tag in _ENDS_UNIT and (tag in ("tr", "li", "table") or not in_row):
            self.cut()
            self._kinds[:] = [_kind(tag)] if opens and tag in ("tr", "li") else []
            self._heading = int(tag[1]) if opens and tag[0] == "h" and tag[1:].isdigit() else 0
        elif self.parts and self.parts[-1] != "\\\n":
            self.parts.append("\\\n")

    _heading = 0

    def cut(self) -> None:
        """End the unit that is being written."""
        self.close_all()
        text = re.sub(r"(?:\s|\\\n)*\\\n(?:\s|\\\n)*", "\\\n", "".join(self.parts))
        text = re.sub(r"^(?:\\\n|\s)+|(?:\\\n|\s)+$", "", text).replace(_AMPERSAND, "&")
        if text:
            kind = self._kinds[-1] if self._kinds else "heading" if self._heading else "paragraph"
            self.units.append(Unit(kind, text, self._from, self._line, self._heading))
        self.parts.clear()
        self._from = self._line


def _kind(tag: str) -> str:
    return "row" if tag == "tr" else "item"


def _wrapped(tag: str, target: str, inner: str) -> str:
    """What stands between two tags, in Markdown."""
    text = inner.strip()
    if not text or (tag == "a" and not target):
        return inner
    if tag in _KEPT:
        return f"<{tag}>{inner}</{tag}>"
    before = inner[: len(inner) - len(inner.lstrip())]
    after = inner[len(inner.rstrip()) :]
    sign = _PAIRS.get(tag, "")
    shown = f"[{text}]({target})" if tag == "a" else f"{sign}{text}{sign}"
    return f"{before}{shown}{after}"


def _url(url: str) -> str:
    """A target such that Markdown reads it as it is."""
    url = url.strip()
    return f"<{url}>" if re.search(r"[\s()]", url) and not re.search(r"[<>\n]", url) else url


def _flat(text: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", " ".join(text.split()))
