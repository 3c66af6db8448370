"""LaTeX in the fields of bibliographies: braces, commands, formulas, special characters, HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.latex import read_latex
from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.documents import Kind, Record
from sphinx_profile.lint.flaw import Edit, Flaw, quoted
from sphinx_profile.lint.site import Site

_TYPESET = frozenset(
    [
        *("title", "subtitle", "titleaddon", "booktitle", "booksubtitle", "maintitle", "journal"),
        *("journaltitle", "eventtitle", "venue", "series", "publisher", "organization", "school"),
        *("institution", "address", "location", "howpublished", "note", "addendum", "edition"),
        *("author", "editor", "translator", "volume", "number", "chapter", "type"),
    ]
)
"""Fields that LaTeX sets."""
_READ = _TYPESET | {
    *("abstract", "summary", "annotation", "links", "award", "award_name", "additional_info"),
    "abbr",
}
"""Fields that a page shows."""

_HIDDEN = re.compile(
    r"""
      \\begin\{(equation|align|math|displaymath)\*?\}.{0,500}?\\end\{\1\*?\}
    | (?<!\\)\$\$[^$]*\$\$ | (?<!\\)\$(?:\\.|[^$\\])*\$
    | \\\(.{0,500}?\\\) | \\\[.{0,500}?\\\] | \\ensuremath\s*\{(?:[^{}]|\{[^{}]*\})*\}
    | \\(?:url|nolinkurl|path|href|doi|verb|label|ref|cite[a-z]*)\s*\{[^{}]*\}
    | \\(?:path|verb|url)([|!+]).{0,500}?\2
    | (?:https?|ftp)://[^\s{}]+
    | \\[A-Za-z]+ | \\.
    """,
    re.VERBOSE | re.DOTALL,
)
"""What a special character may stand in: a formula, a URL, a command, an escape."""
_SPECIAL = re.compile(r"[&%#_^]")
_FIXED = frozenset("&%#")
_DOLLAR = re.compile(r"\\\\|\\\$|\$")
_OPENED = (("\\(", "\\)"), ("\\[", "\\]"))
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31}\d{0,2});")
_TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|scp|tt|span|p|br|div|font|italic|bold|jats:\w+|mml:\w+"
    r"|ul|ol|li|code|small)(?:\s[^<>]{0,200})?/?>|<a\s+href\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"\\[A-Za-z]+")
_ESCAPES = {character: f"\\{character}" for character in "&%#_${}"} | {
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "\xa0": "~",
}
_LONGEST = 100_000


def check(site: Site) -> Iterator[Flaw]:
    """What is wrong with the LaTeX of bibliographies."""
    for document in site.documents:
        if document.kind is Kind.BIBTEX:
            for record in document.records:
                for name, value in record.entry.fields:
                    if name in _READ and value and len(value) <= _LONGEST:
                        yield from _field(site, record, name, value)


def _field(site: Site, record: Record, name: str, value: str) -> Iterator[Flaw]:
    marked = "\\" in value or "$" in value or "{" in value or "}" in value
    if marked:
        yield from _read(site, record, name, value)
        yield from _math(record, name, value)
    if "<" in value or "&" in value:
        yield from _html(record, name, value)
    if name in _TYPESET and _SPECIAL.search(value):
        yield from _special(record, name, value)


def _read(site: Site, record: Record, name: str, value: str) -> Iterator[Flaw]:
    """What the reader of LaTeX says."""
    for finding in read_latex(value)[1]:
        unknown = {c for c in _COMMAND.findall(finding.message) if c[1:] not in site.commands}
        is_command = "not known here" in finding.message
        if finding.problem is Problem.UNSAFE_URL:
            yield record.flaw(Code.UNSAFE_URL, f"{name}: {finding.message}", name)
        elif is_command and (unknown or not _COMMAND.search(finding.message)):
            names = ", ".join(sorted(unknown)) or finding.message.partition(": ")[2]
            yield record.flaw(Code.UNKNOWN_COMMAND, f"{name}: {names} is not known", name)
        elif not is_command:
            yield record.flaw(Code.BRACES, f"{name}: {finding.message}", name)


def _math(record: Record, name: str, value: str) -> Iterator[Flaw]:
    dollars = sum(found == "$" for found in _DOLLAR.findall(value)) if "$" in value else 0
    if dollars % 2:
        yield record.flaw(Code.MATH, f"{name}: a dollar sign opens or closes no formula", name)
    for opening, closing in _OPENED:
        if opening in value and value.count(opening) != value.count(closing):
            message = f"{name}: {opening} opens a formula that {closing} does not close"
            yield record.flaw(Code.MATH, message, name)


def _html(record: Record, name: str, value: str) -> Iterator[Flaw]:
    entities = [e for e in _ENTITY.findall(value) if html.unescape(e) != e]
    tags = _TAG.findall(value)
    raw, edits = record.raw(name), list[Edit | None]()
    if raw is None or not (entities or tags):
        return
    for found in _ENTITY.finditer(raw):
        text = html.unescape(found[0])
        start = found.start() - raw[: found.start()].endswith("\\")
        if text != found[0]:
            edits.append(record.edit(name, start, found.end(), _ESCAPES.get(text, text)))
    shown = ", ".join(dict.fromkeys([*entities, *(quoted(tag, 40) for tag in tags)][:5]))
    made = [edit for edit in edits if edit]
    yield record.flaw(Code.HTML, f"{name}: HTML in the text: {shown}", name, made)


def _special(record: Record, name: str, value: str) -> Iterator[Flaw]:
    bare = _SPECIAL.findall(_masked(value)) if value.count("$") % 2 == 0 else []
    raw, edits = record.raw(name) if bare else None, list[Edit | None]()
    if raw is None or "\\begin" in value:
        return
    for found in _SPECIAL.finditer(_masked(raw)):
        if found[0] in _FIXED:
            edits.append(record.edit(name, found.start(), found.start(), "\\"))
    shown = " ".join(dict.fromkeys(bare))
    made = [edit for edit in edits if edit]
    yield record.flaw(Code.SPECIAL, f"{name}: {shown} without a backslash", name, made)


def _masked(text: str) -> str:
    """``text`` with letters for all that a special character may stand in."""
    text = _ENTITY.sub(lambda match: "x" * len(match[0]), text) if "&" in text else text
    return _HIDDEN.sub(lambda match: "x" * len(match[0]), text)
