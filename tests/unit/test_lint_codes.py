"""Every code of the linter: its example is wrong, then right, and mended where it says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_profile.diagnostics import Problem
from sphinx_profile.lint import Code, Severity, check, mend
from sphinx_profile.lint.checks import reading
from sphinx_profile.lint.codes import FAMILIES, codes_of
from sphinx_profile.lint.examples import EXAMPLES, Example

CODES = list(Code)


def written(folder: Path, example: Example, text: str) -> Path:
    for name, content in (*example.beside, (example.path, text)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogateescape"))
    return folder


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.value)
def test_what_is_wrong_has_this_flaw_and_no_other(tmp_path: Path, code: Code) -> None:
    flaws = check([written(tmp_path, code.example, code.example.wrong)]).flaws
    assert {flaw.code for flaw in flaws} == {code}
    assert all(flaw.line > 0 and flaw.message for flaw in flaws)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.value)
def test_what_is_right_has_no_flaw(tmp_path: Path, code: Code) -> None:
    assert check([written(tmp_path, code.example, code.example.right)]).flaws == ()


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.value)
def test_it_is_mended_where_it_says_so(tmp_path: Path, code: Code) -> None:
    folder = written(tmp_path, code.example, code.example.wrong)
    done = mend([folder])
    assert (code in {flaw.code for flaw in done.mended}) is code.is_fixable
    if code.is_fixable:
        assert done.left.flaws == ()
        (content,) = done.contents.values()
        assert content.decode() == code.example.right


def test_codes_have_a_form_and_a_family() -> None:
    values = [code.value for code in Code]
    assert len(set(values)) == len(values)
    assert all(re.fullmatch(r"[A-Z]{2}\d{3}", value) for value in values)
    assert {value[:2] for value in values} == set(FAMILIES)
    assert set(EXAMPLES) == set(values)
    assert {code.severity for code in Code} == set(Severity)


def test_every_code_is_explained() -> None:
    for code in Code:
        assert code.title
        assert code.__doc__.endswith(".")
        assert code.url.endswith(f"#{code.value.lower()}")


@pytest.mark.parametrize(
    ("pattern", "number"), [("ID102", 1), ("id102", 1), ("ID", 9), ("ID1", 9), ("ALL", len(CODES))]
)
def test_a_pattern_names_codes(pattern: str, number: int) -> None:
    assert len(codes_of(pattern)) == number


@pytest.mark.parametrize("pattern", ["", "I", "1", "ID999", "XX", "*", "ID102x"])
def test_a_pattern_may_name_nothing(pattern: str) -> None:
    assert codes_of(pattern) == frozenset()


def test_every_problem_that_a_file_can_have_has_a_code() -> None:
    of_files = {
        *(Problem.BIBLIOGRAPHY, Problem.ENCODING, Problem.SYNTAX, Problem.UNKNOWN_MACRO),
        *(Problem.DUPLICATE_FIELD, Problem.EXPANSION, Problem.BAD_NAME, Problem.EMPTY_AUTHORS),
        *(Problem.DUPLICATE_KEY, Problem.INHERITANCE, Problem.PEOPLE, Problem.CONFIG),
    }
    assert set(reading._CODES) == of_files
