"""Who received what: a row for everybody, a column for each cable, a mark where the cable came to them.

The drawing is a table of HTML with a mark of SVG in each cell. A drawing cannot keep its heads in sight while it is scrolled, nor
say to those who hear it in which row and column they are; a table does both. Where the cables are too many for one page, a
column is a year, a month or a day, and a cell is a number on a ground that is the stronger the more it counts.
"""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from lxml import etree

from diplomatic.document import Facts
from diplomatic.publish import addresses
from diplomatic.publish.pictures.figure import Cell, Figure
from diplomatic.publish.pictures.receipts import Role, Row, rows_of
from diplomatic.publish.pictures.spans import Span, span_tree
from diplomatic.publish.pictures.studio import Page, Party, Picture, Studio
from diplomatic.publish.pictures.svg import clip, make, mark, miniature, number, swatch

NAME = "matrix"
MOST = 120
"""Columns of cables on a page."""
MOST_ROWS = 300
"""Rows of a page; those who received less share one row, and stand in the table behind."""
_MOST_LISTED = 2000
_SHADES = 5
_CITE, _NAME = 10, 60
_SMALL = (60, 22)


def picture(studio: Studio) -> Picture:
    """The picture of the whole edition, with a page for each period where the cables are many."""
    tree = span_tree(studio.cables, MOST)
    rows = rows_of(studio, [tree.cables])
    if not rows or not rows[0].received:
        return Picture(NAME, studio.say(NAME), studio.say("matrix-none"))
    matrix = _Matrix(studio, tree)
    return Picture(NAME, studio.say(NAME), matrix.says(tree, rows), _small(studio), matrix.pages())


class _Matrix:
    """The pages of the matrix."""

    def __init__(self, studio: Studio, tree: Span) -> None:
        self._studio, self._tree = studio, tree

    def pages(self) -> Iterator[Page]:
        for span, above in self._tree.nodes():
            yield addresses.picture(NAME, span.name), partial(self._page, span, above)

    def says(self, span: Span, rows: list[Row]) -> str:
        """What the picture shows, in words."""
        studio = self._studio
        received = [row for row in rows if row.received]
        cables = studio.counted("cables-counted", len(span.cables))
        if not received:
            return studio.say("matrix-nobody", cables=cables)
        people = studio.counted("recipients", len(received))
        if received[0].received == received[-1].received:
            return studio.say("matrix-alike", cables=cables, people=people)
        most = studio.counted("cables-counted", received[0].received)
        return studio.say("matrix-says", cables=cables, people=people, name=received[0].party.name, count=most)

    def _page(self, span: Span, above: tuple[Span, ...]) -> etree._Element:
        studio, path = self._studio, addresses.picture(NAME, span.name)
        columns = [part.cables for part in span.parts] or [[cable] for cable in span.cables]
        rows = rows_of(studio, columns)
        if span.parts:
            rows = [row for row in rows if row.received]
        table = _Overview(studio, path, span) if span.parts else _Table(studio, path, span)
        caption = self.says(span, rows)
        caption += f" {studio.say('matrix-order')}" if len(span.cables) > 1 else ""
        caption += f" {studio.say('matrix-shade')}" if span.parts else ""
        heads = [
            studio.say("name"),
            studio.say("received-count"),
            studio.label("role-addressee"),
            studio.label("role-sender"),
        ]
        figure = Figure(
            NAME,
            studio.say(NAME),
            caption,
            table.element(rows[:MOST_ROWS], rows[MOST_ROWS:]),
            [*heads, studio.say("first"), studio.say("last")],
            [self._cells(row, path) for row in rows[:_MOST_LISTED]],
            table.key(),
        )
        if len(rows) > _MOST_LISTED:
            figure.remarks.append(
                studio.say("matrix-unlisted", people=studio.counted("recipients", len(rows) - _MOST_LISTED))
            )
        return studio.page(NAME, span, above, figure)

    def _cells(self, row: Row, page: str) -> list[Cell]:
        numbers = (Cell(str(count or "")) for count in (row.received, row.addressed, row.sent))
        days = (Cell(self._studio.when(day[:10])) for day in (row.first, row.last))
        return [self._studio.cell(row.party, page), *numbers, *days]


