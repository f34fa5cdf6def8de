"""The original beside its translation: a row for each pair, and nothing lost whatever @corresp says."""

import re
from typing import Any

import pytest
from lxml import etree

from .conftest import TEI, select, transform, words

TRANSLATION = """<head>Head</head><p xml:id="p1">First</p><p xml:id="p2">Second <note type="translator" xml:id="n1">Noted</note></p>
  <note type="editorial" xml:id="n2">Standing</note><p xml:id="p3">Third</p>
  <closer xml:id="closer"><signed>SIGNED</signed></closer>"""
ORIGINAL = """<head>Kopf</head><p xml:id="o0">Davor</p><p xml:id="o1" corresp="#p1">Erstens</p>
  <p xml:id="o2" corresp="#p2">Zweitens</p>
  <p xml:id="o2a">Dazwischen</p><!-- nothing --><pb n="2"/><list xml:id="ol"><item>Liste</item></list>
  <p xml:id="o3" corresp="#p3">Drittens</p><closer xml:id="oc"><signed>GEZEICHNET</signed></closer>
  <note type="source" xml:id="on">Vermerk</note>"""

PARSER: Any = etree.XMLParser(collect_ids=False)


def bilingual(original: str = ORIGINAL, translation: str = TRANSLATION, language: str = "de") -> etree._ElementTree:
    xml = (
        f'<TEI xmlns="{TEI}" xml:id="c"><teiHeader/><text xml:lang="en"><body><div type="message" xml:id="m">{translation}</div>'
        f'<div type="original" xml:id="o" xml:lang="{language}">{original}</div></body></text></TEI>'
    )
    return etree.ElementTree(etree.fromstring(xml, parser=PARSER))


def rows(page: etree._Element) -> list[tuple[str, ...]]:
    """The words on both sides of each row, without the heading of the columns and the numbers of the paragraphs."""
    for number in select(page, "//a[@class = 'pn']"):
        number.text = ""
    sides = ("translation", "original")
    pairs = select(page, "//div[@class = 'pair']")
    return [
        tuple(" ".join(map(words, select(pair, f"div[@class = 'side {side}']"))) for side in sides) for pair in pairs
    ]


def test_each_block_stands_beside_its_partner() -> None:
    page, said = transform(bilingual())
    assert said == []
    assert rows(page) == [
        ("Head", "Kopf"),
        ("", "Davor"),
        ("First", "Erstens"),
        ("Second1", "Zweitens"),
        ("", "Dazwischen"),
        ("", "page 2"),
        ("", "Liste"),
        ("Editorial noteStanding", ""),
        ("Third", "Drittens"),
        ("SIGNED", "GEZEICHNET"),
        ("", "Source noteVermerk"),
    ]
    assert [words(side) for side in select(page, "//div[@class = 'pair sides']/div")] == ["Translation", "Original"]


def test_ids_and_numbers_are_kept(view: str) -> None:
    page, _ = transform(bilingual(), view=view)
    for ident in ("m", "o", "o0", "o1", "o2", "o2a", "o3", "oc", "on", "p1", "p2", "p3", "closer", "n1", "n2"):
        assert len(select(page, f"//*[@id = '{ident}']")) == 1, ident
    (number,) = select(page, "//a[@class = 'pn'][@href = '#o2a']")
    assert (number.text, number.get("aria-label")) == ("2a", "Paragraph of the original 2a")


def test_each_side_has_its_language_and_direction() -> None:
    page, _ = transform(bilingual(language="he"), lang="de")
    sides = select(page, "//div[@class = 'side original'][not(h3[. = 'Original'])]")
    assert {(side.get("lang"), side.get("dir")) for side in sides} == {("he", "rtl")}
    assert select(page, "//div[@class = 'text']/@lang") == ["en"]
    assert {side.get("lang") for side in select(page, "//div[@class = 'side translation']")} == {None}
    assert select(page, "//div[@class = 'pair sides']//h3/@lang") == ["de", "de"]


@pytest.mark.parametrize(
    "original",
    [
        ORIGINAL,
        ORIGINAL.replace("#p2", "#p1"),  # two lead to one
        ORIGINAL.replace("#p2", "#nowhere"),
        ORIGINAL.replace("#p2", "#"),
        ORIGINAL.replace("#p2", "other.xml#p2"),
        ORIGINAL.replace("#p1", "#closer").replace("#p3", "#p1"),  # crosswise, and of another kind
        ORIGINAL.replace('corresp="#p1"', 'corresp="#p1 #p2"'),
        ORIGINAL.replace("corresp", "n"),  # not aligned at all
        ORIGINAL.replace("<head>Kopf</head>", ""),  # begins with a block that has no partner
        ORIGINAL + "loose words" + '<opener xml:id="oo" corresp="#o1">Selbst</opener>',
        '<p xml:id="o9" corresp="#p3">Allein</p>',
        "",
    ],
    ids=range(12),
)
@pytest.mark.parametrize(
    "translation",
    [
        TRANSLATION,
        TRANSLATION.replace('"p2"', '"p1"'),
        "loose",
        TRANSLATION.replace("xml:id", "n"),
        TRANSLATION + "<closer>AGAIN</closer>",
    ],
)
def test_every_word_is_printed_once_whatever_leads_where(original: str, translation: str, view: str) -> None:
    page, _ = transform(bilingual(original, translation), view=view)
    (region,) = select(page, "//main")
    printed = re.findall(r"[^\W\d_]{2,}", " ".join(map(str, region.itertext())))
    both = " ".join(map(str, etree.fromstring(f"<x>{translation}{original}</x>", parser=PARSER).itertext()))
    for word in re.findall(r"[^\W\d_]{2,}", both):
        assert printed.count(word) == both.split().count(word), word


def test_two_originals_are_printed_one_after_the_other() -> None:
    source = bilingual()
    (original,) = select(source, "//t:div[@type = 'original']", namespaces={"t": TEI})
    original.addnext(
        etree.fromstring(f'<div xmlns="{TEI}" type="original" xml:lang="fr"><p xml:id="f1" corresp="#p1">Un</p></div>')
    )
    page, _ = transform(source)
    assert select(page, "//div[@class = 'pair']") == []
    assert [words(part) for part in select(page, "//div[@class = 'division original']/h3[1]")] == [
        "Original",
        "Original",
    ]
    assert select(page, "//div[@class = 'division original']/@lang") == ["de", "fr"]
