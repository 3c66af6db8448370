"""Registries of people merged by id and field."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.migrate.update.merged import Choice, Merged
from sphinx_profile.migrate.update.people import merge_people
from sphinx_profile.scaffold.templates import yaml_text

BASE = "a:\n  name: A\n  url: u\nb:\n  name: B\n"
OURS = """\
# my people
a: {name: A, url: u, orcid: x}  # flow
# before b
b:
  name: "B"  # it is B
  aliases:
  - BB
# the end
"""


def merge(ours: str, theirs: str, base: str = BASE, *, theirs_wins: bool = False) -> Merged:
    return merge_people(base, ours, theirs, Choice(theirs_wins, theirs_wins))


def read(text: str) -> dict:
    return yaml.load(text, yaml.BaseLoader) or {}


def test_fields_are_taken_and_comments_stay() -> None:
    merged = merge(OURS, "a:\n  name: A\n  url: v\nb:\n  name: B\nc:\n  name: 'No'\n")
    assert not merged.clashes
    assert not merged.obstacles
    assert read(merged.text) == {
        "a": {"name": "A", "url": "v", "orcid": "x"},
        "b": {"name": "B", "aliases": ["BB"]},
        "c": {"name": "No"},
    }
    for comment in ("# my people", "# flow", "# before b", "# it is B", "# the end"):
        assert comment in merged.text


def test_nothing_is_written_anew_that_has_not_changed() -> None:
    assert merge(OURS, BASE).text == OURS
    assert merge(BASE, "a:\n  name: C\n").notes == (
        "b: gone from the source; kept (--theirs removes it)",
    )


def test_clashes() -> None:
    ours, theirs = OURS.replace("url: u", "url: mine"), BASE.replace("url: u", "url: v")
    assert merge(ours, theirs).clashes == ("a: url",)
    assert read(merge(ours, theirs).text)["a"]["url"] == "mine"
    assert read(merge(ours, theirs, theirs_wins=True).text)["a"]["url"] == "v"


def test_the_example_of_a_new_site_makes_room() -> None:
    merged = merge("# Co-authors:\n#\n# ada:\n", BASE, "# Co-authors:\n")
    assert merged.text == f"# Co-authors:\n#\n# ada:\n{BASE}"


def test_who_is_gone_is_kept_until_somebody_says_otherwise() -> None:
    theirs = "a:\n  name: A\n  url: u\n"
    merged = merge(OURS, theirs)
    assert merged.text == OURS
    again = merge(OURS, theirs, merged.base)
    assert again.notes == merged.notes
    assert set(read(merge(OURS, theirs, merged.base, theirs_wins=True).text)) == {"a"}


def test_what_cannot_be_merged_is_an_obstacle() -> None:
    theirs = BASE.replace("url: u", "url: v")
    for ours in ("- a\n- b\n", "a: {name: A\n", "a: [" * 2000):
        (obstacle,) = merge(ours, theirs).obstacles
        assert obstacle.startswith("it cannot be")
        assert "\n" not in obstacle


def test_anchors_and_tags_are_data() -> None:
    ours = OURS + "d: &d\n  name: !!python/object/apply:os.getcwd []\ne: *d\n"
    merged = merge(ours, BASE.replace("url: u", "url: v"))
    assert "!!python/object/apply:os.getcwd []" in merged.text or merged.obstacles
    assert merged.obstacles or "url: v" in merged.text


NAME = st.sampled_from(["A B", "No", "2019", "x: y", "#1", "Ä", "'q'", ""])
RECORDS = st.dictionaries(
    st.sampled_from(["a", "b", "null"]),
    st.fixed_dictionaries(
        {"name": NAME}, optional={"url": NAME, "aliases": st.lists(NAME, min_size=1, max_size=2)}
    ),
)


@given(RECORDS, RECORDS, RECORDS)
def test_no_edit_is_lost_and_none_made_twice(base, ours, theirs) -> None:
    before, mine, yours = (yaml_text(records) for records in (base, ours, theirs))
    mine = f"# begin\n{mine}" if ours else "# begin\n"
    merged = merge(mine, yours, before)
    assert not merged.obstacles
    found = read(merged.text)
    for key, record in ours.items():
        for name, value in record.items():
            if base.get(key, {}).get(name) != value:
                assert found[key][name] == value
    assert "# begin" in merged.text or yours == mine
    assert merge(merged.text, yours, merged.base).text == merged.text
