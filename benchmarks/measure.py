"""Builds projects as whole processes, and says what each build cost.

Wall time is monotonic; processor time and peak memory are the operating system's account of
the finished process (``os.wait4``), its children included. The variants take turns, run by
run, so that a machine that slows down slows all of them down.

A new process begins with the peak memory of the one that started it: what this process needs
hides anything smaller. It therefore never imports Sphinx and never holds a whole project, and
a peak that is not above its own is an error, not a result.

Compiled bytecode is kept in a folder of the session, which the warm-ups fill: a Python that
is told to write none, or may not, compiles Sphinx anew for every build, which more than doubles
an empty one and so makes the variants look alike.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import IO

from benchmarks.generate import Collection
from benchmarks.projects import OUT, Site, Variant, write

CHECKOUT = Path(__file__).resolve().parents[1]
"""The code that is measured, whatever else may be installed."""

COMMAND = (sys.executable, "-m", "sphinx", "-q", ".", OUT)
"""What is timed, in the folder of a project."""

MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""How many bytes one unit of ``ru_maxrss`` is."""

KEPT = "profile-bibliographies.jsonl"
"""What the extension keeps of the bibliographies, in the doctree folder."""

START = "start"
"""The scenario in which no project is built: the extension is loaded, and that is timed."""

LOADING = """\
import sphinx.application, sphinx.builders.html, sphinx.environment, sphinx.search, furo
import myst_parser.sphinx_ext.main, myst_parser.sphinx_ext.directives
import time; start = time.perf_counter()
import sphinx_profile.extension
print(time.perf_counter() - start)
"""
"""What Sphinx has loaded when it loads an extension, and then ours."""

WARM_UP = 0
"""The number of the run that is not counted."""

STARTS = 5
"""How often loading the extension is counted."""

SHOWN = 12
"""How many lines of what a failing build says are passed on."""


class BuildError(Exception):
    """A build that failed, warned, or did not show what it should."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost: wall time and processor time in seconds, peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Run:
    """One build; run 0 is the warm-up.

    ``rewritten`` and ``changed`` are the files in the output folder, doctrees included, that a
    rebuild wrote anew, and those whose content it changed; both are empty for a full build.
    """

    size: int
    scenario: str
    variant: str
    number: int
    cost: Cost
    rewritten: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def _from_scratch(site: Site, _edition: int) -> None:
    """Prepare a full build: nothing is there yet."""
    shutil.rmtree(site.out, ignore_errors=True)


def _as_it_is(_site: Site, _edition: int) -> None:
    """Prepare a rebuild to which nothing has changed."""


def _other_page(site: Site, edition: int) -> None:
    """Prepare a rebuild to which the page without publications has changed."""
    site.edit_other_page(edition)


def _bibliography_kept(site: Site, _edition: int) -> None:
    """Prepare a full build that finds what an earlier one has read of the bibliography."""
    kept = site.out / ".doctrees" / KEPT
    content = kept.rename(site.folder / KEPT) if kept.exists() else None
    shutil.rmtree(site.out, ignore_errors=True)
    if content:
        kept.parent.mkdir(parents=True)
        content.rename(kept)


def _one_entry(site: Site, edition: int) -> None:
    """Prepare a rebuild to which one entry of the bibliography has changed."""
    site.edit_entry(edition)


SCENARIOS: dict[str, Callable[[Site, int], None]] = {
    "full": _from_scratch,
    "no-op": _as_it_is,
    "other-page": _other_page,
    "one-entry": _one_entry,
    "kept": _bibliography_kept,
}
"""What happens before a build, by the scenario's name; in the order of a session."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session measures."""

    sizes: Sequence[int]
    scenarios: Sequence[str]
    variants: Sequence[Variant]
    runs: int


def session(plan: Plan, folder: Path) -> Iterator[Run]:
    """Measure everything in the plan, with the projects in ``folder``."""
    for size in plan.sizes:
        sites = [
            write(variant, Collection(size), folder / f"{variant.name}-{size}")
            for variant in plan.variants
            if size <= variant.most
        ]
        yield from map(first_build, sites)
        repeated = [site for site in sites if not site.is_slow()]
        for scenario in (name for name in SCENARIOS if name in plan.scenarios):
            first = WARM_UP + 1 if scenario == "full" else WARM_UP
            for number in range(first, plan.runs + 1):
                asked = (site for site in repeated if asks(scenario, site))
                yield from (build(site, scenario, number) for site in asked)
    yield from (loading(number, folder) for number in range(STARTS + 1))


