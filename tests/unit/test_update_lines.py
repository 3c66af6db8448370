"""Texts merged line by line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.migrate.update.lines import MAX_LINES, merge_texts
from sphinx_profile.migrate.update.merged import Choice

TEXT = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=7).map("".join)
BASE = "one\ntwo\nthree\nfour\nfive\n"


@pytest.mark.parametrize("takes_theirs", [False, True])
def test_changes_apart_are_both_taken(takes_theirs) -> None:
    ours = BASE.replace("two", "TWO")
    theirs = BASE.replace("four", "FOUR") + "six\n"
    merged = merge_texts(BASE, ours, theirs, Choice(takes_theirs))
    assert merged.text == "one\nTWO\nthree\nFOUR\nfive\nsix\n"
    assert not merged.clashes
    assert merged.base == theirs


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (BASE.replace("two", "TWO"), BASE.replace("two", "2")),
        (BASE.replace("two", "TWO"), BASE.replace("two\n", "")),
        (BASE + "mine\n", BASE + "yours\n"),
        (BASE.replace("two", "TWO"), BASE.replace("three", "3")),  # they touch
        (BASE.removesuffix("\n"), BASE + "six\n"),
    ],
)
def test_changes_of_the_same_lines_clash(ours, theirs) -> None:
    mine = merge_texts(BASE, ours, theirs, Choice())
    yours = merge_texts(BASE, ours, theirs, Choice(takes_theirs=True))
    assert (mine.text, yours.text) == (ours, theirs)
    assert len(mine.clashes) == len(yours.clashes) == 1


def test_a_clash_leaves_the_other_changes() -> None:
    ours = BASE.replace("one", "ONE").replace("five", "FIVE")
    theirs = BASE.replace("one", "1").replace("three", "3")
    assert merge_texts(BASE, ours, theirs, Choice()).text == "ONE\ntwo\n3\nfour\nFIVE\n"
    assert merge_texts(BASE, ours, theirs, Choice(True)).text == "1\ntwo\n3\nfour\nFIVE\n"


def test_the_same_change_is_no_clash() -> None:
    ours = BASE.replace("two", "TWO") + "mine\n"
    theirs = BASE.replace("two", "TWO").replace("four", "4")
    merged = merge_texts(BASE, ours, theirs, Choice())
    assert (merged.text, merged.clashes) == ("one\nTWO\nthree\n4\nfive\nmine\n", ())


@given(TEXT, TEXT, TEXT)
def test_what_one_side_leaves_alone_is_the_others(base, ours, theirs) -> None:
    assert merge_texts(base, ours, base, Choice()).text == ours
    assert merge_texts(base, base, theirs, Choice()).text == theirs
    assert merge_texts(base, ours, ours, Choice()).text == ours


@given(TEXT, TEXT, TEXT)
def test_both_sides_are_alike(base, ours, theirs) -> None:
    one, other = (
        merge_texts(base, ours, theirs, Choice()),
        merge_texts(base, theirs, ours, Choice(True)),
    )
    assert one.text == other.text
    if not one.clashes:
        assert one.text == merge_texts(base, ours, theirs, Choice(True)).text


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
def test_no_line_that_a_person_wrote_is_lost(mine, yours) -> None:
    base = [f"line {n}\n" for n in range(31)]
    ours = "".join(f"mine {n}\n" if n in mine else line for n, line in enumerate(base))
    theirs = "".join(f"yours {n}\n" if n in yours else line for n, line in enumerate(base))
    merged = merge_texts("".join(base), ours, theirs, Choice()).text.split("\n")
    assert [f"mine {n}" for n in sorted(mine)] == [line for line in merged if "mine" in line]


def test_a_text_without_end_is_merged_as_a_whole() -> None:
    base = "a\n" * (MAX_LINES + 1)
    start = time.process_time()
    merged = merge_texts(base, base + "mine\n", base + "yours\n", Choice())
    assert time.process_time() - start < 20  # quadratic time is minutes
    assert (merged.text, merged.clashes) == (base + "mine\n", ("the whole text",))
