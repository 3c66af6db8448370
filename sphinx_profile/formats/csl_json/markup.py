"""The texts of CSL-JSON as LaTeX, which is what the fields of an entry hold; runs as such texts.

A text is plain but for a few tags (CSL 1.0.2, appendix "CSL-JSON", rich text): ``<i> <b> <sup>
<sub> <sc>`` and two forms of ``<span>``. Crossref's are those of JATS.
"""

from __future__ import annotations

import html
import re
from collections import Counter

from sphinx_profile.formats.latex import cleaned, escaped
from sphinx_profile.formats.shown import script, symbols
from sphinx_profile.model.inline import MATH, Inline, Run

_TAG = re.compile(
    r"<(/?)([a-z]{1,10}:)?([a-z][a-z0-9-]{0,20})((?:\s[^<>]{0,200})?)/?>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_COMMANDS = {
    **dict.fromkeys(("i", "em", "italic"), r"\emph{"),
    **dict.fromkeys(("b", "strong", "bold"), r"\textbf{"),
    **{"sup": r"\textsuperscript{", "sub": r"\textsubscript{", "sc": r"\textsc{"},
}
_TAGS = {"strong": "b", "emphasis": "i", "superscript": "sup", "subscript": "sub"}
_LAYOUT = frozenset({"p", "title", "sec", "break", "br", "list", "list-item", "div", "label"})


def to_latex(text: str) -> str:
    """``text`` with its tags as commands, its characters as LaTeX has them, on one line.

    A tag without its counterpart is a text that looks like one.
    """
    text = cleaned(text)
    if "<" not in text:
        return escaped(_unescaped(text))
    pieces, opened, count = list[str](), list[tuple[str, int, str]](), Counter[str]()
    position = 0
    for tag in _TAG.finditer(text):
        pieces.append(escaped(_unescaped(text[position : tag.start()])))
        position = tag.end()
        kind = tag[3].lower()
        pieces.append(_mark(tag, kind))
        command = _command(kind, tag[4])
        if command and not tag[1]:
            opened.append((kind, len(pieces) - 1, command))
            count[kind] += 1
        elif tag[1] and count[kind]:
            name = ""
            while name != kind:
                name, number, command = opened.pop()
                count[name] -= 1
            pieces[number], pieces[-1] = command, "}"
    pieces.append(escaped(_unescaped(text[position:])))
    return re.sub(" +", " ", "".join(pieces)).strip(" ")


def _mark(tag: re.Match[str], kind: str) -> str:
    """What stands for a tag until its counterpart is found."""
    if kind in _LAYOUT:
        return " "
    return "" if tag[2] else escaped(tag[0])


def _command(kind: str, attributes: str) -> str:
    """The command that a tag stands for, up to its argument; ``""`` if it stands for none."""
    if kind != "span":
        return _COMMANDS.get(kind, "")
    return r"\textsc{" if "small-caps" in attributes else "{" if "nocase" in attributes else ""


def _unescaped(text: str) -> str:
    """``text`` with its character references resolved: Crossref writes ``&amp;`` for ``&``."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: cleaned(html.unescape(match[0])) or " ", text)


def write_text(runs: Inline) -> str:
    """The runs as a text with tags; a formula as far as these and characters go, else as typed."""
    return cleaned("".join([_written(run) for run in runs]))


def _written(run: Run) -> str:
    if run.is_plain and "&" not in run.text and "<" not in run.text:
        return run.text
    is_math = MATH in run.styles
    style, text = script(run.text) if is_math else ("", "")
    text = text or (symbols(run.text) if is_math else run.text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: f"&amp;{match[0][1:]}", text)
    if "<" in text:
        text = _TAG.sub(lambda tag: f"&lt;{tag[0][1:]}" if _is_read(tag) else tag[0], text)
    for tag in (_TAGS[name] for name in (style, *reversed(run.styles)) if name in _TAGS):
        text = f"<{tag}>{text}</{tag}>"
    return text


def _is_read(tag: re.Match[str]) -> bool:
    """Whether a text that looks like a tag is read as one."""
    kind = tag[3].lower()
    return bool(tag[2]) or kind in {*_COMMANDS, *_LAYOUT, "span"}
