"""Texts of other systems as MyST: plain lines, common Markdown, links.

The characters are those that CommonMark 0.31 (section 2.4, "Backslash escapes") lets a backslash
take the meaning from, and that MyST-Parser gives one: ``{role}``, ``$math$``, ``% comment``,
``:::{directive}``, ``(target)=``, ``+++``.
"""

from __future__ import annotations

import re

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.model.url import safe_url
from sphinx_profile.scaffold.myst import plain

_INLINE = re.compile(r"[\\`*_{}\[\]<>$~|&^]")
_START = re.compile(
    r"(?m)^(?:(?=[-+](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|[-=]+[ \t]*$|---|\+\+\+|[%:]|\(\S*\)=)"
    r"|(?P<number>\d{1,9})(?=[.)](?:[ \t]|$)))"
)
"""Before what begins a list, a heading, a comment, a directive or a target in a line."""
_INDENT = re.compile(r"(?m)^[ \t]+")
_MARKDOWN = re.compile(r"[<{}$|~]|&(?=#?\w{1,40};)")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")


def plain_lines(text: str) -> str:
    """Plain text of several paragraphs: its lines stay, without their indentation."""
    lines = (cleaned(line) for line in _LINE_ENDS.sub("\n", text).split("\n"))
    escaped = _INDENT.sub("", _INLINE.sub(r"\\\g<0>", "\n".join(lines)))
    return _START.sub(lambda match: f"{match['number'] or ''}\\", escaped).strip("\n")


def markdown(text: str) -> str:
    """A text with the markup that everybody knows (emphasis, links, lists), and no other.

    Raw HTML, roles, directives and formulas are text, as they are to programs that know only
    Markdown.
    """
    text = _MARKDOWN.sub(r"\\\g<0>", _LINE_ENDS.sub("\n", text))
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"(?m)^([ \t]*)(?=%|:::|\+\+\+|\(\S+\)=)", r"\1\\", "\n".join(lines)).strip("\n")


def linked(label: str, url: str) -> str:
    """A link with a plain label; the label alone, or the URL as text, where there is no link."""
    target, shown = safe_url(url), plain(label or url)
    if not target:
        return shown if not url or not label else f"{shown} ({plain(url)})"
    return f"[{shown}](<{target}>)"
