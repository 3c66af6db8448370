"""``sphinx-profile import``: what it says, what it writes, how it ends."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sphinx_profile.cli import progress
from sphinx_profile.cli.app import app
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.systems import SYSTEMS

BIB = """\
@article{melt,
  title = {Melt},
  author = {Valmora, Ines},
  journal = {J},
  year = {2020}
}

@article{slush,
  title = {Slush,
  year = 2021
}
"""


def run(*arguments: object):
    return CliRunner().invoke(app, ["import", *(str(argument) for argument in arguments)])


def state(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def source(tmp_path) -> Path:
    path = tmp_path / "papers.bib"
    path.write_text(BIB)
    return path


@pytest.fixture
def site(tmp_path, source) -> Path:
    assert run(source, tmp_path / "site").exit_code == 0
    return tmp_path / "site"


def test_it_writes_a_site_and_a_report(tmp_path, source) -> None:
    result = run(source, tmp_path / "site")
    assert result.exit_code == 0
    assert {"conf.py", "index.md", "publications.bib", "import-report.txt"} <= set(
        state(tmp_path / "site")
    )
    report = (tmp_path / "site" / "import-report.txt").read_text().splitlines()
    assert report[0] == "Import report of sphinx-profile: bib"
    assert any(line.startswith("papers.bib:1") and ": taken: " in line for line in report)
    shown = result.stdout.splitlines()
    assert not any(": taken: " in line for line in shown)
    assert any(
        line.startswith("papers.bib:") and (": mended: " in line or ": left: " in line)
        for line in shown
    )
    assert any(" taken, " in line for line in shown)
    assert "python -m sphinx" in result.stdout
    assert "read as" in result.stderr


def test_verbose_names_everything(tmp_path, source) -> None:
    assert ": taken: " in run(source, tmp_path / "site", "--verbose").stdout


def test_a_dry_run_writes_nothing(tmp_path, source) -> None:
    result = run(source, tmp_path / "site", "--dry-run")
    assert result.exit_code == 0
    assert "would write: publications.bib" in result.stdout.splitlines()
    assert not (tmp_path / "site").exists()


def test_a_report_for_programs(tmp_path, source) -> None:
    data = json.loads(run(source, tmp_path / "site", "--report-format", "json").stdout)
    assert data["system"] == "bib"
    assert sum(data["counts"].values()) == len(data["items"])
    assert set(data["items"][0]) == {"outcome", "path", "line", "end", "what", "why"}
    assert "publications.bib" in data["written"]
    assert data["conflicts"] == data["obstacles"] == []


def test_importing_twice_changes_nothing(source, site) -> None:
    before = state(site)
    result = run(source, site)
    assert result.exit_code == 0
    assert f"Nothing has changed in {site}." in result.stdout
    assert state(site) == before


def test_an_edit_is_kept_and_a_change_of_the_source_is_taken(source, site) -> None:
    bib = site / "publications.bib"
    bib.write_text("% mine\n" + bib.read_text().replace("{Melt}", "{Melt, by Hand}"))
    source.write_text(BIB.replace("{J}", "{Journal}"))
    assert run(source, site).exit_code == 0
    assert bib.read_text().startswith("% mine\n")
    assert "title = {Melt, by Hand}" in bib.read_text()
    assert "journal = {Journal}" in bib.read_text()


def test_a_conflict_is_shown_and_decided(source, site) -> None:
    bib = site / "publications.bib"
    bib.write_text(bib.read_text().replace("{Melt}", "{Melt, by Hand}"))
    source.write_text(BIB.replace("{Melt}", "{The Melt}"))
    before = state(site)
    result = run(source, site)
    assert result.exit_code == 1
    assert "publications.bib: conflict: melt: title" in result.stdout
    assert "-  title = {Melt, by Hand},\n+  title = {The Melt},\n" in result.stdout
    assert "Nothing was written" in result.stderr
    assert state(site) == before
    data = json.loads(run(source, site, "--report-format", "json").stdout)
    assert data["conflicts"][0]["what"] == ["melt: title"]
    assert data["written"] == []
    assert run(source, site, "--ours").exit_code == 0
    assert "Melt, by Hand" in bib.read_text()
    assert run(source, site).exit_code == 0
    source.write_text(BIB.replace("{Melt}", "{Melting}"))
    assert run(source, site, "--theirs").exit_code == 0
    assert "title = {Melting}" in bib.read_text()


def test_theirs_and_ours_are_not_both_right(source, site) -> None:
    assert run(source, site, "--theirs", "--ours").exit_code == 2


def test_files_of_others_are_not_overwritten(tmp_path, source) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "conf.py").write_text("mine = 1\n")
    result = run(source, tmp_path / "site")
    assert result.exit_code == 1
    assert "conf.py: conflict" in result.stdout
    assert state(tmp_path / "site") == {"conf.py": b"mine = 1\n"}


def test_a_report_of_somebody_else_is_not_overwritten(tmp_path, source) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "import-report.txt").write_text("mine")
    result = run(source, tmp_path / "site")
    assert result.exit_code == 1
    assert "import-report.txt: it is no report of an import" in result.stderr
    assert state(tmp_path / "site") == {"import-report.txt": b"mine"}


def test_what_is_not_there_or_not_recognised(tmp_path, source) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "data.bin").write_bytes(bytes(range(256)))
    missing = run(tmp_path / "none", tmp_path / "site")
    assert (missing.exit_code, "there is no such file" in missing.stderr) == (2, True)
    for path in (tmp_path / "empty", tmp_path / "data.bin"):
        unknown = run(path, tmp_path / "site")
        assert unknown.exit_code == 2
        assert "it is not recognised. Looked for:" in unknown.stderr
        assert all(system.name in unknown.stderr for system in SYSTEMS)
    wrong = run(source, tmp_path / "site", "--from", "wordpress")
    assert (wrong.exit_code, "--from takes" in wrong.stderr) == (2, True)
    assert not (tmp_path / "site").exists()


def test_every_system_can_be_named() -> None:
    shown = " ".join(
        CliRunner().invoke(app, ["import", "--help"], terminal_width=300).stdout.split()
    )
    assert all(system.name in shown for system in SYSTEMS)


def test_from_says_what_it_is(tmp_path) -> None:
    (tmp_path / "papers.txt").write_text(BIB)
    result = run(tmp_path / "papers.txt", tmp_path / "site", "--from", "bib")
    assert result.exit_code == 0
    assert "read as" not in result.stderr


def test_the_site_may_lie_in_the_source(tmp_path, source) -> None:
    assert run(tmp_path, tmp_path / "site", "--from", "bib").exit_code == 0
    before = state(tmp_path / "site")
    assert run(tmp_path, tmp_path / "site", "--from", "bib").exit_code == 0
    assert state(tmp_path / "site") == before


def test_a_site_is_not_imported_into_itself(tmp_path, source) -> None:
    result = run(tmp_path, tmp_path, "--from", "bib")
    assert result.exit_code == 2
    assert "one folder" in result.stderr


def test_links_out_of_the_site_are_refused(tmp_path, source) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "site" / ".sphinx-profile").symlink_to(tmp_path / "outside")
    result = run(source, tmp_path / "site")
    assert result.exit_code == 1
    assert "nothing is written" in result.stderr
    assert not list((tmp_path / "outside").iterdir())


def test_a_memory_that_is_malformed_is_a_sentence(source, site) -> None:
    (site / ".sphinx-profile" / "import.json").write_text("{")
    result = run(source, site)
    assert result.exit_code == 1
    assert "import as if for the first time" in result.stderr
    assert "Traceback" not in result.output


def test_terminal_escapes_are_shown_not_obeyed(tmp_path) -> None:
    (tmp_path / "a.bib").write_text(
        "@misc{a, title = {\x1b[31mred\x07}, note = {x}\n@misc{b\x1b, title={B}}"
    )
    result = run(tmp_path / "a.bib", tmp_path / "site", "--verbose")
    assert "\x1b" not in result.output
    assert "\x1b" not in (tmp_path / "site" / "import-report.txt").read_text()


def test_as_a_process(tmp_path, source) -> None:
    command = [sys.executable, "-m", "sphinx_profile", "import", "papers.bib", "site"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    result = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0
    assert "\x1b" not in result.stdout + result.stderr
    assert result.stderr.count("\n") == 1  # what it is read as; no bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("plain", "shown"), [("", True), ("1", False)])
def test_a_bar_on_a_terminal_alone(monkeypatch, plain, shown) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", plain)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    report = Report()
    with progress.progress(report) as step:
        step("Reading")
        report.taken("a", 1, "x")
    assert ("Reading" in terminal.getvalue()) == shown
    assert ("1 item" in terminal.getvalue()) == shown


def test_a_defect_is_told_in_a_sentence(monkeypatch, capsys):
    from sphinx_profile import cli
    from sphinx_profile.cli import app

    def fails(**_: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr(app, "app", fails)
    with pytest.raises(SystemExit) as left:
        cli.main()
    said = capsys.readouterr().err
    assert left.value.code == 70
    assert "Traceback" not in said
    assert "defect of sphinx-profile" in said
    log = Path(said.split()[-1])
    assert "ZeroDivisionError: x" in log.read_text(encoding="utf-8")
    log.unlink()


def test_a_flaw_of_an_entry_is_named_and_hides_no_loss(tmp_path) -> None:
    bib = tmp_path / "flawed.bib"
    bib.write_text("@article{melt,\n  title = {Melt},\n  year = {2020},\n  doi = {no doi},\n}\n")
    result = run(bib, tmp_path / "site")
    (line,) = [line for line in result.stdout.splitlines() if ": left: a flaw" in line]
    assert line.startswith("flawed.bib:1: left: a flaw (melt: doi: 'no doi' is no DOI identifier")


def test_what_is_routine_is_counted_on_the_screen_and_written_in_the_report(tmp_path) -> None:
    source = tmp_path / "old"
    (source / "_bibliography").mkdir(parents=True)
    (source / "_bibliography" / "papers.bib").write_text(BIB)
    (source / "_config.yml").write_text("# mine\nfirst_name: Ann\nlast_name: Fox\nicon: x\nlang:\n")
    result = run(source, tmp_path / "site")
    assert "left: 1 item: it is empty" in result.stdout.splitlines()
    assert "_config.yml:5" not in result.stdout
    report = (tmp_path / "site" / "import-report.txt").read_text()
    assert "_config.yml:5: left: lang (it is empty)" in report
    assert "_config.yml:5: left: lang" in run(source, tmp_path / "other", "--verbose").stdout
