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
    [
        "last year",
        "2019-13",
        "2019-02-30",
        "19",
        "20190",
        "2019-",
        "0000",
        "²⁰¹⁹",
        "2019/05",
        "2006/2004",
        "../..",
        "/",
    ],
)
def test_no_date_is_shown_as_written(text):
    date, findings = read_date(text, field="year")
    assert (date.iso, date.shown, date.year) == ("", text, None)
    assert [finding.problem for finding in findings] == [Problem.BAD_DATE]
    assert findings[0].message == f"year: {text!r} is no year"


@pytest.mark.parametrize(
    ("text", "month", "iso", "shown", "key"),
    [
        ("2004/2006", "", "2004", "2004–2006", (2004, 0, 0)),
        ("2004-02/2006-03", "", "2004-02", "2004–2006", (2004, 2, 0)),
        ("2004-02/2004-03", "", "2004-02", "2004", (2004, 2, 0)),
        ("1997/", "", "1997", "1997–", (1997, 0, 0)),
        ("1997/..", "", "1997", "1997–", (1997, 0, 0)),
        ("../2003", "", "2003", "–2003", (2003, 0, 0)),
        ("/2003?", "", "2003", "–2003?", (2003, 0, 0)),
        ("2004?/2006~", "", "2004", "2004?–c. 2006", (2004, 0, 0)),
        ("2004/2006~", "", "2004", "2004–c. 2006", (2004, 0, 0)),
        ("2004-02~/2004-03~", "", "2004-02", "c. 2004", (2004, 2, 0)),
        ("199X/", "", "1990", "1990s–", (1990, 0, 0)),
        ("1995/199X", "", "1995", "1995–1990s", (1995, 0, 0)),
        ("-0043/-0040", "", "-0043", "-43–-40", (-43, 0, 0)),
        ("2004-21", "", "2004", "2004", (2004, 3, 0)),
        ("199X", "", "1990", "1990s", (1990, 0, 0)),
        ("19XX", "", "1900", "1900s", (1900, 0, 0)),
        ("1999-XX", "", "1999", "1999", (1999, 0, 0)),
        ("2004~", "", "2004", "c. 2004", (2004, 0, 0)),
        ("2004-06?", "", "2004-06", "2004?", (2004, 6, 0)),
        ("2004-04-05T14:34:00", "", "2004-04-05", "2004", (2004, 4, 5)),
        ("-0043", "", "-0043", "-43", (-43, 0, 0)),
        ("1998--1999", "", "1998", "1998–1999", (1998, 0, 0)),
        ("1998--", "", "1998", "1998–", (1998, 0, 0)),
        ("1998 – present", "", "1998", "1998–", (1998, 0, 0)),
        ("1998/99", "", "1998", "1998–1999", (1998, 0, 0)),
        ("ca. 1999", "", "1999", "c. 1999", (1999, 0, 0)),
        ("2019a", "", "2019", "2019a", (2019, 0, 0)),
        ("(2019)", "", "2019", "(2019)", (2019, 0, 0)),
        ("Spring 2019", "", "2019", "Spring 2019", (2019, 0, 0)),
        ("2019", "10~jan", "2019-01-10", "2019", (2019, 1, 10)),
        ("2019", "January 10", "2019-01-10", "2019", (2019, 1, 10)),
        ("2019", "mar/apr", "2019-03", "2019", (2019, 3, 0)),
        ("2019", "June--July", "2019-06", "2019", (2019, 6, 0)),
        ("2019", "3", "2019-03", "2019", (2019, 3, 0)),
        ("2019", "feb 30", "2019-02", "2019", (2019, 2, 0)),
        ("2019", "0121", "2019", "2019", (2019, 0, 0)),
        ("2019", "0099", "2019", "2019", (2019, 0, 0)),
        ("2019", "012" + "0" * 6_000, "2019", "2019", (2019, 0, 0)),
        ("2019", "Dezember", "2019-12", "2019", (2019, 12, 0)),
        ("2019", "Mrz.", "2019-03", "2019", (2019, 3, 0)),
        ("2019", "août", "2019-08", "2019", (2019, 8, 0)),
        ("2019", "juillet", "2019-07", "2019", (2019, 7, 0)),
    ],
)
def test_what_biblatex_and_people_write(text, month, iso, shown, key):
    date, findings = read_date(text, month)
    assert findings == []
    assert (date.iso, date.shown, date.sort_key, date.text) == (iso, shown, key, text)


@pytest.mark.parametrize(
    "text", ["in press", "Forthcoming", "to appear", "n.d.", "in prep", "in review"]
)
def test_words_for_a_year_to_come_are_no_mistake(text):
    assert read_date(text) == (Date(text), [])
    assert Date(text).shown == text


def test_nothing_is_no_problem():
    assert read_date("  ") == (Date(), [])


def test_month_beside_the_year():
    assert read_date("2019", "May")[0].iso == "2019-05"
    assert read_date("2019-06", "May")[0].iso == "2019-06"
    assert read_date("2019", "whenever")[0].iso == "2019"


@pytest.mark.parametrize(
    ("text", "number"),
    [("jan", 1), ("May", 5), ("September", 9), ("sept.", 9), ("12", 12), ("13", None), ("0", None),
     ("007", 7), ("112", None), ("0120", None),
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
