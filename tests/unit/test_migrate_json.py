"""JSON of strangers: the same as the standard library reads, with lines, and never too much."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.migrate.json_file import MAX_DEPTH, JsonError, read_json

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff")
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


def as_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_texts(inner) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None or isinstance(value, str) else str(value)


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_values_are_those_that_json_reads(value, indent, is_ascii) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=is_ascii)
    assert read_json(text).root.plain() == as_texts(value)


@given(st.text(st.sampled_from('[]{},:"\\a1-.eE tfn\n'), max_size=30))
def test_what_json_refuses_is_refused_with_a_line(text) -> None:
    try:
        expected = as_texts(json.loads(text, strict=False, parse_int=str, parse_float=str))
    except ValueError:
        with pytest.raises(JsonError) as caught:
            read_json(text)
        assert 1 <= caught.value.line <= text.count("\n") + 1
    else:
        assert read_json(text).root.plain() == expected


def test_every_value_has_its_lines() -> None:
    root = read_json('{\n "a": [\n  1,\n  {"b":\n   "c"}\n ],\n "d": "e"\n}', first_line=11).root
    assert (root.line, root.end) == (11, 18)
    items = root.pairs["a"]
    assert (items.key_line, items.line, items.end) == (12, 12, 16)
    assert [(item.line, item.end) for item in items.items] == [(13, 13), (14, 15)]
    inner = items.items[1].pairs["b"]
    assert (inner.key_line, inner.line) == (14, 15)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "expected a value, not the end of the file"),
        ('{"a": 1,\n}', 2, "expected a key in quotes, not '}'"),
        ("[1\n2]", 2, "expected ',' or ']', not '2'"),
        ("[NaN]", 1, "expected a value or ']', not 'NaN'"),
        ("\n-Infinity", 2, "expected a value, not '-Infinity'"),
        ("[1] x", 1, "expected the end of the file, not 'x'"),
        ("{'a': 1}", 1, "expected a key in quotes or '}', not \"'a'\""),
        ('["\\x"]', 1, "invalid \\escape"),
        ("[" * 1_000_000, 1, f"it is nested more than {MAX_DEPTH} deep"),
        ('{"a":' * 10_000, 1, f"it is nested more than {MAX_DEPTH} deep"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, line, reason) -> None:
    with pytest.raises(JsonError) as caught:
        read_json(text)
    assert (caught.value.line, str(caught.value)) == (line, reason)


def test_the_first_of_two_equal_keys_is_used_and_the_second_is_told() -> None:
    file = read_json('{"a": 1,\n"a": [2]}')
    assert file.root.plain() == {"a": "1"}
    assert [(one.key, one.line, one.node.plain()) for one in file.repeated] == [("a", 2, ["2"])]


def test_numbers_are_the_texts_that_stand_there() -> None:
    assert read_json("[1e999999, -0, 12345678901234567890.10]").root.plain() == [
        *("1e999999", "-0", "12345678901234567890.10"),
    ]


def test_halves_of_surrogate_pairs_are_replaced_and_told() -> None:
    file = read_json('["\\ud83d\\ude00",\n"a\\ud800b"]')
    assert file.root.plain() == ["😀", "a\ufffdb"]
    assert file.broken == (2,)


def test_keys_of_other_languages_are_keys() -> None:
    text = '{"__proto__": {"x": "y"}, "constructor": "z"}'
    assert read_json(text).root.plain() == {"__proto__": {"x": "y"}, "constructor": "z"}