class _Grid:
    """A table with a row for everybody: what those of cables and those of periods have in common."""

    def __init__(self, studio: Studio, page: str, span: Span) -> None:
        self._studio, self._page, self._span = studio, page, span

    def element(self, rows: list[Row], others: list[Row]) -> etree._Element:
        body = make("tbody", {}, *(self._row(row) for row in rows))
        if others:
            body.append(self._others(others))
        values = {"class": f"matrix {self.kind}", "aria-labelledby": f"page:{NAME}-caption"}
        head = make("thead", {}, *self._heads())
        return make("table", values, head, body, make("tfoot", {}, self._totals([*rows, *others])))

    kind = ""

    def key(self) -> list[tuple[etree._Element, str]]:
        """The key to the marks."""
        return []

    def width(self) -> int:
        """How many columns there are."""
        return len(self._span.parts) or len(self._span.cables)

    def _heads(self) -> Iterator[etree._Element]:
        raise NotImplementedError

    def _cell(self, row: Row, column: int) -> etree._Element:
        raise NotImplementedError

    def _corner(self, rows: int) -> list[etree._Element]:
        span: dict[str, str | float] = {"rowspan": str(rows)} if rows > 1 else {}
        who = make("th", {"class": "who", "scope": "col", **span}, self._studio.say("name"))
        total = make("span", {}, self._studio.label("cables"))
        return [who, make("th", {"class": "total", "scope": "col", **span}, total)]

    def _row(self, row: Row) -> etree._Element:
        entry, home = row.party.entry, self._studio.home(row.party, self._page)
        name = clip(row.party.name, _NAME)
        head = make("th", {"class": "who", "scope": "row"}, make("a", {"href": home}, name) if home else name)
        if language := self._studio.other(row.party.language):
            head.attrib.update({"lang": language, "dir": "auto"})
        if entry and entry.id:
            head.set("id", _anchor(row.party))
        total = make("td", {"class": "total"}, str(row.received or ""))
        return make("tr", {}, head, total, *(self._cell(row, column) for column in range(self.width())))

    def _others(self, others: list[Row]) -> etree._Element:
        """How many of those without a row of their own received something, by column."""
        people = self._studio.say("others", people=self._studio.counted("recipients", len(others)))
        head = make("th", {"class": "who", "scope": "row"}, people)
        counts = [sum(1 for row in others if column in row.counts) for column in range(self.width())]
        return make(
            "tr",
            {"class": "others"},
            head,
            make("td", {"class": "total"}),
            *(make("td", {}, str(count or "")) for count in counts),
        )

    def _totals(self, rows: list[Row]) -> etree._Element:
        """How many received something, by column."""
        counts = [0] * self.width()
        for row in rows:
            for column in row.counts:
                counts[column] += 1
        head = make("th", {"class": "who", "scope": "row"}, self._studio.say("totals"))
        return make("tr", {}, head, make("td", {"class": "total"}), *(make("td", {}, str(count)) for count in counts))


class _Table(_Grid):
    """A column for each cable."""

    kind = "by-cable"

    def key(self) -> list[tuple[etree._Element, str]]:
        studio = self._studio
        words = {"list": "role-recipient", "addressee": "role-addressee", "sender": "role-sender"}
        key = [(swatch(*_shape(kind)), studio.label(label)) for kind, label in words.items()]
        key.insert(1, (swatch(*_shape("twice")), studio.say("twice")))
        return [*key, (swatch(*_shape("addressee"), *_shape("hole")), studio.say("both"))]

    def element(self, rows: list[Row], others: list[Row]) -> etree._Element:
        return make("div", {"class": "clip"}, _symbols(), super().element(rows, others))

    def _heads(self) -> Iterator[etree._Element]:
        """The days, each over its cables, and the numbers of the cables."""
        days, cites = self._corner(2), list[etree._Element]()
        for day, group in groupby(self._span.cables, lambda cable: cable.day[:10]):
            cables = list(group)
            words = make("span", {}, self._studio.when(day) if day else self._studio.label("undated"))
            days.append(make("th", {"class": "day", "scope": "colgroup", "colspan": str(len(cables))}, words))
            cites += [self._cite(cable, is_first=cable is cables[0]) for cable in cables]
        yield make("tr", {}, *days)
        yield make("tr", {"class": "cites"}, *cites)

    def _cite(self, cable: Facts, *, is_first: bool) -> etree._Element:
        values = {"href": self._studio.cable(cable, self._page), "title": cable.title}
        if language := self._studio.other(cable.title_language):
            values["lang"] = language
        link = make("a", values, make("span", {}, clip(cable.number or cable.id, _CITE)))
        return make("th", {"scope": "col", **({"class": "first"} if is_first else {})}, link)

    def _cell(self, row: Row, column: int) -> etree._Element:
        role = row.roles.get(column)
        if role is None:
            return make("td")
        cable = self._span.cables[column]
        href = self._studio.cable(cable, self._page, cable.distribution if role.named else "")
        svg = make("svg", {}, *(make("use", {"href": f"#page:{kind}"}) for kind in _kinds(role)))
        return make("td", {}, make("a", {"href": href, "aria-label": self._words(role)}, svg))

    def _words(self, role: Role) -> str:
        """What somebody was to a cable, in words; the heads of row and column say who and which."""
        studio, words = self._studio, list[str]()
        if role.named:
            words.append(studio.label("role-recipient"))
        if role.named > 1:
            words.append(studio.say("times", count=role.named))
        words += [studio.label("role-addressee")] * role.is_addressee + [studio.label("role-sender")] * role.is_sender
        return ", ".join(words)


