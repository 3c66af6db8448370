"""A site as files: what is in them, and that a value is never more than a value."""

from __future__ import annotations

import ast
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.source import SourceEntry
from sphinx_profile.scaffold.files import site_files
from sphinx_profile.scaffold.literal import literal
from sphinx_profile.scaffold.myst import phrase, plain
from sphinx_profile.scaffold.site import Block, Site

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def settings_of(files: dict[str, str]) -> dict[str, object]:
    """The values that conf.py sets, where they are literals."""
    values = {}
    for node in ast.parse(files["conf.py"]).body:
        if isinstance(node, ast.Assign):
            values[node.targets[0].id] = ast.literal_eval(node.value)
    return values


def entry(key: str, *fields: tuple[str, str], kind: str = "article", source: str = ""):
    return SourceEntry(Entry(kind, key, fields), "a.bib", 1, source)


@given(PLAIN)
def test_a_literal_is_read_as_the_value(value) -> None:
    assert ast.literal_eval(literal(value)) == value


@pytest.mark.parametrize("value", ["a", "it's", 'say "x"', "both ' and \"", '"""', "\\", "\n", "é"])
def test_a_text_is_one_line(value) -> None:
    assert "\n" not in literal(value)
    assert literal(value).startswith('"') == ('"' not in value)


def test_what_is_no_plain_value_is_no_literal() -> None:
    with pytest.raises(TypeError):
        literal(object())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_plain_text_is_shown_as_it_is(text) -> None:
    (paragraph, inline, _) = MarkdownIt().parse(f"x {plain(text)}")[:3]
    shown = "".join(child.content for child in inline.children)
    assert paragraph.type == "paragraph_open"
    assert shown == f"x {cleaned(text)}".rstrip()
    assert {child.type for child in inline.children} <= {"text", "text_special"}


@pytest.mark.parametrize(
    "text", ["# a", "1. a", "- a", "+++", "% a", "(a)=", ":::", "> a", "= a", "2019) a", "!x"]
)
def test_plain_text_begins_no_block(text) -> None:
    tokens = MarkdownIt().parse(plain(text))
    assert tokens[0].type == "paragraph_open"
    assert tokens[1].content.replace("\\", "") == text
    assert tokens[1].content != text


def test_a_phrase_may_be_a_link_and_nothing_else() -> None:
    assert phrase("[A *B*](https://a.org/)") == r"[A \*B\*](<https://a.org/>)"
    assert phrase("[A](javascript:x)") == r"\[A\](javascript:x)"
    assert phrase("see [A](https://a.org/)").startswith(r"see \[A\]")


def test_what_is_always_there() -> None:
    files = site_files(Site(title="A"))
    assert set(files) == {
        *("conf.py", "index.md", "people.yml", "README.md", "requirements.txt", ".gitignore"),
        *(".readthedocs.yaml", ".github/workflows/pages.yml"),
    }
    assert all(text.endswith("\n") and not text.endswith("\n\n") for text in files.values())
    assert "profile_bibfiles" not in files["conf.py"]
    assert yaml.safe_load(files["people.yml"]) is None


def test_yaml_that_others_read() -> None:
    files = site_files(Site(title="A"))
    hosted = yaml.safe_load(files[".readthedocs.yaml"])
    assert hosted["version"] == 2
    assert hosted["sphinx"]["configuration"] in files
    assert hosted["python"]["install"] == [{"requirements": "requirements.txt"}]
    assert {"os", "tools"} <= set(hosted["build"])
    jobs = yaml.safe_load(files[".github/workflows/pages.yml"])["jobs"]
    used = [
        step["uses"].split("@")[0]
        for job in jobs.values()
        for step in job["steps"]
        if "uses" in step
    ]
    assert used[-2:] == ["actions/upload-pages-artifact", "actions/deploy-pages"]
    assert jobs["deploy"]["environment"]["url"] == "${{ steps.deployment.outputs.page_url }}"


