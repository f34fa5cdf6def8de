"""The calendar as a line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic.publish.pictures.calendar import UNITS, Unit, day_of, place_of, round_steps, ticks, unit_for

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("1962-10-27", date(1962, 10, 27)),
        ("1962-10-27T12:10:00Z", date(1962, 10, 27)),
        ("1962-10", None),
        ("1962", None),
        ("", None),
        ("1962-13-01", None),
        ("1963-02-29", None),
        ("-0044-03-15", None),
        ("12:10:00", None),
        ("1962-W43-6", None),
        ("0000-01-01", None),
    ],
)
def test_the_day_of_a_date(iso: str, day: date | None) -> None:
    assert day_of(iso) == day
    assert (place_of(iso) is None) == (day is None)


def test_the_place_of_a_moment() -> None:
    day = date(1962, 10, 27).toordinal()
    assert place_of("1962-10-27") == day + 0.5
    assert place_of("1962-10-27T06:00:00") == day + 0.25
    assert place_of("1962-10-27T24:61:00") == day + 0.5
    assert place_of("1962-10-27T23:00:00-04:00") == pytest.approx(day + 23 / 24)
    assert place_of("1962-10-27T23:00:00-04:00", zoned=True) == pytest.approx(day + 27 / 24)
    assert place_of("0001-01-01T00:00:00+14:00", zoned=True) == 1
    assert place_of("9999-12-31T23:00:00-14:00", zoned=True) is not None


@given(DAYS, st.sampled_from(UNITS))
def test_a_day_is_in_one_stretch(day: date, unit: Unit) -> None:
    start = unit.start(day)
    following = unit.following(start)
    assert start <= day
    assert following is None or day < following
    assert unit.start(start) == start


@given(DAYS, DAYS, st.integers(12, 80))
def test_the_unit_fits(one: date, other: date, most: int) -> None:
    first, last = min(one, other), max(one, other)
    stretches = list(unit_for(first, last, most).stretches(first, last))
    assert 1 <= len(stretches) <= most + 2
    assert stretches == sorted(set(stretches))


@given(DAYS, DAYS)
def test_ticks_are_few_and_on_the_line(one: date, other: date) -> None:
    first, last = sorted((one.toordinal(), other.toordinal()))
    found = ticks(first, last, 14)
    assert len(found) <= 16
    assert [tick.place for tick in found] == sorted({tick.place for tick in found})
    assert all(first <= tick.place <= last for tick in found)
    assert not found or found[0].above or len(found[0].key) == 4


def test_ticks_name_where_a_month_begins() -> None:
    first = date(1962, 10, 29).toordinal()
    assert [(tick.key, tick.above) for tick in ticks(first, first + 4, 14)] == [
        ("1962-10-29", "1962-10"),
        ("1962-10-30", ""),
        ("1962-10-31", ""),
        ("1962-11-01", "1962-11"),
        ("1962-11-02", ""),
    ]


@pytest.mark.parametrize(
    ("most", "steps"), [(1, [0, 1]), (4, [0, 1, 2, 3, 4]), (8, [0, 2, 4, 6, 8]), (88, [0, 20, 40, 60, 80, 100])]
)
def test_round_steps(most: int, steps: list[int]) -> None:
    assert round_steps(most) == steps


@given(st.integers(1, 10**6))
def test_round_steps_hold_everything(most: int) -> None:
    steps = round_steps(most)
    assert steps[-2] < most <= steps[-1]
    assert len(steps) <= 7
