"""YAML of strangers, and front matter: read with lines, never constructed, never lost."""

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_profile.migrate import yaml_file
from sphinx_profile.migrate.front_matter import read_toml, split
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Document
from sphinx_profile.migrate.tree import NOTHING, Node
from sphinx_profile.migrate.yaml_file import YamlError, read_yaml


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def both_loaders(request, monkeypatch):
    monkeypatch.setattr(yaml_file, "_LOADER", getattr(yaml, request.param, yaml.SafeLoader))


def read(text):
    return read_yaml(text)[0]


def refused(text):
    with pytest.raises(YamlError) as error:
        read_yaml(text)
    return error.value.line, str(error.value)


# -- values and lines -------------------------------------------------------------------------


def test_a_block_ends_where_its_last_value_does():
    root = read("outer:\n  list:\n    - x\n    - y\n  next: 1\nflow: [\n  z,\n  ]\n")
    outer = root.get("outer")
    assert (outer.get("list").line, outer.get("list").end) == (3, 4)
    assert (outer.line, outer.end) == (2, 5)
    assert (root.get("flow").line, root.get("flow").end) == (6, 8)


@pytest.mark.parametrize("text", ["No", "2024-05-03", "0123", "1e3", "yes", "1.10", "12:30:00"])
def test_a_scalar_is_the_text_that_stands_there(text):
    assert read(f"key: {text}").get("key").text == text


@pytest.mark.parametrize("text", ["", "~", "null", "Null"])
def test_nothing_is_nothing(text):
    assert read(f"key: {text}").pairs["key"].value is None
    assert read("key: 'null'").get("key").text == "null"


def test_every_value_and_key_has_its_lines():
    node = read(
        "a: 1\nb:\n  - x: y\n    z: |\n      two\n      lines\n  - w\n\n# said\nc: {d: [1,\n 2]}\n"
    )
    places = {
        "a": (1, 1, 1),
        "b": (2, 3, 7),
        "c": (10, 10, 11),
    }
    for key, (key_line, line, end) in places.items():
        found = node.get(key)
        assert (found.key_line, found.line, found.end) == (key_line, line, end)
    block = node.get("b").items[0].get("z")
    assert (block.key_line, block.end, block.text) == (4, 6, "two\nlines")
    assert node.get("c").get("d").items[1].line == 11


def test_lines_count_from_the_first():
    assert read_yaml("a: 1\nb: 2", 10)[0].get("b").line == 11


def test_a_key_that_is_given_twice_is_told():
    node, repeated = read_yaml("a: 1\nb: 2\na:\n  - 3\n")
    assert node.get("a").text == "1"
    ((key, line, second),) = [(one.key, one.line, one.node) for one in repeated]
    assert (key, line, second.plain()) == ("a", 3, ["3"])


def test_a_mapping_takes_what_it_lacks_from_those_that_it_merges():
    text = "one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nall:\n  <<: [*one, *two]\n  a: 0\n"
    assert read(text).get("all").plain() == {"a": "0", "b": "1", "c": "2"}


def test_tags_make_nothing():
    node = read(
        "a: !!python/object/apply:os.system ['touch x']\nb: !ruby/object:Gem::X {c: d}\ne: !!int 'x'"
    )
    assert node.plain() == {"a": ["touch x"], "b": {"c": "d"}, "e": "x"}


def test_of_two_documents_the_first_is_read():
    assert read("a: 1\n---\nb: 2").plain() == {"a": "1"}
    assert read("").value is None


def test_nodes_say_what_they_hold():
    node = read("list: [a, '', b]\ntext: x\nno:\nempty: {a: ''}\nyes: Yes")
    assert node.get("list").texts == ["a", "b"]
    assert node.get("text").texts == ["x"]
    assert node.get("no", "text").text == "x"
    assert node.get("missing") is NOTHING
    assert not node.get("empty").pairs
    assert node.get("yes").is_true
    assert not node.get("text").is_true
    assert [leaf.text for leaf in node.leaves()] == ["a", "", "b", "x", "", "Yes"]