def test_settings() -> None:
    site = Site(
        title='A "B" \\ {{ c }}',
        owner="Ines",
        bio=Block("profile-bio", "Ines"),
        settings={
            "myst_heading_anchors": 3,
            "html_baseurl": "https://a.org/",
            "x y": 1,
            "language": "fr",
        },
        entries=[entry("a", ("title", "A"))],
    )
    values = settings_of(site_files(site))
    assert values["project"] == values["html_title"] == 'A "B" \\ {{ c }}'
    assert values["author"] == "Ines"
    assert values["myst_heading_anchors"] == 3
    assert values["html_baseurl"] == "https://a.org/"
    assert values["language"] == "fr"
    assert values["profile_bibfiles"] == ["publications.bib"]
    assert "README.md" in values["exclude_patterns"]
    assert "profile_owner" not in values  # the biography says it
    assert "x y" not in values


def test_an_owner_without_a_biography_is_named() -> None:
    assert settings_of(site_files(Site(title="A", owner="Ines")))["profile_owner"] == "Ines"


def test_people_are_texts() -> None:
    people = {"a": {"name": "No", "aliases": ["2019", "x: y"], "url": ""}, "null": {"name": "*a"}}
    found = yaml.safe_load(site_files(Site(people=people))["people.yml"])
    assert found == {"a": {"name": "No", "aliases": ["2019", "x: y"]}, "null": {"name": "*a"}}


def test_entries_are_written_as_they_were_or_as_we_write_them() -> None:
    source = "@article{a,\n  title   = {As it was},\n}"
    site = Site(
        preamble="@string{j = {J}}",
        entries=[entry("a", ("title", "As it was"), source=source), entry("b", ("month", "jun"))],
    )
    text = site_files(site)["publications.bib"]
    assert text == f"@string{{j = {{J}}}}\n\n{source}\n\n@article{{b,\n  month = jun\n}}\n"


def test_no_entry_is_lost_by_its_key() -> None:
    keys = ["a", "a", "b c", "b-c", "", "{", "a"]
    entries = [entry(key, ("title", str(number))) for number, key in enumerate(keys)]
    entries += [entry("a", ("title", "7"), source="@article{a,\n title = {7}\n}")]
    reading = read_bibtex(site_files(Site(entries=entries))["publications.bib"])
    assert not reading.findings
    assert [e.entry.get("title") for e in reading.entries] == [str(n) for n in range(8)]


@given(st.text(alphabet='{}\\"a,=@% ', max_size=12), st.text(alphabet='{}\\"a,=@% ', max_size=12))
def test_no_value_breaks_its_entry(first, second) -> None:
    entries = [entry("a", ("title", first), ("note", second)), entry("b", ("title", "B"))]
    reading = read_bibtex(site_files(Site(entries=entries))["publications.bib"])
    assert [e.entry.key for e in reading.entries] == ["a", "b"]
    assert [name for name, _ in reading.entries[0].entry] == ["title", "note"]
    assert not reading.findings


def test_pages_stand_in_the_contents_and_take_no_place_of_others() -> None:
    pages = {
        "talks.md": "# Talks",
        "index.md": "# Other",
        "readme.md": "# R",
        "a/b.md": "# B",
        "x.txt": "x",
    }
    files = site_files(Site(title="A", pages=pages, publications="# P"))
    assert files["index-2.md"] == "# Other\n"
    assert files["readme-2.md"] == "# R\n"
    assert files["publications.md"] == "# P\n"
    contents = files["index.md"].split("```")[1].split("\n\n")[1].split()
    assert contents == ["publications", "talks", "index-2", "readme-2", "a/b"]


def test_a_page_of_publications_of_ones_own() -> None:
    site = Site(pages={"publications.md": "# Mine"}, entries=[entry("a", ("title", "A"))])
    assert site_files(site)["publications.md"] == "# Mine\n"


@pytest.mark.parametrize(
    "path", ["../a.md", "/etc/a.md", ".git/a.md", "a\\..\\b.md", "./../.x/./a.md"]
)
def test_a_page_stays_in_the_site(path) -> None:
    (name,) = set(site_files(Site(pages={path: "# A"}))) - set(site_files(Site()))
    assert not name.startswith(("/", "."))
    assert ".." not in name.split("/")
    assert "\\" not in name
    assert not any(part.startswith(".") for part in name.split("/"))


def test_ten_thousand_entries_are_fast() -> None:
    fields = tuple((f"field{n}", "{A} value " * 8) for n in range(12))
    site = Site(entries=[entry(f"k{n}", *fields) for n in range(10_000)])
    start = time.process_time()
    assert site_files(site)["publications.bib"].count("\n@article{") == 9_999
    assert time.process_time() - start < 20  # a third of a second here
