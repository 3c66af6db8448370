"""The figures of a session, and what is computed from them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any, Literal

from benchmarks.measure import SCENARIOS, WARM_UP, Cost, Run
from benchmarks.projects import VARIANTS

Figure = Literal["wall", "cpu", "peak"]
"""Wall time and processor time in seconds, peak memory in MiB."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The middle and the ends of some values, in their unit."""

    median: float
    low: float
    high: float


def summarise(values: Sequence[float]) -> Summary:
    """Return the median, the least and the greatest of some values."""
    return Summary(median(values), min(values), max(values))


def paired(values: Sequence[float], bases: Sequence[float]) -> Summary:
    """Summarise the ratios of values to bases that were measured in the same turn."""
    return summarise([value / base for value, base in zip(values, bases, strict=False)])


@dataclass(frozen=True, slots=True)
class Results:
    """Every run of a session, and the machine they were made on."""

    machine: dict[str, str]
    runs: tuple[Run, ...]

    @property
    def counted(self) -> list[Run]:
        """The runs that are not warm-ups."""
        return [run for run in self.runs if run.number != WARM_UP]

    @property
    def sizes(self) -> list[int]:
        """How many publications there were, in rising order."""
        return sorted({run.size for run in self.counted if run.size})

    @property
    def scenarios(self) -> list[str]:
        """The scenarios that were measured, in their order."""
        return _ordered(SCENARIOS, {run.scenario for run in self.counted})

    @property
    def variants(self) -> list[str]:
        """The variants that were measured, in their order."""
        return _ordered(VARIANTS, {run.variant for run in self.counted})

    def values(self, size: int, scenario: str, variant: str, figure: Figure) -> list[float]:
        """Return one figure of all counted runs of a case, in the order of the runs."""
        wanted = (size, scenario, variant)
        runs = (r for r in self.counted if (r.size, r.scenario, r.variant) == wanted)
        return [getattr(r.cost, figure) for r in sorted(runs, key=lambda run: run.number)]

    def ratio(
        self, size: int, scenario: str, variant: str, base: str, figure: Figure
    ) -> Summary | None:
        """Return a variant's figure over another's, run by run; ``None`` if one is lacking."""
        values = self.values(size, scenario, variant, figure)
        bases = self.values(size, scenario, base, figure)
        return paired(values, bases) if values and bases else None

    def beyond_floor(self, size: int, variant: str, figure: Figure) -> list[float]:
        """Return what a variant's full builds take beyond the empty project's, run by run."""
        values = self.values(size, "full", variant, figure)
        floor = self.values(size, "full", "floor", figure)
        return [value - base for value, base in zip(values, floor, strict=False)]

    def difference(
        self, size: int, scenario: str, variant: str, figure: Figure, base: str = "floor"
    ) -> Summary | None:
        """Return what a variant takes more than another, run by run; ``None`` if one is lacking."""
        values = self.values(size, scenario, variant, figure)
        bases = self.values(size, scenario, base, figure)
        pairs = zip(values, bases, strict=False)
        return summarise([value - less for value, less in pairs]) if values and bases else None

    def each(self, sizes: Sequence[int], variant: str, figure: Figure) -> Summary | None:
        """Return what a publication takes in a full build, in the unit of the figure.

        For one size, all that is beyond the empty project; for two, what the larger has beyond
        the smaller, so that loading the extension is left out.
        """
        last = self.beyond_floor(sizes[-1], variant, figure)
        first = (
            self.beyond_floor(sizes[0], variant, figure) if len(sizes) > 1 else [0.0] * len(last)
        )
        count = sizes[-1] - sizes[0] if len(sizes) > 1 else sizes[0]
        each = [(more - less) / count for more, less in zip(last, first, strict=False)]
        return summarise(each) if each else None

    def touched(self, size: int, scenario: str, variant: str) -> set[str] | None:
        """Return the files that any run of a case wrote anew, the warm-up included."""
        return self._files(size, scenario, variant, "rewritten")

    def changed(self, size: int, scenario: str, variant: str) -> set[str] | None:
        """Return the files whose content any run of a case changed, the warm-up included."""
        return self._files(size, scenario, variant, "changed")

    def _files(self, size: int, scenario: str, variant: str, kind: str) -> set[str] | None:
        """Collect files over all runs of a case; ``None`` if it was not measured."""
        wanted = (size, scenario, variant)
        runs = [r for r in self.runs if (r.size, r.scenario, r.variant) == wanted]
        return {name for run in runs for name in getattr(run, kind)} if runs else None


def _ordered(order: Iterable[str], names: set[str]) -> list[str]:
    """Return the names in a given order, those that it does not know last."""
    known = [name for name in order if name in names]
    return known + sorted(names.difference(known))


def save(results: Results, path: Path) -> None:
    """Write results as JSON."""
    path.write_text(json.dumps(asdict(results), indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> Results:
    """Read results that ``save`` wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Results(data["machine"], tuple(map(_run, data["runs"])))


def _run(data: dict[str, Any]) -> Run:
    """Make a run of its JSON."""
    files = {name: tuple(data[name]) for name in ("rewritten", "changed")}
    return Run(**{**data, **files, "cost": Cost(**data["cost"])})
