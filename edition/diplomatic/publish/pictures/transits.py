"""How long cables were under way: in a sentence, and by period where the timeline is too long for one page."""

from collections.abc import Iterator, Sequence

from lxml import etree

from diplomatic.document import Facts, Transit, transit
from diplomatic.publish import addresses
from diplomatic.publish.pictures.calendar import round_steps
from diplomatic.publish.pictures.figure import Cell, Figure
from diplomatic.publish.pictures.spans import Span
from diplomatic.publish.pictures.studio import Studio
from diplomatic.publish.pictures.svg import at, drawing, make, mark, share, swatch, text

NAME = "transits"
_ROW, _TOP = 30, 40
_GUTTER, _PLOT = 0.26, 0.6
_TIMES = ("least", "quarter", "half", "three-quarters", "most")


def quarters(cables: Sequence[Facts]) -> list[Transit]:
    """The shortest time, those that a quarter, a half and three quarters of the cables did not exceed, and the longest.

    Nothing where no time is known.
    """
    found = (transit(cable.sent.date, cable.received.date) for cable in cables)
    times = sorted((way for way in found if way), key=lambda way: (way.days, way.minutes or 0))
    return [times[(len(times) - 1) * part // 4] for part in range(5)] if times else []


def says(studio: Studio, cables: Sequence[Facts]) -> str:
    """Between which two times they were under way; nothing where no time is known."""
    times = [studio.how_long(way) for way in quarters(cables)]
    if not times:
        return ""
    least, _, half, _, most = times
    if least == most:
        return studio.say("transit-same", time=least)
    return studio.say("transit-says", least=least, half=half, most=most)


def figure(studio: Studio, picture: str, span: Span, caption: str) -> Figure:
    """A row for each part of a span: from the shortest time to the longest, the middle half of them, and the one in the middle."""
    page = addresses.picture(picture, span.name)
    times = [quarters(part.cables) for part in span.parts]
    steps = round_steps(max((found[-1].days for found in times if found), default=1) or 1)
    height = _TOP + _ROW * len(times) + 12
    content, rows = list(_grid(studio, steps, height)), []
    for number, (part, found) in enumerate(zip(span.parts, times, strict=True)):
        href = addresses.link(addresses.picture(picture, part.name), page)
        words = [studio.how_long(way) for way in found] or [""] * len(_TIMES)
        cells = [Cell(studio.period(part), href), Cell(str(len(part.cables))), *map(Cell, words)]
        rows.append(cells)
        drawn = _row([cell.words for cell in cells], found, _TOP + _ROW * number, steps[-1])
        content.append(make("a", {"href": href, "class": "row"}, *drawn))
    title = studio.say(NAME)
    columns = [
        studio.say("period"),
        studio.label("cables"),
        *(studio.say(f"transit-{name}") for name in _TIMES),
    ]
    key = [
        (swatch(make("path", {"class": "way", "d": "M-14 0H14"}), width=32), studio.say("transit-range")),
        (swatch(make("path", {"class": "middle", "d": "M-10 0H10"}), width=32), studio.say("transit-middle")),
        (swatch(mark("circle", "half")), studio.say("transit-half")),
    ]
    return Figure(NAME, title, caption, drawing(NAME, title, caption, ("100%", height), *content), columns, rows, key)


def _grid(studio: Studio, steps: list[int], height: float) -> Iterator[etree._Element]:
    for step in steps:
        x = share(_GUTTER + _PLOT * step / steps[-1])
        yield make("line", {"class": "grid", "x1": x, "x2": x, "y1": _TOP - 6, "y2": height - 6})
        yield text(studio.counted("days", step) if step == steps[-1] else str(step), x, _TOP - 14, "tick", "middle")


def _row(words: list[str], found: list[Transit], top: float, most: int) -> Iterator[etree._Element]:
    """One period: its name, its times, and how many cables it has; ``words`` are the cells of its row in the table."""
    middle = top + _ROW / 2
    yield make("title", {}, "; ".join(word for word in words if word))
    yield make("rect", {"class": "hit", "y": top, "width": "100%", "height": _ROW})
    yield text(words[0], 4, middle + 4, "name")
    yield at("100%", middle, text(words[1], -6, 4, "count", "end"))
    if found:
        places = [share(_GUTTER + _PLOT * way.days / most) for way in found]
        for kind, first, last in (("way", 0, 4), ("middle", 1, 3)):
            yield make("line", {"class": kind, "x1": places[first], "x2": places[last], "y1": middle, "y2": middle})
        yield at(places[2], middle, mark("circle", "half"))
