"""The registry of people: what is malformed is named by its path, and the rest is used."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.diagnostics import Finding, Problem
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


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("p.yml", b"a: {\n  b: [1,\n", "line 3, column 1: expected the node content, but found '<stream end>'"),
        ("p.yml", b"a: 1\nb: c: d\n", "line 2, column 5: mapping values are not allowed here"),
        ("p.yml", b"a:\n  b: *x\n", "line 2, column 6: found undefined alias 'x'"),
        ("p.yml", b"a: [1,\nb", "line 2, column 2: expected ',' or ']', but got '<stream end>', while parsing a flow sequence that begins in line 1"),
        ("p.yml", b"a: 1\nb: \x00", "line 2: special characters are not allowed"),
        ("p.yml", b"- " * 5_000, "it is nested too deeply"),
        ("p.yml", b"a: 1\nb: \xff", "line 2: it is not UTF-8"),
        ("p.json", b'{"a": 1,\n "b" 2}', "line 2, column 6: Expecting ':' delimiter"),
        ("p.toml", b"a = 1\nb = ?", "Invalid value (at line 2, column 5)"),
    ],
)  # fmt: skip
def test_a_syntax_error_has_its_line(tmp_path, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    (finding,) = load_people(path)[1]
    assert finding.message == f"{name}: cannot be read: {reason}"


@pytest.mark.parametrize(
    ("text", "names", "message", "line"),
    [
        ("x: {name: A B}\ny: {name: C D}\nx: {name: E F}\n", ["A B", "C D"],
         "x: given twice, in lines 1 and 3; the first is used", 3),
        ("x:\n  name: A B\n  name: C D\n", ["A B"],
         "x.name: given twice, in lines 2 and 3; the first is used", 3),
        ("b:\n  - firstname: A\n    url: u\n    url: v\n", ["A B"],
         "b[0].url: given twice, in lines 3 and 4; the first is used", 4),
        ("? [x, y]\n: {name: A B}\nz: {name: C D}\n", ["C D"],
         "line 1: expected a text as the key", 1),
    ],
)  # fmt: skip
def test_yaml_key_given_twice_or_no_text(tmp_path, text, names, message, line):
    path = tmp_path / "p.yml"
    path.write_text(text)
    persons, findings = load_people(path)
    assert [p.name for p in persons] == names
    assert findings == [Finding(Problem.PEOPLE, f"p.yml: {message}", f"{path}:{line}")]


def test_json_key_given_twice(tmp_path):
    path = tmp_path / "p.json"
    path.write_text('{"x": {"name": "A B", "name": "C D"}}')
    persons, findings = load_people(path)
    assert [p.name for p in persons] == ["A B"]
    assert [f.message for f in findings] == [
        "p.json: 'name' is given twice in one object; the first is used"
    ]


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "---\n"])
def test_an_empty_file_is_an_empty_registry(tmp_path, text):
    path = tmp_path / "p.yml"
    path.write_text(text)
    assert load_people(path) == ([], [])


def test_yaml_takes_names_as_they_stand(tmp_path):
    path = tmp_path / "p.yml"
    path.write_text("No: {name: Yes, aliases: [Null, 1e3], url: ~, orcid: }\n2024: {name: ! 1_0}\n")
    expected = [Person("No", "Yes", ("Null", "1e3")), Person("2024", "1_0")]
    assert load_people(path) == (expected, [])


def test_yaml_that_refers_to_itself_or_doubles(tmp_path):
    doubling = "".join(f"  l{n}: &l{n} [*l{n - 1}, *l{n - 1}]\n" for n in range(1, 60))
    merging = "".join(f"  m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}\n" for n in range(1, 60))
    path = tmp_path / "p.yml"
    path.write_text(
        f"x:\n  name: A B\n  l0: &l0 [a]\n{doubling}  m0: &m0 {{a: b}}\n{merging}"
        "  url: *l59\n  orcid: *m59\ny: &y [*y]\n"
    )
    persons, findings = load_people(path)
    assert persons == [Person("x", "A B")]
    assert [f.message for f in findings][-3:] == [
        "p.yml: x.orcid: a mapping is no ORCID",
        "p.yml: x.url: a list is no URL that may be linked",
        "p.yml: y[0]: expected a mapping with firstname, url",
    ]


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
        ({"name": "A B", "orcid": "https://example.org/0000-0002-1825-0097"}, "x.orcid", True),
        ({"name": "A B", "orcid": "https://orcid.org/0000-0002-1825-0097?x"}, "x.orcid", True),
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


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "expected a mapping from an id to a person, not a list"),
        ("a" * 300, f"expected a mapping from an id to a person, not {'a' * 200!r}"),
        ({None: {"name": "A B"}}, "nothing: expected an id, which is a text"),
        ({5: {"name": "A B"}}, "a number: expected an id, which is a text"),
        ({(): {"name": "A B"}}, "a list: expected an id, which is a text"),
        ({" ": {"name": "A B"}}, ": expected an id, which is a text"),
        ({"x\ny": 5}, "x y: expected a mapping with name, aliases, orcid, url"),
        ({"x" * 300: 5}, "x" * 200 + ": expected a mapping with name, aliases, orcid, url"),
        ({"x": {"name": "A B", 10**5000: 1}}, "x.a number: unknown; a person has name, aliases, orcid, url"),
        ({"x": {"name": "A B", "url": 10**5000}}, "x.url: a number is no URL that may be linked"),
    ],
)  # fmt: skip
def test_messages(data, message):
    assert [f.message for f in read_people(data, "p")[1]] == [f"p: {message}"]


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_is_no_value(blank):
    data = {"x": {"name": " A B ", "aliases": blank, "orcid": blank, "url": blank}}
    assert read_people(data, "p") == ([Person("x", "A B")], [])


@pytest.mark.parametrize(
    ("url", "expected"),
    [("www.example.org/~a", "http://www.example.org/~a"), ("people/a.html", "people/a.html")],
)
def test_an_address_without_a_scheme(url, expected):
    assert read_people({"x": {"name": "A B", "url": url}}, "p")[0][0].url == expected


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
