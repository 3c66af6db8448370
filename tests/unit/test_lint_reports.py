"""How flaws are written out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from sphinx_profile.lint import Code, Edit, Flaw, check
from sphinx_profile.lint.flaw import quoted, visible
from sphinx_profile.lint.reports import FORMATS

SCHEMA = Path(__file__).resolve().parents[1] / "data" / "sarif-2.1.0.json"
FLAWS = (
    Flaw(Code.BAD_DOI, "docs/a b,c:é.bib", 3, "k: 100% ::wrong::, 'é'"),
    Flaw(Code.PAGE_HYPHEN, "a.bib", 4, "one hyphen", (Edit(0, 1, "--"),)),
    Flaw(Code.HTTP, "a.bib", 1, "http"),
    Flaw(Code.HTTP, "b.bib", 2, "http"),
)


def test_text() -> None:
    assert FORMATS["text"](FLAWS[:2]) == (
        "docs/a b,c:é.bib:3: ID102 k: 100% ::wrong::, 'é'\na.bib:4: EN105 one hyphen\n"
    )


def test_json() -> None:
    first, second, *_ = json.loads(FORMATS["json"](FLAWS))
    assert first == {
        "path": "docs/a b,c:é.bib",
        "line": 3,
        "code": "ID102",
        "severity": "error",
        "message": "k: 100% ::wrong::, 'é'",
        "fixable": False,
        "url": Code.BAD_DOI.url,
    }
    assert second["fixable"] is True


def test_github() -> None:
    lines = FORMATS["github"](FLAWS).splitlines()
    assert lines[0] == (
        "::error file=docs/a b%2Cc%3Aé.bib,line=3,title=ID102::k: 100%25 ::wrong::, 'é'"
    )
    assert lines[1].startswith("::notice file=a.bib,line=4,title=EN105::")
    assert lines[2].startswith("::warning ")


def test_sarif_fits_its_schema() -> None:
    log = json.loads(FORMATS["sarif"](FLAWS))
    schema = json.loads(SCHEMA.read_text())
    assert "2.1.0" in schema["title"]
    jsonschema.Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["EN105", "ID102", "UR101"]
    assert [result["ruleId"] for result in run["results"]] == ["ID102", "EN105", "UR101", "UR101"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "docs/a%20b%2Cc%3A%C3%A9.bib"
    assert place["region"] == {"startLine": 3}
    assert [result["level"] for result in run["results"]] == ["error", "note", "warning", "warning"]


def test_the_schema_sees_what_is_wrong() -> None:
    log = json.loads(FORMATS["sarif"](FLAWS))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(json.loads(SCHEMA.read_text())).validate(log)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_nothing_found(name: str) -> None:
    written = FORMATS[name](())
    if name in {"text", "github"}:
        assert written == ""
    else:
        assert json.loads(written) in ([], json.loads(FORMATS["sarif"](())))
    if name == "sarif":
        jsonschema.Draft4Validator(json.loads(SCHEMA.read_text())).validate(json.loads(written))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc", "a b c"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b31m\x7f\x00", "\\x9b31m\\x7f\\x00"),
        ("a\u202eb", "a\\u202eb"),
        ("\ud800", "\\ud800"),
        ("\U000e0001", "\\U000e0001"),
        ("Jürgen 中", "Jürgen 中"),
    ],
)
def test_what_steers_a_terminal_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_long_text_is_cut_in_a_message() -> None:
    assert quoted("x" * 100) == f"'{'x' * 80}…'"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_hostile_texts_are_written_harmlessly(tmp_path: Path, name: str) -> None:
    nasty = "\x1b]0;x\x07\u202e\x9b2J::error::%0A"
    (tmp_path / "a\x1b[2J\n::error::.bib").write_text(
        f"@misc{{k{nasty}, title = {{{nasty}}}, doi = {{{nasty}}}, {nasty} = {{x}}, "
        f"abstract = {{{'word ' * 1000}}}, year = {{{nasty}}}, status = {{{nasty}}}, author = {{{nasty}, b, c, d}}}}"
    )
    flaws = check([tmp_path]).flaws
    assert len(flaws) > 2
    written = FORMATS[name](flaws)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", written)
    if name in {"text", "github"}:
        assert len(written.splitlines()) == len(flaws)
