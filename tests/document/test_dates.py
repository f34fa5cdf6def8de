"""Dates and times as cables print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic.document.dates import DateStyle, parse_date, parse_roman_date, parse_time, today

ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("30/X/62", "1962-10-30"),
        ("29/X-62", "1962-10-29"),
        ("25.X.62", "1962-10-25"),
        (" 30/X/1962 ", "1962-10-30"),
        ("1-III-29", "2029-03-01"),
        ("1-III-30", "1930-03-01"),
        ("29/II/64", "1964-02-29"),
        ("29/II/62", None),
        ("31/XI/62", None),
        ("30/XIII/62", None),
        ("30/IIX/62", None),
        ("0/X/62", None),
        ("10.30.1962", None),
        ("30.10.1962", "1962-10-30"),
        ("29 October 1962", "1962-10-29"),
        ("October 29, 1962", "1962-10-29"),
        ("141343Z DEC 01", "2001-12-14T13:43:00Z"),
        ("142543Z DEC 01", None),
        ("No. 848-849", None),
        ("", None),
    ],
)
def test_date(printed: str, iso: str | None) -> None:
    assert parse_date(printed) == iso


def test_the_month_may_come_first() -> None:
    assert parse_date("10.30.1962", DateStyle(order="month-first")) == "1962-10-30"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [("12:10", "12:10:00"), ("6:40", "06:40:00"), ("15.00", "15:00:00"), ("24:00", None), ("9:60", None)],
)
def test_time(printed: str, iso: str | None) -> None:
    assert parse_time(printed) == iso


@given(
    day=st.dates(date(1930, 1, 1), date(2029, 12, 31)),
    marks=st.sampled_from(["//", "/-", "..", "--"]),
    short=st.booleans(),
)
def test_every_roman_date_comes_back(day: date, marks: str, short: bool) -> None:
    year = f"{day.year % 100:02}" if short else str(day.year)
    assert parse_roman_date(f"{day.day}{marks[0]}{ROMAN[day.month - 1]}{marks[1]}{year}") == day.isoformat()


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    for parse in (parse_date, parse_roman_date, parse_time):
        parse(text)


def test_today_is_the_day_of_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today() == date(1970, 1, 1)
    for nonsense in ("", "now", "-1", "9" * 40):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
        assert today().year >= 2026
