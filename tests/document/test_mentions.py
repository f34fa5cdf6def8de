"""Where the text names whom."""

from pathlib import Path

from lxml import etree

from diplomatic.document import Document, Mention, mentions_of, read

SAMPLE = Path(__file__).resolve().parents[2] / "tei" / "cables" / "cmc-032.xml"


def _of(body: str) -> list[Mention]:
    header = '<teiHeader><persName ref="#h">H</persName></teiHeader>'
    xml = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text><body>{body}</body></text></TEI>'
    return mentions_of(Document(Path("x.xml"), etree.ElementTree(etree.fromstring(xml))))


def test_a_name_stands_among_its_words() -> None:
    found = _of(
        '<p xml:id="p1">I met <persName ref="#a">Fidel\n Castro</persName>, and '
        '<placeName ref="#b">Cuba</placeName>’s <persName>none</persName>.</p>'
    )
    assert found == [
        Mention("#a", "p1", "Fidel Castro", "I met ", ", and Cuba’s none."),
        Mention("#b", "p1", "Cuba", "I met Fidel Castro, and ", "’s none."),
    ]


def test_the_nearest_block_counts_and_the_reading_view() -> None:
    found = _of(
        '<p xml:id="p1">many <choice><sic><persName ref="#x">hear</persName></sic><corr>here</corr></choice> say'
        '<note xml:id="n1">of <orgName ref="#o">them</orgName></note></p>'
    )
    assert found == [Mention("#o", "n1", "them", "of ", "")]


def test_a_note_in_the_line_is_not_among_the_words() -> None:
    found = _of(
        '<p xml:id="p1"><persName ref="#a">A</persName> of<note xml:id="n1">by <persName ref="#b">B</persName></note> it</p>'
    )
    assert found == [Mention("#a", "p1", "A", "", " of it"), Mention("#b", "n1", "B", "by ", "")]


def test_long_contexts_are_cut_between_words() -> None:
    (found,) = _of('<p xml:id="p1">' + "before " * 40 + '<persName ref="#a">A</persName>' + " after" * 40 + "</p>")
    assert found.before.startswith("… before")
    assert found.before.endswith("before ")
    assert found.after.endswith("after …")
    assert max(len(found.before), len(found.after)) < 100


def test_the_sample() -> None:
    found = mentions_of(read(SAMPLE))
    readers = [mention for mention in found if mention.is_recipient]
    assert len(readers) == 26
    assert {(mention.anchor, mention.before, mention.after) for mention in readers} == {("l1", "", "")}
    castro = [mention for mention in found if mention.ref.endswith("#castro-fidel")]
    assert (castro[1].anchor, castro[1].before, castro[1].text) == ("p1", "I met with ", "Fidel Castro")
