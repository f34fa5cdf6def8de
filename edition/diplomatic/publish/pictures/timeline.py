"""The timeline: a row for each cable, from the moment it was sent to the moment it was received.

The rows are in order of time, so the marks run down a diagonal and leave room beside them for their own words. Places are shares
of the width: the drawing fills the page, and its text keeps its size.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from lxml import etree

from diplomatic.document import Facts, transit
from diplomatic.publish import addresses
from diplomatic.publish.pictures import transits
from diplomatic.publish.pictures.calendar import Tick, day_of, place_of, ticks
from diplomatic.publish.pictures.figure import Cell, Figure
from diplomatic.publish.pictures.spans import Span, span_tree
from diplomatic.publish.pictures.studio import Page, Party, Picture, Studio
from diplomatic.publish.pictures.svg import (
    SHAPES,
    Value,
    at,
    clip,
    drawing,
    make,
    mark,
    miniature,
    number,
    share,
    swatch,
    text,
)

NAME = "timeline"
MOST = 150
"""Rows on a page."""
_ROW, _TOP, _FOOT = 30, 52, 40
_GUTTER, _PLOT = 0.19, 0.79
"""The shares of the width that the dates and the rows have."""
_TICKS = 14
_ROOM = 0.36
"""The share of the width that the words of a row need."""
_LEAST, _CLEAR = 714, 14
"""The least width of the drawing (42rem in the style sheet), and how far apart two marks must be there to be seen as two."""
_LATE = 0.9
_PLACE = 18


@dataclass(frozen=True, slots=True)
class Row:
    """A cable with its two ends on the line of the calendar; at least one of them is known."""

    cable: Facts
    sent: float | None
    received: float | None

    @property
    def ends(self) -> tuple[float, float]:
        """The two ends as they stand on the line; the same where only one is known."""
        known = [place for place in (self.sent, self.received) if place is not None]
        return min(known), max(known)


def start_of(cable: Facts) -> str:
    """When a cable was sent; where that is not known to the day, when it was made."""
    return next((moment for moment in (cable.sent.date, cable.date) if day_of(moment)), cable.day)


def rows_of(cables: Sequence[Facts]) -> list[Row]:
    """The rows of those cables that have a full date, in order of time."""
    found = []
    for cable in cables:
        first, last = start_of(cable), cable.received.date
        zoned = all("T" in iso and (iso.endswith("Z") or iso[-6:-5] in "+-") for iso in (first, last) if iso)
        row = Row(cable, place_of(first, zoned=zoned), place_of(last, zoned=zoned))
        if row.sent is not None or row.received is not None:
            found.append(row)
    return sorted(found, key=lambda row: (row.ends, row.cable.id))


def picture(studio: Studio) -> Picture:
    """The picture of the whole edition, with a page for each period where the cables are many."""
    rows = rows_of(studio.cables)
    if not rows:
        return Picture(NAME, studio.say(NAME), studio.say("timeline-none"))
    drawn = {row.cable.id for row in rows}
    tree = span_tree([cable for cable in studio.cables if cable.id in drawn], MOST)
    timeline = _Timeline(studio, tree)
    return Picture(NAME, studio.say(NAME), timeline.says(tree), _small(rows), timeline.pages())


class _Timeline:
    """The pages of the timeline. The places that most cables were sent from have marks of their own."""

    def __init__(self, studio: Studio, tree: Span) -> None:
        self._studio, self._tree = studio, tree
        senders = Counter(party for cable in tree.cables if (party := studio.party(cable.sent.place, cable)))
        ordered = sorted(senders, key=lambda party: (-senders[party], party.name))
        self._marks: dict[Party | None, int] = {party: at for at, party in enumerate(ordered[: len(SHAPES) - 1])}

    def pages(self) -> Iterator[Page]:
        for span, above in self._tree.nodes():
            yield addresses.picture(NAME, span.name), partial(self._page, span, above)

    def _page(self, span: Span, above: tuple[Span, ...]) -> etree._Element:
        figure = transits.figure(self._studio, NAME, span, self.says(span)) if span.parts else self._figure(span)
        if not above:
            figure.remarks += self._not_drawn()
        return self._studio.page(NAME, span, above, figure)

    def says(self, span: Span) -> str:
        """What the picture shows, in words."""
        studio, rows = self._studio, rows_of(span.cables)
        count = studio.counted("cables-counted", len(span.cables))
        first, last = (_day(row) for row in (rows[0], rows[-1]))
        if first == last:
            says = studio.say("timeline-day", cables=count, day=studio.when(first))
        else:
            says = studio.say("timeline-says", cables=count, first=studio.when(first), last=studio.when(last))
        return f"{says} {transits.says(studio, span.cables)}".strip()

    def _not_drawn(self) -> list[str]:
        missing = len(self._studio.cables) - len(self._tree.cables)
        count = self._studio.counted("cables-counted", missing)
        return [self._studio.say("undrawn-date", cables=count)] if missing else []

    def _figure(self, span: Span) -> Figure:
        studio, path, rows = self._studio, addresses.picture(NAME, span.name), rows_of(span.cables)
        scale = _Scale(rows)
        height = _TOP + _ROW * len(rows) + _FOOT
        content = [*scale.axis(studio, height), *_days(studio, rows)]
        content += [self._row(row, scale, _TOP + _ROW * place, path) for place, row in enumerate(rows)]
        columns = [studio.label("cables"), studio.label("number"), studio.label("sent"), studio.label("from")]
        columns += [studio.label("received"), studio.say("to"), studio.label("in-transit"), studio.label("precedence")]
        caption = self.says(span)
        return Figure(
            NAME,
            studio.say(NAME),
            caption,
            drawing(NAME, studio.say(NAME), caption, ("100%", height), *content),
            columns,
            [self._cells(row.cable, path) for row in rows],
            self._key(rows),
        )

    def _row(self, row: Row, scale: "_Scale", top: float, page: str) -> etree._Element:
        middle = top + _ROW / 2
        kind = self._marks.get(self._studio.party(row.cable.sent.place, row.cable), len(SHAPES) - 1)
        parts = [
            make("title", {}, self._title(row.cable)),
            make("rect", {"class": "hit", "y": top, "width": "100%", "height": _ROW}),
        ]
        first, last = (scale.share(place) for place in row.ends)
        is_whole = row.sent is not None and row.received is not None
        gap = max(0.0, _CLEAR - (last - first) * _LEAST) if is_whole else 0.0
        if last > first:
            way: dict[str, Value] = {"class": "way", "x1": share(first), "x2": share(last), "y1": middle, "y2": middle}
            parts.append(make("line", way))
        if row.sent is not None:
            parts.append(at(share(scale.share(row.sent)), middle, mark(SHAPES[kind], "sent")))
        if row.received is not None:
            arrow = mark("arrow", "received")
            parts.append(at(share(scale.share(row.received)), middle, at(gap, 0, arrow)))
        parts.append(self._words(row.cable, first, last, middle, gap))
        return make("a", {"href": self._studio.cable(row.cable, page), "class": f"row d{kind}"}, *parts)

    def _words(self, cable: Facts, first: float, last: float, middle: float, gap: float) -> etree._Element:
        """The words of a row, on the side that has room for them; above the line where neither has."""
        cite = make("tspan", {"class": "cite"}, clip(cable.number or cable.id, 12))
        language = self._studio.other(cable.title_language)
        route = make("tspan", {"lang": language} if language else {}, f" {self._route(cable)}")
        if last <= 1 - _ROOM:
            return at(share(last), middle, make("text", {"x": 11 + gap, "y": 4}, cite, route))
        if first >= _GUTTER + _ROOM:
            return at(share(first), middle, make("text", {"x": -12, "y": 4, "text-anchor": "end"}, cite, route))
        return at(share(first), middle, make("text", {"x": 0, "y": -7}, cite, route))

    def _route(self, cable: Facts) -> str:
        places = [self._studio.party(act.place, cable) for act in (cable.sent, cable.received)]
        if not any(places):
            return clip(cable.title, 2 * _PLACE)
        return " → ".join(clip(place.name, _PLACE) if place else "?" for place in places)

    def _title(self, cable: Facts) -> str:
        ends = [("sent", start_of(cable), cable.sent), ("received", cable.received.date, cable.received)]
        parts = [cable.title]
        for key, moment, act in ends:
            place = self._studio.party(act.place, cable)
            words = [*([self._studio.when(moment)] if moment else []), *([place.name] if place else [])]
            parts += [f"{self._studio.label(key)}: {', '.join(words)}"] if words else []
        way = self._studio.how_long(transit(cable.sent.date, cable.received.date))
        parts += [f"{self._studio.label('in-transit')}: {way}"] if way else []
        return "; ".join(parts)

    def _cells(self, cable: Facts, page: str) -> list[Cell]:
        studio, header = self._studio, self._studio.other(cable.title_language)
        cells = [Cell(cable.title, studio.cable(cable, page), header), Cell(cable.number)]
        for moment, act in ((start_of(cable), cable.sent), (cable.received.date, cable.received)):
            place = studio.party(act.place, cable)
            cells += [Cell(studio.when(moment)), studio.cell(place, page)]
        return [
            *cells,
            Cell(studio.how_long(transit(cable.sent.date, cable.received.date))),
            Cell(cable.precedence, lang=header),
        ]

    def _key(self, rows: list[Row]) -> list[tuple[etree._Element, str]]:
        """The marks that stand on the page, by the place that they are sent from."""
        studio, found = self._studio, dict[int, str]()
        for row in rows:
            party = studio.party(row.cable.sent.place, row.cable)
            is_own = party is not None and party in self._marks
            words = studio.say("sent-from", place=party.name) if party and is_own else studio.say("sent-elsewhere")
            found[self._marks.get(party, len(SHAPES) - 1)] = words
        kinds = ((kind, mark(SHAPES[kind], "sent")) for kind in sorted(found))
        key = [(swatch(make("g", {"class": f"d{kind}"}, shape)), found[kind]) for kind, shape in kinds]
        return [*key, (swatch(make("g", {"class": "d"}, mark("arrow", "received"))), studio.label("received"))]


class _Scale:
    """From the line of the calendar to shares of the width."""

    def __init__(self, rows: list[Row]) -> None:
        self.first = float(int(min(row.ends[0] for row in rows)))
        self.last = float(int(max(row.ends[1] for row in rows)) + 1)

    def share(self, place: float) -> float:
        return _GUTTER + _PLOT * (place - self.first) / (self.last - self.first)

    def axis(self, studio: Studio, height: float) -> Iterator[etree._Element]:
        """A line down the drawing for each tick; what it stands for, above and below."""
        base = height - _FOOT
        for tick in ticks(self.first, self.last - 1, _TICKS):
            place = self.share(tick.place)
            x = share(place)
            kind = "grid first" if tick.above else "grid"
            yield make("line", {"class": kind, "x1": x, "x2": x, "y1": _TOP - 6, "y2": base + 6})
            yield from _named(studio, tick, place, (18, 38))
            yield from _named(studio, tick, place, (height - 6, base + 18))


def _named(studio: Studio, tick: Tick, place: float, lines: tuple[float, float]) -> Iterator[etree._Element]:
    x, anchor = (-4, "end") if place > _LATE else (4, "start")
    if tick.above:
        yield at(share(place), lines[0], text(studio.when(tick.above), x, 0, "above", anchor))
    yield at(share(place), lines[1], text(short(studio, tick.key), x, 0, "tick", anchor))


def short(studio: Studio, key: str) -> str:
    """A day as its number, a month as its name, a year as it is."""
    if len(key) > 7:
        return str(int(key[8:]))
    return studio.label(f"month-{key[5:]}") if len(key) > 4 else key


def _days(studio: Studio, rows: list[Row]) -> Iterator[etree._Element]:
    """The day at the beginning of the first of its rows, with a line above it."""
    before = ""
    for place, row in enumerate(rows):
        day, top = _day(row), _TOP + _ROW * place
        if day != before:
            if place:
                yield make("line", {"class": "grid", "x1": 0.0, "x2": share(_GUTTER - 0.02), "y1": top, "y2": top})
            yield text(studio.when(day), 4, top + _ROW / 2 + 4, "day")
        before = day


def _day(row: Row) -> str:
    return (start_of(row.cable) if row.sent is not None else row.cable.received.date)[:10]


def _small(rows: list[Row]) -> etree._Element:
    """The diagonal alone, of at most a hundred cables."""
    chosen = rows[:: max(1, len(rows) // 60)]
    first, last = chosen[0].ends[0], max(row.ends[1] for row in chosen)
    width, height, step = 300.0, 120.0, 108 / len(chosen)
    scale = (width - 20) / ((last - first) or 1)
    lines = []
    for at_, row in enumerate(chosen):
        x, y = (10 + (place - first) * scale for place in row.ends), 6 + step * (at_ + 0.5)
        start, end = x
        lines.append(make("path", {"d": f"M{number(start)} {number(y)}H{number(max(end, start + 2))}"}))
    return miniature(NAME, width, height, *lines)
