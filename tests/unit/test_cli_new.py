"""``sphinx-profile new``, and what all commands have in common."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sphinx_profile.cli import main
from sphinx_profile.cli.app import app
from sphinx_profile.cli.output import sound
from sphinx_profile.scaffold.files import site_files
from sphinx_profile.scaffold.new import Answers, Template, new_site

ORCID = "0000-0002-1825-0097"
FILES = {
    *("conf.py", "index.md", "publications.md", "publications.bib", "people.yml", "README.md"),
    *("requirements.txt", ".gitignore", ".readthedocs.yaml", ".github/workflows/pages.yml"),
}


def run(*arguments: object, answers: str | None = None):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=answers)


def process(*arguments: object, cwd: Path | None = None, **environment: str):
    """The command in a process of its own, as a shell starts it."""
    command = [sys.executable, "-m", "sphinx_profile", *map(str, arguments)]
    place = str(Path(__file__).parents[2])
    env = {**os.environ, "PYTHONPATH": place, **environment}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, env=env, encoding="utf-8"
    )


def files_of(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


# -- new ---------------------------------------------------------------------------------------


def test_it_asks_and_writes(tmp_path) -> None:
    answers = f"Ines Valmora\nProfessor\nUniversity\n{ORCID}\n\n"
    result = run("new", tmp_path / "site", answers=answers)
    assert result.exit_code == 0
    assert files_of(tmp_path / "site") == FILES
    home = (tmp_path / "site" / "index.md").read_text()
    head = f":::{{profile-bio}} Ines Valmora\n:position: Professor\n:affiliation: University\n:orcid: {ORCID}\n"
    assert head in home
    assert "wrote: conf.py" in result.stdout
    assert "python -m sphinx" in result.stdout


def test_yes_asks_nothing(tmp_path) -> None:
    result = run("new", tmp_path, "--yes")
    assert result.exit_code == 0
    assert "Your Name" in (tmp_path / "index.md").read_text()


def test_what_is_given_is_not_asked(tmp_path) -> None:
    given = ["--name", "A", "--position", "P", "--affiliation", "", "--orcid", ORCID]
    result = run("new", tmp_path, *given, answers="\n")
    assert result.exit_code == 0
    assert result.stderr.count("publications") == 1
    assert "Name" not in result.stderr


def test_a_mistyped_orcid_is_asked_again(tmp_path) -> None:
    result = run(
        "new", tmp_path, answers=f"\n\n\n0000-0002-1825-0098\nhttps://orcid.org/{ORCID}\n\n"
    )
    assert result.exit_code == 0
    assert "is no ORCID" in result.output
    assert f":orcid: {ORCID}\n" in (tmp_path / "index.md").read_text()


def test_a_mistyped_orcid_that_is_given_is_a_wrong_use(tmp_path) -> None:
    result = run("new", tmp_path / "a", "--yes", "--orcid", "0000-0002-1825-0098")
    assert result.exit_code == 2
    assert "is no ORCID" in result.stderr
    assert not (tmp_path / "a").exists()


def test_a_bibliography_is_copied(tmp_path) -> None:
    own = b"@misc{a, title = {M\xfcller}}\r\n"
    (tmp_path / "my.bib").write_bytes(own)
    result = run("new", tmp_path / "site", "--yes", "--bib", tmp_path / "my.bib")
    assert result.exit_code == 0
    assert (tmp_path / "site" / "publications.bib").read_bytes() == own
    assert "example" not in (tmp_path / "site" / "people.yml").read_text().replace(
        "example.org", ""
    )


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.bib", None, "is missing"),
        ("empty.bib", b"", "holds no entry"),
        ("a.ris", b"TY  - JOUR\n", "is no .bib"),
        ("page.bib", b"<html></html>", "looks like HTML"),
    ],
)
def test_a_bibliography_that_is_none_is_a_wrong_use(tmp_path, name, data, said) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    result = run("new", tmp_path / "site", "--yes", "--bib", tmp_path / name)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["conf.py", "index.md", "index.rst"])
def test_where_there_is_a_site_nothing_is_written(tmp_path, name) -> None:
    (tmp_path / name).write_text("mine")
    result = run("new", tmp_path, "--yes")
    assert result.exit_code == 1
    assert f"{name}: there is a site already" in result.stderr
    assert files_of(tmp_path) == {name}


def test_a_file_that_is_there_is_kept_and_named(tmp_path) -> None:
    for name in ("README.md", "other.txt", "publications.bib"):
        (tmp_path / name).write_text("mine")
    result = run("new", tmp_path, "--yes")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "kept: README.md (it is there already)",
        "kept: publications.bib (it is there already)",
    ]
    assert {(tmp_path / n).read_text() for n in ("README.md", "other.txt", "publications.bib")} == {
        "mine"
    }
    assert files_of(tmp_path) == {*FILES, "other.txt"}
    assert "example2024conference" not in (tmp_path / "index.md").read_text()


def test_a_dry_run_writes_nothing(tmp_path) -> None:
    result = run("new", tmp_path / "site", "--yes", "--dry-run")
    assert result.exit_code == 0
    assert {line.removeprefix("would write: ") for line in result.stdout.splitlines()} == FILES
    assert not (tmp_path / "site").exists()


def test_a_lab(tmp_path) -> None:
    result = run("new", tmp_path, "--lab", "--name", "Ines Valmora", "--yes")
    assert result.exit_code == 0
    assert files_of(tmp_path) == {*FILES, "people.md", "join.md"}
    assert (tmp_path / "index.md").read_text().startswith("# The group of Ines Valmora\n")
    assert "profile_owner" not in (tmp_path / "conf.py").read_text()


def test_a_lab_is_asked_for_its_title(tmp_path) -> None:
    result = run("new", tmp_path, "--lab", answers="Ines\nThe Ice Lab\n\n\n\n\n")
    assert result.exit_code == 0
    assert (tmp_path / "index.md").read_text().startswith("# The Ice Lab\n")


def test_a_question_that_nobody_answers_writes_nothing(tmp_path) -> None:
    result = run("new", tmp_path / "site", answers="Ines\n")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("Error: there is no answer")
    assert not (tmp_path / "site").exists()


def test_a_file_in_place_of_the_folder(tmp_path) -> None:
    (tmp_path / "site").write_text("mine")
    for place in (tmp_path / "site", tmp_path / "site" / "below"):
        result = run("new", place, "--yes")
        assert result.exit_code == 2
        assert "it is a file, not a folder" in result.stderr
        assert "Traceback" not in result.output


def test_a_link_out_of_the_folder_is_refused(tmp_path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "site" / ".github").symlink_to(tmp_path / "outside")
    result = run("new", tmp_path / "site", "--yes")
    assert result.exit_code == 1
    assert "nothing is written" in result.stderr
    assert not list((tmp_path / "outside").iterdir())


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            OSError(28, "No space left on device", "a/conf.py"),
            1,
            "a/conf.py: No space left on device",
        ),
        (PermissionError(13, "Permission denied", "a"), 1, "a: Permission denied"),
        (KeyboardInterrupt(), 130, "stopped"),
    ],
)
def test_what_stops_it_is_a_sentence(tmp_path, monkeypatch, error, code, said) -> None:
    def broken(*_):
        raise error

    monkeypatch.setattr("sphinx_profile.scaffold.folder.Folder.write", broken)
    result = run("new", tmp_path, "--yes")
    assert result.exit_code == code
    assert f"Error: {said}" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("template", Template)
def test_hostile_answers_stay_data(template) -> None:
    hostile = '"""\n\\ \' {{ x }} {% y %} ::: # $a$ `b` <script> \x1b[31m \ud800 %Y ---'
    answers = Answers(
        name=hostile, position=hostile, affiliation=hostile, title=hostile, template=template
    )
    files = site_files(new_site(answers))
    for text in files.values():
        text.encode("utf-8")
        assert "\x1b" not in text
    tree = ast.parse(files["conf.py"])
    assert all(isinstance(node, ast.Assign | ast.Expr) for node in tree.body)
    for node in tree.body:
        if isinstance(node, ast.Assign) and node.targets[0].id != "copyright":
            ast.literal_eval(node.value)


