"""The manual has a row and a section for every code of the linter, made from the code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sphinx_profile.lint import Code

DOCS = Path(__file__).resolve().parent.parent / "docs"
CONF = """\
import sys
sys.path.insert(0, {ext!r})
extensions = ["myst_parser", "sphinx_profile", "profile_docs"]
html_theme = "basic"
"""
PAGE = "# Checks\n\n```{profile-checks}\n```\n\n```{profile-check-sections}\n```\n\n[](#id102) {ref}`DOI <id102>`\n"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    src = tmp_path_factory.mktemp("checks")
    (src / "conf.py").write_text(CONF.format(ext=str(DOCS / "_ext")))
    (src / "index.md").write_text(PAGE)
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-nW",
        "--keep-going",
        "-N",
        "-q",
        str(src),
        str(src / "_build"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return BeautifulSoup((src / "_build" / "index.html").read_text(), "html5lib")


def test_every_code_is_in_the_table(page: BeautifulSoup) -> None:
    rows = [
        [cell.get_text().strip() for cell in row.select("td")]
        for row in page.select("table.docs-checks tbody tr")
    ]
    assert rows == [
        [code.value, code.severity.value, "mends" if code.is_fixable else "", code.title]
        for code in Code
    ]


def test_every_code_has_a_section_that_the_table_leads_to(page: BeautifulSoup) -> None:
    links = [link["href"] for link in page.select("table.docs-checks a")]
    assert links == [f"#{code.value.lower()}" for code in Code]
    for code in Code:
        section = page.find(id=code.value.lower())
        assert section is not None
        text = section.get_text()
        assert code.title in text
        assert "Wrong, in" in text and "Right, in" in text
        assert len(section.select("pre")) >= 2


def test_the_manual_has_both() -> None:
    text = (DOCS / "check.md").read_text(encoding="utf-8")
    assert "```{profile-checks}" in text and "```{profile-check-sections}" in text
