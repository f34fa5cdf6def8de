"""Each kind of fix: what it mends, what it leaves alone, and that it changes nothing else in the file."""

import os
from pathlib import Path

import pytest

from diplomatic.document import Registers, read
from diplomatic.validate.fixes.mender import Mender

from .conftest import REGISTERS, Mend, cable

REF = "tests/rules/registers/"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>a</p><p>b</p>", '<p xml:id="p1">a</p><p xml:id="p2">b</p>'),
        ('<p xml:id="p1"/><p/>', '<p xml:id="p1"/><p xml:id="p2"/>'),
        ('<p xml:id="p3"/><p/><p xml:id="p4"/>', '<p xml:id="p3"/><p xml:id="p3a"/><p xml:id="p4"/>'),
        (
            '<p xml:id="p3"/><p/><p/><p xml:id="p4"/>',
            '<p xml:id="p3"/><p xml:id="p3a"/><p xml:id="p3b"/><p xml:id="p4"/>',
        ),
        ('<p xml:id="p3a"/><p/><p xml:id="p3b"/>', '<p xml:id="p3a"/><p xml:id="p3aa"/><p xml:id="p3b"/>'),
        ('<p xml:id="p3z"/><p/><p xml:id="p4"/>', '<p xml:id="p3z"/><p xml:id="p3za"/><p xml:id="p4"/>'),
        ('<p/><p/><p xml:id="p1"/>', '<p xml:id="p0"/><p xml:id="p0a"/><p xml:id="p1"/>'),
        ('<p xml:id="p9"/><p xml:id="p2"/><p/>', '<p xml:id="p9"/><p xml:id="p2"/><p xml:id="p10"/>'),
        ('<p/><note xml:id="p1"/>', '<p xml:id="p2"/><note xml:id="p1"/>'),
        ('<p xml:id="para-1"/><p/>', '<p xml:id="para-1"/><p/>'),
        (
            '<p xml:id="p1"><note type="translator"/><list type="ordered"/></p><closer/>',
            '<p xml:id="p1"><note type="translator" xml:id="n1"/><list type="ordered" xml:id="l1"/></p><closer xml:id="closer"/>',
        ),
        ("<closer/><closer/>", "<closer/><closer/>"),
        ('<p xml:id="closer"/><closer/>', '<p xml:id="closer"/><closer/>'),
    ],
)
def test_ids(mend: Mend, before: str, after: str) -> None:
    assert mend(cable(before)).after.decode() == cable(after)


def test_ids_of_header_lines(mend: Mend) -> None:
    before = '<div type="original-header"><ab type="copy"/><p/><ab type="copy" xml:id="h9"/></div>'
    after = (
        '<div type="original-header"><ab type="copy" xml:id="h0"/><p xml:id="h0a"/><ab type="copy" xml:id="h9"/></div>'
    )
    assert mend(cable("", before)).after.decode() == cable("", after)


def date_of(mend: Mend, printed: str, front: str = "") -> str:
    mended = mend(cable(f'<p xml:id="p1">{printed}</p>', front)).after.decode()
    return mended.partition('<p xml:id="p1">')[2].partition("</p>")[0]


@pytest.mark.parametrize(
    ("printed", "when"),
    [
        ("30/X/1962", "1962-10-30"),
        (" 30/X\n-1962 ", "1962-10-30"),
        ("29 October 1962", "1962-10-29"),
        ("October 29, 1962", "1962-10-29"),
        ("1962-10-29", "1962-10-29"),
    ],
)
def test_certain_dates(mend: Mend, printed: str, when: str) -> None:
    assert date_of(mend, f"<date>{printed}</date>") == f'<date when="{when}">{printed}</date>'


@pytest.mark.parametrize(
    "date",
    [
        "<date>30/X/62</date>",
        "<date>3.4.1962</date>",
        "<date>31/II/1962</date>",
        "<date>1962-02-31</date>",
        "<date>the 30th</date>",
        "<date/>",
        '<date notBefore="1962">30/X/1962</date>',
        "<date><unclear>30</unclear>/X/1962</date>",
        "<date>30/X/19<gap/></date>",
    ],
)
def test_dates_that_are_not_certain(mend: Mend, date: str) -> None:
    assert date_of(mend, date) == date


