"""What Sphinx Profile promises about speed and memory, as data, and whether it holds."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.results import Figure, Results, Summary, summarise

Measured = Callable[[Results, int], Summary | None]
"""Takes results and a size; returns a ratio or a count, ``None`` where it was not measured."""


def ratio(scenario: str, figure: Figure, base: str) -> Measured:
    """Measure ours over another variant's, run by run."""

    def measured(results: Results, size: int) -> Summary | None:
        return results.ratio(size, scenario, "profile", base, figure)

    return measured


def rewritten_beyond_floor(results: Results, size: int) -> Summary | None:
    """Count files that our no-op rebuild writes and the empty project's does not.

    Sphinx itself writes some files on every build (searchindex.js, objects.inv, ...).
    """
    ours = results.touched(size, "no-op", "profile")
    floor = results.touched(size, "no-op", "floor")
    return None if ours is None or floor is None else summarise([len(ours - floor)])


def changed_by_no_op(results: Results, size: int) -> Summary | None:
    """Count files whose content is another after our no-op rebuild."""
    ours = results.changed(size, "no-op", "profile")
    return None if ours is None else summarise([len(ours)])


@dataclass(frozen=True, slots=True)
class Target:
    """A promise: the median is at most ``limit``; a ``size`` of ``None`` is every size."""

    promise: str
    measured: Measured
    limit: float
    size: int | None = None


TARGETS = (
    Target(
        "1,000 handwritten directives build in no more time than the same Markdown",
        ratio("full", "wall", "markdown"),
        limit=1.0,
        size=1000,
    ),
    Target(
        "1,000 handwritten directives use no more memory than the same Markdown",
        ratio("full", "peak", "markdown"),
        limit=1.0,
        size=1000,
    ),
    Target(
        "a no-op rebuild takes at most 1.1 times the empty project's time",
        ratio("no-op", "wall", "floor"),
        limit=1.1,
    ),
    Target(
        "a no-op rebuild writes no file that the empty project's does not",
        rewritten_beyond_floor,
        limit=0,
    ),
    Target(
        "a no-op rebuild changes the content of no file",
        changed_by_no_op,
        limit=0,
    ),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a target at one size; a ``value`` of ``None`` was not measured."""

    target: Target
    size: int | None
    value: Summary | None

    @property
    def met(self) -> bool:
        """Whether the promise is known to hold."""
        return self.value is not None and self.value.median <= self.target.limit

    @property
    def word(self) -> str:
        """The verdict in words."""
        if self.value is None:
            return "not measured"
        return "met" if self.met else "missed"


def verdicts(results: Results) -> list[Verdict]:
    """Hold every target to the results; one that was measured nowhere gets one verdict."""
    return [verdict for target in TARGETS for verdict in _judge(target, results)]


def _judge(target: Target, results: Results) -> list[Verdict]:
    """Hold one target to the results, at its size or at each size that was measured."""
    sizes = results.sizes if target.size is None else [target.size]
    values = [(size, target.measured(results, size)) for size in sizes]
    judged = [Verdict(target, size, value) for size, value in values if value is not None]
    return judged or [Verdict(target, target.size, None)]
