"""An import from beginning to end: read, merged, written."""

from __future__ import annotations

from pathlib import Path

from sphinx_profile.cli.import_report import HEADER, REPORT, Said, report_text
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
from sphinx_profile.migrate.update.merged import Side
from sphinx_profile.migrate.update.plan import Plan, Planner
from sphinx_profile.scaffold.folder import Folder


def bring(path: Path, folder: Folder, name: str | None, side: Side, *, dry_run: bool) -> Said:
    """Read a source, merge what it gives with what is there, and write that.

    ``name`` is that of the system, where the source is not to be recognised.
    """
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
