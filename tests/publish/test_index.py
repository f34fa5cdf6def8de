"""What is known of all cables together, and how they are divided into pages."""

from pathlib import Path

from lxml import etree

from diplomatic.document import Document, Facts, Registers, facts_of, mentions_of
from diplomatic.publish import registers
from diplomatic.publish.index import Index, Record
from diplomatic.publish.periods import divide

TEI = "http://www.tei-c.org/ns/1.0"


def _cable(ident: str, date: str = "", answers: str = "", text: str = "", sender: str = "") -> Record:
    xml = (
        f'<TEI xmlns="{TEI}" xml:id="{ident}"><teiHeader><profileDesc><creation><date when="{date}"/></creation><correspDesc>'
        f'<correspAction type="sent"><persName ref="{sender}">S</persName></correspAction>'
        f'<correspContext><ref type="replyTo" target="{answers}"/></correspContext></correspDesc></profileDesc></teiHeader>'
        f'<text><body><p xml:id="p1">{text}</p></body></text></TEI>'
    )
    document = Document(Path(f"tei/cables/{ident}.xml"), etree.ElementTree(etree.fromstring(xml)))
    return Record(facts_of(document), tuple(mentions_of(document)))


def _index(*records: Record) -> Index:
    xml = f'<TEI xmlns="{TEI}"><standOff><listPerson><person xml:id="a"><persName>A</persName></person></listPerson></standOff></TEI>'
    register = Document(Path("tei/registers/persons.xml"), etree.ElementTree(etree.fromstring(xml)))
    return Index(records, Registers.of([register]))


def _ids(cables: list[Facts]) -> list[str]:
    return [cable.id for cable in cables]


def test_cables_are_in_order_of_their_dates() -> None:
    index = _index(_cable("u"), _cable("b", "1962-10-30"), _cable("c", "1962-10-29"), _cable("a", "1962-10-30"))
    assert _ids(index.cables) == ["c", "a", "b", "u"]
    assert index.neighbours(index.cables[0]) == (None, index.cables[1])
    assert index.neighbours(index.cables[3]) == (index.cables[2], None)


def test_who_answers_whom() -> None:
    cites = '<ref type="cable" target="{}">No. 1</ref>'
    index = _index(
        _cable("a", "1962-10-01"),
        _cable("b", "1962-10-02", answers="a.xml", text=cites.format("a.xml#p1")),
        _cable("c", "1962-10-03", answers="elsewhere.xml", text=cites.format("a.xml")),
        _cable("d", "1962-10-04", answers="d.xml"),
    )
    a, b, c, d = index.cables
    assert (_ids(index.answers(b)), _ids(index.answers(c)), _ids(index.answers(d))) == (["a"], [], [])
    assert (_ids(index.answered_by(a)), _ids(index.cited_by(a))) == (["b"], ["c"])
    assert index.cited_by(b) == []


def test_where_an_entry_appears() -> None:
    name = '<persName ref="../registers/persons.xml#a">he</persName>'
    lists = '<list type="distribution" xml:id="l1"><item><persName ref="../registers/persons.xml#a">A</persName></item></list>'
    index = _index(
        _cable("x", "1962-10-02", text=f"{name} {name}", sender="../registers/persons.xml#a"),
        _cable("y", "1962-10-01", text=lists),
        _cable("z", "1962-10-03", text='<persName ref="../registers/persons.xml#none">?</persName>'),
    )
    entry = index.entry("../registers/persons.xml#a other.xml#b", index.cables[0])
    assert entry is not None
    first, second = index.appearances(entry)
    assert (first.cable.id, first.is_recipient, first.is_sender, first.mentions) == ("y", True, False, [])
    assert (second.cable.id, second.is_recipient, second.is_sender, len(second.mentions)) == ("x", False, True, 2)


def test_many_cables_are_divided_by_year_month_and_day() -> None:
    days = ["1961-05-01", "1962-10-01", "1962-10-01", "1962-10-02", "1962-11-01", ""]
    cables = _index(*(_cable(f"c{number}", day) for number, day in enumerate(days))).cables
    assert [period.key for period in divide(cables, 6)] == [""]
    assert [(period.key, len(period.cables)) for period in divide(cables, 2)] == [
        ("1961", 1),
        ("1962-10-01", 2),
        ("1962-10-02", 1),
        ("1962-11", 1),
        ("", 1),
    ]


def test_names_are_sorted_as_a_reader_expects() -> None:
    names = ["Émile", "Zorin", "de Gaulle", "Eden", "“Che” Guevara", "Ёлкин", "Åland", "10 Downing Street"]
    assert sorted(names, key=registers.sort_key) == [
        "10 Downing Street", "Åland", "“Che” Guevara", "de Gaulle", "Eden", "Émile", "Zorin", "Ёлкин",
    ]  # fmt: skip
