"""The registry of people: what is malformed is named by its path, and the rest is used."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.registry import load_people, read_people
from sphinx_profile.model.person import Person

YAML = """\
zhiming-zhou: {name: Zhiming Zhou, aliases: [Z. M. Zhou], orcid: 0000-0002-1825-0097,
               url: "https://zhou.example/"}
zhihua-zhang: {name: Zhihua Zhang}
"""
TOML = """\
[zhiming-zhou]
name = "Zhiming Zhou"
aliases = ["Z. M. Zhou"]
orcid = "0000-0002-1825-0097"
url = "https://zhou.example/"
[zhihua-zhang]
name = "Zhihua Zhang"
"""
DATA = {
    "zhiming-zhou": {
        "name": "Zhiming Zhou",
        "aliases": ["Z. M. Zhou"],
        "orcid": "https://orcid.org/0000-0002-1825-0097",
        "url": "https://zhou.example/",
    },
    "zhihua-zhang": {"name": "Zhihua Zhang"},
}
EXPECTED = [
    Person("zhiming-zhou", "Zhiming Zhou", ("Z. M. Zhou",), "https://zhou.example/",
           "0000-0002-1825-0097"),
    Person("zhihua-zhang", "Zhihua Zhang"),
]  # fmt: skip


def test_mapping():
    assert read_people(DATA, "x") == (EXPECTED, [])
    assert read_people(None, "x") == ([], [])


@pytest.mark.parametrize(
    ("name", "text"),
    [("p.yml", YAML), ("p.yaml", YAML), ("p.toml", TOML), ("p.json", json.dumps(DATA)),
     ("bom.yml", "\ufeff" + YAML)],
)  # fmt: skip
def test_files(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert load_people(path) == (EXPECTED, [])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("p.yml", b"a: [unclosed"),
        ("p.yml", b"a: !!python/object/apply:os.system [ls]"),
        ("p.yml", b"\xff\xfe\x00bad"),
        ("p.toml", b"a = "),
        ("p.json", b"{"),
        ("p.json", b"[" * 100_000),
        ("p.yml", b"- a\n- b\n"),
        ("p.json", b"5"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    persons, findings = load_people(path)
    assert persons == []
    assert [f.problem for f in findings] == [Problem.PEOPLE]
    assert findings[0].message.startswith(f"{name}: ")
    assert "\n" not in findings[0].message


def test_no_file_and_a_folder(tmp_path):
    for path in (tmp_path / "none.yml", tmp_path):
        persons, findings = load_people(path)
        assert persons == []
        assert len(findings) == 1


@pytest.mark.parametrize(
    ("value", "path", "kept"),
    [
        ({"name": "A B", "aliases": [1]}, "x.aliases", True),
        ({"name": "A B", "aliases": {"a": 1}}, "x.aliases", True),
        ({"name": "A B", "orcid": "0000-0002-1825-0098"}, "x.orcid", True),
        ({"name": "A B", "orcid": 21825}, "x.orcid", True),
        ({"name": "A B", "url": "javascript:alert(1)"}, "x.url", True),
        ({"name": "A B", "url": ["a"]}, "x.url", True),
        ({"name": "A B", "colour": "red"}, "x.colour", True),
        ({"name": ["A"]}, "x.name", False),
        ({"name": "  "}, "x.name", False),
        ({}, "x.name", False),
        ("A B", "x", False),
        (None, "x", False),
    ],
)
def test_what_is_malformed_is_named_and_the_rest_is_used(value, path, kept):
    persons, findings = read_people({"x": value, "good": {"name": "Good One"}}, "people.yml")
    assert [p.key for p in persons] == (["x", "good"] if kept else ["good"])
    assert [f.message.partition(": ")[2].split(":")[0] for f in findings] == [path]
    if kept:
        assert persons[0] == Person("x", "A B")


def test_one_alias_need_not_be_a_list():
    assert read_people({"x": {"name": "A B", "aliases": "B"}}, "p")[0][0].aliases == ("B",)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["name", "aliases", "orcid", "url", "x"]), inner),
)  # fmt: skip


@given(json_values)
def test_nothing_raises(value):
    persons, findings = read_people({"x": value}, "p")
    assert persons or findings
    read_people(value, "p")
