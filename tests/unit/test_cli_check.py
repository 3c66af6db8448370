"""``sphinx-profile check`` as it is called: output, exit codes, mending, hooks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
import yaml
from typer.testing import CliRunner, Result

from sphinx_profile.cli.check import check
from sphinx_profile.lint import Code

ROOT = Path(__file__).resolve().parents[2]
APP = typer.Typer()
APP.command()(check)
ERROR = "@misc{a,\n  doi = {x},\n}\n"
WARNING = "@misc{a,\n  doi = {doi:10.1000/1},\n}\n"
NOTE = "@misc{a,\n  pages = {1-9},\n}\n"
FINE = "@misc{a,\n  title = {Ice},\n}\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(APP, [str(argument) for argument in arguments])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("bib", "plain", "strict"), [(ERROR, 1, 1), (WARNING, 0, 1), (NOTE, 0, 0), (FINE, 0, 0)]
)
def test_exit_codes(here: Path, bib: str, plain: int, strict: int) -> None:
    (here / "a.bib").write_text(bib)
    assert run().exit_code == plain
    assert run("--strict").exit_code == strict
    (here / "pyproject.toml").write_text("[tool.sphinx-profile.check]\nstrict = true\n")
    assert run().exit_code == strict


def test_findings_go_to_standard_output_and_the_sum_to_standard_error(here: Path) -> None:
    (here / "a.bib").write_text(WARNING)
    (here / "b.bib").write_text(FINE.replace("{a", "{b"))
    found = run()
    assert found.stdout == "a.bib:2: ID103 a: the DOI is written 'doi:10.1000/1'\n"
    assert found.stderr == "1 warning in 2 files; --fix mends 1\n"
    assert run("b.bib").stdout == ""
    assert run("b.bib").stderr == "nothing found in 1 file\n"


def test_nothing_to_check_is_said(here: Path) -> None:
    (here / "paper.tex").write_text("x")
    assert run().stderr.startswith("nothing to check: ")
    assert run("paper.tex").stderr.startswith("nothing to check: ")


def test_a_folder_that_cannot_be_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.bib").write_text(FINE)
    (here / "closed").mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = run()
    assert found.stdout == "closed:1: SY101 closed cannot be read: Permission denied\n"
    assert found.exit_code == 1


def test_formats(here: Path) -> None:
    (here / "a.bib").write_text(ERROR)
    assert json.loads(run("--format", "json").stdout)[0]["code"] == "ID102"
    assert run("--format", "github").stdout.startswith("::error file=a.bib,line=2,title=ID102::")
    assert json.loads(run("--format", "sarif").stdout)["version"] == "2.1.0"
    assert run("--format", "xml").exit_code == 2


def test_codes_are_selected_and_ignored(here: Path) -> None:
    (here / "a.bib").write_text("@misc{a, doi = {x}, pages = {1-9}, year = {2201}}\n")
    assert [line.split()[1] for line in run().stdout.splitlines()] == ["DA103", "EN105", "ID102"]
    assert [line.split()[1] for line in run("--select", "DA,EN").stdout.splitlines()] == [
        "DA103",
        "EN105",
    ]
    assert [
        line.split()[1] for line in run("--ignore", "DA103", "--ignore", "EN").stdout.splitlines()
    ] == ["ID102"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--select", "XX9"],
        ["--ignore", "nonsense"],
        ["--dry-run"],
        ["no-such-folder"],
        ["no\x1b[31m.bib"],
        ["--no-such-option"],
    ],
)
def test_wrong_usage(here: Path, arguments: list[str]) -> None:
    found = run(*arguments)
    assert found.exit_code == 2
    assert found.stderr and "Traceback" not in found.stderr and "\x1b[31m.bib" not in found.stderr


def test_malformed_settings_are_wrong_usage(here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool.sphinx-profile.check]\nselct = []\n")
    found = run()
    assert (found.exit_code, "selct" in found.stderr) == (2, True)


def test_mending(here: Path) -> None:
    path = here / "a.bib"
    path.write_text(WARNING + NOTE.replace("{a", "{b") + ERROR.replace("{a", "{c"))
    shown = run("--fix", "--dry-run")
    assert "-  doi = {doi:10.1000/1},\n+  doi = {10.1000/1},\n" in shown.stdout
    assert shown.exit_code == 1
    assert "doi:10" in path.read_text()
    assert run("--diff").stdout == shown.stdout
    done = run("--fix")
    assert done.stdout == "a.bib:8: ID102 c: doi: 'x' is no DOI\n"
    assert done.stderr.splitlines() == [
        "mended: a.bib:2: ID103 a: the DOI is written 'doi:10.1000/1'",
        "mended: a.bib:5: EN105 b: pages: '1-9' has one hyphen",
        "1 error in 1 file",
    ]
    assert done.exit_code == 1
    text = path.read_text()
    assert "{10.1000/1}" in text and "{1--9}" in text
    assert run("--fix").stderr == "1 error in 1 file\n"
    assert path.read_text() == text


def test_a_file_that_cannot_be_written_is_a_sentence(here: Path) -> None:
    (here / "target").write_text(WARNING)
    (here / "a.bib").symlink_to("target")
    found = run("--fix")
    assert found.exit_code == 1
    assert "a.bib cannot be written: it is a symbolic link" in found.stderr
    assert (here / "target").read_text() == WARNING


def test_as_a_program(here: Path) -> None:
    (here / "a.bib").write_text(ERROR)
    code = (
        "import typer; from sphinx_profile.cli.check import check; app = typer.Typer();"
        "app.command()(check); app()"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, "."],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == "a.bib:2: ID102 a: doi: 'x' is no DOI\n"
    assert "\x1b" not in done.stdout + done.stderr


def test_help_teaches() -> None:
    text = run("--help").stdout
    for word in ("--fix", "--select", "ignore ID101", "exit code"):
        assert word in " ".join(text.split())


HOOKS = ROOT / ".pre-commit-hooks.yaml"


def test_the_hook_is_valid() -> None:
    pytest.importorskip("pre_commit")
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_hook_takes_the_files_that_are_checked() -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text())
    assert (hook["id"], hook["entry"]) == ("sphinx-profile-check", "sphinx-profile check")
    taken = re.compile(hook["files"])
    for name in ("a.bib", "x/B.BIB", "index.md", "a.rst", "people.yml", "x/people.toml", "a.json"):
        assert taken.search(name)
    for name in ("a.py", "peoples.yml.txt", "config.yml", "pyproject.toml", "bib"):
        assert not taken.search(name)


def test_the_project_and_its_demo_have_no_error() -> None:
    done = run(ROOT / "docs" / "demo")
    assert (done.exit_code, "error" in done.stderr) == (0, False)
    assert {line.split()[1] for line in done.stdout.splitlines()} <= {Code.NO_DOI.value}
