"""A document and its parts: reading, addresses, registers, facts, and writing files."""

import os
from pathlib import Path

import pytest
from lxml import etree

from diplomatic import files
from diplomatic.diagnostics import CannotRun
from diplomatic.document import Document, Name, Registers, Unreadable, View, facts_of, fold, plain_text, read

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tei" / "cables" / "cmc-032.xml"


def test_every_element_has_an_address_that_leads_back() -> None:
    document = read(SAMPLE)
    for element in document.root.iter(etree.Element):
        xpath = document.locate(element).xpath
        assert xpath is not None
        assert document.root.xpath(xpath, namespaces={"tei": "http://www.tei-c.org/ns/1.0"}) == [element]


def test_facts() -> None:
    facts = facts_of(read(SAMPLE))
    assert (facts.id, facts.series, facts.number, facts.date) == ("cmc-032", "Cuban Missile Crisis", "32", "1962-10-29")
    assert (facts.sent.place.text, facts.sent.date, facts.received.date) == ("Havana", "1962-10-29", "1962-10-30")
    assert facts.sent.names == (Name("Alekseyev, Aleksandr Ivanovich", "../registers/persons.xml#alekseyev"),)
    assert (facts.precedence, facts.genre, facts.version) == ("Top Priority", "Enciphered Cable", "0.1.0")
    assert len(facts.recipients) == 26
    assert facts.recipients[-1] == Name("Sobolev", "../registers/persons.xml#sobolev")
    assert facts.distribution == "l1"


def test_facts_of_a_document_without_any() -> None:
    root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    facts = facts_of(Document(Path("x.xml"), root.getroottree()))
    assert (facts.id, facts.title, facts.date, facts.sent.names, facts.recipients) == ("x", "x", "", (), ())


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<p xml:id="p1"><list type="distribution"><item>A</item></list></p>', "p1"),
        ('<list type="distribution"><item>A</item></list>', ""),
        ('<list xml:id="l1"/><list type="distribution" xml:id="l2"/><list type="distribution" xml:id="l3"/>', "l2"),
        ("<p/>", ""),
    ],
)
def test_where_the_distribution_list_is(body: str, found: str) -> None:
    root = etree.fromstring(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="x"><text><body>{body}</body></text></TEI>'
    )
    assert facts_of(Document(Path("x.xml"), root.getroottree())).distribution == found


@pytest.mark.parametrize(
    ("markup", "diplomatic", "reading"),
    [
        ("many <choice><sic>hear</sic><corr>here</corr></choice> are", "many hear are", "many here are"),
        ("<sic>Khrushchev</sic>.", "Khrushchev [sic].", "Khrushchev [sic]."),
        (
            'special <supplied reason="translator">nuclear</supplied> weapons',
            "special [nuclear] weapons",
            "special [nuclear] weapons",
        ),
        ("<unclear>Ivanov</unclear>", "Ivanov [?]", "Ivanov [?]"),
        ("<gap><desc>one line</desc></gap>", "[one line]", "[one line]"),
        ('<add hand="#h1">To the archive</add>', "[To the archive]", "[To the archive]"),
        ('A<note type="editorial">ours</note>.', "A.", "Aours ."),
        ("a<!-- b --><?c d?>e", "ae", "ae"),
    ],
)
def test_text(markup: str, diplomatic: str, reading: str) -> None:
    element = etree.fromstring(f'<p xmlns="http://www.tei-c.org/ns/1.0">{markup}</p>')
    assert fold(plain_text(element, View.DIPLOMATIC)) == diplomatic
    assert fold(plain_text(element, View.READING)) == reading


def test_registers() -> None:
    registers = Registers.of(read(path) for path in sorted((ROOT / "tests" / "rules" / "registers").glob("*.xml")))
    folder = ROOT / "tests" / "rules" / "d001"
    for pointer in (
        "../registers/persons.xml#jelén",
        "../registers/persons.xml#jel%C3%A9n",
        "../registers/%70ersons.xml#suslov",
    ):
        assert registers.resolve(pointer, folder / "good.xml")
    persons = folder.parent / "registers" / "persons.xml"
    own = registers.resolve("#suslov", persons)
    assert own is not None
    assert (own.name, own.kind, own.element) == ("Suslov, Mikhail Andreyevich", "person", "persName")
    for pointer in ("", "#", "#suslov", "persons.xml", "../registers/persons.xml", "https://example.org/#suslov"):
        assert registers.resolve(pointer, folder / "good.xml") is None


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    for path in (tmp_path / "pipe.xml", tmp_path, tmp_path / "none.xml"):
        with pytest.raises(Unreadable):
            read(path)


def test_writing(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    files.write(path, b"one", replace=False)
    with pytest.raises(CannotRun, match="was not overwritten"):
        files.write(path, b"two", replace=False)
    assert path.read_bytes() == b"one"
    files.write(path, b"two", replace=True)
    assert path.read_bytes() == b"two"
    assert [found.name for found in path.parent.iterdir()] == ["file.txt"]


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("one")
    (tmp_path / "link.txt").symlink_to("real.txt")
    files.write(tmp_path / "link.txt", b"two", replace=True)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"two"


def test_writing_to_a_device_does_not_replace_it(tmp_path: Path) -> None:
    (tmp_path / "null").symlink_to("/dev/null")
    files.write(tmp_path / "null", b"x", replace=True)
    assert Path("/dev/null").is_char_device()
    assert (tmp_path / "null").is_symlink()


@pytest.mark.parametrize("path", ["file.txt/x.txt", "."])
def test_what_cannot_be_written(tmp_path: Path, path: str) -> None:
    (tmp_path / "file.txt").write_text("one")
    with pytest.raises(CannotRun) as refused:
        files.write(tmp_path / path, b"two", replace=True)
    assert refused.value.hint
