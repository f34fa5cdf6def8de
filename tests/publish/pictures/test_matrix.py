"""Who received what: every mark is in the facts, and every fact has its mark."""

from lxml import etree

from diplomatic.document import Facts, Name
from diplomatic.publish.pictures import matrix
from diplomatic.publish.pictures.matrix import MOST, MOST_ROWS

from .making import cable, draw, of_class, person, table, words

PAGE = "pictures/matrix.html"


def _grid(page: etree._Element) -> dict[str, list[str]]:
    """The cells of the drawn table by who heads the row: what each mark says."""
    rows = {}
    for row in page.iterfind(".//table/tbody/tr"):
        cells = [cell.find("a") for cell in row.findall("td")[1:]]
        rows[words(row[0])] = ["" if link is None else str(link.get("aria-label") or link.text) for link in cells]
    return rows


def _cables() -> list[Facts]:
    return [
        cable("b", "1962-10-28", to=[person("gromyko"), person("brezhnev")], addressees=[Name("Ministry")]),
        cable(
            "a",
            "1962-10-27",
            to=[person("gromyko", "A. Gromyko"), person("gromyko", "GROMYKO"), Name("8th Department")],
        ),
        cable("c", "1962-10-29", to=[Name("8TH DEPARTMENT"), person("suslov")], senders=[person("suslov")]),
        cable("d", "", senders=[person("gromyko")]),
    ]


def test_marks_are_the_facts() -> None:
    _, pages = draw(matrix, *_cables())
    on_list, sender = "On the distribution list", "Sender"
    assert (
        _grid(pages[PAGE])
        == {
            "8th Department": [on_list, "", on_list, ""],
            "Gromyko, Andrei": [f"{on_list}, 2 times", on_list, "", sender],
            "Ministry": ["", "Addressee", "", ""],
            "Suslov, Mikhail": ["", "", f"{on_list}, {sender}", ""],
            "Brezhnev, Leonid": ["", on_list, "", ""],
        }
        | {}
    )


def test_totals_and_table_say_the_same() -> None:
    _, pages = draw(matrix, *_cables())
    totals = {words(row[0]): words(row[1]) for row in pages[PAGE].iterfind(".//table/tbody/tr")}
    assert {cells[0]: cells[1] for cells in table(pages[PAGE])} == totals
    assert list(totals.values()) == ["2", "2", "1", "1", "1"]
    assert table(pages[PAGE])[0] == ["Gromyko, Andrei", "2", "", "1", "27 October 1962", "28 October 1962"]
    (foot,) = pages[PAGE].iterfind(".//table/tfoot/tr")
    assert [words(cell) for cell in foot] == ["Recipients", "", "2", "3", "2", "0"]


def test_a_mark_leads_to_the_list_in_the_cable() -> None:
    _, pages = draw(matrix, *_cables())
    links = {str(link.get("href")) for link in pages[PAGE].iterfind(".//tbody//td/a")}
    assert links == {
        "../cables/a.html#l1",
        "../cables/b.html#l1",
        "../cables/c.html#l1",
        "../cables/b.html",
        "../cables/d.html",
    }
    heads = [str(link.get("href")) for link in pages[PAGE].iterfind(".//thead//a")]
    assert heads == [f"../cables/{ident}.html" for ident in "abcd"]
    people = [str(link.get("href")) for link in pages[PAGE].iterfind(".//tbody//th/a")]
    assert people == [f"../registers/persons/{ident}.html" for ident in ("gromyko", "suslov", "brezhnev")]


def test_columns_are_under_their_days() -> None:
    _, pages = draw(matrix, cable("x", "1962-10-27", to=[person("suslov")]), *_cables())
    days = of_class(pages[PAGE], "day")
    assert [(words(day), day.get("colspan")) for day in days] == [
        ("27 October 1962", "2"),
        ("28 October 1962", "1"),
        ("29 October 1962", "1"),
        ("Undated", "1"),
    ]
    width = sum(int(str(day.get("colspan"))) for day in days)
    assert {len(row) - 2 for row in pages[PAGE].iterfind(".//table/tbody/tr")} == {width}


def test_roles_differ_by_more_than_colour() -> None:
    _, pages = draw(matrix, *_cables())
    shapes = {}
    for link in pages[PAGE].iterfind(".//tbody//td/a"):
        shapes[str(link.get("aria-label"))] = tuple(str(use.get("href")) for use in link.iter("use"))
    assert len(set(shapes.values())) == len(shapes) == 5
    defined = {f"#{part.get('id')}" for part in pages[PAGE].iterfind(".//symbol")}
    assert {href for found in shapes.values() for href in found} <= defined


def test_nobody_received_anything() -> None:
    picture, pages = draw(matrix, cable("a", "1962-10-27", senders=[person("suslov")]))
    assert (pages, picture.miniature) == ({}, None)
    assert "nothing to say" in picture.says


def test_many_cables_are_counted_by_period() -> None:
    cables = [
        cable(f"c{n:03}", f"1962-{1 + n % 4:02}-{1 + n % 28:02}", to=[person("gromyko"), *[person("suslov")] * (n % 2)])
        for n in range(3 * MOST)
    ]
    _, pages = draw(matrix, *cables)
    overview = pages.pop(PAGE)
    grid = _grid(overview)
    for who in ("Gromyko, Andrei", "Suslov, Mikhail"):
        below = [sum(1 for mark in _grid(page).get(who, []) if mark) for page in pages.values()]
        assert [int(count or 0) for count in grid[who]] == below
    totals = {words(row[0]): int(words(row[1])) for row in overview.iterfind(".//table/tbody/tr")}
    assert totals == {who: sum(int(count or 0) for count in counts) for who, counts in grid.items()}
    anchors = {str(link.get("href")).partition("#")[2] for link in overview.iterfind(".//tbody//td/a")}
    assert anchors == {"page:persons.gromyko", "page:persons.suslov"}
    assert anchors == {str(part.get("id")) for page in pages.values() for part in page.iter("th")} - {"None"}


def test_those_without_a_row_are_counted_and_listed() -> None:
    people = [Name(f"Recipient {n:04}") for n in range(MOST_ROWS + 40)]
    _, pages = draw(matrix, cable("a", "1962-10-27", to=people), cable("b", "1962-10-28", to=people[:10]))
    rows = pages[PAGE].findall(".//table/tbody/tr")
    assert len(rows) == MOST_ROWS + 1
    assert [words(cell) for cell in rows[-1]] == ["Others: 40 recipients", "", "40", ""]
    assert len(table(pages[PAGE])) == MOST_ROWS + 40
