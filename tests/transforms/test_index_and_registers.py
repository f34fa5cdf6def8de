"""The index page and the register pages."""

from pathlib import Path

from lxml import etree

from .conftest import TEI, select, transform, words

EDITION = """<edition title="Cables" subtitle="1962" publisher="P" version="1.0">
<cable id="b" href="cables/b.html" title="Later" date="1962-10-30" recipients="1"/>
<cable id="a" href="cables/a.html" title="Earlier" date="1962-10-29" series="S" number="32" from="Havana"
  recipients="26"/>
<cable id="c" href="cables/c.html" title="Undated" date=""/>
<register href="registers/persons.html" kind="persons" count="40"/></edition>"""

PERSONS = f"""<TEI xmlns="{TEI}" xml:id="persons"><teiHeader/><standOff><listPerson>
<person xml:id="z"><persName type="variant">Zed</persName><persName type="preferred">Z, Aleksandr</persName>
  <idno type="wikidata">Q11256</idno><idno type="geonames">7</idno><idno type="own">x</idno>
  <birth when="1913">1913</birth><occupation from="1962" to="1968">Ambassador</occupation>
  <note type="description">Met <persName>A</persName>.</note><trait>Tall</trait></person>
<person xml:id="a"><persName>A</persName></person></listPerson></standOff></TEI>"""


def test_the_index_is_chronological() -> None:
    page, messages = transform(etree.ElementTree(etree.fromstring(EDITION)), "edition.xsl")
    assert messages == []
    assert select(page, "//a[@class = 'cable-title']/text()") == ["Earlier", "Later", "Undated"]
    assert [words(head) for head in select(page, "//h3")] == ["1962", "Undated"]
    assert words(select(page, "//p[@class = 'particulars']")[0]) == "S, No. 32 From Havana 26 recipients"
    assert words(select(page, "//section[contains(@class, 'registers')]//li")[0]) == "Persons 40 entries"


def test_a_register_keeps_the_order_of_its_file_or_takes_that_of_the_context(tmp_path: Path) -> None:
    page, _ = transform(etree.ElementTree(etree.fromstring(PERSONS)), "register.xsl")
    assert [words(name) for name in select(page, "//article/h2")] == ["Z, Aleksandr 1913–", "A"]
    context = tmp_path / "context.xml"
    context.write_text('<context><entry id="a" href="persons/a.html" letter="A"/></context>')
    page, _ = transform(etree.ElementTree(etree.fromstring(PERSONS)), "register.xsl", context_href=context.as_uri())
    assert select(page, "//article/@id") == ["a", "z"]


def test_an_entry_leads_to_its_page_and_says_how_many_cables_name_it(tmp_path: Path) -> None:
    context = tmp_path / "context.xml"
    context.write_text('<context><entry id="z" href="persons/z.html" count="1"/></context>')
    page, _ = transform(etree.ElementTree(etree.fromstring(PERSONS)), "register.xsl", context_href=context.as_uri())
    assert [words(name) for name in select(page, "//article/h2")] == ["Z, Aleksandr 1913– 1 cable", "A"]
    assert select(page, "//article/h2/a/@href") == ["persons/z.html"]


def test_an_entry_shows_all_it_has() -> None:
    page, _ = transform(etree.ElementTree(etree.fromstring(PERSONS)), "register.xsl")
    entry = select(page, "//article[@id = 'z']")[0]
    shown = [words(part) for part in entry][1:]
    assert shown == ["Met A.", "Ambassador 1962–1968", "Tall", "Also Zed", "Wikidata Q11256 GeoNames 7 own x"]
    assert select(entry, ".//ul//a/@href") == ["https://www.wikidata.org/wiki/Q11256", "https://www.geonames.org/7"]
