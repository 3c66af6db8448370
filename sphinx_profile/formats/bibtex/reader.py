"""The reader of BibTeX and BibLaTeX (btxdoc, section 3; BibLaTeX manual, section 2).

A well-formed entry is one match of an expression a field (:mod:`.body`). Only where that fails is
what is left of the entry looked for (:mod:`.recovery`), so that a file without a defect costs
nothing for those of others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.bibtex.body import Body, Value, read_body
from sphinx_profile.formats.bibtex.keys import read_key
from sphinx_profile.formats.bibtex.macros import Macros, folded
from sphinx_profile.formats.bibtex.patterns import (
    COMMENT_LINES,
    COMMENT_WORD,
    HEAD,
    HEADLESS,
    UNCOMMENTED,
)
from sphinx_profile.formats.bibtex.recovery import Recovery
from sphinx_profile.formats.bibtex.source import Source
from sphinx_profile.formats.collector import Collector
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.source import Reading

_CLOSING = {"{": "}", "(": ")"}
MAX_DAMAGED = 10_000
_MAX_COMMENT = 20_000
_NONE: Mapping[str, str] = MappingProxyType({})


def read_bibtex(text: str, path: str = "", macros: Mapping[str, str] = _NONE) -> Reading:
    """The entries of a bibliography, and everything that is wrong with it.

    Values are LaTeX as it was written: macros expanded, ``#`` resolved, the outermost delimiters
    taken off, each run of white space one space. ``macros`` are those of earlier bibliographies,
    names in lower case; ``path`` is what messages call this one.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _Reader(text, path, macros).read()


