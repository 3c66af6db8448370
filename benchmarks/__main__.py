"""The command: ``python -m benchmarks``. README.md beside this file says what it does."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import SCENARIOS, WARM_UP, BuildError, Plan, Run, session
from benchmarks.projects import DEFAULT, VARIANTS
from benchmarks.report import machine, report, write_readme
from benchmarks.results import Results, load, save
from benchmarks.targets import verdicts

MISSED, FAILED = 1, 2
"""Exit codes: a target was not met (with ``--check``); a build failed."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure what a build with Sphinx Profile costs, and what others cost.",
    )
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=[100, 1000], help="how many publications")
    add("--runs", type=int, default=3, help="how often each build is counted (3)")
    add("--only", choices=SCENARIOS, nargs="+", default=list(SCENARIOS), help="which builds")
    add("--variants", choices=VARIANTS, nargs="+", default=list(DEFAULT), help="which projects")
    add("--json", type=Path, metavar="FILE", help="write every run to this file")
    add("--read", type=Path, metavar="FILE", help="measure nothing: report what --json wrote")
    add("--keep", type=Path, metavar="DIR", help="leave the projects in this new folder")
    add("--write-readme", action="store_true", help="put the report into benchmarks/README.md")
    add("--check", action="store_true", help="exit with 1 if a target is missed or not measured")
    return parser


def measured(options: argparse.Namespace) -> Results:
    """Measure what the options ask for."""
    plan = Plan(
        sizes=sorted(set(options.sizes)),
        scenarios=options.only,
        variants=[variant for name, variant in VARIANTS.items() if name in options.variants],
        runs=options.runs,
    )
    facts = machine()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        runs = tuple(_told(session(plan, options.keep.resolve() if options.keep else Path(folder))))
    return Results(facts, runs)


def _told(runs: Iterator[Run]) -> Iterator[Run]:
    """Pass runs on, and tell of each on stderr."""
    for run in runs:
        number = "warm-up" if run.number == WARM_UP else f"run {run.number}"
        case = f"{run.size:>6} {run.scenario:10} {run.variant:12} {number:8}"
        sys.stderr.write(f"{case} {run.cost.wall:8.3f} s {run.cost.peak:8.1f} MiB\n")
        yield run


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, report, and return the exit code."""
    options = parser().parse_args(arguments)
    if options.keep and options.keep.exists():
        parser().error(f"{options.keep} is there already")
    try:
        results = load(options.read) if options.read else measured(options)
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    if options.json:
        save(results, options.json)
    text = report(results)
    sys.stdout.write(f"{text}\n")
    if options.write_readme:
        write_readme(text)
    missed = not all(verdict.met for verdict in verdicts(results))
    return MISSED if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
