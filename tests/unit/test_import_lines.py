"""The report of an import on a terminal: short, and nothing in it that needs no look."""

from __future__ import annotations

from sphinx_profile.cli.import_lines import lines_to_look_at, routine_lines
from sphinx_profile.migrate.report import Outcome, Report


def shown(report: Report) -> list[str]:
    return [line for _, line in lines_to_look_at(report.items)]


def test_what_is_alike_is_told_once() -> None:
    report = Report()
    report.left("a.md", 3, "the link '/x'", "nothing is there")
    report.left("b.md", 1, "the link '/x'", "nothing is there")
    report.left("a.md", 5, "the link '/y'", "nothing is there", 7)
    report.mended("a.md", 6, "a link", "it is closed")
    assert shown(report) == [
        "a.md:3,5-7: left: the link '/x', the link '/y' (nothing is there)",
        "b.md:1: left: the link '/x' (nothing is there)",
        "a.md:6: mended: a link (it is closed)",
    ]


def test_the_same_in_many_lines_is_counted() -> None:
    report = Report()
    for line in range(1, 16):
        report.left("a.md", line, "a loop", "it is not run")
    lines = "1,2,3,4,5,6,7,8,9,10,11,12,3 more"
    assert shown(report) == [f"a.md:{lines}: left: a loop, 15 times (it is not run)"]


def test_reasons_that_differ_in_a_number_are_alike() -> None:
    report = Report()
    report.mended("a.bib", 9, "melt", "it repeats b.bib:1; it is in the site once")
    report.mended("a.bib", 19, "rain", "it repeats b.bib:12; it is in the site once")
    (line,) = shown(report)
    assert line == "a.bib:9,19: mended: melt, rain (it repeats b.bib:1; it is in the site once)"


def test_a_whole_file_has_no_line_and_a_long_name_is_cut() -> None:
    report = Report()
    report.left("a.md", 0, "x " * 200, "it is binary")
    (line,) = shown(report)
    assert line.startswith("a.md: left: x x x")
    assert line.endswith("... (it is binary)")
    assert len(line) < 200


def test_what_is_routine_is_counted_and_what_is_taken_is_silent() -> None:
    report = Report()
    report.taken("a.yml", 1, "title")
    for line in (2, 3):
        report.left("a.yml", line, "x", "it is empty", routine=True)
    report.left("a.yml", 4, "layout", "it steers the theme", routine=True)
    report.mended("a.yml", 5, "name", "the owner", routine=True)
    assert shown(report) == []
    assert list(routine_lines(report.items)) == [
        "left: 2 items: it is empty",
        "left: 1 item: it steers the theme",
        "mended: 1 item: under another name or in another place, words unchanged",
    ]


def test_a_line_knows_its_outcome() -> None:
    report = Report()
    report.mended("a.md", 6, "a link", "it is closed")
    assert [outcome for outcome, _ in lines_to_look_at(report.items)] == [Outcome.MENDED]
