"""Links that are broken in a way that leaves no doubt, mended before a page is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx_profile.migrate.report import Report

_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_ATTRIBUTES = re.compile(r"\{:(?!:)[^{}\n]*\}")
"""Kramdown's inline attribute lists, ``{:target="_blank"}``."""
_LINE_OF_ATTRIBUTES = re.compile(
    r"^[ \t]*\{(?:\s*(?:[.#][\w-]+|[\w-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"']+)))+\s*\}[ \t]*$"
)
"""Those of Goldmark, on a line below their block: ``{.class style="..."}``."""
_BASE = re.compile(r"\{\{\s*(?:site\.(?:baseurl|url)|(?:\"|')/?(?:\"|') \| relative_url)\s*\}\}")
_FILTERED = re.compile(
    r"\{\{\s*(?:\"([^\"{}\n]*)\"|'([^'{}\n]*)')\s*\|\s*(?:relative|absolute)_url\s*\}\}"
)
_HREF = re.compile(r"(\]\()\\href\{([^\s{}()]+)\}?(?=\))")
_SCHEME = re.compile(r"(\]\(\s*)(https?)(?:(:?/{3,})|(//)|(:/)(?!/))(?=[\w])", re.IGNORECASE)
_NO_SCHEME = re.compile(r"(\]\(\s*)(?=www\.[\w-]+\.\w)")
_GAP = re.compile(r"(\](?<=\w\])) +(?=\(https?://[^\s()]+\))")
_OPEN = re.compile(r"(\]\(https?://[^\s()\[\]\\]+)(?=\\?\]|\s*$)")
_HEADING = re.compile(r" {0,3}<h([1-6])\b[^<>]*>((?:[^<]|<(?!/h))*)</h\1\s*>\s*", re.IGNORECASE)
"""A heading of HTML on a line of its own; it must begin a block."""
_SPACED = re.compile(
    r"(\]\()([^()<>\"'\s][^()<>\"'\n]{0,300} [^()<>\"'\n]{0,300}\.[A-Za-z0-9]{2,4})(?=\))"
)


def mended(path: str, lines: Sequence[str], first: int, report: Report) -> list[str]:
    """The lines with their links mended, each that was in the report; code stays as it is."""
    found, fence, opens = list[str](), "", True
    for number, written in enumerate(lines, first):
        line = written
        sign = _FENCE.match(line)
        mark = sign[0].strip() if sign else ""
        if fence or mark:
            closes = mark.startswith(fence) and not line.strip(" `~") if fence else False
            fence = "" if closes else fence or mark
            found.append(line)
            continue
        heading = _HEADING.fullmatch(line) if opens and "<" in line else None
        opens = not line.strip() or bool(heading)
        if heading:
            why = "it is a heading of Markdown now"
            report.mended(path, number, f"the heading {heading[2].strip()!r}", why, routine=True)
            line = f"{'#' * int(heading[1])} {heading[2].strip()}"
        steps = list(_steps(line)) if "](" in line or "{" in line or "] (" in line else []
        for _, what, why in steps:
            report.mended(path, number, what, why, routine=what in _ROUTINE)
        found.append(steps[-1][0] if steps else line)
    return found


def _steps(line: str) -> Iterator[tuple[str, str, str]]:
    """The line after each change, what was changed, and how."""
    for pattern, new, what, why in _RULES:
        fixed = pattern.sub(new, line)
        if fixed != line:
            yield fixed, what, f"{why}: {_changed(line, fixed)}"
            line = fixed


def _changed(before: str, after: str) -> str:
    """The part of a line that was changed, as it was."""
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    start = max(before.rfind(" ", 0, same) + 1, same - 40)
    return repr(before[start : start + 80])


def _encoded(match: re.Match[str]) -> str:
    return match[1] + match[2].replace(" ", "%20")


_ROUTINE = ("an attribute list", "a Liquid tag")
_RULES = (
    (_FILTERED, lambda m: m[1] or m[2] or "", "a Liquid tag", "the address itself is written"),
    (_BASE, "", "a Liquid tag", "addresses are relative to the site"),
    (_ATTRIBUTES, "", "an attribute list", "MyST has no place for it, it is left out"),
    (_LINE_OF_ATTRIBUTES, "", "an attribute list", "MyST has no place for it, it is left out"),
    (_HREF, r"\1\2", "a broken link", "a command of LaTeX is taken off"),
    (_SCHEME, r"\1\2://", "a broken link", "the scheme is written right"),
    (_NO_SCHEME, r"\1http://", "a broken link", "a scheme is put before it"),
    (_GAP, r"\1", "a broken link", "the space in it is taken out"),
    (_OPEN, r"\1)", "a broken link", "it is closed"),
    (_SPACED, _encoded, "a broken link", "its spaces are encoded"),
)
