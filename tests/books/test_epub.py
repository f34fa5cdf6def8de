"""An EPUB as a reading system finds it: its files, its links, every word of the text, and what it says of itself."""

import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from diplomatic.config import find
from diplomatic.document import View, read
from diplomatic.render import Renderer
from diplomatic.render.book import NotACable, Page, cable_book
from diplomatic.render.epub import epub

from .conftest import (
    ROOT,
    SAMPLE,
    TORTURE,
    Edition,
    compact,
    files_of,
    find_all,
    of_cable,
    page,
    pages,
    runs,
    strings,
    text_of,
)

DC = "{http://purl.org/dc/elements/1.1/}"


def book_of(path: Path, view: View = View.READING) -> bytes:
    return epub(*of_cable(path, view)).content


def test_the_first_file_says_what_it_is() -> None:
    content = book_of(SAMPLE)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "mimetype"
    assert entries[0].compress_type == zipfile.ZIP_STORED
    assert content[30:58] == b"mimetypeapplication/epub+zip"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[1].filename == "META-INF/container.xml"


@pytest.mark.parametrize("source", [SAMPLE, TORTURE], ids=lambda path: path.stem)
@pytest.mark.parametrize("view", list(View), ids=str)
def test_every_word_stands_in_its_chapter_in_order(source: Path, view: View) -> None:
    chapter = page(book_of(source, view), f"{source.stem}.xhtml")
    shown = compact(text_of(chapter))
    text, notes = runs(source, view)
    assert len(text) > 20
    at = 0
    for run in text:
        found = shown.find(run, at)
        assert found >= 0, run
        at = found + len(run)
    assert [run for run in notes if run not in shown] == []


def test_an_unknown_element_keeps_its_text_and_is_reported() -> None:
    bound = epub(*of_cable(TORTURE))
    assert {found.code for found in bound.diagnostics} == {"V001"}
    (unknown,) = find_all(page(bound.content, "torture.xhtml"), "//h:span[@data-tei = 'lem']")
    assert text_of(unknown) == "unknown"


def test_ids_are_names_and_links_lead_somewhere(edition: Edition) -> None:
    for path in (SAMPLE, TORTURE):
        edition.copy(path)
    edition.cable("cmc-031", '<p xml:id="p2">The one before</p><p xml:id="page.body-1">Like an id of the page</p>')
    found = pages(edition.epub())
    ids = {name.removeprefix("EPUB/"): strings(root, "//@id") for name, root in found.items()}
    for name, root in found.items():
        own = ids[name.removeprefix("EPUB/")]
        assert len(own) == len(set(own))
        assert not [id_ for id_ in own if not re.fullmatch(r"[\w.-]+", id_) or id_[0].isdigit()]
        assert set(" ".join(strings(root, "//@aria-labelledby")).split()) <= set(own)
        for href in strings(root, "//h:a/@href"):
            parts = urlsplit(href)
            if not parts.scheme:
                target = unquote(parts.path) or name.removeprefix("EPUB/")
                assert target in ids, href
                assert not parts.fragment or parts.fragment in ids[target], href
    assert "torture.xhtml" in ids
    assert {"p1", "p3a"} <= set(ids["torture.xhtml"]), "an xml:id keeps its name"
    assert {"page.body-1", "page.body-1_"} <= set(ids["cmc-031.xhtml"]), "the cable's own id is the one that stays"


def test_a_link_to_another_cable_of_the_book_leads_to_its_chapter(edition: Edition) -> None:
    refs = "".join(
        f'<ref target="{target}">{number}</ref>'
        for number, target in enumerate(
            [
                "b.xml#p1",
                "b.xml",
                "b.xml#nowhere",
                "c.xml#p1",
                "#p2",
                "#p1",
                "../transcripts/a.txt",
                "https://[x",
                "javascript:x",
            ],
            1,
        )
    )
    edition.cable("a", f'<p xml:id="p1">{refs}</p><p xml:id="p2">two</p>')
    edition.cable("b", '<p xml:id="p1">one</p>')
    links = {text_of(link): link.get("href") for link in find_all(page(edition.epub(), "a.xhtml"), "//h:p//h:a")}
    assert links == {"1": "b.xhtml#p1", "2": "b.xhtml", "3": "b.xhtml", "5": "a.xhtml#p2"}
    edition.settings('title = "x"', 'url = "https://example.org/cables/"')
    links = {text_of(link): link.get("href") for link in find_all(page(edition.epub(), "a.xhtml"), "//h:p//h:a")}
    assert links["4"] == "https://example.org/cables/cables/c.html#p1"
    assert links["7"] == "https://example.org/cables/transcripts/a.txt"
    assert set(links) == {"1", "2", "3", "4", "5", "7"}


def test_notes_are_linked_both_ways() -> None:
    chapter = page(book_of(TORTURE), "torture.xhtml")
    calls = find_all(chapter, "//h:a[@epub:type = 'noteref' and @role = 'doc-noteref']")
    backs = find_all(
        chapter, "//h:section[@epub:type = 'endnotes']//h:a[@epub:type = 'backlink' and @role = 'doc-backlink']"
    )
    assert len(calls) == len(backs) == 2
    for call, back in zip(calls, backs, strict=True):
        (note,) = find_all(chapter, f"//h:li[@id = '{call.get('href', '').partition('#')[2]}']")
        assert back.get("href", "").endswith(f"#{call.get('id')}")
        assert note in back.iterancestors()