class _Reader:
    """Reads one text."""

    def __init__(self, text: str, path: str, macros: Mapping[str, str]) -> None:
        self._text = text
        self._source = Source(text)
        self._collector = Collector(path)
        self._macros = Macros(macros, text)
        self._names: dict[str, str] = {}
        self._damaged = 0

    def read(self) -> Reading:
        """Go from one ``@`` to the next; what stands between entries is nobody's."""
        position = self._front_matter_end()
        while (at := self._text.find("@", position)) >= 0:
            position = self._read_at(at)
        if self._macros.is_exceeded:
            message = "its macros expand to too much: what is over a million characters is left out"
            path = self._collector.path
            self._collector.findings.append(Finding(Problem.EXPANSION, f"{path}: {message}", path))
        return self._collector.reading(self._macros.known)

    def _front_matter_end(self) -> int:
        """Behind the lines between ``---`` that Jekyll wants at the top of a file."""
        if not self._text.startswith("---\n"):
            return 0
        end = self._text.find("\n---", 3) + 1
        return end if end <= self._source.next_opening(0) else 0

    def _read_at(self, at: int) -> int:
        """Read what an ``@`` begins; where reading goes on."""
        head = HEAD.match(self._text, at)
        previous = self._text[at - 1 : at]
        if not head and previous == "@":
            return at + 1
        before = self._source.before(at) if previous not in {"", "\n"} else ""
        if before.lstrip()[:1] == "%" and (end := self._comment_end(at)) > at:
            return end
        if not head:
            return self._read_without_delimiter(at, before)
        command = _COMMANDS.get(head[1].lower())
        if command:
            return command(self, head)
        if before and not before.isspace() and not head[3] and before.rstrip()[-1] not in "})":
            return at + 1
        return self._read_entry(head)

    def _comment_end(self, at: int) -> int:
        """Where the lines that ``%`` comments out end; ``at`` if the entry goes on without it."""
        lines = COMMENT_LINES.match(self._text, at, at + _MAX_COMMENT)
        commented = lines[0] if lines else ""
        end = at + len(commented)
        is_open = "\n" not in commented and commented.count("{") > commented.count("}")
        return at if is_open and UNCOMMENTED.match(self._text, end) else end

    def _read_without_delimiter(self, at: int, before: str) -> int:
        """An ``@`` that opens nothing: a remark, an entry without its brace, or a stray one."""
        remark = COMMENT_WORD.match(self._text, at)
        if remark or (before and not before.isspace()):
            return remark.end() if remark else at + 1
        head = HEADLESS.match(self._text, at)
        if head:
            self._collector.opened += 1
            body = Recovery(self._source, head.end(), "}").read()
            body.defects.insert(0, (at, "the brace that opens the entry is missing"))
            self._add(head[1], head[2], at, body)
            return body.end
        line = self._source.line(at)
        shown = self._text[at : at + 60].partition("\n")[0]
        self._collector.report(Problem.SYNTAX, line, f"{shown!r} opens no entry")
        return at + 1

    # Commands

    def _read_comment(self, head: re.Match[str]) -> int:
        """Pass over a comment, with all that stands in its braces."""
        end = self._source.group_end(head.start(2))
        if end >= 0:
            return end
        if head[2] == "{":
            self._unclosed(head)
        return head.end(2)

    def _read_preamble(self, head: re.Match[str]) -> int:
        end = self._source.group_end(head.start(2))
        if end >= 0:
            return end
        self._unclosed(head)
        return self._source.next_opening(head.end(2))

    def _unclosed(self, head: re.Match[str]) -> None:
        line = self._source.line(head.start())
        self._collector.report(Problem.SYNTAX, line, f"@{head[1].lower()} is not closed")

    def _read_string(self, head: re.Match[str]) -> int:
        body = self._body(head.end(2), _CLOSING[head[2]])
        for name, _, value in body.fields:
            self._macros.define(name, value)
        self._report("@string", head.start(), body)
        return body.end

    # Entries

    def _read_entry(self, head: re.Match[str]) -> int:
        self._collector.opened += 1
        closing = _CLOSING[head[2]]
        key, start, defect = head[3], head.end(), ""
        if key is None or (closing == ")" and ")" in key):
            key, start, defect = read_key(self._text, head.end(2), closing)
        body = self._body(start, closing)
        if "@" in key and not defect:
            defect = "there is an '@' in its key"
        if defect:
            body.defects.insert(0, (start - 1, defect))
        self._add(head[1], key, head.start(), body)
        return body.end

    def _body(self, start: int, closing: str) -> Body:
        """The fields from ``start`` on; of very many damaged entries those of the first."""
        if self._damaged > MAX_DAMAGED and self._text[start : start + 1] == closing:
            return Body(end=start + 1)
        body = read_body(self._source, start, closing)
        if body:
            return body
        self._damaged += 1
        if self._damaged > MAX_DAMAGED:
            message = "too many entries before it are damaged"
            return Body(end=self._source.next_opening(start), defects=[(start - 1, message)])
        return Recovery(self._source, start, closing).read()

    def _add(self, kind: str, key: str, at: int, body: Body) -> None:
        """Add an entry, or lose it: one that is damaged and has no field."""
        line = self._source.line(at)
        if not body.fields and (body.defects or not key):
            name, defects = key or f"entry-{line}", body.defects
            message = f"{name[:200]}: nothing of the entry can be read"
            more = f": {defects[0][1]}" if defects else ""
            self._collector.lose(name, line, message + more)
            self._damaged += 1
            return
        label = key[:200] if key else f"the entry in line {line}"
        entry = Entry(kind.lower(), key, self._fields(label, body))
        if body.defects:
            self._report(f"{label}", at, body)
        written = self._text[at : body.end]
        written = written.rstrip() if body.defects else written
        if key:
            self._collector.add(entry, line, written)
        else:
            self._collector.add_keyless(entry, line, written)

    def _fields(self, label: str, body: Body) -> tuple[tuple[str, str], ...]:
        """The fields of an entry, names in lower case, values as text; of one name the first."""
        fields, names = dict[str, str](), self._names
        for written, position, value in body.fields:
            name = names.get(written)
            if name is None:
                name = names[written] = written.lower()
            text = value
            if not isinstance(text, str):
                text = self._expanded(label, name, position, text)
            if name not in fields:
                fields[name] = folded(text)
        if len(fields) < len(body.fields):
            self._report_repeated(label, body)
        return tuple(fields.items())

    def _expanded(self, label: str, name: str, position: int, value: Value) -> str:
        text, unknown = self._macros.expand(value)
        for word in unknown:
            message = f"{label}: {name}: no @string defines {word[:200]!r}"
            self._collector.report(Problem.UNKNOWN_MACRO, self._source.line(position), message)
        return text

    def _report_repeated(self, label: str, body: Body) -> None:
        first, reported = dict[str, int](), set[str]()
        for written, position, _ in body.fields:
            name = written.lower()
            earlier = first.setdefault(name, position)
            if earlier != position and name not in reported:
                reported.add(name)
                lines = self._source.line(earlier), self._source.line(position)
                where = f"in line {lines[0]} and in line {lines[1]}: the first is used"
                message = f"{label}: {name[:200]} stands {where}"
                self._collector.report(Problem.DUPLICATE_FIELD, lines[1], message)

    def _report(self, label: str, at: int, body: Body) -> None:
        """Report the defects of an entry, each at its line and with that of the entry."""
        begins = self._source.line(at)
        for position, defect in body.defects:
            message = f"{label}: {defect} (the entry begins in line {begins})"
            self._collector.report(Problem.SYNTAX, self._source.line(position), message)


_COMMANDS = {
    "comment": _Reader._read_comment,
    "preamble": _Reader._read_preamble,
    "string": _Reader._read_string,
}
