"""``sphinx-profile import SOURCE DIR``: a site from what there is already."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sphinx_profile.cli.output import FINDINGS, USAGE, fail
from sphinx_profile.migrate.update.merged import Side
from sphinx_profile.scaffold.folder import Folder

_AGAIN, _SAYS, _RUN = "Importing again", "What it says", "How it runs"


class ReportFormat(StrEnum):
    """How the report is written to standard output."""

    TEXT = "text"
    JSON = "json"


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
    typer.Option("--verbose", "-v", help="Name every item, a line each.", rich_help_panel=_SAYS),
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
    why. All of that is in `import-report.txt`; here is what you should look at.

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
    from sphinx_profile.cli.importing import bring  # noqa: PLC0415  (takes its time to load)

    if theirs and ours:
        fail("--theirs or --ours, not both", USAGE)
    side = Side.THEIRS if theirs else Side.OURS if ours else Side.NEITHER
    said = bring(source, Folder(folder), system, side, dry_run=dry_run)
    if report_format is ReportFormat.JSON:
        said.say_json()
    else:
        said.say_text(is_verbose=verbose)
    if said.plan.is_blocked:
        raise typer.Exit(FINDINGS)
