"""``sphinx-profile import SOURCE DIR``: a site from what there is already."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sphinx_profile.cli.import_report import (
    HEADER,
    REPORT,
    ReportFormat,
    Said,
    report_text,
    say_json,
    say_text,
)
from sphinx_profile.cli.output import FINDINGS, USAGE, fail, tell
from sphinx_profile.cli.progress import progress
from sphinx_profile.migrate.moved import move
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System
from sphinx_profile.migrate.systems import SYSTEMS, by_name, recognise
from sphinx_profile.migrate.update.carry_out import carry_out
from sphinx_profile.migrate.update.memory import PATH as MEMORY
from sphinx_profile.migrate.update.memory import Memory, recall
from sphinx_profile.migrate.update.plan import Plan, Planner, Side
from sphinx_profile.scaffold.folder import Folder

_AGAIN, _SAYS, _RUN = "Importing again", "What it says", "How it runs"

_Source = Annotated[
    Path, typer.Argument(metavar="SOURCE", help="The file or the folder that is moved in.")
]
_Dir = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the site.")]
_From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="NAME",
        help="What SOURCE is, where it is not recognised: `jekyll-page`, `al-folio`, "
        "`academicpages`, `hugoblox`, `bib`, `csl-json`, `ris`, `json-resume`, `rendercv`, "
        "`citation.cff`, `orcid`.",
        rich_help_panel=_RUN,
    ),
]
_DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be written.", rich_help_panel=_RUN)
]
_Theirs = Annotated[
    bool,
    typer.Option(
        "--theirs",
        help="In a conflict the source is right; what it has no more is removed.",
        rich_help_panel=_AGAIN,
    ),
]
_Ours = Annotated[
    bool,
    typer.Option(
        "--ours", help="In a conflict what stands in DIR is right.", rich_help_panel=_AGAIN
    ),
]
_Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", help="Name what was taken as it is, too.", rich_help_panel=_SAYS
    ),
]
_Format = Annotated[
    ReportFormat,
    typer.Option("--report-format", help="For people or for programs.", rich_help_panel=_SAYS),
]


def import_(  # noqa: PLR0913, PLR0917  (what Typer makes options of)
    source: _Source,
    folder: _Dir,
    system: _From = None,
    dry_run: _DryRun = False,
    theirs: _Theirs = False,
    ours: _Ours = False,
    verbose: _Verbose = False,
    report_format: _Format = ReportFormat.TEXT,
) -> None:
    """Move in: make a site of a Jekyll page, an al-folio fork, a .bib, and more.

    It says what became of every item, with file and line: taken as it is, mended, or left, and
    why. All of that is in `import-report.txt`, too; here is what was mended or left.

    Import again after the source has changed: what changed there is taken, what you have edited
    since is kept, and where both did, nothing is written, and a diff shows it.

    For example:

    ```
    sphinx-profile import ../old-page my-site --dry-run
    sphinx-profile import ../old-page my-site
    sphinx-profile import papers.bib my-site
    sphinx-profile import ../old-page my-site --theirs
    ```

    Exit codes: 0 all is well, be something left or not; 1 there are conflicts, or it cannot be
    written; 2 SOURCE is not there or not recognised.
    """
    if theirs and ours:
        fail("--theirs or --ours, not both", USAGE)
    said = _moved(source, Folder(folder), system, _side(theirs=theirs, ours=ours), dry_run=dry_run)
    if report_format is ReportFormat.JSON:
        say_json(said)
    else:
        say_text(said, is_verbose=verbose)
    if said.plan.is_blocked:
        raise typer.Exit(FINDINGS)


def _side(*, theirs: bool, ours: bool) -> Side:
    return Side.THEIRS if theirs else Side.OURS if ours else Side.NEITHER


def _moved(path: Path, folder: Folder, name: str | None, side: Side, *, dry_run: bool) -> Said:
    """Read the source, merge what it gives with what is there, and write that."""
    report = Report()
    source = _opened(path, folder, report)
    system = _system(source, path, name)
    with progress(report) as step:
        moved = move(source, system, report, step)
        step("Merging")
        plan = Planner(folder, _recalled(folder), side).add(moved.texts, moved.files)
        _add_report(plan, folder, report_text(system, report))
        step("Writing")
        if not dry_run and not plan.is_blocked:
            carry_out(plan, folder)
    return Said(system, report, plan, folder.path, dry_run)


def _opened(path: Path, folder: Folder, report: Report) -> Source:
    """The source, without what lies in the folder that is written to."""
    if not path.exists():
        fail(f"{path}: there is no such file or folder", USAGE)
    source, target = Source.open(path, report), folder.path.resolve()
    if source.is_folder and source.root == target:
        fail("SOURCE and DIR are one folder; name another for the site", USAGE)
    if target.is_relative_to(source.root):
        within = f"{target.relative_to(source.root).as_posix()}/"
        source.paths = tuple(path for path in source.paths if not path.startswith(within))
    return source


def _system(source: Source, path: Path, name: str | None) -> System:
    names = ", ".join(system.name for system in SYSTEMS)
    if name is not None:
        return by_name(name) or fail(f"--from takes {names}; not {name!r}", USAGE)
    found = recognise(source)
    if found is None:
        looked = ", ".join(system.title for system in SYSTEMS)
        message = f"{path}: it is not recognised. Looked for: {looked}. --from takes {names}"
        fail(message, USAGE)
    tell(f"{path} is read as {found.title}; --from NAME says otherwise")
    return found


def _recalled(folder: Folder) -> Memory:
    try:
        return recall(folder)
    except ValueError as error:
        place = folder.path / MEMORY
        fail(f"{place}: {error}. Delete it to import as if for the first time", FINDINGS)


def _add_report(plan: Plan, folder: Folder, text: str) -> None:
    """Write the report too, unless a file of somebody else has its name."""
    there, data = folder.read(REPORT), text.encode("utf-8", "backslashreplace")
    if there is not None and not there.startswith(HEADER.encode("ascii")):
        plan.obstacles.append(f"{REPORT}: it is no report of an import; rename it")
    elif there != data:
        plan.writes[REPORT] = data
