"""A page of Markdown as other systems write it, as MyST that builds without a warning.

The words stay. Headings are brought to consecutive levels, HTML is written as Markdown, links and
images lead to where their targets are now, and what MyST would take for markup of its own
(``% comment``, ``{role}``, ``:::``, ``(target)=``, ``+++``) is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from urllib.parse import quote

from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.common.stash import Stash
from sphinx_profile.migrate.common.targets import Place, retarget, slug_of_heading
from sphinx_profile.migrate.markdown import (
    Block,
    inline_markdown,
    markdown_of,
    mended,
    read_blocks,
)

_FENCE = re.compile(r"^([ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?)(`{3,}|~{3,})(.*)$")
_INFO = re.compile(r"\{[^{}A-Za-z]*([A-Za-z][\w+#.-]*)?[^{}]*\}.*")
_START = re.compile(r"^([ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?)(?=%|\+\+\+|:::|\([^()\s]+\)=)")
_ROLE = re.compile(r"\{(?=[\w:+.-]{1,50}\}`)")
_HEADING_ID = re.compile(r"\s*\{#[\w:.-]+\}\s*$")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,100})\](:?)")
_EMBEDDED = re.compile(
    r"<(?:iframe|video|audio|source|embed)\b[^<>]*?\bsrc\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE
)
_COMMENT = re.compile(r"^ {0,3}\[(?://|comment|#)\]:\s*(?:#|<>)\s*(?:\((.*)\)|[\"'](.*)[\"'])\s*$")
_BRACKETED = re.compile(r"\]\(\s*<([^<>\n]*)>")
_OPENS, _CLOSES = (
    re.compile(rf"<{sign}(?:div|section|article|center|table)\b", re.IGNORECASE)
    for sign in ("", "/")
)
_INDENTED_TAG = re.compile(r"(?: {4}|\t)\s*</?[A-Za-z]")
_LAST_BREAK = re.compile(r"(?:\s*<br>)+\s*$")
_BREAK = re.compile(r"(?:[ \t]*<br>)+[ \t]*(?=\n)")
_BREAK_WITHIN = re.compile(r"(?:[ \t]*<br>)+[ \t]*(?=[^\W\d]|[\"'(\[]|\*\*)")
"""A line behind it begins no list, no heading and no table."""
_IN_URLS = "/:?#[]@!$&'*+,;=%~"
_MAX_LEVEL = 6


def myst(text: str, place: Place, move: Move, top: int = 2, stash: Stash | None = None) -> str:
    """The text as MyST, its highest heading of level ``top``; no newline at the end.

    ``stash`` holds what is ours already, and is put in at the end.
    """
    lines = mended(place.path, text.split("\n"), place.line, move.report)
    lines = _without_lone_footnotes([_COMMENT.sub(_comment, line) for line in lines])
    blocks = read_blocks(lines, place.line)
    titles = (_HEADING_ID.sub("", block.text) for block in blocks if block.kind == "heading")
    place = replace(place, anchors=frozenset(slug_of_heading(title) for title in titles))
    writer = _Writer(lines, place, move)
    written = "\n\n".join(
        block.strip("\n")
        for block in writer.blocks(_without_bare_rules(blocks), top)
        if block.strip()
    )
    guarded = guard(written)
    if "\n```" in f"\n{guarded}" or "\n~~~" in f"\n{guarded}":
        move.site.settings.setdefault("suppress_warnings", ["misc.highlighting_failure"])
    if "$" in guarded:
        move.site.settings.setdefault("myst_dmath_allow_digits", False)
    return stash.restored(guarded) if stash else guarded


def _comment(match: re.Match[str]) -> str:
    """A comment that is written as the target of a link: ``[//]: # (text)``."""
    text = match[1] or match[2] or ""
    return f"<!-- {text.replace('--', '- -')} -->"


def guard(text: str) -> str:
    """The text with what MyST alone gives a meaning escaped; code stays as it is."""
    found, fence = list[str](), ""
    for line in text.split("\n"):
        sign = _FENCE.match(line)
        if fence:
            closes = sign and sign[2].startswith(fence) and not sign[3].strip()
            fence = "" if closes else fence
            found.append(line)
        elif sign and not ("`" in sign[2] and "`" in sign[3]):
            fence = sign[2]
            found.append(f"{sign[1]}{sign[2]}{_INFO.sub(lambda m: m[1] or 'text', sign[3])}")
        else:
            found.append(_ROLE.sub(r"\\{", _START.sub(r"\1\\", line)))
    return "\n".join(found)


def _encoded(match: re.Match[str]) -> str:
    """The target of a link without ``<>``, which a reader of HTML takes for a tag."""
    return f"]({quote(match[1].strip(), safe=_IN_URLS)}"


def with_breaks(text: str) -> str:
    """The text with ``<br>`` as a break of Markdown, but in tables: our directives show no tags."""
    if "<br>" not in text or "|" in text or "`" in text:
        return text
    return _BREAK.sub(r"\\", _BREAK_WITHIN.sub("\\\\\n", _LAST_BREAK.sub("", text)))


def _depth(html: str) -> int:
    """How many more tags of layout a block of HTML opens than it closes."""
    return len(_OPENS.findall(html)) - len(_CLOSES.findall(html))


def _without_lone_footnotes(lines: Sequence[str]) -> list[str]:
    """The lines, footnotes that nothing refers to, and references that lead nowhere, escaped."""
    if not any("[^" in line for line in lines):
        return list(lines)
    found = [match for line in lines for match in _FOOTNOTE.finditer(line)]
    used = {match[1] for match in found if not match[2]}
    defined = {match[1] for match in found if match[2]}
    both = used & defined
    return [_FOOTNOTE.sub(lambda m: m[0] if m[1] in both else f"\\{m[0]}", line) for line in lines]


def _without_bare_rules(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without rules that docutils refuses: first, last, next to one or to a heading."""
    framed = [None, *blocks, None]
    kept = list[Block]()
    for (before, block), (_, after) in pairwise(pairwise(framed)):
        if block is None or (
            block.kind == "rule" and (not _is_body(before) or not _is_body(after))
        ):
            continue
        kept.append(block)
    return kept


def _is_body(block: Block | None) -> bool:
    """Whether a block stays where it is, and shows something; footnotes go to the end."""
    if block is None or block.kind in {"rule", "heading", "comment", "other"}:
        return False
    return not _FOOTNOTE.match(block.text)


class _Writer:
    """Writes blocks, each on the lines on which it stands."""

    def __init__(self, lines: Sequence[str], place: Place, move: Move) -> None:
        self._lines, self._place, self._move = lines, place, move

    def blocks(self, blocks: Sequence[Block], top: int) -> Iterator[str]:
        """The blocks as MyST, headings brought to consecutive levels."""
        levels = [block.level for block in blocks if block.kind == "heading"]
        shift, last, depth = top - min(levels, default=1), top - 1, 0
        for block in blocks:
            depth += _depth(block.text) if block.kind == "html" else 0
            if block.kind == "heading":
                last = min(block.level + shift, last + 1, _MAX_LEVEL)
                yield self._heading(block, last)
            elif block.kind == "html" or (depth > 0 and self._is_indented_html(block)):
                yield self._html(block, last)
            elif block.kind in {"code", "comment", "rule", "math"}:
                yield self._raw(block)
            else:
                yield self._inline(self._raw(block), block)

    def _is_indented_html(self, block: Block) -> bool:
        """Whether code is HTML that is indented: within a tag, Jekyll takes it for no code."""
        return block.kind == "code" and bool(_INDENTED_TAG.match(self._raw(block)))

    def _raw(self, block: Block) -> str:
        first = self._place.line
        return "\n".join(self._lines[block.line - first : block.end - first + 1])

    def _heading(self, block: Block, level: int) -> str:
        written = " ".join(block.text.split())
        title = _HEADING_ID.sub("", written)
        if title != written:
            why = "the name of the heading is made of its words"
            self._move.report.mended(
                self._place.path, block.line, written, why, block.end, routine=True
            )
        if not title:
            return ""
        return f"{'#' * level} {self._inline(title, block)}"

    def _inline(self, text: str, block: Block) -> str:
        """Text with markup in it: tags written as Markdown, targets as they are now."""
        found, left_out = inline_markdown(_BRACKETED.sub(_encoded, text))
        self._leave(left_out, block)
        found += self._embedded(text) if left_out else ""
        return with_breaks(retarget(found, replace(self._place, line=block.line), self._move))

    def _html(self, block: Block, level: int) -> str:
        """A block of HTML as Markdown; its headings stand below the last."""
        units, left_out = markdown_of(self._raw(block), block.line)
        self._leave(left_out, block)
        marks = {"item": "- ", "heading": "#" * min(level + 1, _MAX_LEVEL) + " "}
        written = [
            f"<!--{unit.text}-->"
            if unit.kind == "comment"
            else marks.get(unit.kind, "") + unit.text.replace("\n", "\n  ")
            for unit in units
        ]
        if units:
            what, why = "a block of HTML", "it is written as Markdown, without its layout"
            self._move.report.mended(
                self._place.path, block.line, what, why, block.end, routine=True
            )
        else:
            why = "it is layout without words; MyST has no use for it"
            self._move.report.left(
                self._place.path, block.line, "HTML", why, block.end, routine=True
            )
        text = "\n\n".join(written) + self._embedded(self._raw(block))
        return retarget(text, replace(self._place, line=block.line), self._move)

    def _embedded(self, source: str) -> str:
        """Links to what HTML shows in place: a video, a map."""
        addresses = dict.fromkeys(match[1] for match in _EMBEDDED.finditer(source))
        return "".join(f"\n\n[{address}]({address})" for address in addresses)

    def _leave(self, left_out: Sequence[str], block: Block) -> None:
        if left_out:
            shown = " ".join(" ".join(left_out).split())[:200]
            why = "scripts, styles and frames are not carried over; what is embedded is linked"
            self._move.report.left(self._place.path, block.line, shown, why, block.end)
