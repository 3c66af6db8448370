"""Bibliographies merged by key and field, in place."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_profile.formats.bibtex import read_bibtex, write_entry
from sphinx_profile.migrate.update.bib import merge_bibliographies
from sphinx_profile.migrate.update.merged import Choice, Merged
from sphinx_profile.model.entry import Entry

BASE = """\
@article{a,
  title = {One},
  year = {2020}
}

@misc{b,
  title = {Two}
}
"""
OURS = """\
% mine
@string{j = {Journal}}
@article{ a,
  title     = {One},   % a remark
  note      = "mine" # j,
  year      = 2020,
}
@comment{@misc{b, title = {Two}}}
@MISC(b,
  title = {Two}
)
@book{own, title={Own}}
% the end
"""


def merge(ours: str, theirs: str, base: str = BASE, *, theirs_wins: bool = False) -> Merged:
    return merge_bibliographies(base, ours, theirs, Choice(theirs_wins, theirs_wins))


def fields(text: str) -> dict[str, dict[str, str]]:
    return {e.entry.key: dict(e.entry.fields) for e in read_bibtex(text).entries}


def test_changes_are_made_in_place_and_all_else_stays() -> None:
    theirs = (
        BASE.replace("@article", "@inproceedings")
        .replace("One", "{One} More")
        .replace("  year", "  doi = {10.1/x},\n  month = jun,\n  year")
        .replace("Two", "Two, too")
    )
    merged = merge(OURS, theirs)
    expected = (
        OURS.replace("@article", "@inproceedings")
        .replace("{One}", "{{One} More}")
        .replace("= 2020,", "= 2020,\n  doi = {10.1/x},\n  month = jun,")
        .replace("(b,\n  title = {Two}", "(b,\n  title = {Two, too}")
    )
    assert merged.text == expected
    assert not merged.clashes
    assert not merged.obstacles
    assert merge(merged.text, theirs, merged.base).text == merged.text


def test_a_new_entry_comes_last_as_the_source_wrote_it() -> None:
    new = "@misc{c,\n  title    = {Three},\n}"
    assert merge(OURS, f"{BASE}\n{new}\n").text == f"{OURS}\n{new}\n"


def test_a_new_entry_that_needs_the_macros_of_the_source_is_written_out() -> None:
    theirs = '@string{x = "X"}\n\n' + BASE + "\n@misc{c, title = x}\n"
    ours = OURS.replace("@string", "@string{y = 1}\n@string")
    assert "@misc{c,\n  title = {X}\n}" in merge(ours, theirs).text


def test_what_stands_before_the_first_entry_is_kept_up_to_date() -> None:
    old, new = "% of 2024\n\n", '% of 2025\n@string{x = "X"}\n\n'
    assert merge(f"{old}{OURS}", f"{new}{BASE}", f"{old}{BASE}").text == f"{new}{OURS}"
    clash = merge(OURS, f"{new}{BASE}", f"{old}{BASE}")
    assert clash.clashes == ("what stands before the first entry",)
    assert clash.text == OURS


def test_a_field_that_is_gone_from_the_source_goes() -> None:
    merged = merge(OURS, BASE.replace("{One},\n  year = {2020}", "{One}"))
    assert merged.text == OURS.replace("  year      = 2020,\n", "")


def test_a_field_that_both_changed_is_a_clash() -> None:
    ours, theirs = OURS.replace("= 2020", "= 2021"), BASE.replace("2020", "2022")
    assert merge(ours, theirs).clashes == ("a: year",)
    assert merge(ours, theirs).text == ours
    assert merge(ours, theirs, theirs_wins=True).text == OURS.replace("= 2020", "= {2022}")


def test_the_same_change_on_both_sides_is_none() -> None:
    ours, theirs = OURS.replace("= 2020", "= 2022"), BASE.replace("2020", "2022")
    assert merge(ours, theirs) == Merged(ours, theirs)


def test_an_entry_gone_from_the_source_is_kept_and_named() -> None:
    theirs = BASE[: BASE.index("@misc")].rstrip("\n") + "\n"
    merged = merge(OURS, theirs)
    assert merged.text == OURS
    assert merged.notes == ("b: gone from the source; kept (--theirs removes it)",)
    again = merge(merged.text, theirs, merged.base)
    assert (again.text, again.notes) == (merged.text, merged.notes)
    removed = merge(OURS, theirs, merged.base, theirs_wins=True)
    assert removed.text == OURS.replace("@MISC(b,\n  title = {Two}\n)\n", "")
    assert removed.base == theirs


def test_an_entry_deleted_by_hand_stays_so() -> None:
    ours = OURS.replace("@MISC(b,\n  title = {Two}\n)\n", "")
    same = merge(ours, BASE.replace("One", "Uno"))
    assert "b" not in fields(same.text)
    assert same.notes == ("b: deleted by hand; the source still has it",)
    changed = BASE.replace("Two", "Zwei")
    assert merge(ours, changed).clashes == ("b: deleted by hand, changed in the source",)
    assert merge(ours, changed).text == ours
    assert fields(merge(ours, changed, theirs_wins=True).text)["b"] == {"title": "Zwei"}


def test_a_bibliography_that_was_there_before_is_added_to() -> None:
    ours = "@misc{own, title = {Own}}\n\n@article{a, title = {One}, note = {N}}\n"
    merged = merge(ours, BASE, "")
    assert not merged.clashes
    assert merged.text.startswith(
        "@misc{own, title = {Own}}\n\n@article{a, title = {One}, note = {N}"
    )
    assert fields(merged.text) == {
        "own": {"title": "Own"},
        "a": {"title": "One", "note": "N", "year": "2020"},
        "b": {"title": "Two"},
    }


def test_a_damaged_entry_is_an_obstacle_only_if_it_must_change() -> None:
    ours = OURS.replace("title     = {One},", "title     = {One,")
    assert not merge(ours, BASE.replace("Two", "Zwei")).obstacles
    (obstacle,) = merge(ours, BASE.replace("{2020}", "{2020},\n  doi = {10.1/x}")).obstacles
    assert obstacle.startswith("a: the entry cannot be changed in place")


def test_an_untouched_bibliography_is_the_new_one() -> None:
    theirs = "% new\n\n" + BASE.replace("One", "Uno")
    assert merge(BASE, theirs) == Merged(theirs, theirs)


def test_many_changes_are_fast() -> None:
    def text(year: int) -> str:
        return "\n".join(
            f"@misc{{k{n},\n  title = {{T {n}}},\n  year = {{{year}}}\n}}\n" for n in range(3000)
        )

    merged = merge(f"% mine\n{text(2020)}", text(2021), text(2020))
    assert merged.text == f"% mine\n{text(2021)}"


# -- any edit --------------------------------------------------------------------------------

VALUE = st.sampled_from(["x", "A {B} C", r"\emph{y}, z", "jun", "1--2", "ä"])
RECORD = st.dictionaries(st.sampled_from(["title", "year", "note", "month"]), VALUE, min_size=1)
RECORDS = st.dictionaries(st.sampled_from(["a", "b", "c"]), RECORD, min_size=1)


def written(records: dict[str, dict[str, str]]) -> str:
    return (
        "\n\n".join(write_entry(Entry("misc", k, tuple(r.items()))) for k, r in records.items())
        + "\n"
    )


def by_hand(records: dict[str, dict[str, str]]) -> str:
    """As somebody would write it: in another order, with other delimiters, and remarks."""
    parts = ["% begin"]
    for key, record in reversed(records.items()):
        lines = [f"   {name} = {{{value}}} ," for name, value in reversed(record.items())]
        parts += [f"% of {key}", f"@Misc ( {key} ,", *lines, ")", "text between"]
    return "\n".join(parts)


@settings(max_examples=150)
@given(RECORDS, RECORDS, RECORDS)
def test_no_edit_is_lost_and_none_made_twice(base, ours, theirs) -> None:
    before, mine, yours = written(base), by_hand(ours), written(theirs)
    merged = merge(mine, yours, before)
    assert not merged.obstacles
    found = fields(merged.text)
    for key, record in ours.items():
        for name, value in record.items():
            if base.get(key, {}).get(name) != value:
                assert found[key][name] == value
    for key, record in theirs.items():
        for name, value in record.items():
            was, own = base.get(key, {}).get(name), ours.get(key, {}).get(name)
            if own == was and (key in ours or key not in base):
                assert found[key][name] == value
    for remark in ("% begin", "text between", *(f"% of {key}" for key in ours)):
        assert remark in merged.text
    again = merge(merged.text, yours, merged.base)
    assert again.text == merged.text
    wins = merge(mine, yours, before, theirs_wins=True)
    assert not wins.obstacles
    changed = {k: r for k, r in theirs.items() if r != base.get(k)}
    assert all(
        fields(wins.text)[key].items()
        >= {
            name: value for name, value in record.items() if value != base.get(key, {}).get(name)
        }.items()
        for key, record in changed.items()
    )
