"""``sphinx-profile check``: what is wrong with a record, and what can be mended."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sphinx_profile.cli.output import FINDINGS, USAGE, fail, is_lively, sound, tell
from sphinx_profile.lint.codes import PAGE, Severity
from sphinx_profile.lint.diff import diff
from sphinx_profile.lint.flaw import Flaw
from sphinx_profile.lint.naming import shown_path
from sphinx_profile.lint.reports import FORMATS
from sphinx_profile.lint.reports.text import line_of
from sphinx_profile.lint.run import Mended, Result, mend
from sphinx_profile.lint.run import check as check_files
from sphinx_profile.lint.settings import Settings, SettingsError, read_settings
from sphinx_profile.lint.writing import replace_file

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_CHOICE, _MENDING = "Which findings", "Mending"


class Format(StrEnum):
    """How findings are written out."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


_Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="DIR", help="Folders and files; without any, this folder."),
]
_Format = Annotated[
    Format, typer.Option("--format", help="How findings are written to standard output.")
]
_Select = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help="These codes alone: `ID102,DU`.", rich_help_panel=_CHOICE),
]
_Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help="All but these codes.", rich_help_panel=_CHOICE),
]
_Strict = Annotated[
    bool, typer.Option("--strict", help="Warnings fail the check, too.", rich_help_panel=_CHOICE)
]
_Fix = Annotated[bool, typer.Option("--fix", help="Mend what is sure.", rich_help_panel=_MENDING)]
_DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", help="With --fix: show the diff, write nothing.", rich_help_panel=_MENDING
    ),
]
_Diff = Annotated[
    bool, typer.Option("--diff", help="The same as --fix --dry-run.", rich_help_panel=_MENDING)
]


def check(  # noqa: PLR0913, PLR0917  (typer makes an option of each)
    paths: _Paths = None,
    output: _Format = Format.TEXT,
    select: _Select = None,
    ignore: _Ignore = None,
    strict: _Strict = False,
    fix: _Fix = False,
    dry_run: _DryRun = False,
    shows_diff: _Diff = False,
) -> None:
    """Find what is wrong in bibliographies, in the registry of people, and on pages.

    A finding is a line, `file:line: code message`; the manual explains the codes. The exit code is
    0 if there is no error, 1 if there is one (with `--strict`: or a warning), 2 if the command is
    used wrongly.

    ```
    sphinx-profile check docs                       # a folder
    sphinx-profile check --select ID,DU papers.bib  # wrong identifiers and duplicates in a file
    sphinx-profile check --fix --dry-run            # what would be mended
    ```

    A comment switches a code off, `% sphinx-profile: ignore ID101` in an entry or above it, and so
    does `ignore` in the table `[tool.sphinx-profile.check]` of pyproject.toml.
    """
    given = paths or [Path()]
    settings = _settings(given, select or [], ignore or [], strict)
    if dry_run and not fix:
        fail("--dry-run goes with --fix", USAGE)
    if shows_diff or dry_run:
        result = check_files(given, settings)
        text = diff(mend(given, settings).contents)
    else:
        result = _fix(mend(given, settings)) if fix else check_files(given, settings)
        text = _report(result.flaws, output)
    typer.echo(text, nl=False)
    tell(_summary(result))
    if result.flaws and is_lively(sys.stderr):
        tell(f"The codes are explained at {PAGE}")
    raise typer.Exit(FINDINGS if result.fails(settings.strict) else 0)


def _settings(
    paths: Sequence[Path], select: list[str], ignore: list[str], strict: bool
) -> Settings:
    """What pyproject.toml and the command line say."""
    for path in paths:
        if not os.path.lexists(path):
            fail(f"there is no file or folder {sound(str(path))}", USAGE)
    first = paths[0].resolve()
    try:
        found = read_settings(first if first.is_dir() else first.parent)
        return found.narrowed(select, ignore, strict)
    except SettingsError as error:
        fail(str(error), USAGE)


def _report(flaws: Sequence[Flaw], output: Format) -> str:
    """The findings, in colour where they go to a terminal."""
    if output is Format.TEXT and is_lively(sys.stdout):
        return "".join(f"{_coloured(flaw)}\n" for flaw in flaws)
    return FORMATS[output.value](flaws)


def _coloured(flaw: Flaw) -> str:
    code = typer.style(flaw.code.value, fg=_COLOURS[flaw.code.severity], bold=True)
    place = typer.style(sound(f"{flaw.path}:{flaw.line}:"), bold=True)
    return f"{place} {code} {sound(flaw.message)}"


def _fix(done: Mended) -> Result:
    """Write what is mended, and say so."""
    for path, data in sorted(done.contents.items()):
        problem = replace_file(path, data)
        if problem:
            fail(f"{shown_path(path)} cannot be written: {problem}", FINDINGS)
    for flaw in done.mended:
        tell(f"mended: {line_of(flaw)}")
    return done.left


def _summary(result: Result) -> str:
    """How many findings there are of each weight."""
    if not (result.files or result.flaws):
        return "nothing to check: no bibliography, no registry of people, no page is there"
    counts = [(result.count(severity), name) for severity, name in _NAMES.items()]
    words = ", ".join(_number(count, name) for count, name in counts if count)
    fixable = sum(flaw.is_fixable for flaw in result.flaws)
    more = f"; --fix mends {fixable}" if fixable else ""
    return f"{words or 'nothing found'} in {_number(result.files, 'file')}{more}"


def _number(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