def test_a_dialect_knows_the_century(mend: Mend) -> None:
    front = '<div type="original-header" subtype="soviet"/>'
    assert date_of(mend, "<date>30/X/62</date>", front) == '<date when="1962-10-30">30/X/62</date>'
    unknown = front.replace("soviet", "martian")
    assert date_of(mend, "<date>30/X/62</date>", unknown) == "<date>30/X/62</date>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<p xml:id="p1">a  b \t c</p>', '<p xml:id="p1">a b c</p>'),
        ('<p xml:id="p1">a\n    b</p>', None),
        ('<p xml:id="p1">a \N{NO-BREAK SPACE} b  \N{NO-BREAK SPACE}c</p>', None),
        ('<p xml:id="p1">  a  <hi>b</hi>  <hi>c</hi>  </p>', None),
        ('<p xml:id="p1" xml:space="preserve">a  b</p>', None),
        ('<p xml:id="p1" xml:space="preserve">a  b<hi xml:space="default">c  d</hi></p>', ("c  d", "c d")),
        ('<p xml:id="p1"><!-- a  b --><![CDATA[a  b]]><?a  b?></p>', None),
        ('<ab type="caption" xml:id="h1">S  P  E  C  I  A  L</ab>', None),
        ('<p xml:id="p1"><x xmlns="urn:x">a  b</x></p>', None),
        ('<p xml:id="p1"><hi n="a  b">c</hi></p>', None),
    ],
)
def test_spaces(mend: Mend, before: str, after: str | tuple[str, str] | None) -> None:
    expected = before if after is None else before.replace(*after) if isinstance(after, tuple) else after
    assert mend(cable(before)).after.decode() == cable(expected)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("<persName>Khrushchev</persName>", "persons.xml#khrushchev"),
        ("<persName>KHRUSHCHEV</persName>", "persons.xml#khrushchev"),
        ("<persName>Fidel\n  Castro</persName>", "persons.xml#castro-fidel"),
        ("Comrade <persName>Suslov</persName>", "persons.xml#suslov"),
        ("with <persName>Castro</persName>", "persons.xml#castro-fidel"),
        ("<placeName>Washington</placeName>", "places.xml#washington"),
        ('<persName\n  cert="high"\n>Suslov</persName>', "persons.xml#suslov"),
        ("Raúl <persName>Castro</persName>", None),
        ("N. <persName>Castro</persName>", None),
        ("<persName>Washington</persName>", None),
        ("<persName>Kastro</persName>", None),
        ("<persName>Khru<lb/>shchev</persName>", None),
        ("<persName/>", None),
        ('<persName ref="#x">Khrushchev</persName>', None),
    ],
)
def test_names(mend: Mend, text: str, entry: str | None, tmp_path: Path) -> None:
    mended = mend(cable(f'<p xml:id="p1">{text}</p>')).after.decode()
    folder = os.path.relpath(REGISTERS[0].parent, tmp_path.resolve())
    name = text[text.index("<") :].partition(">")[0]
    expected = text.replace(name, f'{name.rstrip()} ref="{folder}/{entry}"{name[len(name.rstrip()) :]}', 1)
    assert mended == cable(f'<p xml:id="p1">{expected if entry else text}</p>')


def test_a_name_that_two_have_is_left_alone(tmp_path: Path) -> None:
    register = tmp_path / "persons.xml"
    person = '<person xml:id="{}"><persName>Castro</persName></person>'
    people = f"<standOff><listPerson>{person.format('fidel')}{person.format('raul')}</listPerson></standOff>"
    register.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{people}</TEI>')
    (tmp_path / "cable.xml").write_text(cable('<p xml:id="p1"><persName>Castro</persName></p>'))
    assert Mender(Registers.of([read(register)]), {}).mend(tmp_path / "cable.xml").fixes == ()


STRANGE = (
    "<?xml version='1.0'  encoding='{encoding}' ?>\r\n<!DOCTYPE TEI>\r\n<?pi a>b ?><!-- <p>  - >\t-->\r\n"
    "<t:TEI\r\n\txmlns:t = 'http://www.tei-c.org/ns/1.0'\r\n   xml:id='cable' ><t:teiHeader ></t:teiHeader >\r\n"
    "<t:text><t:body><t:div type = 'message'\tn='>&#x3e;&quot;'><t:p\r\n  n='a  b'\r\n/><t:p >{word} &amp;amp; "
    "<![CDATA[<p>]]>&#233;<t:persName\t>Suslov</t:persName ><t:lb /></t:p></t:div></t:body></t:text>\r\n</t:TEI>\r\n<!-- end -->"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "utf-16-be"])
def test_the_rest_of_the_file_is_as_it_was(mend: Mend, encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding.removesuffix("-be")
    text = STRANGE.format(encoding=declared, word="Köln")
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    mended = mend(mark + text.encode(encoding))
    ref = next(fix for fix in mended.fixes if fix.code == "F004").edits[0].text
    expected = text.replace("n='a  b'", "n='a  b' xml:id=\"p1\"").replace("<t:p >", '<t:p xml:id="p2" >')
    expected = expected.replace("<t:persName\t>", f"<t:persName{ref}\t>")
    assert mended.refused is None
    assert mended.after == mark + expected.encode(encoding)


def test_a_file_whose_tags_cannot_be_trusted_is_left_alone(mend: Mend) -> None:
    doctype = "<!DOCTYPE TEI [<!-- ]> <p> --><!ELEMENT p ANY>]>"
    mended = mend(doctype + cable("<p>a</p>"))
    assert mended.refused
    assert mended.refused.code == "F005"
    assert mended.after == mended.before


def test_the_mode_of_the_file_stays(mend: Mend, tmp_path: Path) -> None:
    mended = mend(cable("<p>a</p>"))
    (tmp_path / "cable.xml").chmod(0o640)
    mended.write()
    assert (tmp_path / "cable.xml").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "cable.xml").read_bytes() == mended.after


def test_a_gap_too_large_for_letters_is_left_to_the_editor(mend: Mend) -> None:
    once = mend(cable('<p xml:id="p1"/>' + "<p/>" * 200 + '<p xml:id="p2"/>'))
    assert len(once.fixes) == 3 * 26
    assert b'<p xml:id="p1zzz"/><p/>' in once.after
    assert mend(once.after).fixes == ()
