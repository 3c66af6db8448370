"""Hostile inputs: never a traceback, never a hang, nothing written."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_profile.lint import Code, check, mend
from sphinx_profile.lint.documents.bibtex import read_bibliography
from sphinx_profile.lint.text import Text

KILO = "x" * 1000
BIB = {
    "empty": "",
    "nul": "@misc{a, title = {\0\0\0}}\0",
    "binary": "\x89PNG\r\n\x1a\n" + "\0" * 100,
    "braces": "@misc{a, title = " + "{" * 20_000 + "}" * 20_000 + "}",
    "open braces": "@misc{a, title = " + "{" * 20_000,
    "closed braces": "@misc{a, title = {" + "}" * 20_000,
    "one line": "@misc{a, title = {" + KILO * 300 + "}}",
    "long field": "@misc{a, abstract = {" + "\\foo{$x_1 & 50% ``'' " * 5_000 + "}}",
    "long title": "@misc{a, title = {" + "\\$& {x} " * 10_000 + "}}",
    "long name": "@misc{a, author = {" + "A. " * 20_000 + "}}",
    "many names": "@misc{a, author = {" + " and ".join(f"A{n}, B" for n in range(5_000)) + "}}",
    "long venue": "@misc{a, journal = {" + "Abc. " * 5_000 + "}}\n" * 3,
    "long key": "@misc{" + "k" * 50_000 + ", year = {2201}}",
    "long field name": "@misc{a, " + "jounral" * 5_000 + " = {x}}",
    "many fields": "@misc{a, " + "".join(f"jounral{n} = {{x}},\n" for n in range(5_000)) + "}",
    "one key": "@misc{a, title = {x}}\n" * 3_000,
    "one title": "".join(f"@misc{{a{n}, title = {{A long title}}}}\n" for n in range(3_000)),
    "one doi": "".join(f"@misc{{a{n}, doi = {{10.1000/1}}}}\n" for n in range(3_000)),
    "dollars": "@misc{a, title = {" + "$" * 50_001 + "}}",
    "ampersands": "@misc{a, title = {" + "&" * 50_000 + "}}",
    "backslashes": "@misc{a, title = {" + "\\" * 50_001 + "a}}",
    "formulas": "@misc{a, title = {" + "\\(" * 30_000 + "&}}",
    "environments": "@misc{a, title = {" + "\\begin{math}" * 6_000 + "&}}",
    "long type": "@" + "a" * 20_000 + "{a, title = {x}}",
    "many edits": "@misc{a, pages = {1-9}, doi = {doi:10.1000/1}, note = {"
    + KILO
    + "}}\n" * 1
    + "".join(f"@misc{{a{n}, pages = {{1-9}}, note = {{{KILO}}}}}\n" for n in range(3_000)),
    "entities": "@misc{a, title = {" + "&amp" * 20_000 + "}}",
    "tags": "@misc{a, title = {" + "<i " * 30_000 + "}}",
    "mojibake": "@misc{a, title = {" + "Ã–Â" * 30_000 + "}}",
    "digits": "@misc{a, isbn = {"
    + "9" * 50_000
    + "}, issn = {"
    + "1-" * 20_000
    + "}, year = {"
    + "1" * 50_000
    + "}, month = {"
    + "1" * 50_000
    + "}, day = {"
    + "9" * 50_000
    + "}}",
    "urls": "@misc{a, url = {" + "http://github.com/" * 5_000 + "}}",
    "ignores": "% sphinx-profile: ignore " + "ID101, " * 10_000 + "\n" + "%" * 50_000,
    "at signs": "@" * 100_000,
    "surrogates": "@misc{a, title = {\udce4\udcff}}",
    "doubling": "@string{a = {xxxxxxxxxx}}" + "@string{a = a # a}" * 60 + "@misc{a, note = a}",
}
PAGES = {
    "fences": ":::{talk} A\n" * 3_000,
    "ticks": "`" * 50_000 + "{talk} A\n",
    "options": ":::{talk} A\n" + ":year: 2201\n" * 10_000,
    "long option": ":::{talk} A\n:year: " + "2" * 100_000 + "\n:::\n",
    "colons": ":" * 100_000,
    "authors": ":::{publication} A\n:authors: " + "[a](b) " * 10_000 + "\n:::\n",
    "brackets": ":::{publication} A\n:authors: " + "](" * 30_000 + "\n:::\n",
    "comments": "<!--" * 30_000,
    "yaml": ":::{talk} A\n---\n" + "a: &a [*a]\n" * 1_000 + "---\n:::\n",
}


@pytest.mark.parametrize("text", BIB.values(), ids=BIB.keys())
def test_bibliographies(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.bib").write_bytes(text.encode("utf-8", "surrogateescape"))
    start = time.process_time()
    done = mend([tmp_path])
    assert done.left.files == 1
    assert time.process_time() - start < 60


@pytest.mark.parametrize("suffix", ["md", "rst"])
@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
def test_pages(tmp_path: Path, text: str, suffix: str) -> None:
    rst = text.replace(":::{talk}", ".. talk::").replace("\n:year", "\n  :year")
    (tmp_path / f"a.{suffix}").write_text(text if suffix == "md" else rst)
    start = time.process_time()
    assert mend([tmp_path]).left.files == 1
    assert time.process_time() - start < 60


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n",
        "!!python/object/apply:os.system ['true']\n",
        "a: " + "[" * 5_000,
        "- " * 5_000,
        "\0",
        "".join(f"k{n}: {{nam: x}}\n" for n in range(3_000)),
        "a: {name: A B, orcid: " + "0" * 50_000 + "}\n",
        "a: {name: A B, orcid: " + "0 " * 30_000 + "}\n",
    ],
)
def test_registries(tmp_path: Path, text: str) -> None:
    (tmp_path / "people.yml").write_text(text)
    assert {flaw.code for flaw in check([tmp_path]).flaws} <= {
        *(Code.REGISTRY, Code.UNREADABLE, Code.BAD_ORCID),
    }


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        '[{"id": 1, "type": "book", "title": "\\ud800"}]',
        "{",
        "[" + '{"id": "a", "type": "book"},' * 5_000,
    ],
)
def test_json(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text)
    check([tmp_path])


def test_what_is_no_regular_file(tmp_path: Path) -> None:
    (tmp_path / "loop.bib").symlink_to("loop.bib")
    (tmp_path / "dangling.bib").symlink_to("nowhere")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "folder.bib").mkdir()
    os.mkfifo(tmp_path / "pipe.bib")
    os.mkfifo(tmp_path / "people.yml")
    conf = (
        'profile_bibfiles = ["pipe.bib", "loop.bib", "folder.bib"]\nprofile_people = "people.yml"\n'
    )
    (tmp_path / "conf.py").write_text(conf)
    assert {flaw.code for flaw in check([tmp_path]).flaws} == {Code.UNREADABLE}
    found = check([tmp_path / "loop.bib", tmp_path / "pipe.bib", tmp_path / "people.yml"])
    assert {flaw.code for flaw in found.flaws} == {Code.UNREADABLE}


def test_a_conf_that_is_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "conf.py")
    (tmp_path / "a.bib").write_text("@misc{a, title = {x}}")
    assert check([tmp_path]).files == 1


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "a.bib").open("wb") as file:
        file.truncate(60_000_000)
    (flaw,) = check([tmp_path]).flaws
    assert (flaw.code, "larger than" in flaw.message) == (Code.UNREADABLE, True)


def test_deep_folders(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(150):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "a.bib").write_text("@misc{a, year = {2201}}")
    assert len(check([tmp_path]).flaws) == 1


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=300), st.sampled_from(["bib", "md", "rst", "json", "yml"]))
def test_any_bytes(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / ("people.yml" if suffix == "yml" else f"a.{suffix}")
    path.write_bytes(data)
    mend([path])


SAMPLE = (
    '@article{a,\n  title = {Ice \\& {Snow} $x$},\n  author = "M{\\"u}ller, J. and B, C",\n'
    "  doi = {https://doi.org/10.1000/1}, month = jun # x,\n  pages = {1-9}\n}\n"
)


def test_random_damage() -> None:
    rng = random.Random(4)
    for _ in range(300):
        text = list(SAMPLE * 2)
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(len(text))
            text[at : at + rng.randint(0, 9)] = rng.choice(
                ["{", "}", '"', "@", ",", "=", "#", "%", "\n"]
            )
        data = "".join(text).encode()
        document, _ = read_bibliography(Text.of(Path("a.bib"), "a.bib", data), {})
        for record in document.records:
            for name in record.fields:
                raw = record.raw(name)
                if raw is not None:
                    assert " ".join(raw.split()) == " ".join(record.fields[name].split())
