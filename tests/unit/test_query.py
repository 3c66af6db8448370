"""Filters: the language of sphinxcontrib-bibtex, and what is refused."""

from __future__ import annotations

import ast
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pybtex.database import Entry, Person
from sphinxcontrib.bibtex.domain import _FilterVisitor

from sphinx_profile.model.query import QueryError, compile_filter
from sphinx_profile.model.query.regex import compile_pattern

FIELDS = {
    "a": {"title": "Nets", "year": "2019", "author": "Zhou, Zhiming", "keywords": "gan, x"},
    "b": {"title": "A Book", "year": "2020", "author": "Doe, Jane and Zhou, Z.", "note": "(1)"},
    "c": {"title": "", "author": "", "volume": "12"},
    "d": {"title": "über", "year": "in press", "author": "Müller, Jörg"},
    "e": {"title": "1984", "year": "1949", "author": "Orwell, George", "note": "a  b\tc"},
    "f": {"title": "nets", "year": "2019a", "author": "{The ATLAS Collaboration}"},
    "g": {"title": 'C++ & "R"', "author": "van der Berg, Jan and others", "pmid": "31234567"},
    "h": {"title": "a\\b", "year": "0987", "author": "Li", "status": "submitted"},
    "i": {"title": "线性代数", "year": "2018", "author": "张, 三", "keywords": "代数"},
    "j": {"title": "Two\nlines", "year": "-0043", "author": "Caesar, Julius", "volume": "9"},
    "k": {"title": "Nets, Again", "year": " 2020", "author": "Zhou, Zhi and Song, Yuxuan"},
    "l": {"selected": "true", "author": "Zhoushan, A.", "year": "2018", "volume": "1e3"},
}
CITED = {
    "a": frozenset({"index"}),
    "b": frozenset({"index", "other"}),
    "i": frozenset({"other"}),
}


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
        'title % "ÜBER"',
        'title == "NETS"',
        'title % "^nets$" and title != "nets"',
        'author % "Zhou,? " or author % "Berg"',
        "keywords % '代'",
        'author % "Orwell|Caesar"',
        'year < "1" or year > "2019"',
        'not title == "Nets" and year == "2019"',
        'cited == False and "x" not in title',
        'docnames == {"other"} or key in {"a", "b", "c"}',
        '{"index"} | docnames == docnames | docnames and cited',
        'docnames & {"other"} | {"index"} != {"index"}',
        'title in "Nets, Again"',
        'status == "submitted" or selected',
        'year == "2018" and not (keywords or volume) or volume in {"9", "12"}',
        'type % "ART" and key != "a"',
        "title % 'two.lines' or title % '(?s)two.lines'",
        'author % "and others$"',
    ],
)
def test_the_same_as_sphinxcontrib_bibtex(text):
    assert found(text) == theirs(text)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("year >= 2020", "bk"),
        ("year < 2020 and year > 1", "aehil"),
        ("year == 2019", "a"),
        ("year != 2019", "bcdefghijkl"),
        ("2019 <= year", "abk"),
        ("volume > 9", "c"),
        ("year in {2019, 2020}", "ab"),
        ("pmid in {31234567} and pmid == 31234567 and 31234567 in pmid", "g"),
        ("year < 0", "j"),
        ("not not cited", "abi"),
        ('key == "A" or type in {"BOOK"}', "ab"),
        (r'note % "\(1\)"', "b"),
        (r'title % "\""', "g"),
        ("title % '(N|n)et(s, Again)?' and title % '(a+g)?s'", "afk"),
        ("title % '[[N]ets'", "afk"),
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
        ('title % "(a{0,50}){0,50}b"', 9, "forever"),
        ('title % "((?P<n>a)(?P=n)a+)+b"', 9, "forever"),
        ('title % "(a|b){30}c"', 9, "forever"),
        (f'title % "{"a?" * 30}{"a" * 30}"', 9, "forever"),
        ('title % "(?x)(a+) +b"', 9, "flag"),
        ('title % "(?x:(a+) +b)"', 9, "flag"),
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
    assert found("(" * 50 + "cited" + ")" * 50) == "abi"


MARKS = [*"()<|&%,.{}", '"a"', "'.*'", '"(a"']
WORDS = st.sampled_from([*MARKS, "author", "and", "or", "not", "in", "==", "12", "True", "_x_"])


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=1100))
def test_any_text_is_read_or_refused(text):
    start = time.process_time()
    try:
        matches = compile_filter(text).matches
    except QueryError as error:
        assert 1 <= error.column <= len(text) + 1
        assert error.message
    else:
        assert all(isinstance(matches(record), bool) for record in RECORDS)
    assert time.process_time() - start < 2


PATTERNS = [
    *"xx()|?*+y.",
    "x*",
    "(?:",
    "{0,50}",
    "{0,200}",
    "{2}",
    "{3,}",
    r"\1",
    "(?P<n>",
    "(?P=n)",
]
PATTERNS += ["[x]", "[^]y]", "(?x)", "(?i:", " ", "(?=", "(?#(", "*?"]
GROUPS = st.lists(st.sampled_from(PATTERNS), min_size=2, max_size=14).map("".join)


@given(GROUPS | GROUPS.map("({})+y".format) | GROUPS.map("({}){{20}}y".format))
@example("(?:x+x)?y")
@example("(x{0,50}){0,50}y")
@example("x{0,900}x{0,900}x{0,900}y")
@example("x{5000}y")
@example("x*x*x*y")
@settings(deadline=None)
def test_no_expression_takes_forever(pattern):
    start = time.process_time()
    try:
        search = compile_pattern(pattern, 1).found_in
    except QueryError as error:
        assert repr(pattern) in error.message or "at most" in error.message
    else:
        for length in (25, 100, 3_000):
            search("x" * length)
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("pattern", "length"), [("x", 1_000_000), ("x.*y", 9_000), ("x.*y.+z", 400), (".*x.*y.*z", 140)]
)
def test_a_search_looks_at_the_beginning_of_a_text(pattern, length):
    assert compile_pattern(pattern, 1).found_in("_" * (length - 5) + "xy-zy")


def test_ten_thousand_entries_are_quick():
    text = 'author % "Zhou" and year >= 2018 and type != "misc"'
    matches = compile_filter(text).matches
    start = time.perf_counter()
    for number in range(10_000):
        matches(RECORDS[number % len(RECORDS)])
    assert time.perf_counter() - start < 10


def test_names_are_known():
    assert compile_filter("cited and year > 1 or not owner").names == {"cited", "year", "owner"}
    assert re.fullmatch(r"[a-z ]+", " ".join(sorted(compile_filter("a or b").names)))
