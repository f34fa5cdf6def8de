"""From place to place: places below one another, an arc for each direction between two of them.

On the right an arc runs down, on the left it runs up, as traffic keeps to its side of the road; its width is the number of
cables. The names stand upright and unturned, so that they can be read on a phone, and no place is where a map would have it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from lxml import etree

from diplomatic.publish import addresses
from diplomatic.publish.pictures.figure import Cell, Figure
from diplomatic.publish.pictures.spans import Span
from diplomatic.publish.pictures.studio import Party, Picture, Studio
from diplomatic.publish.pictures.svg import Value, clip, drawing, make, miniature, number, swatch, text, width_of

NAME = "network"
MOST = 20
"""Places that are drawn: those of the most cables."""
_MOST_ROWS = 500
_ROW, _TOP, _NODE = 56, 10, 42
_PORTS, _PORT = 32, 10
"""The part of a side of a node that arcs meet, and how far apart they do at most."""
_REACH, _LEAST_STEP, _MOST_STEP, _MARGIN = 110, 10, 22, 34
_LETTERS = 24
_THIN, _THICK = 1.5, 8.0


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
        self._places = {place: at for at, place in enumerate(self._all[:MOST])}
        order = {place: at for at, place in enumerate(self._all)}
        self._edges = sorted(traffic.edges.items(), key=lambda edge: (-edge[1], order[edge[0][0]], order[edge[0][1]]))
        self._drawn = [((a, b), n) for (a, b), n in self._edges if a in self._places and b in self._places]
        self._thickest = max((count for _, count in self._drawn), default=1)
        self._label = 20 + max(
            max(width_of(clip(place.name, _LETTERS), 14), width_of(self._numbers(place))) for place in self._places
        )
        far = max((abs(self._places[a] - self._places[b]) for (a, b), _ in self._drawn), default=0) or 1
        self._step = max(_LEAST_STEP, min(_MOST_STEP, _REACH / far))
        self._side = self._step * far + _MARGIN
        self._ports = self._meetings()

    @property
    def says(self) -> str:
        """What the picture shows, in words."""
        studio, ((first, last), most) = self._studio, self._edges[0]
        total = studio.counted("cables-counted", sum(self._traffic.edges.values()))
        places = studio.counted("pictures-places", len(self._all))
        count = studio.counted("cables-counted", most)
        return studio.say("network-says", cables=total, places=places, first=first.name, last=last.name, count=count)

    def page(self) -> etree._Element:
        studio, path = self._studio, addresses.picture(NAME)
        size = (2 * self._side + self._label, 2 * _TOP + _ROW * len(self._places))
        arcs = make("g", {"class": "edges"}, *(self._arc(*edge, count) for edge, count in reversed(self._drawn)))
        nodes = (self._node(place, path) for place in self._places)
        title = studio.say(NAME)
        caption = f"{self.says} {studio.say('network-width')}"
        figure = Figure(
            NAME,
            title,
            caption,
            drawing(NAME, title, caption, size, arcs, *nodes),
            [studio.label("from"), studio.say("to"), studio.label("cables")],
            list(self._rows(path)),
            [(_sample("down"), studio.say("network-down")), (_sample("up"), studio.say("network-up"))],
            list(self._remarks()),
        )
        return studio.page(NAME, Span("", ()), (), figure)

    def _rows(self, page: str) -> Iterator[list[Cell]]:
        for (first, last), count in self._edges[:_MOST_ROWS]:
            places = (
                Cell(place.name, self._studio.home(place, page), self._studio.speaks(place.language))
                for place in (first, last)
            )
            yield [*places, Cell(str(count))]

    def _remarks(self) -> Iterator[str]:
        studio = self._studio
        left = self._all[MOST:]
        if left:
            cables = sum(self._traffic.edges.values()) - sum(count for _, count in self._drawn)
            count = studio.counted("cables-counted", cables)
            yield studio.say("network-left", places=studio.counted("pictures-places", len(left)), cables=count)
        if len(self._edges) > _MOST_ROWS:
            yield studio.say("network-rows", count=len(self._edges) - _MOST_ROWS)
        if self._traffic.alone:
            yield studio.say(
                "network-alone", places=", ".join(place.name for place in self._traffic.alone[:_MOST_ROWS])
            )
        if self._traffic.unknown:
            yield studio.say("network-unknown", cables=studio.counted("cables-counted", self._traffic.unknown))

    def _middle(self, place: Party) -> float:
        return _TOP + _ROW * (self._places[place] + 0.5)

    def _meetings(self) -> dict[tuple[Party, Party, Party], float]:
        """Where an arc, given by its two ends, meets one of them, so that no two arcs of a side cross there.

        On top are the arcs to nodes above, the nearest first; below them those to nodes below, the furthest first.
        """
        sides: dict[tuple[Party, bool], list[tuple[tuple[bool, int], tuple[Party, Party, Party]]]] = {}
        for (first, last), _ in self._drawn:
            is_down = self._places[last] >= self._places[first]
            for own, other in ((first, last), (last, first))[: 1 if first is last else 2]:
                away = self._places[own] - self._places[other]
                order = (away <= 0, away if away > 0 else self._places[other] * -1)
                sides.setdefault((own, is_down), []).append((order, (first, last, own)))
        found = {}
        for (own, _), meetings in sides.items():
            apart = min(_PORT, _PORTS / max(len(meetings) - 1, 1))
            top = self._middle(own) - apart * (len(meetings) - 1) / 2
            for number_, (_, key) in enumerate(sorted(meetings, key=lambda meeting: meeting[0])):
                found[key] = top + apart * number_
        return found

    def _numbers(self, place: Party) -> str:
        sent, received = self._traffic.of(place)
        return f"{self._studio.label('sent')} {sent} · {self._studio.label('received')} {received}"

    def _node(self, place: Party, page: str) -> etree._Element:
        y, x = self._middle(place), self._side + self._label / 2
        numbers = self._numbers(place)
        box: dict[str, Value] = {
            "class": "hit",
            "x": self._side,
            "y": y - _NODE / 2,
            "width": self._label,
            "height": _NODE,
        }
        parts = [
            make("title", {}, f"{place.name}: {numbers}"),
            make("rect", box),
            self._name(place, x, y - 2),
            text(numbers, x, y + 14, "tick", "middle"),
        ]
        home = self._studio.home(place, page)
        return make("a", {"href": home, "class": "row"}, *parts) if home else make("g", {"class": "row"}, *parts)

    def _name(self, place: Party, x: float, y: float) -> etree._Element:
        words = text(clip(place.name, _LETTERS), x, y, "name", "middle")
        if language := self._studio.speaks(place.language).get("lang"):
            words.set("lang", str(language))
        return words

    def _arc(self, first: Party, last: Party, count: int) -> etree._Element:
        """An arc, the number of its cables at its furthest point, and its head; a place's own traffic is a loop on the right."""
        is_down = self._places[last] >= self._places[first]
        side, edge = (1, self._side + self._label) if is_down else (-1, self._side)
        start, end = self._ports[first, last, first], self._ports[first, last, last]
        start, end = (start - 8, end + 8) if first is last else (start, end)
        width = _THIN + (_THICK - _THIN) * sqrt(count / self._thickest)
        reach = self._step * abs(self._places[first] - self._places[last]) or 14.0
        head = 5 + width
        foot = edge + side * (head + 1)
        bend = f"A{number(reach)} {number(abs(end - start) / 2)} 0 0 1 {number(foot)} {number(end)}"
        curve = f"M{number(edge)} {number(start)}H{number(foot)}{bend}"
        wing = (
            f"M{number(edge)} {number(end)}l{number(side * (head + 2))} {number(-width / 2 - 2.5)}v{number(width + 5)}z"
        )
        apex = foot + side * (reach + width / 2 + 3)
        words = f"{first.name} → {last.name}: {self._studio.counted('cables-counted', count)}"
        return make(
            "g",
            {"class": f"edge {'down' if is_down else 'up'}"},
            make("title", {}, words),
            make("path", {"class": "arc", "d": curve, "stroke-width": width}),
            make("path", {"class": "head", "d": wing}),
            text(str(count), apex, (start + end) / 2 + 4, "count", "start" if is_down else "end"),
        )

    def small(self) -> etree._Element:
        """The arcs alone."""
        width, height, rows = 300.0, 120.0, max(len(self._places), 2)
        step = min(40.0, 100 / (rows - 1))
        top = (height - step * (rows - 1)) / 2
        parts = []
        for (first, last), count in self._drawn[:60]:
            start, end = (top + step * self._places[place] for place in (first, last))
            if first is last:
                continue
            reach = min(120.0, abs(end - start) * 1.1)
            d = f"M150 {number(start)}A{number(reach)} {number(abs(end - start) / 2)} 0 0 1 150 {number(end)}"
            kind = "down" if end > start else "up"
            parts.append(make("path", {"class": kind, "d": d, "stroke-width": 1 + 4 * sqrt(count / self._thickest)}))
        dots = (make("circle", {"cx": 150.0, "cy": top + step * place, "r": 4.0}) for place in range(len(self._places)))
        return miniature(NAME, width, height, *parts, *dots)


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
