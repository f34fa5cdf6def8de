"""What is known of all cables together, and how they are divided into pages."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from diplomatic.document import Facts
from diplomatic.publish import registers
from diplomatic.publish.index import Index
from diplomatic.publish.periods import divide

from .conftest import opened

TEI = "http://www.tei-c.org/ns/1.0"
Cable = tuple[str, str]
Indexing = Callable[..., Index]


def _cable(ident: str, date: str = "", answers: str = "", text: str = "", sender: str = "") -> Cable:
    xml = (
        f'<TEI xmlns="{TEI}" xml:id="{ident}"><teiHeader><profileDesc><creation><date when="{date}"/></creation><correspDesc>'
        f'<correspAction type="sent"><persName ref="{sender}">S</persName></correspAction>'
        f'<correspContext><ref type="replyTo" target="{answers}"/></correspContext></correspDesc></profileDesc></teiHeader>'
        f'<text><body><p xml:id="p1">{text}</p></body></text></TEI>'
    )
    return ident, xml


@pytest.fixture
def index_of(tmp_path: Path) -> Iterator[Indexing]:
    """Writes cables, and a register with one entry, and gives their index."""
    person = '<listPerson><person xml:id="a"><persName>A</persName></person></listPerson>'
    register = f'<TEI xmlns="{TEI}"><standOff>{person}</standOff></TEI>'

    def index(*cables: Cable) -> Index:
        (tmp_path / "edition.toml").write_text("", encoding="utf-8")
        for path, xml in (("registers/persons", register), *((f"cables/{ident}", xml) for ident, xml in cables)):
            (tmp_path / "tei" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "tei" / f"{path}.xml").write_text(xml, encoding="utf-8")
        site, _ = stack.enter_context(opened(tmp_path))
        return site.index

    with ExitStack() as stack:
        yield index


def _ids(cables: Iterable[Facts]) -> list[str]:
    return [cable.id for cable in cables]


def test_cables_are_in_order_of_their_dates(index_of: Indexing) -> None:
    index = index_of(_cable("u"), _cable("b", "1962-10-30"), _cable("c", "1962-10-29"), _cable("a", "1962-10-30"))
    assert _ids(index.cables) == ["c", "a", "b", "u"]
    assert index.neighbours(index.cables[0]) == (None, index.cables[1])
    assert index.neighbours(index.cables[3]) == (index.cables[2], None)


def test_who_answers_whom(index_of: Indexing) -> None:
    cites = '<ref type="cable" target="{}">No. 1</ref>'
    index = index_of(
        _cable("a", "1962-10-01"),
        _cable("b", "1962-10-02", answers="a.xml", text=cites.format("a.xml#p1")),
        _cable("c", "1962-10-03", answers="elsewhere.xml", text=cites.format("a.xml")),
        _cable("d", "1962-10-04", answers="d.xml"),
    )
    a, b, c, d = index.cables
    assert (_ids(index.answers(b)), _ids(index.answers(c)), _ids(index.answers(d))) == (["a"], [], [])
    assert (_ids(index.answered_by(a)), _ids(index.cited_by(a))) == (["b"], ["c"])
    assert index.cited_by(b) == []


def test_where_an_entry_appears(index_of: Indexing) -> None:
    name = '<persName ref="../registers/persons.xml#a">he</persName>'
    lists = '<list type="distribution" xml:id="l1"><item><persName ref="../registers/persons.xml#a">A</persName></item></list>'
    index = index_of(
        _cable("x", "1962-10-02", text=f"{name} {name}", sender="../registers/persons.xml#a"),
        _cable("y", "1962-10-01", text=lists),
        _cable("z", "1962-10-03", text='<persName ref="../registers/persons.xml#none">?</persName>'),
    )
    entry = index.entry("../registers/persons.xml#a other.xml#b", index.cables[0])
    assert entry is not None
    first, second = index.appearances(entry)
    assert (first.cable.id, first.is_recipient, first.is_sender, first.mentions) == ("y", True, False, ())
    assert (second.cable.id, second.is_recipient, second.is_sender, len(second.mentions)) == ("x", False, True, 2)


def test_many_cables_are_divided_by_year_month_and_day(index_of: Indexing) -> None:
    days = ["1961-05-01", "1962-10-01", "1962-10-01", "1962-10-02", "1962-11-01", ""]
    index = index_of(*(_cable(f"c{number}", day) for number, day in enumerate(days)))
    assert [period.key for period in divide(index.days, 6)] == [""]
    periods = divide(index.days, 2)
    assert [(period.key, period.count) for period in periods] == [
        ("1961", 1),
        ("1962-10-01", 2),
        ("1962-10-02", 1),
        ("1962-11", 1),
        ("", 1),
    ]
    shares = [_ids(index.cables[period.start : period.start + period.count]) for period in periods]
    assert shares == [["c0"], ["c1", "c2"], ["c3"], ["c4"], ["c5"]]


def test_names_are_sorted_as_a_reader_expects() -> None:
    names = ["Émile", "Zorin", "de Gaulle", "Eden", "“Che” Guevara", "Ёлкин", "Åland", "10 Downing Street"]
    assert sorted(names, key=registers.sort_key) == [
        "10 Downing Street", "Åland", "“Che” Guevara", "de Gaulle", "Eden", "Émile", "Zorin", "Ёлкин",
    ]  # fmt: skip
