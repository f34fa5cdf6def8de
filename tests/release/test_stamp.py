"""Writing the version into a header: what is changed, and what is not."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from diplomatic.diagnostics import CannotRun
from diplomatic.release.stamp import Stamp, stamped, stamped_settings

STAMP = Stamp("1.0.0", "2026-11-23", "en")
PATH = Path("c1.xml")
START = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="c1">\n <teiHeader>\n  <fileDesc>\n'
TITLE = "   <titleStmt>\n    <title>One</title>\n   </titleStmt>"
PUBLISHED = '<publicationStmt><date when="2020-01-01">2020-01-01</date></publicationStmt>'
REST = f"\n   {PUBLISHED}\n  </fileDesc>\n </teiHeader>\n <text>{{text}}</text>\n</TEI>\n"
DATED = '<date when="2026-11-23">2026-11-23</date>'


def document(edition: str = "", text: str = "Words.") -> bytes:
    return (START + TITLE + edition + REST.format(text=text)).encode()


def stamp(content: bytes, *, published: bool = True) -> str:
    return stamped(PATH, content, STAMP, lambda _: published).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<edition n="0.1.0">Version 0.1.0</edition>', f'<edition n="1.0.0">Version 1.0.0, {DATED}</edition>'),
        ("<edition n='0.1.0'>0.1.0</edition>", f"<edition n='1.0.0'>1.0.0, {DATED}</edition>"),
        ("<edition/>", f'<edition n="1.0.0">Version 1.0.0, {DATED}</edition>'),
        ('<edition n="0.1.0"></edition>', f'<edition n="1.0.0">Version 1.0.0, {DATED}</edition>'),
        ("<edition>A draft</edition>", f'<edition n="1.0.0">A draft, {DATED}</edition>'),
        ('<edition n="1">10.1.1, and 1</edition>', f'<edition n="1.0.0">10.1.1, and 1.0.0, {DATED}</edition>'),
        (
            '<edition n="0.9.0">Version 0.9.0 of <date when="2025-01-31">31 January 2025</date>, collated</edition>',
            '<edition n="1.0.0">Version 1.0.0 of <date when="2026-11-23">23\u00a0November 2026</date>, collated</edition>',
        ),
    ],
)
def test_the_version_is_written_where_the_old_one_was(before: str, after: str) -> None:
    around = "\n   <editionStmt>{}<!-- kept --></editionStmt>"
    assert stamp(document(around.format(before))) == document(around.format(after)).decode()


def test_a_header_without_a_version_gets_one_in_its_own_manner() -> None:
    new = f'\n   <editionStmt>\n     <edition n="1.0.0">Version 1.0.0, {DATED}</edition>\n   </editionStmt>'
    assert stamp(document()) == document(new).decode()


def test_the_first_publication_is_written_once() -> None:
    assert '<publicationStmt><date when="2026-11-23">2026-11-23</date>' in stamp(document(), published=False)
    assert PUBLISHED in stamp(document(), published=True)
    dated = '<editionStmt><edition n="3">Third, <date when="2024-01-01">2024-01-01</date></edition></editionStmt>'
    assert PUBLISHED in stamp(document(dated), published=False)


def test_a_register_gets_no_version_that_it_had_not() -> None:
    assert stamped(PATH, document(), STAMP, None) == document()
    known = document('<editionStmt><edition n="0.1.0">0.1.0</edition></editionStmt>')
    assert b'<edition n="1.0.0">' in stamped(PATH, known, STAMP, None)


def test_line_ends_encoding_and_mark_stay() -> None:
    windows = "\ufeff" + document(text="Привет").decode().replace("\n", "\r\n")
    after = stamped(PATH, windows.encode(), STAMP, lambda _: True)
    assert after.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in after.replace(b"\r\n", b"")
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?>' + document(text="Señor").decode()
    assert "Señor" in stamped(PATH, latin.encode("latin-1"), STAMP, lambda _: True).decode("latin-1")


def test_prefixes_stay() -> None:
    prefixed = (
        '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0" xml:id="c1"><t:teiHeader><t:fileDesc><t:titleStmt><t:title>One</t:title>'
        "</t:titleStmt></t:fileDesc></t:teiHeader><t:text/></t:TEI>"
    )
    assert '<t:editionStmt><t:edition n="1.0.0">' in stamp(prefixed.encode())


def test_what_cannot_be_stamped_is_said_so() -> None:
    with pytest.raises(CannotRun, match="no place for the version"):
        stamp(document("<editionStmt><p>Once and for all</p></editionStmt>"))
    with pytest.raises(CannotRun, match="no place for the version"):
        stamp(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text/></TEI>')


def test_to_stamp_twice_is_to_stamp_once() -> None:
    once = stamp(document(), published=False)
    assert stamp(once.encode(), published=False) == once


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "")
)


@given(text=WORDS, words=WORDS, number=st.sampled_from(["0.1.0", "1.0.0", "1", ""]))
def test_nothing_else_changes(text: str, words: str, number: str) -> None:
    before = document(f'<editionStmt><edition n="{number}">{words}</edition></editionStmt>', text)
    after = stamp(before).encode()
    old, new = etree.fromstring(before), etree.fromstring(after)
    assert etree.tostring(old[1]) == etree.tostring(new[1])
    assert new.findtext(".//{*}titleStmt/{*}title") == "One"
    assert new.find(".//{*}edition").get("n") == "1.0.0"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "source",
    [
        "",
        '[edition]\ntitle = "x" # version = "no"\n',
        "[edition]\r\nversion = '0.1'  # kept\r\n[paths]\r\n",
        '[paths]\ncables = "c"',
        '[validate]\n[[validate.ignore]]\ncode = "X"\nreason = "version"\n[edition]\n  "version"="1"\n',
        '\ufeff[edition]\nversion = "0.1.0"\n',
    ],
)
def test_the_settings_keep_all_but_the_version(source: str) -> None:
    after = stamped_settings(Path("edition.toml"), source.encode(), "1.0.0").decode()
    wanted = tomllib.loads(source.removeprefix("\ufeff").replace("\r\n", "\n"))
    wanted.setdefault("edition", {})["version"] = "1.0.0"
    assert tomllib.loads(after.removeprefix("\ufeff").replace("\r\n", "\n")) == wanted
    kept = [line for line in source.splitlines() if not line.strip(' "').startswith("version")]
    assert [line for line in after.splitlines() if line in kept] == kept


@pytest.mark.parametrize(
    "source", ['edition.version = "1"\n', 'edition = { version = "1" }\n', '[edition]\nversion = """1"""\n']
)
def test_settings_that_are_written_otherwise_are_left_to_the_editor(source: str) -> None:
    with pytest.raises(CannotRun, match="could not be changed"):
        stamped_settings(Path("edition.toml"), source.encode(), "2.0.0")