def asks(scenario: str, site: Site) -> bool:
    """Tell whether a scenario asks anything of a project: two are about our bibliographies."""
    if site.variant.full_only and scenario != "full":
        return False
    compared = {"one-entry": ("bib",), "kept": ("floor", "bib")}
    return site.variant.name in compared.get(scenario, (site.variant.name,))


def loading(number: int, folder: Path) -> Run:
    """Time how long loading the extension takes when Sphinx itself is loaded."""
    command = (sys.executable, "-c", LOADING)
    done = subprocess.run(
        command, env=environment(folder), capture_output=True, text=True, check=True
    )
    seconds = float(done.stdout)
    return Run(0, START, "bib", number, Cost(seconds, seconds, 0.0))


def first_build(site: Site) -> Run:
    """Build for the first time and check the page.

    It is the warm-up of full builds, and the one run of what is too slow for more.
    """
    run = build(site, "full", WARM_UP + 1 if site.is_slow() else WARM_UP)
    if absent := site.missing():
        raise BuildError(
            f"{site.folder.name}: the page lacks {len(absent)} pieces, such as {absent[:3]}"
        )
    return run


def build(site: Site, scenario: str, number: int) -> Run:
    """Measure one build of a site."""
    edition = number + 1
    SCENARIOS[scenario](site, edition)
    before = snapshot(site.out)
    cost = timed(COMMAND, site.folder)
    after = snapshot(site.out) if before else {}
    if scenario == "other-page" and not site.shows_edition(edition):
        raise BuildError(f"{site.folder.name}: the rebuild did not pick the changed page up")
    return Run(
        size=len(site.collection),
        scenario=scenario,
        variant=site.variant.name,
        number=number,
        cost=cost,
        rewritten=differing(before, after),
        changed=differing(_digests(before), _digests(after)),
    )


def timed(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder; one that fails or writes to stderr is an error."""
    with tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(folder.parent),
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        _complain(folder.name, process.returncode, errors)
    return Cost(wall, usage.ru_utime + usage.ru_stime, _peak(usage))


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a build: this one, but for what tells Python how to run.

    The checkout's code comes first; compiled bytecode goes to ``folder``.
    """
    path = os.pathsep.join(filter(None, (str(CHECKOUT), os.environ.get("PYTHONPATH"))))
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"PYTHONPATH": path, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def _complain(name: str, code: int, errors: IO[bytes]) -> None:
    """Raise an error if a process failed or had something to say."""
    errors.seek(0)
    said = errors.read().decode(errors="replace").strip()
    if code or said:
        lines = said.splitlines()
        more = f"\n... and {len(lines) - SHOWN} more lines" if len(lines) > SHOWN else ""
        raise BuildError(f"{name}: exit code {code}\n" + "\n".join(lines[:SHOWN]) + more)


def _peak(usage: resource.struct_rusage) -> float:
    """Return the peak memory of a process in MiB, unless it is hidden by this one's."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if usage.ru_maxrss <= own:
        raise BuildError("the peak memory of the build is hidden by this process's own")
    return usage.ru_maxrss * MAXRSS_UNIT / 2**20


State = tuple[int, str]
"""When a file was last written, in nanoseconds, and the digest of what is in it."""


def snapshot(folder: Path) -> dict[str, State]:
    """Return the state of every file in a folder, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): _state(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _state(path: Path) -> State:
    """Return the state of a file."""
    with path.open("rb") as file:
        return path.stat().st_mtime_ns, file_digest(file, "sha256").hexdigest()


def _digests(states: Mapping[str, State]) -> dict[str, str]:
    """Return what is in the files, whenever they were written."""
    return {name: digest for name, (_, digest) in states.items()}


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names whose values differ, or that only one of the two has."""
    names = sorted(before.keys() | after.keys())
    return tuple(name for name in names if before.get(name) != after.get(name))
