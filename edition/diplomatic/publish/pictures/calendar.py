"""The calendar as a line: days, weeks, months and years of the (proleptic) Gregorian calendar, as ISO 8601 has it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T.+)?")
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_SECONDS = 86400


def day_of(iso: str) -> date | None:
    """The day that a date or a moment names; None where it names only a month or a year, or no day of the calendar."""
    try:
        return date.fromisoformat(iso[:10]) if _DAY.fullmatch(iso) else None
    except ValueError:
        return None


def place_of(iso: str, *, zoned: bool = False) -> float | None:
    """Where a date or a moment is on the line, in days: a day without a time counts as its noon.

    ``zoned`` sets a moment with a zone at its place in UTC; otherwise the clock counts that the cable was written by.
    """
    day = day_of(iso)
    if day is None:
        return None
    if "T" not in iso:
        return day.toordinal() + 0.5
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return day.toordinal() + 0.5
    if zoned and moment.tzinfo and 1 < moment.year < datetime.max.year:
        moment = moment.astimezone(UTC)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return moment.toordinal() + (moment - midnight).total_seconds() / _SECONDS


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the calendar: ``name`` is ``day``, ``week``, ``month`` or ``year``, ``size`` how many of them."""

    name: str
    size: int = 1

    def start(self, day: date) -> date:
        """The first day of the stretch that a day falls into. Weeks begin on Monday (ISO 8601)."""
        if self.name == "day":
            return day
        if self.name == "week":
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        if self.name == "month":
            return day.replace(day=1)
        return date(max(1, day.year - day.year % self.size), 1, 1)

    def following(self, start: date) -> date | None:
        """The first day of the next stretch; None at the end of the calendar."""
        try:
            if self.name == "month":
                return (start.replace(day=28) + timedelta(4)).replace(day=1)
            if self.name == "year":
                return date(start.year - start.year % self.size + self.size, 1, 1)
            return start + timedelta(7 if self.name == "week" else 1)
        except (OverflowError, ValueError):
            return None

    def stretches(self, first: date, last: date) -> Iterator[date]:
        """The first day of each stretch from that of ``first`` to that of ``last``."""
        start: date | None = self.start(first)
        while start is not None and start <= last:
            yield start
            start = self.following(start)

    def key(self, start: date) -> str:
        """A stretch in ISO 8601, as short as it can be: ``1962-10-27``, ``1962-10``, ``1962``."""
        return start.isoformat()[: {"month": 7, "year": 4}.get(self.name, 10)]


UNITS = [Unit("day"), Unit("week"), Unit("month"), *(Unit("year", size) for size in _YEARS)]


def unit_for(first: date, last: date, most: int) -> Unit:
    """The smallest unit in which a span of the calendar has at most so many stretches."""
    lengths = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.2}
    days = last.toordinal() - first.toordinal() + 1
    return next((unit for unit in UNITS if days / (lengths[unit.name] * unit.size) <= most), UNITS[-1])


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis: ``key`` is the day, month or year that begins there, in ISO 8601.

    ``above`` is the month or the year that it belongs to, where another one begins than that of the tick before.
    """

    place: float
    key: str
    above: str = ""


def ticks(first: float, last: float, most: int) -> list[Tick]:
    """At most about so many places between two on the line, each at the beginning of a day, a month or a year."""
    start, end = date.fromordinal(int(first)), date.fromordinal(int(last))
    days = (end - start).days + 1
    step = next((size for size in (1, 2, 7, 14) if days / size <= most), 0)
    if step:
        found = [date.fromordinal(at) for at in range(start.toordinal(), end.toordinal() + 1, step)]
        return _ticks(found, lambda day: day.isoformat(), 7)
    months = [day for day in Unit("month").stretches(start, end) if day >= start] if days / 30 <= 7 * most else []
    step = next((size for size in (1, 3, 6) if months and len(months) / size <= most), 0)
    if step:
        return _ticks([day for day in months if (day.month - 1) % step == 0], lambda day: day.isoformat()[:7], 4)
    years = next(unit for unit in UNITS if unit.name == "year" and days / 365.2 / unit.size <= most)
    return _ticks([day for day in years.stretches(start, end) if day >= start], lambda day: day.isoformat()[:4], 0)


def _ticks(days: list[date], key: Callable[[date], str], above: int) -> list[Tick]:
    found, last = list[Tick](), ""
    for day in days:
        group = key(day)[:above]
        found.append(Tick(day.toordinal(), key(day), group if group != last else ""))
        last = group
    return found


def round_steps(most: float, count: int = 5) -> list[int]:
    """Round numbers from 0 to one that is not below ``most``, about so many: 0, 5, 10, 15."""
    sizes = (factor * 10**power for power in range(12) for factor in (1, 2, 5))
    step = next(size for size in sizes if most / size <= count)
    return list(range(0, int(-(-most // step)) * step + step, step))