def test_page_breaks_are_listed(edition: Edition) -> None:
    edition.cable("a", '<p xml:id="p1">x<pb n="1"/>y<pb xml:id="second" n="2"/></p>')
    book = edition.epub()
    listed = find_all(page(book, "nav.xhtml"), "//h:nav[@epub:type = 'page-list']//h:a")
    assert [(link.get("href"), text_of(link)) for link in listed] == [
        ("a.xhtml#page.1", "page 1"),
        ("a.xhtml#second", "page 2"),
    ]
    assert strings(page(book, "a.xhtml"), "//*[@epub:type = 'pagebreak']/@id") == ["page.1", "second"]
    assert "pageNavigation" in strings(page(book, "package.opf"), "//opf:meta/text()")
    assert not find_all(page(book_of(SAMPLE), "nav.xhtml"), "//h:nav[@epub:type = 'page-list']")


def test_chapters_stand_by_date_and_the_undated_at_the_end(edition: Edition) -> None:
    for id_, day in (("z", "1962-10-01"), ("a", ""), ("m", "1961"), ("b", "1962-10-01")):
        edition.cable(id_, "<p>x</p>", day=day, title=f"Title {id_}")
    book = edition.epub()
    order = ["title", "nav", "m", "b", "z", "a"]
    assert strings(page(book, "package.opf"), "//opf:itemref/@idref") == [f"file.{name}" for name in order]
    toc = find_all(page(book, "nav.xhtml"), "//h:nav[@epub:type = 'toc']")[0]
    assert [text_of(year) for year in find_all(toc, "h:ol/h:li/h:span")] == ["1961", "1962", "Undated"]
    labels = [text_of(link) for link in find_all(toc, ".//h:a")]
    assert labels == ["1961. Title m", "1 October 1962. Title b", "1 October 1962. Title z", "Title a"]


def test_the_package_says_what_the_header_says_and_nothing_else() -> None:
    root = page(book_of(SAMPLE), "package.opf")
    said = {child.tag: (child.text or "") for child in root[0] if str(child.tag).startswith(DC)}
    assert said[f"{DC}language"] == "en"
    assert said[f"{DC}publisher"] == "The Diplomatic contributors"
    assert strings(root, "//*[local-name() = 'title']/text()") == [
        "Enciphered cable from Havana, from Alekseyev on his conversation with Fidel Castro",
        "29 October 1962",
    ]
    people = {element.get("id", ""): element.text for element in root[0] if "person" in element.get("id", "")}
    roles = {element.get("refines", "")[1:]: element.text for element in root[0] if element.get("property") == "role"}
    assert {people[id_]: roles[id_] for id_ in people} == {
        "Alekseyev, Aleksandr Ivanovich": "aut",
        "misterestes": "trl",
        "The Diplomatic contributors": "mrk",
    }
    metas = dict(zip(strings(root, "//opf:meta/@property"), strings(root, "//opf:meta/text()"), strict=True))
    assert metas["dcterms:modified"] == "2026-11-22T00:00:00Z"
    assert metas["belongs-to-collection"] == "Cuban Missile Crisis"
    assert len(strings(root, "//*[local-name() = 'rights']/text()")) == 3


def test_a_header_that_says_nothing_gives_no_names(edition: Edition) -> None:
    path = edition.cable("bare", "<p>x</p>")
    root = page(book_of(path), "package.opf")
    assert {etree.QName(child).localname for child in root[0]} == {"identifier", "title", "meta", "language"}
    title = text_of(page(book_of(path), "title.xhtml"))
    assert compact(title) == compact("A cable A cable Edition An edition")


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for number, (seed, zone, epoch) in enumerate([("1", "UTC", "0"), ("2", "Asia/Tokyo", "1999999999")]):
        target = tmp_path / f"{number}.epub"
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": epoch}
        run = [sys.executable, "-m", "diplomatic", "render", "--to", "epub", "-o", str(target)]
        subprocess.run(run, env=environment, cwd=ROOT, check=True, capture_output=True)
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_the_identifier_stays_when_the_text_is_corrected_and_differs_by_view(edition: Edition) -> None:
    def identifier(path: Path, view: View = View.READING) -> str:
        return of_cable(path, view)[0].about.identifier

    path = edition.cable("a", "<p>first</p>")
    first = identifier(path)
    assert first.startswith("urn:uuid:")
    edition.cable("a", "<p>second</p>", title="Another title")
    assert identifier(path) == first
    assert identifier(path, View.DIPLOMATIC) != first
    assert identifier(edition.cable("b", "<p>first</p>")) != first


