"""Cables per day; per week, month or year where the span is long. A bar leads to its first cable in the list by date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lxml import etree

from diplomatic.document import Facts
from diplomatic.publish import addresses
from diplomatic.publish.periods import divide
from diplomatic.publish.pictures.calendar import Unit, day_of, round_steps, unit_for
from diplomatic.publish.pictures.figure import Cell, Figure
from diplomatic.publish.pictures.spans import Span
from diplomatic.publish.pictures.studio import Picture, Studio
from diplomatic.publish.pictures.svg import drawing, make, miniature, number, text, width_of

NAME = "days"
MOST = 62
"""Bars: two months of days. Each is as wide as a finger needs it (WCAG 2.2, 2.5.8)."""
_NARROW, _WIDE, _ALL = 24, 44, 860
_LEFT, _RIGHT, _TOP, _PLOT, _FOOT = 40, 28, 26, 230, 46


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the calendar and its cables, by date."""

    start: date
    cables: tuple[Facts, ...]


def bars_of(cables: list[Facts]) -> tuple[Unit, list[Bar]]:
    """The bars from the first to the last of cables that all have a full date, the empty ones between them too."""
    days = [day for cable in cables if (day := day_of(cable.day))]
    unit = unit_for(min(days), max(days), MOST)
    found: dict[date, list[Facts]] = {start: [] for start in unit.stretches(min(days), max(days))}
    for day, cable in zip(days, cables, strict=True):
        found[unit.start(day)].append(cable)
    return unit, [Bar(start, tuple(members)) for start, members in found.items()]


def picture(studio: Studio) -> Picture:
    """The picture of the whole edition: one page."""
    dated = [cable for cable in studio.cables if day_of(cable.day)]
    if not dated:
        return Picture(NAME, studio.say(NAME), studio.say("days-none"))
    unit, bars = bars_of(dated)
    if len(bars) == 1:
        count = studio.counted("cables-counted", len(dated))
        says = studio.say("days-one", cables=count, period=_name(studio, unit, bars[0]))
        return Picture(NAME, studio.say("per-day"), says)
    chart = _Chart(studio, unit, bars, len(studio.cables) - len(dated))
    return Picture(NAME, chart.title, chart.says, _small(bars), [(addresses.picture(NAME), chart.page)])


def _name(studio: Studio, unit: Unit, bar: Bar) -> str:
    words = studio.when(unit.key(bar.start))
    if unit.name == "week":
        return studio.say("week-from", day=words)
    return f"{words}–{bar.start.year + unit.size - 1}" if unit.size > 1 else words