# -- refused ----------------------------------------------------------------------------------


def bomb(levels, width=10):
    first = f"l0: &l0 [{', '.join(['lol'] * width)}]\n"
    rest = (f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * width)}]\n" for n in range(1, levels))
    return first + "".join(rest)


def test_aliases_that_explode_are_refused_at_once():
    start = time.process_time()
    line, why = refused(bomb(30))
    assert line == 5
    assert "aliases" in why
    assert time.process_time() - start < 20


def test_mappings_that_explode_by_merging_are_refused():
    text = "l0: &l0 {" + ", ".join(f"k{n}: {'x' * 50}" for n in range(200)) + "}\n"
    text += "".join(
        f"l{n}: &l{n} {{a: *l{n - 1}, b: *l{n - 1}, c: {{<<: *l{n - 1}}}}}\n" for n in range(1, 20)
    )
    assert "aliases" in refused(text)[1]


def test_a_few_aliases_are_followed():
    assert read("a: &a [1, 2]\nb: *a\nc: *a").plain() == {k: ["1", "2"] for k in "abc"}


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: 1\nb: &b [*b]", 2, "into itself"),
        ("a: *z", 1, "no anchor"),
        ("a: 1\n? [b]\n: c", 2, "a key is a list"),
        ("x: &x [1]\n*x : y", 2, "a key is a list"),
        ("a: 1\nb: c: d", 2, "not allowed here|not allowed in this context"),
        ("a: [1,\nb: 2", 2, "expected"),
        ("a: 'open", 1, "unexpected end|found unexpected"),
        ("a: \x00", 1, "not allowed"),
    ],
)
def test_what_is_malformed_is_refused_with_its_line(text, line, why):
    import re

    found, said = refused(text)
    assert found in (line, line - 1, line + 1)
    assert re.search(why, said)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "- " * 5_000 + "x",
        "{a: " * 3_000,
        "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 400)),
    ],
)
def test_what_is_nested_too_deeply_is_refused(text):
    start = time.process_time()
    refused(text)
    assert time.process_time() - start < 20


def test_half_a_surrogate_pair_is_no_traceback():
    try:
        read("a: \ud800")
    except YamlError:
        pass