# -- all commands --------------------------------------------------------------------------------


def test_help_teaches() -> None:
    for arguments in ([], ["new"], ["import"]):
        result = run(*arguments, "--help")
        assert result.exit_code == 0
        assert (
            "sphinx-profile new my-site" in result.stdout
            or "sphinx-profile import" in result.stdout
        )
        assert "Exit codes" in result.stdout


def test_version() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"sphinx-profile {version('sphinx-profile')}\n")


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["new"], ["new", "a", "--template", "x"], ["import", "a"]]
)
def test_wrong_use(arguments) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\x07\x00", "a\x9b1m", "a\u202eb", "a\rb"])
def test_nothing_steers_a_terminal(text) -> None:
    assert all(char.isprintable() for char in sound(text))


def test_text_that_is_none_of_that_stays() -> None:
    assert sound("Ä 李\n\ta\u3000") == "Ä 李\n\ta\u3000"


def test_as_a_process(tmp_path) -> None:
    made = process(
        "new",
        "Änne",
        "--yes",
        "--name",
        "Änne 李",
        cwd=tmp_path,
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
    )
    assert (made.returncode, made.stderr) == (0, "")
    assert "\x1b" not in made.stdout
    assert files_of(tmp_path / "Änne") == FILES
    assert "# Änne 李" in (tmp_path / "Änne" / "index.md").read_text(encoding="utf-8")
    again = process("new", "Änne", "--yes", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == "Error: Änne/conf.py: there is a site already; nothing is written\n"


@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_defect(tmp_path, streams) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = f'"{sys.executable}" -m sphinx_profile new site --yes {streams}'
    assert subprocess.run(command, cwd=tmp_path, env=env, shell=True, check=False).returncode == 0
    assert files_of(tmp_path / "site") == FILES


def test_a_pipe_that_closes_is_no_traceback(tmp_path) -> None:
    command = [sys.executable, "-m", "sphinx_profile", "new", "site", "--yes"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        started.stdout.close()
        assert "Traceback" not in started.stderr.read()


def test_the_entry_point(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "argv", ["sphinx-profile", "--version"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("sphinx-profile ")


@pytest.mark.parametrize("name", ["new", "import"])
def test_the_manual_has_every_option(name) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
    options = re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", run(name, "--help").stdout)
    assert len(options) > 5
    written = set(re.findall(r"`[^`]*`", manual))
    missing = {option for option in options if not any(option in text for text in written)}
    assert missing <= {"--help", "-h"}