class _Chart:
    """The bars, their axes, and where they lead to."""

    def __init__(self, studio: Studio, unit: Unit, bars: list[Bar], undrawn: int) -> None:
        self._studio, self._unit, self._bars, self._undrawn = studio, unit, bars, undrawn
        self.title = (
            studio.say(f"per-{unit.name}")
            if unit.size == 1
            else studio.say("per-years", years=studio.counted("pictures-years", unit.size))
        )
        self._fullest = max(bars, key=lambda bar: len(bar.cables))
        self._steps = round_steps(len(self._fullest.cables), 4)
        least = 34 if unit.name == "year" else _NARROW
        self._step = max(least, min(_WIDE, _ALL // len(bars)))
        self._lists = _lists(studio)

    @property
    def says(self) -> str:
        """What the picture shows, in words."""
        total = sum(len(bar.cables) for bar in self._bars)
        first, last = (_name(self._studio, self._unit, self._bars[at]) for at in (0, -1))
        return self._studio.say(
            "days-says",
            cables=self._studio.counted("cables-counted", total),
            first=first,
            last=last,
            fullest=_name(self._studio, self._unit, self._fullest),
            count=self._studio.counted("cables-counted", len(self._fullest.cables)),
        )

    def page(self) -> etree._Element:
        studio, path = self._studio, addresses.picture(NAME)
        width, height = _LEFT + self._step * len(self._bars) + _RIGHT, _TOP + _PLOT + _FOOT
        content = [
            *self._grid(width),
            *(self._bar(place, bar, path) for place, bar in enumerate(self._bars)),
            *self._names(),
        ]
        figure = Figure(
            NAME,
            self.title,
            self.says,
            drawing(NAME, self.title, self.says, (width, height), *content),
            [studio.say("period"), studio.label("cables")],
            [
                [Cell(_name(studio, self._unit, bar), self._href(bar, path)), Cell(str(len(bar.cables)))]
                for bar in self._bars
            ],
        )
        if self._undrawn:
            figure.remarks.append(studio.say("undrawn-date", cables=studio.counted("cables-counted", self._undrawn)))
        return studio.page(NAME, Span("", ()), (), figure, self.title)

    def _href(self, bar: Bar, page: str) -> str:
        """The first cable of the bar in the list by date."""
        if not bar.cables:
            return ""
        first = bar.cables[0]
        return f"{addresses.link(self._lists[first.id], page)}#page:{first.day[:10]}"

    def _height(self, count: int) -> float:
        return _PLOT * count / self._steps[-1]

    def _grid(self, width: float) -> Iterator[etree._Element]:
        for step in self._steps:
            y = _TOP + _PLOT - self._height(step)
            yield make(
                "line", {"class": "grid" if step else "base", "x1": _LEFT, "x2": width - _RIGHT, "y1": y, "y2": y}
            )
            yield text(str(step), _LEFT - 8, y + 4, "tick", "end")

    def _bar(self, place: int, bar: Bar, page: str) -> etree._Element:
        count, x = len(bar.cables), _LEFT + self._step * place
        words = f"{_name(self._studio, self._unit, bar)}: {self._studio.counted('cables-counted', count)}"
        hit = make("rect", {"class": "hit", "x": x, "y": _TOP - 20, "width": self._step, "height": _PLOT + 20})
        if not count:
            return make("g", {"class": "none"}, make("title", {}, words), hit)
        height, inset = self._height(count), self._step * 0.2
        top = _TOP + _PLOT - height
        column = make(
            "rect", {"class": "bar", "x": x + inset, "y": top, "width": self._step - 2 * inset, "height": height}
        )
        value = text(str(count), x + self._step / 2, top - 6, "count", "middle")
        return make("a", {"href": self._href(bar, page), "class": "row"}, make("title", {}, words), hit, column, value)

    def _names(self) -> Iterator[etree._Element]:
        """Below the bars their own numbers, and below those the month or the year where another one begins."""
        for place, bar in enumerate(self._bars):
            x = _LEFT + self._step * (place + 0.5)
            yield text(_short(self._unit, bar), x, _TOP + _PLOT + 17, "tick", "middle")
        size = {"day": 7, "week": 7, "month": 4}.get(self._unit.name, 0)
        groups = groupby(range(len(self._bars)), lambda place: self._bars[place].start.isoformat()[:size])
        for group, members in groups if size else ():
            first, *others = members
            x, y = _LEFT + self._step * first, _TOP + _PLOT
            yield make("line", {"class": "grid first", "x1": x, "x2": x, "y1": y, "y2": y + 38})
            room = self._step * (1 + len(others)) + (_RIGHT if (first, *others)[-1] == len(self._bars) - 1 else 0)
            words = self._studio.when(group)
            if width_of(words) + 6 < room:
                yield text(words, x + 5, y + 36, "above")


def _short(unit: Unit, bar: Bar) -> str:
    if unit.name == "year":
        return str(bar.start.year)
    return str(bar.start.month if unit.name == "month" else bar.start.day)


def _lists(studio: Studio) -> dict[str, str]:
    """On which page of the list by date each cable stands."""
    periods = divide(studio.site.index.days)
    if len(periods) == 1:
        return dict.fromkeys((cable.id for cable in studio.cables), addresses.CHRONOLOGY)
    pages = (addresses.period(period.key) for period in periods for _ in range(period.count))
    return dict(zip((cable.id for cable in studio.cables), pages, strict=True))


def _small(bars: list[Bar]) -> etree._Element:
    width, height = 300.0, 120.0
    step, most = (width - 20) / len(bars), max(len(bar.cables) for bar in bars)
    shown = [(place, 104 * len(bar.cables) / most) for place, bar in enumerate(bars) if bar.cables]
    paths = [f"M{number(10 + step * (place + 0.5))} 112v{number(-tall)}" for place, tall in shown]
    line = make("path", {"d": "".join(paths), "stroke-width": max(1.0, min(16.0, step * 0.7))})
    return miniature(NAME, width, height, make("path", {"class": "base", "d": "M10 112.5H290"}), line)
