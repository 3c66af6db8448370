"""New sites are built, whatever was answered, without a warning."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.scaffold.files import site_files
from sphinx_profile.scaffold.new import Answers, Template, new_site

ORCID = "0000-0002-1825-0097"
HOSTILE = {
    "quotes": """It's "quoted" ''' and \"\"\" """,
    "python": 'x"\nimport os; os.abort()\n"""',
    "backslashes": r"\ \n \\ \x00 \N{BELL} \u12",
    "jinja": "{{ 7 * 7 }} {% raw %} {# x #}",
    "myst": "::: # $a$ `b` {pub}`x` {eval-rst} [x](y) *a* **b** <b> % c +++ --- === (t)= ~~~ ![i](j)",
    "yaml": "- a: &b *c !!python/object:x # d ? e | f > g",
    "start": ":::{publication-list}",
    "heading": "# Not a heading #",
    "entities": "&lt;script&gt; <script>alert(1)</script> &amp;",
    "line ends": "a\r\nb\u2028c\x85d\ve",
    "controls": "a\x00b\x1b[31mc\u202ed\ufeffe",
    "surrogate": "a\ud800b",
    "scripts": "李 四 — Žofie Ångström (ليلى)",
    "numbers": "1. 2019",
    "long": "word " * 400,
    "percent": "%Y 100% %s",
}
Build = Callable[..., "subprocess.CompletedProcess[str]"]


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def built(
    sphinx_build: Build, folder: Path, answers: Answers, **more: str
) -> dict[str, BeautifulSoup]:
    """The pages of a new site, every warning an error."""
    write(folder, site_files(new_site(answers)) | more)
    result = sphinx_build(folder, folder / "_build", "-n", "-W", "--keep-going")
    assert (result.returncode, result.stderr) == (0, "")
    return {
        path.stem: BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")
        for path in (folder / "_build").glob("*.html")
    }


@pytest.mark.parametrize("template", Template)
def test_every_template_builds(sphinx_build, tmp_path, template) -> None:
    affiliation = "[University of Port Almeida](https://almeida.example.edu/)"
    answers = Answers("Ines Valmora", "Professor", affiliation, ORCID, template=template)
    pages = built(sphinx_build, tmp_path, answers)
    assert {"index", "publications"} <= set(pages)
    assert "README" not in pages
    who = pages["people" if template is Template.LAB else "index"]
    assert (
        who.select_one(".profile-bio .profile-affiliation a")["href"]
        == "https://almeida.example.edu/"
    )
    assert ORCID in who.select_one(".profile-bio a[data-kind=orcid]")["href"]
    assert len(pages["publications"].select("article.profile-publication")) == 3
    marked = [tag.get_text() for tag in pages["publications"].select("strong.profile-self")]
    assert marked == ([] if template is Template.LAB else ["Ines Valmora"] * 3)
    linked = pages["publications"].select("a.profile-author")
    assert {link.find(string=True) for link in linked} == {"Ada Lovelace", "Mary Somerville"}
    for page in pages.values():
        assert not page.select("script[src^=http]")


@pytest.mark.parametrize("number", range(0, len(HOSTILE), 4))
def test_hostile_answers_are_shown_as_they_are(sphinx_build, tmp_path, number) -> None:
    template = list(Template)[number // 4 % 3]
    texts = [*HOSTILE.values()][number : number + 4]
    pages = built(sphinx_build, tmp_path, Answers(*texts[:3], ORCID, texts[3], template))
    who = pages["people" if template is Template.LAB else "index"]
    name, position, affiliation, title = (letters(cleaned(text)) for text in texts)
    bio = who.select_one(".profile-bio")
    assert letters(bio["aria-label"]) == name
    assert letters(bio.select_one(".profile-position").get_text()) == position
    assert letters(bio.select_one(".profile-affiliation").get_text()) == affiliation
    assert letters(pages["index"].select_one("h1").get_text()) == title
    assert not pages["index"].select("h1 script, .profile-identity script, h1 em, h1 strong")


def letters(text: str) -> str:
    """What is left where quotes and dashes are made typographic, and spaces one."""
    return "".join(char for char in text if char.isalnum())


def test_a_bibliography_of_ones_own(sphinx_build, tmp_path) -> None:
    own = "@article{mine, title = {Mine}, author = {Valmora, Ines}, journal = {J}, year = 2020}\n"
    for template in Template:
        answers = Answers("Ines Valmora", template=template, has_bibliography=True)
        pages = built(sphinx_build, tmp_path / template, answers, **{"publications.bib": own})
        for page in ("index", "publications"):
            (title,) = pages[page].select("article.profile-publication .profile-title")
            assert title.get_text() == "Mine"
