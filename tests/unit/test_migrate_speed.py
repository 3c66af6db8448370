"""Importing takes at most ten times as long as parsing: 10,000 entries, read, written, audited."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2]))  # benchmarks/ is not installed

from benchmarks.bibliography import entries
from benchmarks.generate import Collection
from sphinx_profile.formats.bibliography import read_file
from sphinx_profile.migrate.moved import move
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.systems import recognise

MOST = 10
ROUNDS = 2


@cache
def made(size: int) -> tuple[str, ...]:
    return tuple(entries(Collection(size)))


def plain(size: int) -> Iterator[str]:
    return iter(made(size))


def accented(size: int) -> Iterator[str]:
    """Characters that mojibake is made of, in every entry, and a comment before it."""
    for number, entry in enumerate(made(size)):
        yield f"% no. {number}, à vérifier, mail a@example.org\n"
        yield entry.replace(
            "  year", "  note = {Übersetzt von François Åsén, Þórr, Nuñez â},\n  year"
        )


def damaged(size: int) -> Iterator[str]:
    """A comma missing in every tenth entry, and every tenth key given twice."""
    for number, entry in enumerate(made(size)):
        yield entry if number % 10 else entry.replace("},\n  year", "}\n  year")
        if number % 10 == 5:
            yield entry.replace("title = {", "title = {Another ", 1)


def seconds(action: Callable[[], object]) -> float:
    """The least time of the process that an action takes, in seconds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        action()
        taken.append(time.process_time() - start)
    return min(taken)


def imported(path: Path) -> tuple[Report, Mapping[str, str]]:
    report = Report()
    source = Source.open(path, report)
    system = recognise(source)
    assert system is not None
    return report, move(source, system, report, lambda _step: None).texts


@pytest.mark.parametrize(
    ("written", "size", "most"),
    [(plain, 10_000, MOST), (accented, 2_000, 2 * MOST), (damaged, 2_000, 2 * MOST)],
)
def test_an_import_takes_a_few_times_as_long_as_parsing(written, size, most, tmp_path) -> None:
    """Where much has to be mended and reported, twice as much is allowed (it takes five to eight)."""
    path = tmp_path / "publications.bib"
    path.write_text("".join(written(size)), encoding="utf-8")
    parsing = seconds(lambda: read_file(path, "publications.bib"))
    importing = seconds(lambda: imported(path))
    assert importing <= most * parsing, (
        f"{importing:.2f} s, {importing / parsing:.1f} times as long"
    )


def test_all_entries_of_a_large_file_arrive_as_they_are(tmp_path) -> None:
    path = tmp_path / "publications.bib"
    path.write_text("".join(plain(2_000)), encoding="utf-8")
    report, files = imported(path)
    assert files["publications.bib"].strip() == path.read_text(encoding="utf-8").strip()
    assert {item.outcome.value for item in report.items} == {"taken"}
    assert len(report.items) == 2_000
