"""Annotations of GitHub Actions: ``::error file=a.bib,line=3,title=ID102::message``.

Source: GitHub Docs, "Workflow commands for GitHub Actions"; its escapes are those of
actions/toolkit, ``core/src/command.ts``, ``escapeData`` and ``escapeProperty``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_profile.lint.codes import Severity
from sphinx_profile.lint.flaw import Flaw

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def write_github(flaws: Sequence[Flaw]) -> str:
    """One command a line."""
    return "".join(f"{_command(flaw)}\n" for flaw in flaws)


def _command(flaw: Flaw) -> str:
    path, title = _escaped(flaw.path, _PROPERTY), _escaped(flaw.code.value, _PROPERTY)
    level = _LEVELS[flaw.code.severity]
    message = _escaped(flaw.message, _DATA)
    return f"::{level} file={path},line={flaw.line},title={title}::{message}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
