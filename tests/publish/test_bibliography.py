"""The bibliography: which records are one source, where each stands, and which cables come from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from diplomatic.document import facts_of, read
from diplomatic.publish import bibliography

from .conftest import change, made_of, select

CABLE = Path("tei/cables/cmc-032.xml")
KNOWN = "<msIdentifier>"
OF_ARCHIVE = (
    "<msIdentifier><country>Russia</country><settlement>Moscow</settlement>"
    "<repository>{archive}</repository><idno>{mark}</idno>"
)


def pages(edition: Path) -> Iterator[html.HtmlElement]:
    for file in made_of(edition, "bibliography"):
        yield html.fromstring(file.content.decode())


def cable(edition: Path, ident: str, *changes: tuple[str, str]) -> None:
    path = (edition / CABLE).with_name(f"{ident}.xml")
    if ident != "cmc-032":
        text = (edition / CABLE).read_text(encoding="utf-8").replace('xml:id="cmc-032"', f'xml:id="{ident}"')
        path.write_text(text, encoding="utf-8")
    for old, new in changes:
        change(path, old, new)


def test_the_sources_of_the_sample(edition: Path) -> None:
    (root,) = pages(edition)
    assert select(root, "//h2/text()") == ["Documents whose archive is not named", "Published translations"]
    works = [" ".join(item.text_content().split()) for item in root.xpath("//ul[@class = 'source-list']/li")]
    assert works[0].startswith("A telegram of the Soviet Ministry of Foreign Affairs")
    assert "Cuban Missile Crisis, Document 32, translated from the Russian by misterestes" in works[1]
    assert ".txt" not in root.text_content()
    assert "6216/sh" not in root.text_content()
    assert select(root, "//ul[@class = 'few']//a/@href") == ["cables/cmc-032.html"] * 2


def test_an_archive_has_its_shelfmarks_in_the_order_of_their_numbers(edition: Path) -> None:
    places = [
        ("Foreign Policy", "folder 10"),
        ("Foreign Policy", "folder 9"),
        ("A first archive", "1"),
        ("Foreign Policy", "folder 9"),
    ]
    for number in range(33, 36):
        cable(edition, f"cmc-0{number}")
    for number, (archive, mark) in enumerate(places, 32):
        change((edition / CABLE).with_name(f"cmc-0{number}.xml"), KNOWN, OF_ARCHIVE.format(archive=archive, mark=mark))
    (root,) = pages(edition)
    assert select(root, "//h3/text()") == ["A first archive, Moscow, Russia", "Foreign Policy, Moscow, Russia"]
    kept = root.xpath("//section[@aria-labelledby = 'page:archives']//ul[@class = 'source-list']")
    assert [select(of, "li/div[@class = 'work']/text()") for of in kept] == [["1"], ["folder 9", "folder 10"]]
    assert select(kept[1], "li[1]//a/@href") == ["cables/cmc-033.html", "cables/cmc-035.html"]


def test_of_many_cables_the_first_are_named(edition: Path) -> None:
    for number in range(33, 50):
        cable(edition, f"cmc-0{number}")
    (root,) = pages(edition)
    assert select(root, "//ul[@class = 'source-list']/li/p/text()") == ["18 cables"] * 2
    assert select(root, "(//ul[@class = 'few'])[1]//a/@href") == [
        *(f"cables/cmc-0{number}.html" for number in range(32, 37)),
        "chronology/index.html",
    ]
    assert "and 13 others" in root.text_content()


def test_other_publications_and_names(edition: Path) -> None:
    record = (
        '<bibl>Printed in <persName ref="../registers/persons.xml#gromyko">Gromyko</persName>, '
        '<ref target="../transcripts/x.txt">here</ref> and <ref target="https://example.org/">there</ref></bibl><msDesc>'
    )
    cable(edition, "cmc-032", ("<msDesc>", record))
    (root,) = pages(edition)
    assert select(root, "//h2/text()")[-1] == "Other publications"
    assert select(root, "//section[@aria-labelledby = 'page:publications']//div//a/@href") == [
        "registers/persons/gromyko.html",
        "https://example.org/",
    ]


def test_an_anchor_stays_when_other_sources_come(edition: Path) -> None:
    (root,) = pages(edition)
    before = select(root, "//li/@id")
    cable(edition, "cmc-033", ("translated from", "a first book, translated from"))
    (root,) = pages(edition)
    assert set(before) < set(select(root, "//li/@id"))
    assert len(before) == len(set(before)) == 2


def test_many_sources_have_several_pages(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibliography, "_MOST", 2)
    for number in range(33, 36):
        cable(edition, f"cmc-0{number}", ("translated from", f"book {number}, translated from"))
    first, second, third = pages(edition)
    assert select(first, "//nav[@class = 'parts']//a/@href") == [
        "bibliography.html",
        "bibliography/2.html",
        "bibliography/3.html",
    ]
    assert select(third, "//nav[@class = 'parts']//a/@href") == ["../bibliography.html", "2.html", "3.html"]
    assert select(second, "//nav[@class = 'parts']//a[@aria-current]/text()") == ["2"]
    assert select(third, "//ul[@class = 'few']//a/@href") == ["../cables/cmc-032.html"]


def test_where_nothing_is_known(edition: Path) -> None:
    text = (edition / CABLE).read_text(encoding="utf-8")
    start, end = text.index("<sourceDesc>"), text.index("</sourceDesc>")
    (edition / CABLE).write_text(f"{text[:start]}<sourceDesc><p>unknown</p>{text[end:]}", encoding="utf-8")
    assert facts_of(read(edition / CABLE)).sources == ()
    (root,) = pages(edition)
    assert "The cables of this edition name no source." in root.text_content()
    assert select(root, "//*[@class = 'count']/text()") == ["0 sources"]
