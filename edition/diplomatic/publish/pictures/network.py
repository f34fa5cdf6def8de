"""From place to place: places below one another, an arc for each direction between two of them.

On the right an arc runs down, on the left it runs up, as traffic keeps to its side of the road. Its width is the number of its
cables, and a place is as high as the arcs that meet it. The names stand upright, so that they can be read on a phone; no place
is where a map would have it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from diplomatic.publish import addresses
from diplomatic.publish.pictures.figure import Cell, Figure
from diplomatic.publish.pictures.spans import Span
from diplomatic.publish.pictures.studio import Party, Picture, Studio
from diplomatic.publish.pictures.svg import Value, clip, drawing, make, miniature, number, swatch, text, width_of

NAME = "network"
MOST, MOST_ARCS = 12, 60
"""Places that are drawn, and arcs: those of the most cables."""
_MOST_ROWS = 500
_TOP, _GAP, _LOW = 10, 14, 42
_THIN, _THICK, _HIGH, _APART = 1.5, 10.0, 150.0, 6.0
"""The widths of arcs; how much of a side they all may take; the space between two."""
_REACH, _LEAST_STEP, _MOST_STEP, _MARGIN = 110, 14, 22, 34
_LETTERS, _COUNTED = 24, 24
"""The characters of a name; where there are more arcs, only so many bear their number."""
Edge = tuple[Party, Party]


@dataclass(frozen=True)
class Traffic:
    """How many cables went from which place to which; which places stand alone; how many cables lack one of their two places."""

    edges: Counter[tuple[Party, Party]]
    alone: list[Party]
    unknown: int

    def of(self, party: Party) -> tuple[int, int]:
        """How many cables were sent from a place, and received there, as far as the other place is known."""
        sent = sum(count for (first, _), count in self.edges.items() if first is party)
        return sent, sum(count for (_, last), count in self.edges.items() if last is party)


def traffic_of(studio: Studio) -> Traffic:
    """The traffic of all cables."""
    edges, named, unknown = Counter[tuple[Party, Party]](), dict[Party, None](), 0
    for cable in studio.cables:
        first, last = (studio.party(act.place, cable) for act in (cable.sent, cable.received))
        named.update(dict.fromkeys(place for place in (first, last) if place))
        if first and last:
            edges[first, last] += 1
        else:
            unknown += 1
    joined = {place for edge in edges for place in edge}
    return Traffic(edges, [place for place in named if place not in joined], unknown)


def picture(studio: Studio) -> Picture:
    """The picture of the whole edition: one page."""
    traffic = traffic_of(studio)
    places = {place for edge in traffic.edges for place in edge}
    if not places:
        return Picture(NAME, studio.say(NAME), studio.say("network-none"))
    if len(places) == 1:
        count = studio.counted("cables-counted", sum(traffic.edges.values()))
        says = studio.say("network-one", cables=count, place=next(iter(places)).name)
        return Picture(NAME, studio.say(NAME), says)
    network = _Network(studio, traffic)
    return Picture(NAME, studio.say(NAME), network.says, network.small(), [(addresses.picture(NAME), network.page)])


class _Network:
    """The drawing: its places by their number of cables, then by name."""

    def __init__(self, studio: Studio, traffic: Traffic) -> None:
        self._studio, self._traffic = studio, traffic
        total = Counter[Party]()
        for (first, last), count in traffic.edges.items():
            total[first] += count
            total[last] += count if last is not first else 0
        self._all = sorted(total, key=lambda place: (-total[place], place.name))
        order = {place: at for at, place in enumerate(self._all)}
        self._edges = sorted(traffic.edges.items(), key=lambda edge: (-edge[1], *(order[end] for end in edge[0])))
        self._places = {place: at for place, at in order.items() if at < MOST}
        drawn = [edge for edge in self._edges if all(end in self._places for end in edge[0])]
        self._drawn = dict(drawn[:MOST_ARCS])
        self._layout = _Layout(self._places, self._drawn)
        names = (
            max(width_of(clip(place.name, _LETTERS), 14), width_of(self._numbers(place))) for place in self._places
        )
        self._label = 20 + max(names)
        far = max((abs(self._places[a] - self._places[b]) for a, b in self._drawn), default=0) or 1
        self._step = max(_LEAST_STEP, min(_MOST_STEP, _REACH / far))
        self._side = self._step * far + _MARGIN

    @property
    def says(self) -> str:
        """What the picture shows, in words."""
        studio, ((first, last), most) = self._studio, self._edges[0]
        total = studio.counted("cables-counted", sum(self._traffic.edges.values()))
        if len(self._edges) == 1:
            return studio.say("network-pair", cables=total, first=first.name, last=last.name)
        places = studio.counted("pictures-places", len(self._all))
        count = studio.counted("cables-counted", most)
        return studio.say("network-says", cables=total, places=places, first=first.name, last=last.name, count=count)

    def page(self) -> etree._Element:
        studio, path, title = self._studio, addresses.picture(NAME), self._studio.say(NAME)
        size = (2 * self._side + self._label, self._layout.height)
        arcs = make("g", {"class": "edges"}, *map(self._arc, self._drawn))
        counts = make("g", {"class": "counts"}, *map(self._count, list(self._drawn)[:_COUNTED]))
        nodes = (self._node(place, path) for place in self._places)
        caption = self.says + (f" {studio.say('network-width')}" if len(self._edges) > 1 else "")
        figure = Figure(
            NAME,
            title,
            caption,
            drawing(NAME, title, caption, size, arcs, counts, *nodes),
            [studio.label("from"), studio.say("to"), studio.label("cables")],
            list(self._rows(path)),
            [(_sample("down"), studio.say("network-down")), (_sample("up"), studio.say("network-up"))],
            list(self._remarks()),
        )
        return studio.page(NAME, Span("", ()), (), figure)

    def _rows(self, page: str) -> Iterator[list[Cell]]:
        for ends, count in self._edges[:_MOST_ROWS]:
            places = (self._studio.cell(place, page) for place in ends)
            yield [*places, Cell(str(count))]

    def _remarks(self) -> Iterator[str]:
        studio = self._studio
        left = sum(self._traffic.edges.values()) - sum(self._drawn.values())
        if left:
            yield studio.say("network-left", cables=studio.counted("cables-counted", left))
        if len(self._edges) > _MOST_ROWS:
            yield studio.say("network-rows", count=len(self._edges) - _MOST_ROWS)
        if self._traffic.alone:
            yield studio.say(
                "network-alone", places=", ".join(place.name for place in self._traffic.alone[:_MOST_ROWS])
            )
        if self._traffic.unknown:
            yield studio.say("network-unknown", cables=studio.counted("cables-counted", self._traffic.unknown))

    def _numbers(self, place: Party) -> str:
        sent, received = self._traffic.of(place)
        return f"{self._studio.label('sent')} {sent} · {self._studio.label('received')} {received}"

    def _node(self, place: Party, page: str) -> etree._Element:
        (top, high), x = self._layout.boxes[place], self._side + self._label / 2
        numbers, middle = self._numbers(place), top + high / 2
        box: dict[str, Value] = {"class": "hit", "x": self._side, "y": top, "width": self._label, "height": high}
        parts = [
            make("title", {}, f"{place.name}: {numbers}"),
            make("rect", box),
            text(clip(place.name, _LETTERS), x, middle - 2, "name", "middle", self._studio.other(place.language)),
            text(numbers, x, middle + 14, "tick", "middle"),
        ]
        home = self._studio.home(place, page)
        return make("a", {"href": home, "class": "row"}, *parts) if home else make("g", {"class": "row"}, *parts)

    def _arc(self, edge: Edge) -> etree._Element:
        """An arc and its head; a place's own traffic is a loop on the right."""
        first, last = edge
        side, x = (1, self._side + self._label) if self._layout.is_down(edge) else (-1, self._side)
        start, end = self._layout.ports[edge, first], self._layout.ports[edge, last]
        start, end = (start - 8, end + 8) if first is last else (start, end)
        width = self._layout.widths[edge]
        head = 4 + width
        foot = x + side * (head + 1)
        bend = f"A{number(self._reach(edge))} {number(abs(end - start) / 2)} 0 0 1 {number(foot)} {number(end)}"
        curve = f"M{number(x)} {number(start)}H{number(foot)}{bend}"
        wing = f"M{number(x)} {number(end)}l{number(side * (head + 2))} {number(-width / 2 - 2.5)}v{number(width + 5)}z"
        count = self._studio.counted("cables-counted", self._drawn[edge])
        parts = [
            make("title", {}, f"{first.name} → {last.name}: {count}"),
            make("path", {"class": "arc", "d": curve, "stroke-width": width}),
            make("path", {"class": "head", "d": wing}),
        ]
        return make("g", {"class": self._kind(edge)}, *parts)

    def _count(self, edge: Edge) -> etree._Element:
        """The number of an arc, at its furthest point."""
        first, last = edge
        side, x = (1, self._side + self._label) if self._layout.is_down(edge) else (-1, self._side)
        width, reach = self._layout.widths[edge], self._reach(edge)
        middle = (self._layout.ports[edge, first] + self._layout.ports[edge, last]) / 2 + 4
        anchor = "start" if side > 0 else "end"
        count = text(str(self._drawn[edge]), x + side * (8 + width + reach + width / 2), middle, "count", anchor)
        return make("g", {"class": self._kind(edge)}, count)

    def _reach(self, edge: Edge) -> float:
        return self._step * abs(self._places[edge[0]] - self._places[edge[1]]) or 14.0

    def _kind(self, edge: Edge) -> str:
        return f"edge {'down' if self._layout.is_down(edge) else 'up'}"

    def small(self) -> etree._Element:
        """The arcs alone."""
        width, height, rows = 300.0, 120.0, max(len(self._places), 2)
        step = min(40.0, 100 / (rows - 1))
        top = (height - step * (rows - 1)) / 2
        parts = []
        for (first, last), count in self._drawn.items():
            start, end = (top + step * self._places[place] for place in (first, last))
            if first is last:
                continue
            reach = min(120.0, abs(end - start) * 1.1)
            d = f"M150 {number(start)}A{number(reach)} {number(abs(end - start) / 2)} 0 0 1 150 {number(end)}"
            kind = "down" if end > start else "up"
            parts.append(make("path", {"class": kind, "d": d, "stroke-width": 1 + 5 * count / self._edges[0][1]}))
        dots = (make("circle", {"cx": 150.0, "cy": top + step * place, "r": 4.0}) for place in range(len(self._places)))
        return miniature(NAME, width, height, *parts, *dots)


