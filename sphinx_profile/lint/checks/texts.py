"""Titles in capitals, and letters that were decoded wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

import ftfy

from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.documents import Document, Record
from sphinx_profile.lint.flaw import Edit, Flaw, quoted
from sphinx_profile.lint.site import Site

_STRANGE = re.compile(
    "[\u00c2\u00c3\u00e2\u00d0\u00d1\u00ef\u00f0\u0192\u00cf\u00ce\u00e5\u00e6\u00e7\ufffd]"
)
"""Letters that begin what UTF-8 becomes when it is read as Latin-1 or CP1252; U+FFFD."""
_WORDS = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    {"AND", "FOR", "FROM", "IN", "OF", "ON", "THE", "TO", "WITH", "UND", "DER", "DES"}
)
"""Words that no acronym is: with one of them, a title is more than names in capitals."""
_LONGEST = 100_000


def check(site: Site) -> Iterator[Flaw]:
    """What is wrong with texts."""
    for record in site.records:
        if record.kind != "person":
            yield from _capitals(record)
    for document in site.documents:
        if _STRANGE.search(document.text.text):
            yield from _mojibake(document)


def _capitals(record: Record) -> Iterator[Flaw]:
    title = record.fields.get("title")
    if not title or any("a" <= letter <= "z" for letter in title.partition("\\")[0]):
        return
    words = _WORDS.findall(record.text("title"))
    long = [word for word in words if len(word) > 4]
    letters = sum(map(len, words))
    is_prose = len(long) > 1 or (len(words) > 3 and any(word in _SMALL for word in words))
    if len(words) >= 3 and is_prose and letters >= 12 and "".join(words).isupper():
        yield record.flaw(Code.CAPITALS, f"the title is in capitals: {quoted(title)}", "title")


def _mojibake(document: Document) -> Iterator[Flaw]:
    """The lines that hold it, each with what it says."""
    for number, line in enumerate(document.text.lines, 1):
        if len(line) > _LONGEST or not _STRANGE.search(line):
            continue
        fixed = ftfy.fix_encoding(line)
        if fixed != line and "\n" not in fixed and "\r" not in fixed:
            start = document.text.start(number)
            message = f"decoded wrongly: {_difference(line, fixed)}"
            edit = Edit(start, start + len(line), fixed)
            yield document.flaw(Code.MOJIBAKE, number, message, [edit])
        elif "\ufffd" in line:
            message = "a replacement character stands for a letter that is lost"
            yield document.flaw(Code.MOJIBAKE, number, message)


def _difference(line: str, fixed: str) -> str:
    """The words of a line that are mended, the first few."""
    old, new = line.split(" "), fixed.split(" ")
    if len(old) != len(new):
        return quoted(fixed)
    pairs = [f"{quoted(a, 40)} is {quoted(b, 40)}" for a, b in zip(old, new, strict=True) if a != b]
    return ", ".join(pairs[:3]) + (", ..." if len(pairs) > 3 else "")