@settings(max_examples=100)
@given(st.text(alphabet="ab:-&*[]{}#|>'\"!?,\n <", max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        node, _ = read_yaml(text)
    except YamlError as error:
        assert str(error)
    else:
        assert isinstance(node, Node)


# -- front matter -----------------------------------------------------------------------------


def parted(text):
    report = Report()
    node, body, line = split(Document("page.md", text), report)
    lines, first = text.split("\n"), body.split("\n", 1)[0]
    if first and not first.startswith("```"):
        assert lines[line - 1] == first
    return node, body, report


def test_yaml_at_the_top():
    node, body, report = parted("---\ntitle: A\ntags: [b]\n---\n\nThe page.\n---\nmore\n")
    assert node.plain() == {"title": "A", "tags": ["b"]}
    assert node.get("tags").key_line == 3
    assert body == "\nThe page.\n---\nmore\n"
    assert not report.items


@pytest.mark.parametrize("text", ["---\n---\nx", "\ufeff---\n\n---\nx", "\n\n---\n# said\n...\nx"])
def test_front_matter_may_be_empty(text):
    node, body, report = parted(text)
    assert (node.pairs, body, report.items) == ({}, "x", [])


@pytest.mark.parametrize(
    "text", ["", "x", "---", "---\nnever: closed\n", "# A\n---\nb: c\n---\n", "{{< cite >}}"]
)
def test_a_page_without_front_matter_is_whole(text):
    node, body, report = parted(text)
    assert (node.pairs, body, report.items) == ({}, text, [])


def test_toml_at_the_top():
    text = '+++\ntitle = "A"\ndate = 2024-05-03T10:00:00Z\ndraft = true\nweight = 1.50\n[[links]]\nname = "B"\n[[links]]\nname = "C"\n+++\nx'
    node, body, _ = parted(text)
    assert node.plain() == {
        "title": "A",
        "date": "2024-05-03T10:00:00+00:00",
        "draft": "true",
        "weight": "1.50",
        "links": [{"name": "B"}, {"name": "C"}],
    }
    assert [item.get("name").line for item in node.get("links").items] == [7, 9]
    assert node.get("date").key_line == 3
    assert body == "x"


def test_json_at_the_top():
    node, body, _ = parted('{\n  "title": "A",\n  "tags": ["b", 2, null, true]\n}\n\nx')
    assert node.plain() == {"title": "A", "tags": ["b", "2", None, "true"]}
    assert node.get("tags").key_line == 3
    assert body == "x"


def test_malformed_yaml_is_read_line_by_line():
    text = "---\ntitle: A: the sequel\ndate: 2024-01-01\nlist:\n  - [x\n  - y\nvenue: B\n---\nbody"
    node, body, report = parted(text)
    assert node.plain() == {"title": "A: the sequel", "date": "2024-01-01", "venue": "B"}
    assert body == "```text\nlist:\n  - [x\n  - y\n```\n\nbody"
    mended, left = report.items
    assert (mended.outcome, mended.line) == ("mended", 2)
    assert (left.outcome, left.line, left.end) == ("left", 4, 6)


@pytest.mark.parametrize(
    "text",
    [
        "---\n- a\n- b\n---\nbody",
        "---\njust words\n---\nbody",
        "+++\ntitle = = 1\n+++\nbody",
        "+++\na = " + "[" * 2000 + "\n+++\nbody",
        '{"title": "A",\n "b": }\n\nbody',
        '{"a": ' + "[" * 100_000 + "\n\nbody",
    ],
)
def test_what_cannot_be_read_is_kept_as_text(text):
    node, body, report = parted(text)
    kept = body + " ".join(leaf.text for leaf in node.leaves()) + " ".join(node.pairs)
    for word in text.split():
        assert word in kept or word in ("---", "+++") or word.rstrip(":") in kept
    assert "left" in {item.outcome for item in report.items}


def test_front_matter_that_explodes_is_refused():
    node, _, report = parted("---\n" + bomb(9) + "---\nbody")
    assert [item.outcome for item in report.items] == ["mended"]
    assert len(str(node.plain())) < 2000


def test_a_fence_is_longer_than_those_in_the_text():
    _, body, _ = parted("---\n- ````\n---\nx")
    assert body == "`````text\n- ````\n`````\n\nx"


def test_keys_given_twice_in_front_matter_are_left():
    node, _, report = parted("---\ntitle: A\ntitle: B\n---\n")
    assert node.get("title").text == "A"
    (item,) = report.items
    assert (item.outcome, item.line) == ("left", 3)
    assert "'B'" in item.why


def test_a_file_of_toml():
    report = Report()
    assert (
        read_toml(Document("a.toml", 'title = "A"\n[b]\nc = 1\n'), report).get("b").get("c").line
        == 3
    )
    assert not report.items
    assert not read_toml(Document("a.toml", "title = ="), report).pairs
    assert report.items


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["title: A", "b: c: d", "  - x", "- [", "k: 'v", "x: &a [*a]", "a b c", "", "m: {n: o}"]
        ),
        max_size=8,
    )
)
def test_no_line_of_front_matter_is_lost(lines):
    node, body, report = parted("---\n" + "\n".join(lines) + "\n---\nbody")
    kept = f"{body} {node.plain()}"
    for number, line in enumerate(lines, 2):
        words = [word for word in "".join(c if c.isalnum() else " " for c in line).split()]
        named = any(i.line <= number <= max(i.end, i.line) for i in report.items)
        assert named or all(word in kept for word in words)
