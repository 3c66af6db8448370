"""Sort keys and groups."""

import pytest

from sphinx_profile.model.order import Group, compile_groups, compile_sort, group
from sphinx_profile.model.query import QueryError

ITEMS = {
    "a": {"date": (2019, 3, 0), "title": "Étude 10", "type": "misc", "year": "2019"},
    "b": {"date": (2019, 0, 0), "title": "etude 9", "type": "article", "year": "2019"},
    "c": {"date": (2020, 1, 1), "title": "Zoo", "type": "article", "year": "2020"},
    "d": {"date": (0, 0, 0), "title": "", "type": "odd", "year": ""},
}


def value(item, name):
    return ITEMS[item].get(name, "")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("date", "bacd"),
        ("-date", "cabd"),
        ("date desc", "cabd"),
        ("+date", "bacd"),
        ("title", "bacd"),
        ("-title", "cabd"),
        ("type, -date", "cbad"),
        ("-year, title", "cbad"),
        ("pages", "abcd"),
        ("date, -date", "bacd"),
    ],
)
def test_the_order(text, order):
    assert "".join(compile_sort(text, {"pages"}).apply(list(ITEMS), value)) == order


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("-", 1),
        ("date, nothing", 7),
        ("date,  da te", 8),
        ("date,", 6),
        ("date desc title", 1),
        ("date," * 250, 1001),
    ],
)
def test_no_sort_key(text, column):
    with pytest.raises(QueryError) as error:
        compile_sort(text)
    assert error.value.column == column


def shape(groups: tuple[Group, ...]):
    return [(g.value, shape(g.groups) if g.groups else "".join(g.items)) for g in groups]


@pytest.mark.parametrize(
    ("keys", "descending", "expected"),
    [
        ("year", True, [("2020", "c"), ("2019", "ab"), ("", "d")]),
        ("year", False, [("2019", "ab"), ("2020", "c"), ("", "d")]),
        ("type", True, [("article", "bc"), ("misc", "a"), ("odd", "d")]),
        ("title", True, [("Étude 10", "a"), ("etude 9", "b"), ("Zoo", "c"), ("", "d")]),
        (
            "year, type",
            True,
            [
                ("2020", [("article", "c")]),
                ("2019", [("article", "b"), ("misc", "a")]),
                ("", [("odd", "d")]),
            ],
        ),
    ],
)
def test_groups(keys, descending, expected):
    assert shape(group(list(ITEMS), compile_groups(keys), value, descending)) == expected


def test_statuses_are_in_their_order():
    order = ["published", "draft", "accepted"]
    groups = group(order, ("status",), lambda item, _name: item)
    assert [g.value for g in groups] == ["draft", "accepted", "published"]


MANY = [f"a{number}" for number in range(2_000)]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("year,", 6),
        ("a b", 1),
        ("year,  -type", 8),
        (",".join(MANY[:11]), 31),
        (",".join(MANY), 1001),
    ],
)
def test_no_group(text, column):
    with pytest.raises(QueryError) as error:
        compile_groups(text)
    assert error.value.column == column


def test_ten_levels_of_groups():
    keys = compile_groups(",".join([*MANY[:10], "a0"]))
    assert len(keys) == 10
    (outer,) = group(["a"], keys, lambda _item, name: name)
    depth = 1
    while outer.groups:
        (outer,), depth = outer.groups, depth + 1
    assert (outer.value, depth) == ("a9", 10)
