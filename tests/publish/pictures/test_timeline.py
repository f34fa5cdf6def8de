"""The timeline: each row a cable, each mark where its date is."""

from diplomatic.publish.pictures import timeline
from diplomatic.publish.pictures.timeline import rows_of

from .making import cable, draw, numbers, of_class, table, words

PAGE = "pictures/timeline.html"


def _share(value: str) -> float:
    assert value.endswith("%")
    (found,) = numbers(value)
    return found


def test_marks_and_table_say_the_same() -> None:
    cables = [
        cable("a", "1962-10-27", "1962-10-29", way=("Havana", "Moscow")),
        cable("b", "1962-10-28T10:00:00Z", "1962-10-28T12:30:00Z", way=("Moscow", "Rome")),
        cable("c", "1962-10-28", way=("Nowhere", "")),
        cable("d", "", "1962-10-30"),
        cable("e", "1962-10"),
        cable("f"),
    ]
    picture, pages = draw(timeline, *cables)
    (page,) = pages.values()
    rows = of_class(page, "row")
    assert [row.get("href") for row in rows] == [f"../cables/{ident}.html" for ident in "abcd"]
    assert [cells[0] for cells in table(page)] == [f"Cable {ident}" for ident in "abcd"]
    assert [(len(of_class(row, "sent")), len(of_class(row, "received"))) for row in rows] == [
        (1, 1), (1, 1), (1, 0), (0, 1),
    ]  # fmt: skip
    assert table(page)[1][2:7] == [
        "28 October 1962, 10:00 UTC",
        "Moscow",
        "28 October 1962, 12:30 UTC",
        "Rome",
        "2 h 30 min",
    ]
    for row, cells in zip(rows, table(page), strict=True):
        title = words(row[0])
        assert all(cell in title for cell in cells if cell)
    assert [words(remark) for remark in page.iterfind("figure/remark")] == [
        "Not drawn, for want of a full date: 2 cables."
    ]
    assert picture.says.startswith(
        "4 cables from the day of sending to the day of receipt: the first of 27 October 1962"
    )


def test_marks_stand_in_the_order_of_time() -> None:
    days = ["1962-10-14", "1962-10-15", "1962-10-20", "1962-10-28"]
    _, pages = draw(timeline, *(cable(f"c{day}", day, "1962-10-29") for day in days))
    ways = [(_share(str(way.get("x1"))), _share(str(way.get("x2")))) for way in of_class(pages[PAGE], "way")]
    starts = [first for first, _ in ways]
    assert starts == sorted(starts)
    assert len({last for _, last in ways}) == 1
    assert all(0 <= first < last <= 100 for first, last in ways)
    assert abs((starts[2] - starts[1]) - 5 * (starts[1] - starts[0])) < 0.05


def test_a_cable_that_arrives_before_it_leaves_is_still_drawn() -> None:
    _, pages = draw(timeline, cable("a", "1962-10-29", "1962-10-27"))
    (way,) = of_class(pages[PAGE], "way")
    assert _share(str(way.get("x1"))) < _share(str(way.get("x2")))
    assert table(pages[PAGE])[0][6] == ""


def test_two_marks_of_one_day_are_seen_as_two() -> None:
    _, pages = draw(timeline, cable("a", "1962-10-27", "1962-10-27"))
    (row,) = of_class(pages[PAGE], "row")
    (sent,), (received,) = (of_class(row, kind) for kind in ("sent", "received"))
    places = [
        float(str(around.get("x"))) for around in received.iterancestors("svg") if str(around.get("x", "%"))[-1] != "%"
    ]
    assert places[0] >= 10
    assert sent.get("d") != received.get("d")
    assert of_class(pages[PAGE], "way") == []


def test_places_have_marks_of_their_own() -> None:
    ways = [("Moscow", 3), ("Havana", 2), ("Rome", 2), ("Oslo", 1), ("", 1)]
    cables = [cable(f"{name}{n}", "1962-10-27", way=(name, "")) for name, count in ways for n in range(count)]
    _, pages = draw(timeline, *cables)
    assert [words(key) for key in pages[PAGE].iterfind("figure/key")] == [
        "sent from Moscow",
        "sent from Havana",
        "sent from Rome",
        "sent from elsewhere or an unknown place",
        "Received",
    ]
    shapes = {row.get("class"): of_class(row, "sent")[0].get("d") for row in of_class(pages[PAGE], "row")}
    assert len(shapes) == len(set(shapes.values())) == 4


def test_no_date_no_timeline() -> None:
    picture, pages = draw(timeline, cable("a"), cable("b", "1962-10"))
    assert pages == {}
    assert picture.miniature is None
    assert "no timeline" in picture.says


def test_many_cables_have_an_overview() -> None:
    cables = [
        cable(f"c{n}", f"1962-{1 + n % 12:02}-{1 + n % 28:02}", f"1962-{1 + n % 12:02}-{1 + n % 28:02}")
        for n in range(400)
    ]
    _, pages = draw(timeline, *cables)
    overview = pages.pop(PAGE)
    rows = of_class(overview, "row")
    assert len(rows) == len(table(overview)) == len(pages) == 12
    assert [cells[1] for cells in table(overview)] == [str(len(table(page))) for page in pages.values()]
    assert {f"pictures/{row.get('href')}" for row in rows} == set(pages)
    assert sum(len(table(page)) for page in pages.values()) == 400


def test_moments_are_compared_in_one_zone_only_where_both_have_one() -> None:
    (row,) = rows_of([cable("a", "1962-10-27T23:00:00-04:00", "1962-10-28T05:00:00+02:00")])
    assert row.sent == row.received
    (row,) = rows_of([cable("a", "1962-10-27T23:00:00-04:00", "1962-10-28T05:00:00")])
    assert row.sent != row.received
