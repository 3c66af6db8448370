"""A file as it lies there, and as a reader sees it; edits of the one, made in the other.

Readers see a text with newlines, without byte order marks and control characters. An edit is made
in the bytes: all around it stays as it is, line ends and encoding too. A line that a reader sees
otherwise than it is written is not edited.
"""

from __future__ import annotations

import codecs
import re
import stat
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.encoding import decode
from sphinx_profile.lint.flaw import Edit

MAX_SIZE = 50_000_000
"""The largest file that is read, in bytes."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass
class Text:
    """The text of a file: ``text`` as readers see it, ``data`` as it lies there."""

    path: Path
    name: str
    data: bytes = b""
    text: str = ""
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, path: Path, name: str, data: bytes | None = None) -> Text:
        """The text of a file, or of ``data`` in its place; findings say why it is none."""
        problem = ""
        if data is None:
            data, problem = read_bytes(path)
        if problem:
            return cls(path, name, findings=(_refusal(name, problem),))
        text, findings = decode(data, name)
        return cls(path, name, data, text, findings)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line of the text begins."""
        return list(accumulate((len(line) + 1 for line in self.lines[:-1]), initial=0))

    def line(self, position: int) -> int:
        """The line, from 1, that ``position`` lies in."""
        return bisect_right(self._starts, position)

    def start(self, line: int) -> int:
        """Where a line, from 1, begins; the end of the text behind the last."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")

    def edited(self, edits: Iterable[Edit]) -> tuple[bytes, list[Edit]]:
        """The bytes of the file after these edits, and those that were made.

        Of two that overlap the first is made; none is, in a line that is not written as it is read.
        """
        mark, codec = next(((m, c) for m, c in _MARKS if self.data.startswith(m)), (b"", "utf-8"))
        try:
            raw = self.data[len(mark) :].decode(codec, "surrogateescape")
        except (UnicodeDecodeError, LookupError):
            return self.data, []
        lines = _split(raw)
        if len(lines) != len(self._starts):
            return self.data, []
        placed = self._placed(lines, edits)
        if not placed:
            return self.data, []
        pieces, position = list[str](), 0
        for start, end, edit in placed:
            pieces += (raw[position:start], edit.text)
            position = end
        edited = "".join((*pieces, raw[position:]))
        return mark + edited.encode(codec, "surrogateescape"), [edit for _, _, edit in placed]

    def _placed(self, lines: list[str], edits: Iterable[Edit]) -> list[tuple[int, int, Edit]]:
        """The edits that can be made, each with its place in the raw text, in order."""
        starts, placed, behind = (
            list(accumulate((len(line) for line in lines), initial=0)),
            list[tuple[int, int, Edit]](),
            0,
        )
        for edit in sorted(edits):
            first, last = self.line(edit.start) - 1, self.line(edit.end) - 1
            same = all(
                lines[number].rstrip("\r\n") == self.lines[number]
                for number in range(first, last + 1)
            )
            start = starts[first] + edit.start - self._starts[first]
            end = starts[last] + edit.end - self._starts[last]
            if same and start >= behind and _is_encodable(edit.text):
                placed.append((start, end, edit))
                behind = max(end, start + 1)
        return placed


def read_bytes(path: Path) -> tuple[bytes, str]:
    """The contents of a regular file, and why they cannot be had."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return b"", "is a folder" if stat.S_ISDIR(mode) else "is no file"
        with path.open("rb") as file:
            data = file.read(MAX_SIZE + 1)
    except FileNotFoundError:
        return b"", "is missing"
    except OSError as error:
        return b"", f"cannot be read: {error.strerror or 'the system refuses it'}"
    except (ValueError, RuntimeError):
        return b"", "cannot be read: no file can have such a name"
    too_large = f"is larger than {MAX_SIZE // 1_000_000} MB" if len(data) > MAX_SIZE else ""
    return b"" if too_large else data, too_large


def _refusal(name: str, problem: str) -> Finding:
    return Finding(Problem.BIBLIOGRAPHY, f"{name} {problem}", name)


def _split(raw: str) -> list[str]:
    r"""The lines of a raw text with their ends: ``\r\n``, ``\r`` or ``\n``."""
    ends = [match.end() for match in _LINE_END.finditer(raw)]
    return [raw[start:end] for start, end in pairwise([0, *ends, len(raw)])]


def _is_encodable(text: str) -> bool:
    """Whether no half of a surrogate pair stands in a text."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
