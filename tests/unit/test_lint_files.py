"""Which files are checked, what conf.py says of them, and what is read on pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_profile.lint import Code, Flaw, Settings, SettingsError, check, read_settings
from sphinx_profile.lint.codes import codes_of
from sphinx_profile.lint.conf import read_conf
from sphinx_profile.lint.documents.csl import is_bibliography
from sphinx_profile.lint.documents.pages import read_page
from sphinx_profile.lint.patterns import is_excluded, is_matched
from sphinx_profile.lint.text import Text

BAD = "@misc{a, year = {2201}}\n"


def made(folder: Path, **files: str) -> Path:
    """Files whose names have ``__`` for the full stop and ``_0`` for the slash."""
    for name, text in files.items():
        path = folder / name.replace("_0", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def places(flaws: tuple[Flaw, ...], folder: Path) -> list[str]:
    return [f"{Path(f.path).relative_to(folder)}:{f.line} {f.code.value}" for f in flaws]


# -- which files ------------------------------------------------------------------------------


def test_what_lies_below_a_folder(tmp_path: Path) -> None:
    made(tmp_path, a__bib=BAD, sub_0b__bib=BAD, _build_0c__bib=BAD, node_modules_0d__bib=BAD)
    for hidden in (".git", ".venv", ".tox"):
        made(tmp_path / hidden, e__bib=BAD)
    made(tmp_path / "env", pyvenv__cfg="", f__bib=BAD)
    found = check([tmp_path])
    assert places(found.flaws, tmp_path) == ["a.bib:1 DA103", "sub/b.bib:1 DA103"]
    assert (found.files, found.records) == (2, 2)


def test_exclude_patterns(tmp_path: Path) -> None:
    conf = 'exclude_patterns = ["old", "**/draft*", "*.rst"]\n'
    page = ":::{talk} A\n:year: 2201\n:::\n"
    made(tmp_path, conf__py=conf, old_0a__md=page, x_0y_0draft1__md=page, a__md=page)
    made(
        tmp_path,
        b__rst=".. talk:: A\n   :year: 2201\n",
        sub_0c__rst=".. talk:: A\n   :year: 2201\n",
    )
    assert places(check([tmp_path]).flaws, tmp_path) == ["a.md:2 DA103", "sub/c.rst:2 DA103"]


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("a.md", "*.md", True),
        ("x/a.md", "*.md", False),
        ("x/a.md", "**/*.md", True),
        ("a.md", "**/*.md", True),
        ("x/y/a.md", "x/**", True),
        ("a.md", "?.md", True),
        ("a.md", "[ab].md", True),
        ("a.md", "[!ab].md", False),
        ("a.md", "./a.md", True),
        ("a.md", "[", False),
        ("a+b.md", "a+b.md", True),
    ],
)
def test_patterns(path: str, pattern: str, fits: bool) -> None:
    assert is_matched(path, pattern) is fits


def test_a_folder_is_excluded_with_all_in_it() -> None:
    assert is_excluded("a/b/c.md", ("a/b",))
    assert not is_excluded("a/bc/c.md", ("a/b",))


def test_files_as_arguments(tmp_path: Path) -> None:
    made(tmp_path, a__bib=BAD, b__bib=BAD, notes__txt="x")
    found = check([tmp_path / "a.bib", tmp_path / "notes.txt"])
    assert places(found.flaws, tmp_path) == ["a.bib:1 DA103"]


def test_a_file_is_checked_with_what_its_conf_says_and_nothing_else_is(tmp_path: Path) -> None:
    made(
        tmp_path,
        conf__py='profile_bibfiles = ["a.bib", "b.bib"]\nprofile_owner = "Ines Valmora"\n',
        a__bib="@string{x = {Nature}}\n" + BAD,
        b__bib="@misc{b, note = x, crossref = {a}, author = {Renk, Tobias}}\n",
    )
    found = check([tmp_path / "b.bib"])
    assert places(found.flaws, tmp_path) == ["b.bib:1 PE101"]


def test_a_site_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    conf = 'profile_bibfiles = ["../a.bib"]\nprofile_owner = "Ines Valmora"\n'
    made(tmp_path, a__bib="@misc{a, author = {Renk, Tobias}}", docs_0conf__py=conf)
    assert places(check([tmp_path]).flaws, tmp_path) == ["a.bib:1 PE101"]


def test_csl_json_is_told_from_other_json(tmp_path: Path) -> None:
    item = '[{"id": "a", "type": "article-journal", "title": "A", "DOI": "x", "ISSN": "1234-5678"}]'
    made(tmp_path, a__json=item, package__json='{"name": "a", "version": "1"}', b__json="[1, 2]")
    found = check([tmp_path], Settings(select=codes_of("ID")))
    assert places(found.flaws, tmp_path) == ["a.json:1 ID102", "a.json:1 ID108"]
    assert found.files == 1


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ('[{"id": 1, "type": "book"}]', True),
        ('{"items": [{"id": "a", "type": "book"}]}', True),
        ('[{"id": 1, "type": "button"}]', False),
        ('{"type": "book", "id": 1}', False),
        ("", False),
        ("[", False),
    ],
)
def test_what_is_a_bibliography(tmp_path: Path, text: str, fits: bool) -> None:
    assert is_bibliography(Text.of(tmp_path / "a.json", "a.json", text.encode())) is fits


def test_the_registry_has_lines(tmp_path: Path) -> None:
    people = (
        "ines:\n  name: Ines Valmora\n  orcid: 0000-0002-1825-0098\n\n"
        "tobias:\n  name: Tobias Renk\n  url: javascript:x\n  orcid: 0000-0002-1825-0097\n"
        "  homepage: x\nines:\n  name: B\n"
    )
    made(tmp_path, people__yml=people)
    assert places(check([tmp_path]).flaws, tmp_path) == [
        "people.yml:3 ID106",
        "people.yml:7 PE106",
        "people.yml:9 PE106",
        "people.yml:10 PE106",
    ]


def test_registries_of_other_formats(tmp_path: Path) -> None:
    made(tmp_path / "a", people__toml='[ines]\nname = "I"\norcid = "1"\n')
    made(tmp_path / "b", people__json='{"ines": {\n"name": "I",\n"orcid": "1"}}')
    made(tmp_path / "c", people__yaml="- a\n")
    made(tmp_path / "d", people__yml="a: [\n\nb: x\n")
    assert places(check([tmp_path]).flaws, tmp_path) == [
        "a/people.toml:3 ID106",
        "b/people.json:3 ID106",
        "c/people.yaml:1 PE106",
        "d/people.yml:4 SY101",
    ]


def test_a_registry_of_conf_goes_before_one_of_the_usual_name(tmp_path: Path) -> None:
    made(
        tmp_path,
        conf__py='profile_people = "who.yml"\n',
        who__yml="a: {nam: A}\n",
        people__yml="b: {}\n",
    )
    assert places(check([tmp_path]).flaws, tmp_path) == ["who.yml:1 PE106", "who.yml:1 PE106"]


# -- conf.py ----------------------------------------------------------------------------------


def test_conf_is_read_and_never_run(tmp_path: Path) -> None:
    conf = (
        "import pathlib\npathlib.Path(__file__).with_name('ran').touch()\n"
        "profile_owner: str = 'A' 'B'\nprofile_bibfiles = ['a.bib']\nprofile_bibfiles = glob('*')\n"
        "bibtex_bibfiles = ('b.bib',)\nif True:\n    profile_people = 'x.yml'\n"
    )
    made(tmp_path, conf__py=conf, a__bib=BAD)
    check([tmp_path])
    assert not (tmp_path / "ran").exists()
    read = read_conf(tmp_path / "conf.py")
    assert dict(read.values) == {"profile_owner": "AB", "bibtex_bibfiles": ("b.bib",)}
    assert read.own_bibliographies == ("b.bib",)


@pytest.mark.parametrize(
    "text",
    [
        "x = (",
        "\0",
        "profile_owner = " + "(" * 5000,
        "profile_owner = " + "-" * 50_000 + "1",
        "profile_owner = " + "+".join("1" * 20_000),
        "profile_owner = '\\q'\n\xff",
    ],
)
def test_a_conf_that_cannot_be_read_is_no_traceback(tmp_path: Path, text: str) -> None:
    (tmp_path / "conf.py").write_text(text, encoding="latin-1")
    assert {flaw.code for flaw in check([tmp_path]).flaws} <= {Code.CONF}
    assert read_conf(tmp_path / "conf.py").values.get("profile_owner") in (None, "\\q")


@pytest.mark.parametrize(
    "value", ["[1, None]", "{'a': 1}", "'\\0'", "3", "['" + "x" * 5000 + "']", "[[]]"]
)
def test_values_of_the_wrong_kind(tmp_path: Path, value: str) -> None:
    names = ("profile_bibfiles", "profile_people", "profile_file_roots", "exclude_patterns")
    conf = "".join(f"{name} = {value}\n" for name in (*names, "profile_link_kinds", "html_baseurl"))
    made(tmp_path, conf__py=conf, a__bib="@misc{a, pdf = {none.pdf}}")
    assert Code.MISSING_FILE in {flaw.code for flaw in check([tmp_path]).flaws}


def test_people_and_kinds_of_link_of_conf(tmp_path: Path) -> None:
    conf = (
        'profile_people = {"ines": {"name": "Ines Valmora"}}\n'
        'profile_link_kinds = {"protocol": {"label": "Protocol"}, "x": 1}\n'
    )
    bib = "@misc{a, author = {Valmroa, Ines}, protocol = {none.pdf}}\n"
    made(tmp_path, conf__py=conf, a__bib=bib)
    found = places(check([tmp_path]).flaws, tmp_path)
    assert found == ["a.bib:1 FI101", "a.bib:1 PE105", "conf.py:1 SY110"]


# -- pages ------------------------------------------------------------------------------------


def records(name: str, text: str) -> list[tuple[str, int, int, dict[str, str]]]:
    document = read_page(Text.of(Path(name), name, text.encode()))
    return [(r.kind, r.line, r.end, dict(r.entry.fields)) for r in document.records]


MYST = """\
# Title

