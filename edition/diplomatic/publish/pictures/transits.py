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
_GUTTER, _PLOT = 0.24, 0.62


def three(cables: Sequence[Facts]) -> tuple[Transit, Transit, Transit] | None:
    """The shortest time, the one that half of the cables did not exceed, and the longest; None where no time is known."""
    found = (transit(cable.sent.date, cable.received.date) for cable in cables)
    times = sorted((way for way in found if way), key=lambda way: (way.days, way.minutes or 0))
    return (times[0], times[(len(times) - 1) // 2], times[-1]) if times else None


def says(studio: Studio, cables: Sequence[Facts]) -> str:
    """Between which two times they were under way; nothing where no time is known."""
    times = three(cables)
    if not times:
        return ""
    least, half, most = (studio.how_long(way) for way in times)
    if least == most:
        return studio.say("transit-same", time=least)
    return studio.say("transit-says", least=least, half=half, most=most)


def figure(studio: Studio, picture: str, span: Span, caption: str) -> Figure:
    """A row for each part of a span, with its three times."""
    page = addresses.picture(picture, span.name)
    times = [three(part.cables) for part in span.parts]
    steps = round_steps(max((found[-1].days for found in times if found), default=1) or 1)
    height = _TOP + _ROW * len(times) + 12
    content, rows = list(_grid(studio, steps, height)), []
    for number, (part, found) in enumerate(zip(span.parts, times, strict=True)):
        href = addresses.link(addresses.picture(picture, part.name), page)
        words = [studio.how_long(way) for way in found] if found else ["", "", ""]
        cells = [Cell(studio.period(part), href), Cell(str(len(part.cables))), *map(Cell, words)]
        rows.append(cells)
        drawn = _row([cell.words for cell in cells], found, _TOP + _ROW * number, steps[-1])
        content.append(make("a", {"href": href, "class": "row"}, *drawn))
    title = studio.say(NAME)
    columns = [
        studio.say("period"),
        studio.label("cables"),
        *(studio.say(f"transit-{name}") for name in ("least", "half", "most")),
    ]
    key = [
        (swatch(make("path", {"class": "way", "d": "M-14 0H14"}), width=32), studio.say("transit-range")),
        (swatch(mark("circle", "half")), studio.say("transit-half")),
    ]
    return Figure(NAME, title, caption, drawing(NAME, title, caption, ("100%", height), *content), columns, rows, key)


def _grid(studio: Studio, steps: list[int], height: float) -> Iterator[etree._Element]:
    for step in steps:
        x = share(_GUTTER + _PLOT * step / steps[-1])
        yield make("line", {"class": "grid", "x1": x, "x2": x, "y1": _TOP - 6, "y2": height - 6})
        yield text(studio.counted("days", step) if step == steps[-1] else str(step), x, _TOP - 14, "tick", "middle")


def _row(
    words: list[str], found: tuple[Transit, Transit, Transit] | None, top: float, most: int
) -> Iterator[etree._Element]:
    """One period: its name, its times, and how many cables it has; ``words`` are the cells of its row in the table."""
    middle = top + _ROW / 2
    yield make("title", {}, "; ".join(word for word in words if word))
    yield make("rect", {"class": "hit", "y": top, "width": "100%", "height": _ROW})
    yield text(words[0], 4, middle + 4, "name")
    yield at("100%", middle, text(words[1], -6, 4, "count", "end"))
    if found:
        least, half, longest = (_GUTTER + _PLOT * way.days / most for way in found)
        yield make("line", {"class": "way", "x1": share(least), "x2": share(longest), "y1": middle, "y2": middle})
        yield at(share(half), middle, mark("circle", "half"))
