"""Lists of authors, as people write them."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.authors import AuthorList, read_authors, write_authors
from sphinx_profile.model.inline import Run, inline
from sphinx_profile.model.person import Author

ZHOU, LIANG, YU = "Zhiming Zhou", "Jiadong Liang", "Yong Yu"


def names(text):
    authors, _ = read_authors(inline(text))
    return [author.name for author in authors.authors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zhiming Zhou", [ZHOU]),
        ("Zhiming Zhou, Jiadong Liang", [ZHOU, LIANG]),
        ("Zhiming Zhou, Jiadong Liang,", [ZHOU, LIANG]),
        ("Zhiming Zhou and Jiadong Liang", [ZHOU, LIANG]),
        ("Zhiming Zhou, Jiadong Liang and Yong Yu", [ZHOU, LIANG, YU]),
        ("Zhiming Zhou, Jiadong Liang, and Yong Yu", [ZHOU, LIANG, YU]),
        ("Zhiming Zhou, Jiadong Liang & Yong Yu", [ZHOU, LIANG, YU]),
        ("Zhiming Zhou; Jiadong Liang; Yong Yu", [ZHOU, LIANG, YU]),
        ("Zhou, Zhiming", [ZHOU]),
        ("Zhou, Zhiming and Liang, Jiadong", [ZHOU, LIANG]),
        ("Zhou, Zhiming; Liang, Jiadong", [ZHOU, LIANG]),
        ("Zhou, Zhiming and Liang, Jiadong and Yong Yu", [ZHOU, LIANG, YU]),
        ("Zhou, Zhiming AND Liang, Jiadong", [ZHOU, LIANG]),
        ("Zhou, Z., Liang, J.", ["Z. Zhou", "J. Liang"]),
        ("Zhou, Z. M., Liang, J.-D., & Yu, Y.", ["Z. M. Zhou", "J.-D. Liang", "Y. Yu"]),
        ("Zhou, Z.", ["Z. Zhou"]),
        ("van der Berg, Jan", ["Jan van der Berg"]),
        ("van der Berg, Jan and von Neumann, John", ["Jan van der Berg", "John von Neumann"]),
        ("Jan van der Berg, John von Neumann", ["Jan van der Berg", "John von Neumann"]),
        ("Martin Luther King, Jr.", ["Martin Luther King, Jr."]),
        ("Martin Luther King, Jr., Yong Yu", ["Martin Luther King, Jr.", YU]),
        ("King, Jr., Martin Luther and Yu, Yong", ["Martin Luther King Jr.", YU]),
        ("{Barnes and Noble, Inc.} and Yong Yu", ["Barnes and Noble, Inc.", YU]),
        ("{The ATLAS Collaboration}", ["The ATLAS Collaboration"]),
        ("周志明、梁嘉栋", ["周志明", "梁嘉栋"]),
        ("周志明，梁嘉栋", ["周志明", "梁嘉栋"]),
        ("周志明, 梁嘉栋", ["周志明", "梁嘉栋"]),
        ("Anders Sandberg, Andrea Andreou", ["Anders Sandberg", "Andrea Andreou"]),
        ("Plato", ["Plato"]),
        ("Plato, Aristotle, Socrates", ["Plato", "Aristotle", "Socrates"]),
        ("Zhiming\n  Zhou,\tYong  Yu", [ZHOU, YU]),
        ("Seán O'Brien, D’Arcy Thompson", ["Seán O'Brien", "D’Arcy Thompson"]),
    ],
)  # fmt: skip
def test_forms(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Zhiming Zhou et al.", "Zhiming Zhou, et al.", "Zhiming Zhou and others",
     "Zhou, Zhiming and others", "Zhiming Zhou, others", "Zhiming Zhou, ..."],
)  # fmt: skip
def test_others(text):
    authors, findings = read_authors(inline(text))
    assert [author.name for author in authors.authors] == [ZHOU]
    assert authors.others
    assert findings == []


@pytest.mark.parametrize(
    ("text", "name", "marks"),
    [
        ("Zhiming Zhou*", ZHOU, ("*",)),
        ("*Zhiming Zhou", ZHOU, ("*",)),
        ("Zhiming Zhou*†", ZHOU, ("*", "†")),
        ("Zhiming Zhou *, †", ZHOU, ("*", "†")),
        ("Zhiming Zhou∗", ZHOU, ("*",)),
        ("Zhiming Zhou‡§¶#^", ZHOU, ("‡", "§", "¶", "#", "^")),
        ("Zhou*, Zhiming", ZHOU, ("*",)),
    ],
)
def test_marks_are_roles_not_characters(text, name, marks):
    authors, _ = read_authors(inline(text))
    assert [(a.name, a.marks) for a in authors.authors] == [(name, marks)]


def test_marks_in_a_list():
    authors, _ = read_authors(inline("Zhiming Zhou*, Jiadong Liang*, Yong Yu†"))
    assert [(a.name, a.marks) for a in authors.authors] == [
        (ZHOU, ("*",)), (LIANG, ("*",)), (YU, ("†",)),
    ]  # fmt: skip


def test_bold_is_the_owner():
    runs = (Run(ZHOU, ("strong",)), Run("*, Qingru Zhang*"))
    authors, _ = read_authors(runs)
    assert authors.authors == (Author(ZHOU, ("*",), owner=True), Author("Qingru Zhang", ("*",)))


def test_bold_marks_alone_are_no_owner():
    authors, _ = read_authors((Run(f"{ZHOU}"), Run("*", ("strong",)), Run(f", {YU}")))
    assert [a.owner for a in authors.authors] == [False, False]
    assert authors.authors[0].marks == ("*",)


def test_emphasis_is_no_owner():
    authors, _ = read_authors((Run(ZHOU, ("emphasis",)),))
    assert authors.authors == (Author(ZHOU),)


def test_a_linked_name_is_one_name_whatever_commas_it_holds():
    runs = (Run("King, Jr.", url="https://k.example/"), Run(" and "), Run(YU))
    authors, _ = read_authors(runs)
    assert [(a.name, a.url) for a in authors.authors] == [
        ("King, Jr.", "https://k.example/"), (YU, ""),
    ]  # fmt: skip
    runs = (Run("Smith, Jones and Partners", url="u"), Run(", "), Run(YU))
    assert len(read_authors(runs)[0].authors) == 2


def test_a_link_reaches_its_own_name_only():
    runs = (Run(f"{LIANG}, "), Run(ZHOU, url="https://z.example/"), Run(f"*, {YU}"))
    authors, _ = read_authors(runs)
    assert [(a.name, a.url, a.marks) for a in authors.authors] == [
        (LIANG, "", ()), (ZHOU, "https://z.example/", ("*",)), (YU, "", ()),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " , ; and ", "*", "et al.", "{}"])
def test_no_name(text):
    authors, findings = read_authors(inline(text), "author")
    assert authors.authors == ()
    assert [f.problem for f in findings] == [Problem.EMPTY_AUTHORS]
    assert findings[0].message.startswith("author:")


def test_written_as_bibtex():
    authors = AuthorList((Author(ZHOU, ("*",)), Author(YU)), others=True)
    assert write_authors(authors) == "Zhiming Zhou and Yong Yu and others"
    assert read_authors(inline(write_authors(authors)))[0].others


@pytest.mark.parametrize("text", [" " * 50_000, "a " * 20_000, "," * 50_000, "{" * 50_000,
                                  " and" * 20_000, "*" * 50_000, "A. " * 20_000])  # fmt: skip
def test_no_list_takes_long(text):
    start = time.perf_counter()
    read_authors(inline(text))
    assert time.perf_counter() - start < 30  # quadratic time would be minutes


@given(st.lists(st.tuples(st.text(), st.booleans(), st.booleans()), max_size=5))
def test_never_raises(parts):
    runs = tuple(Run(t, ("strong",) if b else (), "u" if u else "") for t, b, u in parts)
    read_authors(runs)


words = st.sampled_from(
    [
        "Zhiming",
        "Zhou",
        "Liang",
        "van",
        "der",
        "Z.",
        "J.-D.",
        "Jr.",
        "III",
        "and",
        ",",
        ";",
        "&",
        "*",
        "†",
        "{ACM}",
        "[x]",
        "周志明",
        "、",
        "O'Brien",
    ]
)


@given(st.lists(words, max_size=14).map(" ".join))
def test_no_word_is_lost(text):
    """All but separators, marks and braces is still there, in some order."""
    authors, _ = read_authors(inline(text))

    def letters(string):
        return sorted(re.findall(r"\w", re.sub(r"\band\b|&", " ", string, flags=re.IGNORECASE)))

    assert letters(" ".join(a.name for a in authors.authors)) == letters(text)


name = st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=2, max_size=3).map(
    " ".join
)
separators = st.sampled_from([", ", "; ", " and ", " & ", "， "])


@given(st.lists(name, min_size=1, max_size=6), separators)
def test_full_names_come_back_whatever_separates_them(given_names, separator):
    kept = [n for n in given_names if not re.search(r"\b(And|Others)\b", n)]
    if kept:
        assert names(separator.join(kept)) == kept


@given(st.lists(name, min_size=2, max_size=6))
def test_bibtex_form_comes_back(given_names):
    kept = [n for n in given_names if not re.search(r"\b(And|Others)\b", n)]
    turned = " and ".join(f"{n.split()[-1]}, {' '.join(n.split()[:-1])}" for n in kept)
    if kept:
        assert names(turned) == kept