def test_markup_in_settings_and_control_characters_in_texts_are_text(edition: Edition) -> None:
    edition.settings('title = "<script>alert(1)</script> ]]>"', 'language = "no <language>"')
    edition.cable("a", "<p>A\u009bB</p>", title="&lt;b&gt;not bold&lt;/b&gt; " + "long " * 2000)
    book = edition.epub()
    assert not [name for name, root in pages(book).items() if find_all(root, "//h:script | //h:h1//h:b | //h:li//h:b")]
    assert text_of(find_all(page(book, "title.xhtml"), "//h:h1")[0]) == "<script>alert(1)</script> ]]>"
    assert "A\\x9bB" in text_of(page(book, "a.xhtml"))
    assert strings(page(book, "package.opf"), "//*[local-name() = 'language']/text()") == ["und"]
    assert max(map(len, strings(page(book, "nav.xhtml"), "//h:a/text()"))) <= 300


def test_a_language_that_is_written_from_right_to_left(edition: Edition) -> None:
    arabic = edition.cable("a", '<p xml:id="p1">نص <foreign xml:lang="en">text</foreign></p>', language="ar")
    root = page(book_of(arabic), "package.opf")
    assert strings(root, "//opf:spine/@page-progression-direction") == ["rtl"]
    chapter = page(book_of(arabic), "a.xhtml")
    assert strings(chapter, "//h:html/@dir | //h:div[@class = 'text']/@dir | //h:i/@dir") == ["ltr", "rtl", "ltr"]
    assert strings(chapter, "//h:i/@xml:lang") == ["en"]
    edition.settings('title = "x"', 'language = "az-Arab"')
    assert strings(page(edition.epub(), "nav.xhtml"), "//h:html/@dir") == ["rtl"]


def test_names_of_files_are_plain_and_differ(edition: Edition) -> None:
    for id_ in ("nav", "title", "chapter-2", "Документ", "a", "A"):
        edition.cable(id_, "<p>x</p>")
    (edition.root / "tei" / "cables" / "a.xml").rename(edition.root / "tei" / "cables" / "other.xml")
    names = [name.removeprefix("EPUB/") for name in pages(edition.epub())]
    assert len(names) == 8
    assert len({name.casefold() for name in names}) == 8
    assert not [name for name in names if not re.fullmatch(r"[\w.-]+", name, re.ASCII)]


def test_the_notice_of_the_edition_is_on_every_page(edition: Edition) -> None:
    edition.settings('title = "x"', 'notice = "Everything is invented"')
    edition.cable("a", "<p>x</p>")
    assert {tuple(strings(root, "//h:p[@class = 'notice']/text()")) for root in pages(edition.epub()).values()} == {
        ("Everything is invented",)
    }


def test_pages_before_the_cables(edition: Edition) -> None:
    edition.cable("a", '<p xml:id="p1">x</p>')
    content = (
        "<p onclick='x()'>See <a href='cables/a.html#p1'>the cable</a>, <a href='cables/b.html'>another</a> &amp; more&nbsp;text"
        "<script>alert(1)</script><img src='x.png' alt='A map'><foo @x='1'>unknown</foo></p><p>unclosed"
    )
    book = edition.epub(View.READING, Page("Introduction", content))
    introduction = page(book, "page-1.xhtml")
    assert strings(introduction, "//h:a/@href") == ["a.xhtml#p1"]
    shown = text_of(introduction)
    assert all(words in shown for words in ("Introduction", "another & more\u00a0text", "A map", "unknown", "unclosed"))
    assert not find_all(introduction, "//h:script | //h:img | //*[@onclick]")
    assert strings(page(book, "nav.xhtml"), "//h:nav[@epub:type = 'toc']//h:a/text()") == ["Introduction", "A cable"]


def test_a_cable_sheet_of_the_project_makes_the_chapters_too(edition: Edition) -> None:
    own = edition.root / "transforms" / "html" / "cable.xsl"
    own.parent.mkdir(parents=True)
    own.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0">'
        '<xsl:import href="diplomatic:html/cable.xsl"/>'
        '<xsl:template match="tei:stamp" mode="text"><b class="stamp"><xsl:apply-templates mode="text"/></b></xsl:template>'
        "</xsl:stylesheet>",
        encoding="utf-8",
    )
    (edition.root / "transforms" / "css").mkdir()
    (edition.root / "transforms" / "css" / "theme.css").write_text(".stamp { color: red; }", encoding="utf-8")
    path = edition.cable("a", "<p>x <stamp>SEEN</stamp></p>")
    bound = epub(*of_cable(path))
    assert bound.diagnostics == []
    assert strings(page(bound.content, "a.xhtml"), "//h:b[@class = 'stamp']/text()") == ["SEEN"]
    assert b".stamp { color: red; }" in files_of(bound.content)["EPUB/css/book.css"]


def test_a_register_is_no_book() -> None:
    register = read(ROOT / "tei" / "registers" / "persons.xml")
    with pytest.raises(NotACable, match="no text"):
        cable_book(register, find(SAMPLE))


def test_every_cable_is_told_of(edition: Edition) -> None:
    for number in range(3):
        edition.cable(f"c{number}", "<p>x</p>")
    told: list[int] = []
    epub(edition.book(), Renderer(edition.config), lambda: told.append(1))
    assert len(told) == 3
