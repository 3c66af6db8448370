"""Filters: the language of sphinxcontrib-bibtex, and what is refused."""

from __future__ import annotations

import ast
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, Person
from sphinxcontrib.bibtex.domain import _FilterVisitor

from sphinx_profile.model.query import QueryError, compile_filter

FIELDS = {
    "a": {"title": "Nets", "year": "2019", "author": "Zhou, Zhiming", "keywords": "gan, x"},
    "b": {"title": "A Book", "year": "2020", "author": "Doe, Jane and Zhou, Z.", "note": "(1)"},
    "c": {"title": "", "author": "", "volume": "12"},
    "d": {"title": "über", "year": "in press", "author": "Müller, Jörg"},
}
CITED = {"a": frozenset({"index"}), "b": frozenset({"index", "other"})}


class Fake:
    """A record of plain fields."""

    def __init__(self, key, type="article", **fields):
        self.key, self.values = key, {"key": key, "type": type, "docname": "index", **fields}

    def lookup(self, name):
        if name in {"cited", "docnames"}:
            pages = CITED.get(self.key, frozenset())
            return bool(pages) if name == "cited" else pages
        return self.values.get(name)


RECORDS = [
    Fake(key, "book" if key == "b" else "article", **fields) for key, fields in FIELDS.items()
]


def found(text):
    matches = compile_filter(text).matches
    return "".join(record.key for record in RECORDS if matches(record))


def theirs(text):
    """What sphinxcontrib-bibtex answers."""
    keys = ""
    for record in RECORDS:
        fields = dict(FIELDS[record.key])
        names = fields.pop("author")
        persons = {"author": [Person(n) for n in names.split(" and ")]} if names else {}
        entry = Entry(record.values["type"], fields, persons)
        entry.key = record.key
        visitor = _FilterVisitor(entry, "index", CITED.get(record.key, frozenset()))
        keys += record.key if visitor.visit(ast.parse(text)) else ""
    return keys


@pytest.mark.parametrize(
    "text",
    [
        'author % "Zhou"',
        'author % "zhou"',
        'author % "^Zhou"',
        'author % "Zhou" and year == "2019"',
        'author % "Zhou" or type == "book"',
        "not cited",
        "cited and not type == 'book'",
        'type == "book"',
        'type != "book"',
        'type in {"book", "misc"}',
        'type not in {"book"}',
        '"gan" in keywords',
        'keywords % "gan|y"',
        "docname in docnames",
        '"other" in docnames',
        '{"index"} == docnames',
        'docnames & {"other"}',
        'docnames | {"other"} == {"other"}',
        'year >= "2019"',
        'year < "2020"',
        'title % ""',
        "title",
        "not title",
        "volume",
        'key == "a" or key == "c"',
        "True",
        "False",
        'not (type == "book" or cited)',
        "note % '[(]1[)]'",
        'title > "B"',
        'nothing == ""',
        'type == "article" and (cited or volume == "12")',
        'title % "über"',
    ],
)
def test_the_same_as_sphinxcontrib_bibtex(text):
    assert found(text) == theirs(text)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("year >= 2020", "b"),
        ("year < 2020", "a"),
        ("year == 2019", "a"),
        ("year != 2019", "bcd"),
        ("2019 <= year", "ab"),
        ("volume > 9", "c"),
        ("year in {2019, 2020}", "ab"),
        ("not not cited", "ab"),
        ('key == "A" or type in {"BOOK"}', "ab"),
        (r'note % "\(1\)"', "b"),
        (r'title % "\""', ""),
    ],
)
def test_numbers(text, keys):
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("", 1, "expected"),
        ("author %", 9, "in quotes"),
        ("author % title", 10, "in quotes"),
        ("author == ", 10, "expected"),
        ('author % "Zhou', 10, "not closed"),
        ("author.name", 7, "'.'"),
        ("f(x)", 2, "expected"),
        ("year > 2000 > 1", 13, "in a row"),
        ("(year", 6, "')'"),
        ("year year", 6, "expected"),
        ('title % "("', 9, "regular expression"),
        ('title % "(a+)+"', 9, "forever"),
        ('title % "(a|a)*"', 9, "forever"),
        ('title % "((a)+b)*"', 9, "forever"),
        ('title % "a*a*a*a*b"', 9, "at most"),
        (f'title % "{"a" * 201}"', 9, "200"),
        ("(" * 51 + "year" + ")" * 51, 52, "50 levels"),
        ("year or " * 200 + "year", 1001, "1,000"),
        ("year := 3", 6, "':'"),
        ("lambda: 0", 7, "':'"),
        ("{}", 2, "expected"),
    ],
)
def test_what_does_not_parse_is_told_with_its_column(text, column, says):
    with pytest.raises(QueryError) as error:
        compile_filter(text)
    assert (error.value.column, says in error.value.message) == (column, True), error.value.message


def test_fifty_levels_are_read():
    assert found("(" * 50 + "cited" + ")" * 50) == "ab"


MARKS = [*"()<|&%,.{}", '"a"', "'.*'", '"(a"']
WORDS = st.sampled_from([*MARKS, "author", "and", "or", "not", "in", "==", "12", "True", "_x_"])


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=1100))
def test_any_text_is_read_or_refused(text):
    try:
        matches = compile_filter(text).matches
    except QueryError as error:
        assert 1 <= error.column <= max(len(text), 1000) + 1
        assert error.message
    else:
        assert all(isinstance(matches(record), bool) for record in RECORDS)


@pytest.mark.parametrize("pattern", ["(?:x+x)?y", ".*.*y", "x*x*x*y", "(x?){20}x"])
def test_no_expression_takes_forever(pattern):
    record = Fake("z", title="x" * 50_000)
    start = time.perf_counter()
    try:
        compile_filter(f'title % "{pattern}"').matches(record)
    except QueryError:
        pass
    assert time.perf_counter() - start < 2


def test_ten_thousand_entries_are_quick():
    text = 'author % "Zhou" and year >= 2018 and type != "misc"'
    matches = compile_filter(text).matches
    start = time.perf_counter()
    for _ in range(2_500):
        for record in RECORDS:
            matches(record)
    assert time.perf_counter() - start < 1


def test_names_are_known():
    assert compile_filter("cited and year > 1 or not owner").names == {"cited", "year", "owner"}
    assert re.fullmatch(r"[a-z ]+", " ".join(sorted(compile_filter("a or b").names)))