class _Layout:
    """How wide each arc is, how high each place, and where they meet.

    No two arcs cross where they meet a place: on top are those to places above, the nearest first; below them those to places
    below, the furthest first.
    """

    def __init__(self, places: dict[Party, int], edges: dict[Edge, int]) -> None:
        self._places = places
        sides = self._sides(edges)
        busiest = max(sum(edges[edge] for edge in met) for met in sides.values())
        scale = min(_THICK / max(edges.values()), _HIGH / busiest)
        self.widths = {edge: max(_THIN, count * scale) for edge, count in edges.items()}
        self.boxes: dict[Party, tuple[float, float]] = {}
        self.ports: dict[tuple[Edge, Party], float] = {}
        top = float(_TOP)
        for place in places:
            met = [sides.get((place, is_down), []) for is_down in (True, False)]
            high = max(float(_LOW), *(self._high(edges_) + 2 * _APART for edges_ in met))
            self.boxes[place] = (top, high)
            for edges_ in met:
                self._meet(place, edges_, top + (high - self._high(edges_)) / 2)
            top += high + _GAP
        self.height = top - _GAP + _TOP

    def is_down(self, edge: Edge) -> bool:
        """Whether an arc runs down the list, and so on its right; so do the loops."""
        return self._places[edge[1]] >= self._places[edge[0]]

    def _sides(self, edges: dict[Edge, int]) -> dict[tuple[Party, bool], list[Edge]]:
        sides: dict[tuple[Party, bool], list[Edge]] = {}
        for edge in edges:
            for own in dict.fromkeys(edge):
                sides.setdefault((own, self.is_down(edge)), []).append(edge)
        for (own, _), met in sides.items():
            met.sort(key=lambda edge, own=own: self._order(edge, own))  # type: ignore[misc]
        return sides

    def _order(self, edge: Edge, own: Party) -> tuple[bool, int]:
        other = self._places[edge[0] if edge[1] is own else edge[1]]
        is_above = other < self._places[own]
        return not is_above, -other

    def _high(self, edges: list[Edge]) -> float:
        return sum(self.widths[edge] for edge in edges) + _APART * max(0, len(edges) - 1)

    def _meet(self, place: Party, edges: list[Edge], top: float) -> None:
        for edge in edges:
            self.ports[edge, place] = top + self.widths[edge] / 2
            top += self.widths[edge] + _APART


def _sample(kind: str) -> etree._Element:
    """A small arc for the key: to the right and down, or to the left and up."""
    side, top, end = (1, -7, 7) if kind == "down" else (-1, 7, -7)
    curve = f"M{-5 * side} {top}A9 7 0 0 1 {-5 * side} {end}"
    wing = f"M{-8 * side} {end}l{7 * side} -3.5v7z"
    return swatch(
        make(
            "g",
            {"class": f"edge {kind}"},
            make("path", {"class": "arc", "d": curve, "stroke-width": 2.0}),
            make("path", {"class": "head", "d": wing}),
        )
    )