class _Overview(_Grid):
    """A column for each period, which leads to its own matrix."""

    kind = "by-period"

    def element(self, rows: list[Row], others: list[Row]) -> etree._Element:
        self._most = max((count for row in rows for count in row.counts.values()), default=1)
        return make("div", {"class": "clip"}, super().element(rows, others))

    def _heads(self) -> Iterator[etree._Element]:
        heads = []
        for part in self._span.parts:
            link = make("a", {"href": self._href(part)}, make("span", {}, self._studio.period(part)))
            heads.append(make("th", {"class": "day", "scope": "col"}, link))
        yield make("tr", {}, *self._corner(1), *heads)

    def _cell(self, row: Row, column: int) -> etree._Element:
        count = row.counts.get(column, 0)
        if not count:
            return make("td")
        shade = -(-count * _SHADES // self._most)
        anchor = f"#{_anchor(row.party)}" if row.party.entry and row.party.entry.id else ""
        link = make("a", {"href": f"{self._href(self._span.parts[column])}{anchor}"}, str(count))
        return make("td", {"class": f"s{shade}"}, link)

    def _href(self, part: Span) -> str:
        return addresses.link(addresses.picture(NAME, part.name), self._page)


def _kinds(role: Role) -> list[str]:
    """The marks of a role: that of a sender or an addressee, with a hole in it for one who is something else too."""
    kinds = ["sender"] * role.is_sender + ["addressee"] * (role.is_addressee and not role.is_sender)
    if not kinds:
        return ["twice" if role.named > 1 else "list"]
    return [*kinds, "hole"] if role.named or (role.is_sender and role.is_addressee) else kinds


def _shape(kind: str) -> list[etree._Element]:
    """The mark of a role."""
    if kind == "twice":
        return [make("g", {"transform": f"translate({x} 0) scale(.8)"}, mark("circle")) for x in (-4.5, 4.5)]
    if kind == "hole":
        return [make("circle", {"class": "hole", "r": 2.2})]
    return [mark({"list": "circle", "addressee": "square", "sender": "triangle"}[kind], kind)]


def _symbols() -> etree._Element:
    """The marks, drawn once for all cells."""
    kinds = ("list", "twice", "addressee", "sender", "hole")
    marks = (make("symbol", {"id": f"page:{kind}", "viewBox": "-9 -9 18 18"}, *_shape(kind)) for kind in kinds)
    return make("svg", {"class": "symbols", "width": 0.0, "height": 0.0, "aria-hidden": "true"}, *marks)


def _anchor(party: Party) -> str:
    return f"page:{party.entry.file.stem}.{party.entry.id}" if party.entry else ""


def _small(studio: Studio) -> etree._Element:
    """The marks alone: some of the cables, and those who received most of them."""
    width, height = 300.0, 120.0
    columns, most = _SMALL
    cables = studio.cables[:: max(1, len(studio.cables) // columns)][:columns]
    rows = [row for row in rows_of(studio, [[cable] for cable in cables]) if row.received][:most]
    step = min((width - 20) / len(cables), 112 / max(len(rows), 1))
    wide = min(14.0, (width - 20) / len(cables))
    left = (width - wide * len(cables)) / 2
    marks = (
        f"M{number(left + wide * (column + 0.5))} {number(4 + step * (at + 0.5))}h0"
        for at, row in enumerate(rows)
        for column in sorted(row.counts)
    )
    return miniature(NAME, width, height, make("path", {"d": "".join(marks), "stroke-width": max(2.0, step * 0.62)}))