:::{publication} One *title*
:authors: A B, C D
:photo-alt: "x: y"
:year: 2021

Body
:note: no option
:::

````{note}
```{talk} A talk
---
event: ICML
date: '2021-05-03'
slides: |
  x
---
```
````

- item

    :::{publication} key2021
    :::

```md
:::{publication} In code
:year: 2201
:::
```

<!-- :::{publication} In a comment
:year: 2201
::: -->

<!--
:::{publication} In another
:::
-->
% :::{talk} X

```{code-block} md
:::{talk} In code
:::
```

    :::{talk} Indented code
    :::

:::{profile-bio} Ines
:orcid: 1
"""


def test_directives_in_myst() -> None:
    lines = MYST.split("\n")
    assert all("{" in lines[line - 1] for _, line, _, _ in records("a.md", MYST))
    assert records("a.md", MYST) == [
        (
            "publication",
            3,
            10,
            {"title": "One *title*", "authors": "A B, C D", "photo_alt": "x: y", "year": "2021"},
        ),
        ("talk", 13, 20, {"title": "A talk", "event": "ICML", "date": "2021-05-03", "slides": ""}),
        ("publication", 25, 26, {}),
        ("person", 52, 54, {"title": "Ines", "orcid": "1"}),
    ]


RST = """\
Title
=====

