"""The same sources give the same bytes: anywhere, in any order of hashes, with any number of jobs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

EPOCH = "1700000000"
PAGES = 12
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
CONF = """
project = "Reproducible"
author = copyright = "The owner"
version = release = "1"
language = "en"
extensions = ["myst_parser", "sphinx_profile"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
html_theme = "basic"
profile_people = {
    "zz": {"name": "Zhihua Zhang", "url": "https://z.example/"},
    "ab": {"name": "Anna Bell", "aliases": ["A. B."], "url": "https://a.example/"},
}
profile_link_kinds = {"deck": {"label": "Deck", "url": "https://deck.example/{id}"}}
"""
INDEX = """
# Home

:::{profile-bio} Ada Lovelace
:photo: photo.png
:affiliation: [Society](https://society.example/)
:github: ada
:cv: paper.pdf
:orcid: 0000-0002-1825-0097
:::

:::{link-list}
:style: buttons

- [CV](paper.pdf)
- [Site](https://site.example/)
:::

```{toctree}
:glob:

page*
```
"""
PAGE = """
# Page NUMBER

:::{publication} Paper Number NUMBER
:key: kNUMBER
:authors: Ada Lovelace*, Zhihua Zhang†, [Anna Bell](https://b.example/)
:venue: Venue of *paper*
:year: 2019
:status: accepted
:preview: photo.png
:pdf: paper.pdf
:arxiv: 1902.05687
:deck: NUMBER
:bibtex_show: true
:unheard: of

After {pub}`kNEXT` came $x^NUMBER$; ask {person}`ada-lovelace`.
:::

:::{publication} Hidden Number NUMBER
:status: draft
:::

:::{talk} Talk Number NUMBER
:date: 2020-01-02
:publication: kNEXT
:slides: paper.pdf

- Point
:::
"""


@pytest.fixture
def sources(tmp_path):
    """``sources(name)``: the project in a folder of this name."""

    def write(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "conf.py").write_text(CONF)
        (folder / "index.md").write_text(INDEX)
        (folder / "photo.png").write_bytes(PNG)
        (folder / "paper.pdf").write_bytes(b"%PDF-1.4")
        for n in range(PAGES):
            text = PAGE.replace("NUMBER", str(n)).replace("NEXT", str((n + 5) % PAGES))
            (folder / f"page{n:02}.md").write_text(text)
        return folder

    return write


def build(src: Path, builder: str, *arguments: str, seed: str = "0") -> Path:
    """Build in a process of its own; return the folder of the output, beside the sources."""
    out = src.with_name(f"{src.name}-{builder}")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", f"{out}-doctrees"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": seed}
    command += [*arguments, str(src), str(out)]
    result = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert result.returncode == 0, result.stderr
    unexpected = [
        line
        for line in result.stderr.splitlines()
        if "[profile.unknown_option]" not in line and line.strip()
    ]
    assert unexpected == []
    return out


def contents(out: Path) -> dict[str, object]:
    """Every file of an output; an archive as its members."""
    return {
        path.relative_to(out).as_posix(): members(path)
        if path.suffix == ".epub"
        else path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def members(path: Path) -> dict[str, bytes]:
    """The members of an archive, in their order."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def differences(one: Path, two: Path) -> list[str]:
    """The names of the files that are not the same in both."""
    left, right = contents(one), contents(two)
    return [name for name in {**left, **right} if left.get(name) != right.get(name)]


@pytest.mark.parametrize("theme", ["basic", "furo"])
def test_elsewhere_and_with_other_hashes(sources, theme):
    chosen = ("-D", f"html_theme={theme}")
    one = build(sources("here"), "html", *chosen, seed="1")
    two = build(sources("there/and/deeper"), "html", *chosen, seed="4242")
    assert len(contents(one)) > 2 * PAGES
    assert differences(one, two) == []


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_other_builders_elsewhere(sources, builder):
    one = build(sources("here"), builder, seed="1")
    two = build(sources("there/and/deeper"), builder, seed="4242")
    assert contents(one)
    assert differences(one, two) == []


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_four_jobs_give_what_one_gives(sources, builder):
    one = build(sources("one"), builder, "-j", "1")
    four = build(sources("four"), builder, "-j", "4")
    assert differences(one, four) == []


def test_a_difference_would_be_noticed(sources):
    """The test of the test."""
    one, two = sources("one"), sources("two")
    page = two / "page03.md"
    page.write_text(page.read_text().replace("Paper Number 3", "Paper Number Three"))
    changed = differences(build(one, "text"), build(two, "text"))
    assert "page03.txt" in changed
    assert "page04.txt" not in changed


def state(out: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of writing of every file of the output."""
    return {
        path.relative_to(out).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in out.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def sphinxs_own(tmp_path):
    """``sphinxs_own(builder)``: the files that Sphinx writes on every build, of an empty project."""

    def names(builder: str) -> set[str]:
        src = tmp_path / "empty"
        src.mkdir()
        (src / "conf.py").write_text('project = "Empty"\nhtml_theme = "basic"\n')
        (src / "index.rst").write_text("Empty\n=====\n")
        before = state(build(src, builder))
        after = state(build(src, builder))
        return {name for name in after if after[name] != before[name]}

    return names


@pytest.mark.parametrize(
    ("builder", "arguments"), [("html", ()), ("html", ("-j", "4")), ("text", ())]
)
def test_a_build_without_a_change_touches_nothing(sources, sphinxs_own, builder, arguments):
    src = sources("src")
    before = state(build(src, builder, *arguments, seed="1"))
    after = state(build(src, builder, *arguments, seed="2"))
    assert {name: data for name, (data, _time) in after.items()} == {
        name: data for name, (data, _time) in before.items()
    }
    touched = {name for name in after if after[name] != before[name]}
    assert touched <= sphinxs_own(builder)
    assert not [name for name in touched if name.startswith(("page", "index.", "_downloads"))]


def test_furo_has_no_page_written_again(sources):
    src, theme = sources("src"), ("-D", "html_theme=furo")
    before = state(build(src, "html", *theme))
    after = state(build(src, "html", *theme))
    ours = [name for name in after if name.startswith(("page", "index", "_static/sphinx-profile"))]
    assert len(ours) >= PAGES + 3
    assert [name for name in ours if after[name] != before[name]] == []
