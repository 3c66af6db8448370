"""Dates: as far as they are known, as they were written where they are none."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.diagnostics import Problem
from sphinx_profile.model.date import Date, month_number, read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2019", "2019"), ("2019-05", "2019-05"), ("2019-5-3", "2019-05-03"), (" 0987 ", "0987")],
)
def test_read(text, iso):
    date, findings = read_date(text)
    assert (date.iso, findings) == (iso, [])
    assert date.text == text.strip()


@pytest.mark.parametrize(
    "text",
    ["last year", "2019-13", "2019-02-30", "19", "20190", "2019-", "0000", "²⁰¹⁹", "2019/05"],
)
def test_no_date_is_shown_as_written(text):
    date, findings = read_date(text, field="year")
    assert (date.iso, date.shown, date.year) == ("", text, None)
    assert [finding.problem for finding in findings] == [Problem.BAD_DATE]
    assert findings[0].message == f"year: {text!r} is no year"


def test_nothing_is_no_problem():
    assert read_date("  ") == (Date(), [])


def test_month_beside_the_year():
    assert read_date("2019", "May")[0].iso == "2019-05"
    assert read_date("2019-06", "May")[0].iso == "2019-06"
    assert read_date("2019", "whenever")[0].iso == "2019"


@pytest.mark.parametrize(
    ("text", "number"),
    [("jan", 1), ("May", 5), ("September", 9), ("sept.", 9), ("12", 12), ("13", None), ("0", None),
     ("", None), ("x", None)],
)  # fmt: skip
def test_month_number(text, number):
    assert month_number(text) == number


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_there_is(day):
    assert read_date(day.isoformat())[0].iso == day.isoformat()


@given(st.text(), st.text())
def test_never_raises_and_loses_nothing(text, month):
    date, _ = read_date(text, month)
    assert date.text == text.strip()
    month_number(text)