.. publication:: One *title*
   :authors: A B
   :year: 2021

   Body

.. note::

   .. talk:: A talk
      :event: ICML

.. code-block:: rst

   .. talk:: In code

Literally::

   .. talk:: In code

..
   .. talk:: In a comment

.. A comment
   .. talk:: In a comment

.. _target:

.. profile-bio:: Ines
   :orcid: 1
"""


def test_directives_in_restructuredtext() -> None:
    assert records("a.rst", RST) == [
        ("publication", 4, 8, {"title": "One *title*", "authors": "A B", "year": "2021"}),
        ("talk", 12, 13, {"title": "A talk", "event": "ICML"}),
        ("person", 31, 32, {"title": "Ines", "orcid": "1"}),
    ]


def test_options_of_myst_go_on_below_where_another_follows() -> None:
    page = (
        ":::{publication} On Ice\n:authors: A B,\n  C D\n:doi: x\nBody\n:::\n"
        ":::{publication} On Snow\n:year: 2021\nBody\n\n:doi: y\n:::\n"
    )
    assert records("a.md", page) == [
        ("publication", 1, 6, {"title": "On Ice", "authors": "A B, C D", "doi": "x"}),
        ("publication", 7, 12, {"title": "On Snow", "year": "2021"}),
    ]


def test_arguments_and_options_of_restructuredtext_go_on_below() -> None:
    page = (
        ".. publication:: Under\n   the Ice\n   :authors: A B,\n      C D\n   :doi: x\n\n   Body\n"
        "\n.. talk::\n   :event: ICML\n"
    )
    assert records("a.rst", page) == [
        ("publication", 1, 7, {"title": "Under the Ice", "authors": "A B, C D", "doi": "x"}),
        ("talk", 9, 10, {"title": "", "event": "ICML"}),
    ]


def test_flaws_of_a_page_have_its_lines(tmp_path: Path) -> None:
    page = (
        ":::{publication} Ice\n:authors: A B\n:yaer: 2021\n:doi: x\n:pdf: none.pdf\n"
        ":status: odd\n:::\n\n:::{profile-bio} A\n:photo: none.jpg\n:orcid: 1\n:::\n"
    )
    assert places(check([made(tmp_path, index__md=page)]).flaws, tmp_path) == [
        "index.md:3 EN102",
        "index.md:4 ID102",
        "index.md:5 FI101",
        "index.md:6 EN104",
        "index.md:10 FI101",
        "index.md:11 ID106",
    ]


def test_an_identifier_of_a_person_is_no_file(tmp_path: Path) -> None:
    page = ":::{profile-bio} A\n:acm: 81100\n:arxiv: smith_j_1\n:hal: a-b\n:scholar: x\n:::\n"
    assert check([made(tmp_path, index__md=page)]).flaws == ()


def test_a_directive_that_shows_an_entry_is_no_second_publication(tmp_path: Path) -> None:
    made(
        tmp_path,
        conf__py='profile_bibfiles = ["a.bib"]\n',
        a__bib="@misc{ice, title = {Under the Ice}, author = {A B}, year = {2021}}",
        index__md=":::{publication} ice\n:note: x\n:::\n",
        other__md=":::{publication} Under the ice\n:year: 2021\n:::\n",
    )
    assert places(check([tmp_path]).flaws, tmp_path) == ["other.md:1 DU103"]


def test_the_files_of_a_page_lie_beside_it_or_in_the_source_folder(tmp_path: Path) -> None:
    page = ":::{publication} Ice\n:pdf: {}\n:::\n"
    made(tmp_path, conf__py="", files_0a__pdf="x", sub_0b__pdf="x")
    for path in ("b.pdf", "/files/a.pdf", "files/a.pdf", "../files/a.pdf"):
        made(
            tmp_path,
            sub_0index__md=page.replace("{}", path).replace("{publication}", "{publication}"),
        )
        assert check([tmp_path]).flaws == (), path
    made(tmp_path, sub_0index__md=page.replace(":pdf: {}", ":pdf: /b.pdf"))
    assert places(check([tmp_path]).flaws, tmp_path) == ["sub/index.md:2 FI101"]


# -- comments ---------------------------------------------------------------------------------

TWO = "{}@misc{{a,\n  year = {{2201}},{}\n}}{}\n@misc{{b,\n  year = {{2202}}\n}}\n"


@pytest.mark.parametrize(
    ("before", "inside", "behind", "left"),
    [
        ("", "", "", [2, 5]),
        ("% sphinx-profile: ignore DA103\n", "", "", [6]),
        ("% sphinx-profile: ignore ID101, DA103\n% more\n", "", "", [7]),
        ("%sphinx-profile: ignore DA\n", "", "", [6]),
        ("", " % sphinx-profile: ignore DA103", "", [5]),
        ("", "\n  % sphinx-profile: ignore DA103", "", [6]),
        ("", "", " % sphinx-profile: ignore DA103", [5]),
        ("% sphinx-profile: ignore DA103\n\n", "", "", [4, 7]),
        ("% sphinx-profile: ignore ID101\n", "", "", [3, 6]),
        ("% sphinx-profile: ignore-file DA103\n", "", "", []),
        ("", "", "\n% sphinx-profile: ignore-file DA103", []),
    ],
)
def test_comments_in_a_bibliography(
    tmp_path: Path, before: str, inside: str, behind: str, left: list[int]
) -> None:
    found = check([made(tmp_path, a__bib=TWO.format(before, inside, behind))]).flaws
    assert [flaw.line for flaw in found if flaw.code is Code.FUTURE] == left
    assert {flaw.code for flaw in found} <= {Code.FUTURE}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "<!-- sphinx-profile: ignore DA103 -->\n:::{talk} A\n:year: 2201\n:::\n"),
        ("a.md", "% sphinx-profile: ignore DA103\n:::{talk} A\n:year: 2201\n:::\n"),
        ("a.md", ":::{talk} A\n:year: 2201\n\n% sphinx-profile: ignore DA103\n:::\n"),
        ("a.md", ":::{talk} A\n:year: 2201\n:::\n\n<!-- sphinx-profile: ignore-file DA103 -->\n"),
        ("a.rst", ".. sphinx-profile: ignore DA103\n.. talk:: A\n   :year: 2201\n"),
        ("people.yml", "# sphinx-profile: ignore PE106\na:\n  nam: A\n"),
        ("people.yml", "a:\n  nam: A  # sphinx-profile: ignore PE106\n"),
        ("people.toml", "# sphinx-profile: ignore PE106\n[a]\nnam = 'A'\n"),
    ],
)
def test_comments_elsewhere(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert check([tmp_path]).flaws == ()


@pytest.mark.parametrize("comment", ["ignore XX999", "ignore", "ignore-file nonsense"])
def test_comments_that_name_no_code(tmp_path: Path, comment: str) -> None:
    made(tmp_path, a__bib=f"% sphinx-profile: {comment}\n@misc{{a, year = {{2201}}}}\n")
    assert [flaw.code for flaw in check([tmp_path]).flaws] == [Code.IGNORE, Code.FUTURE]


# -- pyproject.toml ---------------------------------------------------------------------------


def configured(folder: Path, table: str) -> Settings:
    made(folder, pyproject__toml=f"[tool.sphinx-profile.check]\n{table}\n")
    return read_settings(folder)


def found_with(folder: Path, settings: Settings) -> list[str]:
    made(folder, a__bib="@misc{a, year = {2201}, pages = {1-9}}\n", sub_0b__bib=BAD)
    return places(check([folder], settings).flaws, folder)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", ["a.bib:1 DA103", "a.bib:1 EN105", "sub/b.bib:1 DA103"]),
        ('ignore = ["DA103"]', ["a.bib:1 EN105"]),
        ('select = ["DA"]', ["a.bib:1 DA103", "sub/b.bib:1 DA103"]),
        ('select = ["DA"]\nignore = ["DA103"]', []),
        ('per-file-ignores = {"sub/*" = ["DA"]}', ["a.bib:1 DA103", "a.bib:1 EN105"]),
        ('per-file-ignores = {"a.bib" = ["ALL"]}', ["sub/b.bib:1 DA103"]),
        ('per-file-ignores = {"**/*.bib" = "DA103"}', ["a.bib:1 EN105"]),
    ],
)
def test_settings(tmp_path: Path, table: str, expected: list[str]) -> None:
    assert found_with(tmp_path, configured(tmp_path, table)) == expected


def test_the_command_line_goes_before_the_file(tmp_path: Path) -> None:
    settings = configured(tmp_path, 'select = ["ID"]\nignore = ["DA103"]\nstrict = true')
    assert settings.strict
    narrowed = settings.narrowed(["DA103,EN"], ["EN105"], strict=False)
    assert narrowed.strict
    assert found_with(tmp_path, narrowed) == ["a.bib:1 DA103", "sub/b.bib:1 DA103"]


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    configured(tmp_path, "strict = true")
    assert read_settings(made(tmp_path, x_0y_0a__bib="") / "x" / "y").strict
    made(tmp_path, x_0pyproject__toml="")
    assert not read_settings(tmp_path / "x" / "y").strict


def test_codes_that_do_not_exist_are_flaws_of_the_file(tmp_path: Path) -> None:
    settings = configured(tmp_path, 'ignore = [\n  "XX1",\n]')
    assert [(flaw.code, flaw.line) for flaw in settings.flaws] == [(Code.IGNORE, 3)]
    assert Code.IGNORE in {flaw.code for flaw in check([tmp_path], settings).flaws}


@pytest.mark.parametrize(
    "table",
    ["ignore = 3", "strict = 1", "selct = []", "per-file-ignores = []", "select = [1]", "= ="],
)
def test_malformed_settings(tmp_path: Path, table: str) -> None:
    with pytest.raises(SettingsError):
        configured(tmp_path, table)


@pytest.mark.parametrize(
    "text", ["tool = 3", "[tool]\nsphinx-profile = 3", "[tool.sphinx-profile]\ncheck = 3"]
)
def test_other_shapes_of_settings(tmp_path: Path, text: str) -> None:
    made(tmp_path, pyproject__toml=text)
    try:
        assert read_settings(tmp_path).flaws == ()
    except SettingsError as error:
        assert "no table" in str(error)
