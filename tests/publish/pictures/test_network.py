"""From place to place: an arc for each pair, as wide as its traffic."""

from lxml import etree

from diplomatic.document import Facts
from diplomatic.publish.pictures import network
from diplomatic.publish.pictures.network import MOST, MOST_ARCS

from .making import cable, draw, numbers, of_class, table, words

PAGE = "pictures/network.html"


def _cables(*ways: tuple[str, str, int]) -> list[Facts]:
    return [cable(f"{first}-{last}-{n}", way=(first, last)) for first, last, count in ways for n in range(count)]


def _arcs(page: etree._Element) -> dict[str, etree._Element]:
    """The arcs by their words: ``Havana → Moscow: 3 cables``."""
    return {words(arc[0]): arc for arc in of_class(page, "edge") if arc.find("title") is not None}


def test_arcs_and_table_say_the_same() -> None:
    picture, pages = draw(network, *_cables(("Havana", "Moscow", 3), ("Moscow", "Havana", 1), ("Rome", "Moscow", 2)))
    assert set(_arcs(pages[PAGE])) == {
        "Havana → Moscow: 3 cables",
        "Rome → Moscow: 2 cables",
        "Moscow → Havana: 1 cable",
    }
    assert table(pages[PAGE]) == [["Havana", "Moscow", "3"], ["Rome", "Moscow", "2"], ["Moscow", "Havana", "1"]]
    assert sorted(words(count) for count in of_class(pages[PAGE], "count")) == ["1", "2", "3"]
    assert picture.says == "6 cables between 3 places; most went from Havana to Moscow: 3 cables."


def test_arcs_are_as_wide_as_their_traffic_and_keep_to_their_side() -> None:
    _, pages = draw(network, *_cables(("Havana", "Moscow", 8), ("Moscow", "Havana", 4)))
    widths = {name: float(str(of_class(arc, "arc")[0].get("stroke-width"))) for name, arc in _arcs(pages[PAGE]).items()}
    assert widths["Havana → Moscow: 8 cables"] == 2 * widths["Moscow → Havana: 4 cables"]
    (down,), (up,) = (
        [arc for arc in _arcs(pages[PAGE]).values() if arc.get("class") == f"edge {side}"] for side in ("down", "up")
    )
    for arc, sign in ((down, 1), (up, -1)):
        _, start, *_, end = numbers(str(of_class(arc, "arc")[0].get("d")))
        assert (end - start) * sign > 0


def test_no_two_arcs_meet_a_place_at_one_point() -> None:
    names = ["Havana", "Moscow", "Rome", "Oslo", "Bonn", "Cairo"]
    ways = [(a, b, 1 + number % 5) for number, (a, b) in enumerate((a, b) for a in names for b in names if a != b)]
    _, pages = draw(network, *_cables(*ways))
    ends = []
    for arc in _arcs(pages[PAGE]).values():
        values = numbers(str(of_class(arc, "arc")[0].get("d")))
        ends += [(arc.get("class"), values[1]), (arc.get("class"), values[-1])]
    assert len(ends) == len(set(ends)) == 60
    boxes = [(float(str(box.get("y"))), float(str(box.get("height")))) for box in of_class(pages[PAGE], "hit")]
    assert all(any(top < y < top + high for top, high in boxes) for _, y in ends)


def test_places_lead_to_their_entries() -> None:
    _, pages = draw(network, *_cables(("Havana", "Moscow", 1), ("Bonn", "Moscow", 1)))
    nodes = of_class(pages[PAGE], "row")
    assert [(node.tag, node.get("href")) for node in nodes] == [
        ("a", "../registers/places/moscow.html"),
        ("g", None),
        ("a", "../registers/places/havana.html"),
    ]
    assert [words(node[0]) for node in nodes] == [
        "Moscow: Sent 0 · Received 2",
        "Bonn: Sent 1 · Received 0",
        "Havana: Sent 1 · Received 0",
    ]


def test_what_is_not_drawn_is_said() -> None:
    _, pages = draw(network, *_cables(("Havana", "Moscow", 1), ("Rome", "", 2), ("", "Oslo", 1), ("", "", 1)))
    assert [words(remark) for remark in pages[PAGE].iterfind("figure/remark")] == [
        "Without a known place at the other end: Oslo, Rome.",
        "Not drawn, because a place is not known: 4 cables.",
    ]


def test_a_loop_is_drawn() -> None:
    _, pages = draw(network, *_cables(("Havana", "Moscow", 2), ("Moscow", "Moscow", 1)))
    (loop,) = (arc for name, arc in _arcs(pages[PAGE]).items() if name == "Moscow → Moscow: 1 cable")
    start, end = (numbers(str(of_class(loop, "arc")[0].get("d")))[at] for at in (1, -1))
    assert end > start


def test_one_place_or_none_is_no_network() -> None:
    one, pages = draw(network, *_cables(("Moscow", "Moscow", 2)))
    assert (pages, one.says) == ({}, "2 cables stayed in one place, Moscow; there is no network to draw.")
    none, pages = draw(network, *_cables(("Moscow", "", 2)))
    assert pages == {}
    assert "no network" in none.says


def test_the_busiest_are_drawn_and_the_table_has_all() -> None:
    names = [f"Place {n:02}" for n in range(MOST + 8)]
    ways = [(a, b, 1 + (place == 0)) for place, a in enumerate(names) for b in names if a != b]
    _, pages = draw(network, *_cables(*ways))
    arcs, rows = _arcs(pages[PAGE]), table(pages[PAGE])
    assert len(arcs) == MOST_ARCS
    assert len(of_class(pages[PAGE], "hit")) == MOST
    assert len(rows) == len(ways)
    drawn = sum(int(name.split(": ")[1].split()[0]) for name in arcs)
    total = sum(count for *_, count in ways)
    remark = f"Not drawn, but in the table: {total - drawn} cables on less busy ways."
    assert [words(found) for found in pages[PAGE].iterfind("figure/remark")] == [remark]
