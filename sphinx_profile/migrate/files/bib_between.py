"""What stands between the entries of a ``.bib`` file: comments, macros, and what is no entry.

An entry that was not read stands here too: one that has the key of another, and one of which
nothing can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.migrate.files.bib_parts import Part, commented, parted
from sphinx_profile.model.source import SourceEntry

_OPENINGS = re.compile(r"^(?=[ \t]*@)", re.MULTILINE)
_COMMAND = re.compile(r"@(?:string|preamble|comment)\b")


def between(part: Part, path: str, macros: Mapping[str, str]) -> Iterator[str | SourceEntry]:
    """The text before an entry such that nothing of it is read as one, and the entries in it.

    ``macros`` are those of the file; ``path`` is what messages call it.
    """
    if "@" not in part.before:
        yield part.before
        return
    line = part.line
    for chunk in _OPENINGS.split(part.before):
        yield from _chunk(Part(chunk, line), path, macros)
        line += chunk.count("\n")


def is_of_command(finding: Finding) -> bool:
    """Whether a finding is about a ``@string``, a ``@preamble`` or a ``@comment``."""
    return bool(_COMMAND.match(finding.message))


def _chunk(part: Part, path: str, macros: Mapping[str, str]) -> Iterator[str | SourceEntry]:
    """What begins with one ``@``, and the text behind it."""
    text = part.before
    if "@" not in text:
        yield text
        return
    reading = read_bibtex(text, path, macros)
    if reading.entries and not reading.lost:
        for piece in parted(text, reading.entries):
            yield piece.before
            if piece.entry:
                yield replace(piece.entry, line=part.line + piece.entry.line - 1)
    elif reading.opened or any(_is_stray(finding) for finding in reading.findings):
        yield f"{commented(text)}\n"
    else:
        yield text


def _is_stray(finding: Finding) -> bool:
    return finding.problem is Problem.SYNTAX and not is_of_command(finding)
