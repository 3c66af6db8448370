"""The manual builds without a warning, holds what it is generated from, and its examples work."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from sphinx_profile.config import PARTS, SETTINGS
from sphinx_profile.diagnostics import Problem
from sphinx_profile.model.entry import BIBLIOGRAPHIC_FIELDS, PROFILE_FIELDS
from sphinx_profile.model.kinds import BUILT_IN, IDENTITY_FIELDS
from sphinx_profile.model.publication import STATUSES
from sphinx_profile.render import views

DOCS = Path(__file__).resolve().parent.parent / "docs"
EXAMPLES = sorted(path.stem for path in (DOCS / "examples").glob("*.md"))
Page = Callable[[str], BeautifulSoup]


def run_sphinx(src: Path, out: Path) -> None:
    """Build in a process of its own, with every warning an error."""
    command = [sys.executable, "-m", "sphinx", "-nW", "--keep-going", "-N", "-q", "-d"]
    command += [str(out / ".doctrees"), str(src), str(out)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")


def source(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def cells(page: BeautifulSoup, table: str, column: int = 1) -> list[str]:
    """The texts of a column of a table, which may stand in more than one piece."""
    found = page.select(f"table.docs-{table} tbody td:nth-child({column})")
    return [" ".join(cell.get_text().split()) for cell in found]


# -- the manual -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """A page of the manual, built once, by a process of its own, with every warning an error."""
    out = tmp_path_factory.mktemp("manual")
    run_sphinx(DOCS, out)
    return lambda name: parsed(out / f"{name}.html")


def test_every_setting_is_in_the_manual(manual: Page) -> None:
    page = manual("reference/configuration")
    assert cells(page, "settings") == [setting.name for setting in SETTINGS]
    assert cells(page, "settings", 2) == [repr(setting.default) for setting in SETTINGS]
    for setting in SETTINGS:
        assert page.find(id=setting.name.replace("_", "-")) is not None


def test_every_part_is_in_the_manual(manual: Page) -> None:
    tables = manual("reference/configuration").select("#parts tbody")
    assert [row.td.get_text().strip() for row in tables[0].select("tr")] == list(PARTS)


def test_every_subtype_is_in_the_manual(manual: Page) -> None:
    page = manual("reference/warnings")
    assert cells(page, "warnings") == [problem.value for problem in Problem]
    assert all(cells(page, "warnings", 2))
    for problem in Problem:
        assert page.find(id=f"warning-{problem.value.replace('_', '-')}") is not None


def test_every_kind_of_link_is_in_the_manual_with_its_icon(manual: Page) -> None:
    page = manual("reference/links")
    assert sorted(cells(page, "kinds")) == sorted(BUILT_IN)
    assert len(page.select("table.docs-kinds tbody td:nth-child(3) svg")) == len(BUILT_IN)
    urls = dict(zip(cells(page, "kinds"), cells(page, "kinds", 4), strict=True))
    assert all(kind.url in (urls[name], "") for name, kind in BUILT_IN.items())


def test_every_field_of_a_view_is_in_the_manual(manual: Page) -> None:
    shown = {code.get_text() for code in manual("templates").select(".docs-fields code")}
    names = {text.partition(":")[0] for text in shown}
    for view in vars(views).values():
        if getattr(view, "__module__", "") == views.__name__:
            assert set(view._fields) <= names


def test_every_field_and_status_of_a_publication_is_in_the_manual() -> None:
    written = set(re.findall(r"`([a-z][\w -]*)`", source("reference/publication.md")))
    named = {name.replace("-", "_") for name in written}
    not_named = {"photo_alt"}  # of profile-bio
    assert (BIBLIOGRAPHIC_FIELDS | PROFILE_FIELDS) - set(BUILT_IN) - not_named <= named
    assert set(STATUSES) <= written


def test_every_kind_of_link_to_a_person_is_in_its_table(manual: Page) -> None:
    section = manual("reference/links").find(id="of-a-person")
    assert section is not None
    in_words = {code.get_text() for code in section.select("section > p code")}
    assert {*cells(section, "kinds"), *in_words} == set(IDENTITY_FIELDS)


def test_every_example_is_shown_once(manual: Page) -> None:
    pages = [path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")]
    shown = re.findall(r"^```\{profile-example\} (\S+)$", "\n".join(pages), re.MULTILINE)
    assert sorted(shown) == EXAMPLES


def test_an_example_is_shown_in_both_languages_and_live(manual: Page) -> None:
    page = manual("reference/publication")
    labels = [label.get_text().strip() for label in page.select(".sd-tab-set label")]
    assert set(labels) == {"MyST", "reStructuredText"}
    assert page.select(".docs-live article.profile-publication#valmora2021meltwater")
    assert "valmora-slush" not in [article.get("id") for article in page.select("article")]


def test_no_page_loads_anything_from_another_host(manual: Page) -> None:
    for name in ("index", "reference/talk", "reference/links"):
        page = manual(name)
        loaded = [tag["src"] for tag in page.select("[src]")]
        loaded += [tag["href"] for tag in page.select("link[rel=stylesheet]")]
        assert not [url for url in loaded if url.startswith(("http:", "https:", "//"))]


# -- the examples -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def values() -> dict[str, Any]:
    """What the manual's conf.py sets for the examples."""
    path = list(sys.path)
    try:
        conf = runpy.run_path(str(DOCS / "conf.py"))
    finally:
        sys.path[:] = path
    chosen = {name: value for name, value in conf.items() if name.startswith("profile_")}
    return {**chosen, "myst_enable_extensions": conf["myst_enable_extensions"]}


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory, values: dict[str, Any]) -> dict[str, Path]:
    """The examples as two sites, one a language, each example a page."""
    made = {}
    for suffix in ("md", "rst"):
        site = tmp_path_factory.mktemp(suffix)
        only_files = shutil.ignore_patterns("*.md", "*.rst")
        shutil.copytree(DOCS / "examples", site / "examples", ignore=only_files)
        for name in EXAMPLES:
            text = f"{name}\n{'=' * len(name)}\n\n" + source(f"examples/{name}.{suffix}")
            (site / f"{name}.{suffix}").write_text(text, encoding="utf-8")
        conf = {
            **values,
            "extensions": ["myst_parser", "sphinx_profile"],
            "html_theme": "basic",
            "root_doc": EXAMPLES[0],
            "suppress_warnings": ["toc.not_included"],
        }
        lines = (f"{name} = {value!r}\n" for name, value in conf.items())
        (site / "conf.py").write_text("".join(lines), encoding="utf-8")
        made[suffix] = site / "_build"
        run_sphinx(site, made[suffix])
    return made


def test_every_example_has_a_twin() -> None:
    assert EXAMPLES == sorted(path.stem for path in (DOCS / "examples").glob("*.rst"))
    assert len(EXAMPLES) >= 8


@pytest.mark.parametrize("name", EXAMPLES)
def test_twins_become_the_same_html(twins: dict[str, Path], name: str) -> None:
    one, other = (normalised(twins[suffix] / f"{name}.html") for suffix in ("md", "rst"))
    assert one == other
    assert "profile-" in one or name == "references"


def normalised(path: Path) -> str:
    """What stands under the heading, white space folded."""
    section = parsed(path).select_one("div.body section")
    assert section is not None
    return " ".join(section.decode_contents().split()).replace("> <", "><")
