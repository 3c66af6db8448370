"""The markup in a paragraph: runs, as the model has them, and LaTeX.

Markdown and the raw HTML that people write among it are read alike: ``<b>``, ``<i>``, ``<sup>``,
``<code>``, ``<a href>``, ``<br>``, ``<img>``. A break is a newline in the text of a run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from markdown_it.token import Token

from sphinx_profile.formats.latex import write_latex
from sphinx_profile.migrate.markdown.parser import MAX_INLINE, Env, inline_parser
from sphinx_profile.model.inline import MATH, Inline, Run, inline
from sphinx_profile.model.url import safe_url

_ENTITY = re.compile(r"&#?\w{1,32};")
_STYLES = {
    **{"strong_open": "strong", "em_open": "emphasis", "b": "strong", "strong": "strong"},
    **{"i": "emphasis", "em": "emphasis", "cite": "emphasis", "code": "literal", "tt": "literal"},
    **{"kbd": "literal", "sup": "superscript", "sub": "subscript"},
}


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in a text: its description and where it lies."""

    alt: str
    source: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text that was read: its runs, the images in it, and what is not in the runs.

    ``comments`` is the text of HTML comments, ``refused`` holds the targets that may not be
    links.
    """

    runs: Inline = ()
    pictures: tuple[Picture, ...] = ()
    comments: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def read_inline(text: str, env: Env | None = None) -> Text:
    """The markup of a text; ``env`` has the link targets that its page defines."""
    if len(text) > MAX_INLINE:
        return Text(inline(text))
    reader = _Reader()
    for token in inline_parser().parseInline(text, {} if env is None else env):
        reader.read(token.children or ())
    return reader.text()


def to_latex(text: str, env: Env | None = None) -> str:
    r"""Markdown as one line of LaTeX: ``*x*`` is ``\emph{x}``; formulas stay as they are."""
    return write_latex(read_inline(text, env).runs)


@dataclass(slots=True)
class _Reader:
    """Goes through the tokens of a paragraph; the stacks hold what is open."""

    runs: list[Run] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def text(self) -> Text:
        return Text(
            _joined(self.runs), tuple(self.pictures), tuple(self.comments), tuple(self.refused)
        )

    def read(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type == "html_inline":
                self.html(token.content)
            elif token.type == "image":
                alt = "".join(child.content for child in token.children or ())
                self.picture(alt, str(token.attrs.get("src", "")))
            elif token.type.startswith("link_"):
                self.link(str(token.attrs.get("href", "")) if token.nesting > 0 else None)
            elif token.type in _STYLES:
                self.styles.append(_STYLES[token.type])
            elif token.type in ("strong_close", "em_close"):
                self.close(_STYLES[token.type.replace("close", "open")])
            else:
                self.leaf(token)

    def leaf(self, token: Token) -> None:
        if token.type in ("softbreak", "hardbreak"):
            self.write("\n" if token.type == "hardbreak" else " ")
        elif token.type == "code_inline":
            self.write(token.content, "literal")
        elif token.type.startswith("math"):
            self.write(token.content, MATH)
        else:
            self.write(token.content)

    def write(self, text: str, *styles: str) -> None:
        if text:
            kept = tuple(dict.fromkeys((*self.styles, *styles)))
            self.runs.append(Run(text, kept, self.links[-1] if self.links else ""))

    def link(self, target: str | None) -> None:
        """Begin a link, or end it where there is no target."""
        if target is None:
            del self.links[-1:]
            return
        url = safe_url(target)
        if target and not url:
            self.refused.append(target)
        self.links.append(url)

    def close(self, style: str) -> None:
        """End the innermost open stretch of this style."""
        for index in range(len(self.styles) - 1, -1, -1):
            if self.styles[index] == style:
                del self.styles[index]
                return

    def picture(self, alt: str, source: str) -> None:
        self.pictures.append(Picture(alt, source))
        if self.links:
            self.write(alt or "Link")

    def html(self, source: str) -> None:
        """A tag or a comment."""
        if source.startswith("<!--"):
            self.comments.append(source[4:].removesuffix("-->").strip())
            return
        tag = _Tag()
        tag.feed(source.replace("&", "\ue00f"))
        if tag.name == "br":
            self.write("\n")
        elif tag.name == "img":
            self.picture(tag.values.get("alt", ""), tag.values.get("src", ""))
        elif tag.name == "a":
            self.link(None if tag.closes else tag.values.get("href", ""))
        elif tag.name in _STYLES and tag.closes:
            self.close(_STYLES[tag.name])
        elif tag.name in _STYLES:
            self.styles.append(_STYLES[tag.name])


class _Tag(HTMLParser):
    """One tag: its name, its attributes, and whether it closes."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.closes, self.values = "", False, dict[str, str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.name, self.values = tag, {name: _decoded(value or "") for name, value in attrs}

    def handle_endtag(self, tag: str) -> None:
        if not self.name:
            self.name, self.closes = tag, True


def _decoded(value: str) -> str:
    """A value with its entities decoded; ``&not`` in an address without a semicolon is none."""
    return _ENTITY.sub(lambda match: unescape(match[0]), value.replace("\ue00f", "&"))


def _joined(runs: Sequence[Run]) -> Inline:
    """The runs, neighbours in the same manner made one."""
    joined = list[Run]()
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.styles, last.url) == (run.styles, run.url) and MATH not in run.styles:
            joined[-1] = Run(last.text + run.text, run.styles, run.url)
        else:
            joined.append(run)
    return tuple(joined)
