"""What Sphinx Profile promises about speed and memory, as data, and whether it holds."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log10

from benchmarks.measure import START
from benchmarks.results import Figure, Results, Summary, paired, summarise

Measured = Callable[[Results, int], Summary | None]
"""Takes results and a size; returns a ratio or a count, ``None`` where it was not measured."""


def ratio(scenario: str, figure: Figure, base: str) -> Measured:
    """Measure ours over another variant's, run by run."""

    def measured(results: Results, size: int) -> Summary | None:
        return results.ratio(size, scenario, "profile", base, figure)

    return measured


def bib_ratio(scenario: str, base: str) -> Measured:
    """Measure the time of a list over a bibliography over another variant's."""

    def measured(results: Results, size: int) -> Summary | None:
        return results.ratio(size, scenario, "bib", base, "wall")

    return measured


def bib_beyond_floor(scenario: str) -> Measured:
    """Measure the seconds that a list over a bibliography takes more than the empty project."""

    def measured(results: Results, size: int) -> Summary | None:
        return results.difference(size, scenario, "bib", "wall")

    return measured


def kept_each(results: Results, size: int) -> Summary | None:
    """Measure the milliseconds an entry of a full build that finds the bibliography read."""
    found = results.difference(size, "kept", "bib", "wall")
    return found and _times(found, 1000 / size)


def peak_each(results: Results, size: int) -> Summary | None:
    """Measure the KiB an entry at the peak of a full build, the empty project's subtracted."""
    found = results.difference(size, "full", "bib", "peak")
    return found and _times(found, 1024 / size)


def metadata_share(results: Results, size: int) -> Summary | None:
    """Measure what the list takes beyond the empty project, over the same without metadata."""
    values = results.beyond_floor(size, "bib", "cpu")
    bases = results.beyond_floor(size, "bib-bare", "cpu")
    return paired(values, bases) if values and bases else None


def own_pages(results: Results, size: int) -> Summary | None:
    """Measure a list with a page for each publication over Markdown pages by hand."""
    return results.ratio(size, "full", "pages", "markdown-pages", "wall")


def one_entry_over_full(results: Results, size: int) -> Summary | None:
    """Measure the rebuild after one entry changed over the full build."""
    values = results.values(size, "one-entry", "bib", "wall")
    bases = results.values(size, "full", "bib", "wall")
    return paired(values, bases) if values and bases else None


def other_pages_after_one_entry(results: Results, size: int) -> Summary | None:
    """Count the pages without publications that a changed entry writes anew.

    Sphinx itself writes the pages whose toctree names one that is written: here the index.
    """
    ours = results.touched(size, "one-entry", "bib")
    generated = {"genindex.html", "search.html", "index.html", "publications.html"}
    if ours is None:
        return None
    return summarise([len({n for n in ours if n.endswith(".html")} - generated)])


def exponent(results: Results, size: int) -> Summary | None:
    """Measure how time grows from a tenth of the size: 1 is in proportion."""
    less = results.beyond_floor(size // 10, "bib", "wall")
    more = results.beyond_floor(size, "bib", "wall")
    pairs = [(b, a) for a, b in zip(less, more, strict=False) if a > 0 and b > 0]
    return summarise([log10(b / a) for b, a in pairs]) if pairs else None


def start(results: Results, size: int) -> Summary | None:
    """Measure the milliseconds that loading the extension takes."""
    values = results.values(0, START, "bib", "wall")
    return _times(summarise(values), 1000) if values and size == results.sizes[0] else None


def _times(summary: Summary, factor: float) -> Summary:
    return Summary(summary.median * factor, summary.low * factor, summary.high * factor)


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
        "1,000 entries of a .bib build in 0.25 of the time of the same Markdown",
        bib_ratio("full", "markdown"),
        limit=0.25,
        size=1000,
    ),
    Target(
        "10,000 entries of a .bib build in 0.12 of the time of the same Markdown",
        bib_ratio("full", "markdown"),
        limit=0.12,
        size=10_000,
    ),
    Target(
        "1,000 entries build in 0.20 of the time of sphinxcontrib-bibtex",
        bib_ratio("full", "bibtex"),
        limit=0.20,
        size=1000,
    ),
    Target(
        "10,000 entries build in 0.10 of the time of sphinxcontrib-bibtex",
        bib_ratio("full", "bibtex"),
        limit=0.10,
        size=10_000,
    ),
    Target(
        "COinS and JSON-LD take a quarter of what 1,000 entries take without them",
        metadata_share,
        limit=1.25,
        size=1000,
    ),
    Target(
        "1,000 pages of publications build in 1.3 of the time of 1,000 Markdown pages",
        own_pages,
        limit=1.3,
        size=1000,
    ),
    Target(
        "a full build with the bibliography kept takes 0.3 ms an entry beyond the empty project",
        kept_each,
        limit=0.3,
        size=10_000,
    ),
    Target(
        "a no-op rebuild of a list takes at most 0.1 s more than the empty project's",
        bib_beyond_floor("no-op"),
        limit=0.1,
    ),
    Target(
        "a rebuild of a list after another page takes at most 0.1 s more than the empty project's",
        bib_beyond_floor("other-page"),
        limit=0.1,
    ),
    Target(
        "a rebuild after one entry of 10,000 is no slower than a full build",
        one_entry_over_full,
        limit=1.0,
        size=10_000,
    ),
    Target(
        "a rebuild after one entry writes no page that does not show it",
        other_pages_after_one_entry,
        limit=0,
    ),
    Target(
        "10,000 entries of a .bib take 40 KiB of memory each",
        peak_each,
        limit=40,
        size=10_000,
    ),
    Target(
        "time grows in proportion from 1,000 to 10,000 entries: exponent",
        exponent,
        limit=1.05,
        size=10_000,
    ),
    Target(
        "loading the extension takes 15 ms",
        start,
        limit=15,
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
