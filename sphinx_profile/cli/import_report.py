"""What an import says of itself: for people, for programs, and in the file that it leaves."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_profile.cli.import_lines import lines_to_look_at, routine_lines
from sphinx_profile.cli.output import command, say, sound, tell
from sphinx_profile.migrate.report import Item, Outcome, Report
from sphinx_profile.migrate.system import System
from sphinx_profile.migrate.update.memory import PATH as MEMORY
from sphinx_profile.migrate.update.plan import Conflict, Plan

HEADER = "Import report of sphinx-profile: "
REPORT = "import-report.txt"
_COLOURS = {Outcome.TAKEN: "green", Outcome.MENDED: "yellow", Outcome.LEFT: "red"}
_IN_DIFF = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class Said:
    """An import: what was read as what, and what it writes where."""

    system: System
    report: Report
    plan: Plan
    folder: Path
    dry_run: bool

    @property
    def written(self) -> list[str]:
        """The files that are written, but what is for the next import alone."""
        return [path for path in (*self.plan.writes, *self.plan.copies) if path != MEMORY]

    def say_json(self) -> None:
        """Everything, as one object."""
        say(json.dumps(_data(self), indent=2))

    def say_text(self, *, is_verbose: bool) -> None:
        """The items that a person should know of, what was written, and what to do next."""
        shown = _every(self.report) if is_verbose else lines_to_look_at(self.report.items)
        for outcome, line in shown:
            say(line.replace("\n", " "), _COLOURS[outcome])
        for line in () if is_verbose else routine_lines(self.report.items):
            say(line)
        for note in self.plan.notes:
            say(note)
        if self.plan.is_blocked:
            _say_blocked(self.plan)
            return
        if self.dry_run:
            for path in self.written:
                say(f"would write: {path}")
            for path in self.plan.removals:
                say(f"would remove: {path}")
        say("\n".join(_summary(self)), bold=True)


def _every(report: Report) -> Iterator[tuple[Outcome, str]]:
    return ((item.outcome, str(item)) for item in report.items)


def report_text(system: System, report: Report) -> str:
    """The whole report as a file: a line an item, and how many there are of each kind."""
    lines = (sound(str(item)).replace("\n", " ") for item in report.items)
    return "\n".join([f"{HEADER}{system.name}", "", *lines, "", _counts(report)]) + "\n"


def _data(said: Said) -> dict[str, object]:
    plan = said.plan
    return {
        "system": said.system.name,
        "folder": str(said.folder),
        "dry_run": said.dry_run,
        "items": [_item(item) for item in said.report.items],
        "counts": {outcome.value: n for outcome, n in _numbers(said.report).items()},
        "written": [] if plan.is_blocked else said.written,
        "removed": [] if plan.is_blocked else plan.removals,
        "notes": plan.notes,
        "conflicts": [
            {"path": one.path, "what": list(one.what), "diff": one.diff} for one in plan.conflicts
        ],
        "obstacles": plan.obstacles,
    }


def _say_blocked(plan: Plan) -> None:
    for conflict in plan.conflicts:
        _say_conflict(conflict)
    for obstacle in plan.obstacles:
        tell(obstacle, "red")
    if plan.obstacles:
        tell("Nothing was written: mend this first.", "red")
    elif plan.conflicts:
        tell(
            "Nothing was written: these were edited here and changed in the source. --ours keeps "
            "what stands here, --theirs takes what the source has.",
            "red",
        )


def _say_conflict(conflict: Conflict) -> None:
    say(f"{conflict.path}: conflict: {', '.join(conflict.what)}", "red", bold=True)
    for line in conflict.diff.splitlines():
        say(line, _IN_DIFF.get(line[:1], ""))


def _summary(said: Said) -> Iterator[str]:
    yield f"{said.system.title}: {_counts(said.report)}"
    if said.dry_run:
        return
    count, folder = len(said.written), said.folder
    if not count and not said.plan.removals:
        yield f"Nothing has changed in {folder}."
        return
    yield f"{'1 file' if count == 1 else f'{count} files'} written to {folder}."
    yield f"All items are in {folder / REPORT}. Build the site, and open its first page:"
    yield f"  {command('python', '-m', 'sphinx', folder, folder / '_build')}"
    yield f"  {command(folder / '_build' / 'index.html')}"


def _numbers(report: Report) -> dict[Outcome, int]:
    counted = Counter(item.outcome for item in report.items)
    return {outcome: counted[outcome] for outcome in Outcome}


def _counts(report: Report) -> str:
    numbers = _numbers(report)
    count = len(report.items)
    kinds = ", ".join(f"{number} {outcome}" for outcome, number in numbers.items())
    return f"{'1 item' if count == 1 else f'{count} items'}: {kinds}"


def _item(item: Item) -> dict[str, str | int]:
    return {
        "outcome": item.outcome.value,
        "path": item.path,
        "line": item.line,
        "end": max(item.end, item.line),
        "what": item.what,
        "why": item.why,
    }
