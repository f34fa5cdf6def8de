"""Cables per day: bars as high as their numbers."""

import pytest

from diplomatic.publish.pictures import days
from diplomatic.publish.pictures.days import MOST

from .making import cable, draw, of_class, table, words

PAGE = "pictures/days.html"


def test_bars_and_table_say_the_same() -> None:
    dates = ["1962-10-27", "1962-10-27", "1962-10-28", "1962-11-01T10:00:00", "1962-10", ""]
    picture, pages = draw(days, *(cable(f"c{n}", day) for n, day in enumerate(dates)))
    assert table(pages[PAGE]) == [
        ["27 October 1962", "2"],
        ["28 October 1962", "1"],
        ["29 October 1962", "0"],
        ["30 October 1962", "0"],
        ["31 October 1962", "0"],
        ["1 November 1962", "1"],
    ]
    bars = of_class(pages[PAGE], "row")
    assert [words(bar[0]) for bar in bars] == [
        "27 October 1962: 2 cables",
        "28 October 1962: 1 cable",
        "1 November 1962: 1 cable",
    ]
    heights = [float(str(of_class(bar, "bar")[0].get("height"))) for bar in bars]
    assert heights[0] == 2 * heights[1] == 2 * heights[2] > 100
    assert [bar.get("href") for bar in bars] == [
        f"../chronology/index.html#page:{day}" for day in ("1962-10-27", "1962-10-28", "1962-11-01")
    ]
    assert [words(remark) for remark in pages[PAGE].iterfind("figure/remark")] == [
        "Not drawn, for want of a full date: 2 cables."
    ]
    assert picture.says == "4 cables, 27 October 1962 – 1 November 1962. Most: 27 October 1962, 2 cables."


@pytest.mark.parametrize(
    ("last", "title", "first"),
    [
        ("1962-02-20", "Cables per day", "1 January 1962"),
        ("1962-10-01", "Cables per week", "week from 1 January 1962"),
        ("1966-01-01", "Cables per month", "January 1962"),
        ("1990-01-01", "Cables per year", "1962"),
        ("2050-01-01", "Cables by periods of 2 years", "1962–1963"),
    ],
)
def test_the_unit_grows_with_the_span(last: str, title: str, first: str) -> None:
    picture, pages = draw(days, cable("a", "1962-01-01"), cable("b", last))
    assert picture.title == title
    rows = table(pages[PAGE])
    assert rows[0] == [first, "1"]
    assert rows[-1][1] == "1"
    assert len(rows) <= MOST + 2
    assert sum(int(count) for _, count in rows) == 2


def test_every_bar_is_as_wide_as_a_finger_needs_it() -> None:
    _, pages = draw(days, cable("a", "1962-01-01"), cable("b", "1962-03-02"))
    hits = of_class(pages[PAGE], "hit")
    assert len(hits) == 61
    assert {float(str(hit.get("width"))) for hit in hits} == {24.0}


def test_one_day_is_no_chart() -> None:
    one, pages = draw(days, cable("a", "1962-10-27"), cable("b", "1962-10-27"))
    assert (pages, one.says) == ({}, "2 cables, all of one day: 27 October 1962.")
    none, pages = draw(days, cable("a", "1962"))
    assert pages == {}
    assert "cannot be counted by day" in none.says
