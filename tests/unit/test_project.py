"""What the files around the package promise: README.md, CONTRIBUTING.md, CHANGELOG.md, tox.ini."""

from __future__ import annotations

import re
import subprocess
import sys
from configparser import ConfigParser
from itertools import product
from pathlib import Path

import pytest
from packaging.version import Version

import sphinx_profile

sys.path.append(str(Path(__file__).resolve().parents[2] / "tools"))  # not installed

from readme_command import readme_command

ROOT = Path(__file__).resolve().parents[2]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# -- the commands of README.md ----------------------------------------------------------------


def readme(block: str, name: str = "test") -> str:
    return f"# Title\n\n<!-- command: {name} -->\n```bash\n{block}```\n\n```bash\nother\n```\n"


@pytest.mark.parametrize("name", ["demo", "test"])
def test_readme_has_the_command_on_one_line(name) -> None:
    command = readme_command(name, text("README.md"))
    assert command.strip()
    assert "\n" not in command
    assert f"<!-- command: {name} -->\n```bash\n{command}\n```\n" in text("README.md")


def test_the_program_prints_the_command() -> None:
    done = run("test")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == readme_command("test", text("README.md")) + "\n"


@pytest.mark.parametrize("names", [(), ("nonsense",), ("demo", "test")])
def test_the_program_ends_with_a_message(names) -> None:
    done = run(*names)
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.startswith("readme_command: ")
    assert done.stderr.count("\n") == 1


def run(*names: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "readme_command.py"), *names]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_block_behind_the_comment_is_taken() -> None:
    assert readme_command("test", readme("make this\n")) == "make this"


@pytest.mark.parametrize(
    "content",
    [
        "",
        readme("make this\n", name="tests"),
        readme(""),
        readme("\n"),
        readme("  \n"),
        readme("one\ntwo\n"),
        readme("one\n\n"),
        readme("one\n") * 2,
        readme("one\n").replace("```bash", "text\n```bash"),
    ],
)
def test_all_but_one_line_is_refused(content) -> None:
    with pytest.raises(ValueError, match=r"README\.md"):
        readme_command("test", content)


# -- tox --------------------------------------------------------------------------------------


def tox_environments() -> set[str]:
    """The names in tox.ini: those of env_list, spelled out, and those with a section."""
    tox = ConfigParser(interpolation=None)
    tox.read_string(text("tox.ini"))
    listed = {name for line in tox["tox"]["env_list"].split() for name in spelled_out(line)}
    return listed | {name.removeprefix("testenv:") for name in tox if name.startswith("testenv:")}


def spelled_out(pattern: str) -> list[str]:
    """``a{1,2}`` as ``a1`` and ``a2``."""
    parts = [part.split(",") for part in re.split(r"[{}]", pattern)]
    return ["".join(choice) for choice in product(*parts)]


def test_patterns_are_spelled_out() -> None:
    assert spelled_out("py{1,2}-x{a,b}") == ["py1-xa", "py1-xb", "py2-xa", "py2-xb"]
    assert spelled_out("lint") == ["lint"]


def test_every_environment_that_contributing_names_exists() -> None:
    named = set(re.findall(r"\btox (?:run )?-e ([\w,-]+)", text("CONTRIBUTING.md")))
    assert named
    assert {name for names in named for name in names.split(",")} <= tox_environments()


# -- the version ------------------------------------------------------------------------------


def test_the_version_is_a_version() -> None:
    assert str(Version(sphinx_profile.__version__)) == sphinx_profile.__version__  # PEP 440


def test_the_changelog_has_what_is_not_released() -> None:
    assert re.findall(r"^## \[?Unreleased\]?$", text("CHANGELOG.md"), re.MULTILINE) != []
