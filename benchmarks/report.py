"""Results as text: tables that read as plain text and as Markdown."""

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from itertools import product
from pathlib import Path

from benchmarks.projects import VARIANTS
from benchmarks.results import Figure, Results, Summary, summarise
from benchmarks.targets import Verdict, verdicts

README = Path(__file__).with_name("README.md")
BEGIN = "<!-- results: written by python -m benchmarks --write-readme -->"
END = "<!-- end of results -->"

DISTRIBUTIONS = (
    "Sphinx",
    "docutils",
    "furo",
    "myst-parser",
    "markdown-it-py",
    "sphinxcontrib-bibtex",
    "pybtex",
)

Rows = list[list[str]]


def machine() -> dict[str, str]:
    """Say what the figures were measured on, and with."""
    facts = {
        "date": datetime.now(UTC).date().isoformat(),
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "load before": f"{os.getloadavg()[0]:.2f}",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
    }
    return facts | {name: _version(name) for name in DISTRIBUTIONS}


def _processor() -> str:
    """Return the name of the processor, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown")


def _version(distribution: str) -> str:
    """Return the installed version of a distribution."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"


def report(results: Results) -> str:
    """Return everything there is to say about the results."""
    parts = (
        ", ".join(f"{name} {value}" for name, value in results.machine.items()) + ".",
        "Targets, held to the median:\n\n" + targets_table(results),
        "Cost of a build, median (min-max):\n\n" + costs_table(results),
        "Ratios, paired run by run, median (min-max):\n\n" + ratios_table(results),
        "Cost of one publication in a full build, the empty project's subtracted, median"
        " (min-max); from one size to another, that of the further ones:\n\n" + each_table(results),
        "Files in the output folder, doctrees included, that a rebuild wrote, those of them whose"
        " content is another than before, and those that the empty project's rebuild does not"
        " write:\n\n" + files_table(results),
    )
    return "\n\n".join(parts)


def table(heads: Sequence[str], rows: Rows) -> str:
    """Lay rows out under their heads, in columns of even width."""
    columns = zip(heads, *rows, strict=True)
    widths = [max(3, *map(len, column)) for column in columns]
    lines = (
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in (heads, ["-" * width for width in widths], *rows)
    )
    return "\n".join(lines)


def costs_table(results: Results) -> str:
    """Show wall time, processor time and peak memory of every case."""
    heads = ["size", "build", "variant", "runs", "wall s", "cpu s", "peak MiB"]
    rows = []
    for size, scenario, variant in _cases(results):
        walls = results.values(size, scenario, variant, "wall")
        cpus = results.values(size, scenario, variant, "cpu")
        peaks = results.values(size, scenario, variant, "peak")
        cells = [show(summarise(walls), 3), show(summarise(cpus), 3), show(summarise(peaks), 1)]
        rows.append([str(size), scenario, variant, str(len(walls)), *cells])
    return table(heads, rows)


def ratios_table(results: Results) -> str:
    """Show each variant over those that it is compared with."""
    heads = ["size", "build", "ratio", "wall", "cpu", "peak"]
    rows = []
    for size, scenario, variant in _cases(results):
        for base in _bases(variant):
            figures = [
                results.ratio(size, scenario, variant, base, figure)
                for figure in ("wall", "cpu", "peak")
            ]
            if all(figures):
                cells = [show(summary, 2) for summary in figures]
                rows.append([str(size), scenario, f"{variant} / {base}", *cells])
    return table(heads, rows)


def each_table(results: Results) -> str:
    """Show what one publication costs, at each size and from the least to the greatest."""
    heads = ["publications", "variant", "wall ms", "cpu ms", "peak KiB"]
    ranges = [[size] for size in results.sizes]
    if len(ranges) > 1:
        ranges.append([results.sizes[0], results.sizes[-1]])
    rows = []
    for sizes, variant in product(ranges, results.variants):
        cells = [_each(results, sizes, variant, figure) for figure in ("wall", "cpu", "peak")]
        if variant != "floor" and any(cells):
            rows.append([" to ".join(map(str, sizes)), variant, *cells])
    return table(heads, rows)


def _each(results: Results, sizes: Sequence[int], variant: str, figure: Figure) -> str:
    """Show what one publication takes, in milliseconds or KiB."""
    factor = 1024 if figure == "peak" else 1000
    summary = results.each(sizes, variant, figure)
    return show(summary, 1 if figure == "peak" else 2, factor) if summary else ""


def files_table(results: Results) -> str:
    """Show how many files each kind of rebuild writes, and which ones the floor's does not."""
    heads = ["size", "build", "variant", "written", "changed", "beyond floor"]
    rows = []
    for case in _cases(results):
        size, scenario, variant = case
        if scenario != "full":
            written = results.touched(*case) or set()
            beyond = written - (results.touched(size, scenario, "floor") or set())
            counts = [str(len(written)), str(len(results.changed(*case) or ()))]
            rows.append([str(size), scenario, variant, *counts, _names(beyond)])
    return table(heads, rows)


def _names(files: set[str], most: int = 4) -> str:
    """Show how many files there are, and the names of the first."""
    names = ", ".join(sorted(files)[:most])
    return f"{len(files)}: {names}{', ...' if len(files) > most else ''}" if files else "0"


def targets_table(results: Results) -> str:
    """Show what became of every target."""
    heads = ["target", "size", "limit", "measured", "verdict"]
    return table(heads, [_verdict_row(verdict) for verdict in verdicts(results)])


def _verdict_row(verdict: Verdict) -> list[str]:
    """Return the cells of one verdict."""
    target = verdict.target
    size = "any" if verdict.size is None else str(verdict.size)
    digits = 0 if target.limit == 0 else 2
    return [target.promise, size, f"{target.limit:g}", show(verdict.value, digits), verdict.word]


def show(summary: Summary | None, digits: int, factor: float = 1) -> str:
    """Write a summary as ``median (min-max)``; two ends with a minus are kept apart."""
    if summary is None:
        return ""
    middle, low, high = (
        f"{value * factor:.{digits}f}" for value in (summary.median, summary.low, summary.high)
    )
    return f"{middle} ({low} to {high})" if "-" in low + high else f"{middle} ({low}-{high})"


def _cases(results: Results) -> Iterator[tuple[int, str, str]]:
    """Go through every size, scenario and variant that was measured."""
    cases = product(results.sizes, results.scenarios, results.variants)
    return (case for case in cases if results.values(*case, "wall"))


def _bases(variant: str) -> tuple[str, ...]:
    """Return the variants that one is divided by."""
    return VARIANTS[variant].over if variant in VARIANTS else ()


def write_readme(text: str, path: Path = README) -> None:
    """Put a report between the markers of the README."""
    head, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{path.name} has lost its markers")
    path.write_text(f"{head}{begin}\n\n{text}\n\n{end}{tail}", encoding="utf-8")
