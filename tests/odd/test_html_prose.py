"""The ODD's prose: no words are lost, links lead where they may, and XML is shown as XML."""

from lxml import etree

from diplomatic.schema.emit.html import pages
from diplomatic.schema.emit.html.addresses import Addresses
from diplomatic.schema.emit.html.xmlview import XmlView
from diplomatic.schema.names import EXAMPLES

from .html_support import found, one, site, small, tree, words


def _prose() -> etree._Element:
    return one(tree(site(), "index.html"), "div[@class='prose']")


def test_the_title_and_the_contents() -> None:
    page = tree(site(), "index.html")
    assert found(page, "//h1") == ["How to encode a wire"]
    names = ["Before you begin", "Wires", "Deeper", "Elements", "Classes", "Macros", "Datatypes"]
    assert found(page, "//nav[@class='contents']//li") == names


def test_no_words_of_the_prose_are_lost() -> None:
    text = words(_prose())
    for kept in (
        "Its words stay.",
        "Foreign:",
        "quoted",
        "term meaning",
        "Sign Sense + stop",
        "inner",
        "Down.",
        "a trap",
    ):
        assert kept.replace(" ", "") in text.replace(" ", ""), kept


def test_names_are_links_where_there_is_a_page() -> None:
    assert "element-wire.html" in found(_prose(), ".//p/a[code='<wire>']/@href")
    assert found(_prose(), ".//a[code='<nothing>']/@href") == []
    assert "<nothing>" in words(_prose())
    assert "@class" in found(_prose(), ".//code[@class='att']")


def test_references_lead_only_to_places_there_are() -> None:
    hrefs = found(_prose(), ".//section[@id='before']//a/@href")
    guidelines = "https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQ"
    assert hrefs == ["index.html#wires", "index.html#wires", guidelines]
    assert found(_prose(), ".//a//a") == []
    assert b"javascript:" not in site()["index.html"]


def test_lists_of_specifications_describe_them() -> None:
    items = found(_prose(), ".//ul[@class='spec-list']/li")
    assert items[0].startswith("<wire> (telegram) a telegram")
    assert items[0].endswith("@class how secret it is")
    assert items[1:] == ["att.graded a grade", "absent"]


def test_an_example_shows_its_entities_and_namespaces() -> None:
    first = _prose().findall(".//pre")[0]
    text = "".join(map(str, first.itertext()))
    assert text == '<wire class="secret">a &lt; b &amp; c <x:mark xmlns:x="urn:x" x:at="1"/></wire>'


def test_the_german_description_is_chosen_and_its_language_said() -> None:
    german = dict(pages(small(), language="de"))
    assert found(tree(german, "element-wire.html"), "//div[@class='lead']") == ["ein Telegramm"]
    assert tree(german, "element-wire.html").get("lang") == "de"


def _shown(xml: str) -> str:
    element = etree.fromstring(f'<egXML xmlns="{EXAMPLES}">{xml}</egXML>')
    return "".join(map(str, XmlView(Addresses(small())).inside(element).itertext()))


def test_indentation_is_made_anew_and_line_breaks_in_text_stay() -> None:
    assert _shown("\n      <l>one\n         two <hi>x</hi>\n      </l>\n") == "<l>one\n  two <hi>x</hi>\n</l>"
    assert _shown("<a><b/></a>") == "<a><b/></a>"
    assert _shown("text only") == "text only"
    assert _shown("<a>\n<!-- why --><b/>\n</a>") == "<a>\n  <!-- why -->\n  <b/>\n</a>"
    assert _shown('<a q="&quot;&lt;">x  y</a>') == '<a q="&quot;&lt;">x y</a>'
    assert _shown('<a xml:space="preserve">x\n  y </a>') == '<a xml:space="preserve">x\n  y </a>'
