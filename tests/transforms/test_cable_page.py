"""The page of a cable: what it says, links and refuses."""

import re
from pathlib import Path

import pytest
from lxml import etree

from .conftest import cable, select, transform, words


def _message(page: etree._Element) -> str:
    return words(select(page, "//p[@id = 'p1']")[0]).removeprefix("1")


def test_an_unknown_element_says_where_it_is(torture: etree._ElementTree, view: str) -> None:
    page, messages = transform(torture, view=view)
    paths = [re.fullmatch(r"V001 (\S+)", message) for message in messages]
    found = [etree.QName(select(torture, path[1])[0]).localname for path in paths if path]
    assert found == ["app", "lem", "math", "mi"]
    assert select(page, "//*[@class = 'unknown']/@data-tei") == found


def test_the_torture_document_is_otherwise_known(torture: etree._ElementTree, view: str) -> None:
    for element in select(torture, "//*[local-name() = 'app' or local-name() = 'math']"):
        element.getparent().remove(element)
    assert transform(torture, view=view)[1] == []


@pytest.mark.parametrize(
    ("paragraph", "reading", "diplomatic"),
    [
        ("special <supplied>nuclear</supplied> arms", "special [nuclear] arms", "special [nuclear] arms"),
        ("many <choice><sic>hear</sic><corr>here</corr></choice>.", "many here.", "many hear."),
        ("<sic>Castro</sic>, <unclear>Ivanov</unclear>", "Castro [sic], Ivanov [?]", "Castro [sic], Ivanov [?]"),
        ('<gap reason="illegible"/>', "[illegible]", "[illegible]"),
        ('<gap reason="other"/>', "[gap]", "[gap]"),
        ("<gap><desc>one line illegible</desc></gap>", "[one line illegible]", "[one line illegible]"),
        ("<add><label>handwritten:</label> file</add>", "[handwritten: file]", "[handwritten: file]"),
        ('a <note type="translator" place="inline">b</note>, c', "a1, c", "a [b], c"),
        ('a <note type="translator" place="foot">b</note>, c', "a1, c", "a b, c"),
        ('a <note type="editorial">b</note>, c', "aa, c", "aa, c"),
        ("no\u00a0break", "no break", "no break"),
        ("&lt;script&gt;", "<script>", "<script>"),
    ],
)
def test_marks(paragraph: str, reading: str, diplomatic: str) -> None:
    assert _message(transform(cable(paragraph), view="reading")[0]) == reading
    assert _message(transform(cable(paragraph), view="diplomatic")[0]) == diplomatic


def test_corrections_are_listed_with_the_other_reading() -> None:
    source = cable("many <choice><sic>hear</sic><corr>here</corr></choice>")
    listed = "//section[contains(@class, 'corrections')]//li"
    assert words(select(transform(source, view="reading")[0], listed)[0]) == "p1 here] the source has “hear”"
    assert words(select(transform(source, view="diplomatic")[0], listed)[0]) == "p1 hear] read “here”"


def test_the_distribution_list_is_a_named_group(torture: etree._ElementTree, view: str) -> None:
    page, _ = transform(torture, view=view)
    (group,) = select(page, "//*[@role = 'group']")
    assert group.get("aria-label") == "Distribution list, 2 recipients"
    assert group.getparent().get("id") == "n1"
    names = words(group.find("ul"))
    assert names == ("Brezhnev 8th Department" if view == "reading" else "Brezhnev, 8th Department")


def test_the_header_is_a_labelled_region_with_cells(torture: etree._ElementTree, view: str) -> None:
    page, _ = transform(torture, view=view)
    (region,) = select(page, "//section[contains(@class, 'original-header')]")
    assert words(select(page, "//h2[@id = $id]", id=region.get("aria-labelledby"))[0]) == "Original header"
    cells = select(region, ".//*[@id = 'h3']//div[@class = 'cell']")
    assert [words(cell) for cell in cells] == ["From: Havana", "Time: 12:10"]


def test_paragraph_numbers_come_from_the_ids(torture: etree._ElementTree) -> None:
    page, _ = transform(torture)
    numbers = {link.get("href"): (link.text, link.get("aria-label")) for link in select(page, "//a[@class = 'pn']")}
    assert numbers["#p3a"] == ("3a", "Paragraph 3a")


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/a?b=c:d", "https://example.org/a?b=c:d"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#p1", "#p1"),
        ("cmc-031.xml#p2", "cmc-031.html#p2"),
        ("../cables/cmc-031.xml", "../cables/cmc-031.html"),
        ("./a:b", "./a:b"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("java&#10;script:alert(1)", "java"),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("file:///etc/passwd", None),
        ("//example.org/x", None),
        ("\\\\example.org/x", None),
        ("/\\example.org/x", None),
        ("\\/example.org/x", None),
        ("&#x9D;javascript:alert(1)", None),
        ("", None),
    ],
)
def test_only_safe_targets_become_links(target: str, href: str | None) -> None:
    page, _ = transform(cable(f'<ref target="{target}">No. 1</ref>'))
    (ref,) = select(page, "//*[contains(@class, 'ref')]")
    assert ref.get("href") == href
    assert words(ref) == "No. 1"


def _context(tmp_path: Path, content: str) -> str:
    path = tmp_path / "context.xml"
    path.write_text(f"<context>{content}</context>", encoding="utf-8")
    return path.as_uri()


def test_names_link_to_the_entries_that_the_context_knows(tmp_path: Path) -> None:
    source = cable(
        '<persName ref="p.xml#a p.xml#b">A</persName> <orgName ref="p.xml#b">B</orgName> <placeName ref="p.xml#c">C</placeName>'
    )
    assert select(transform(source)[0], "//a[contains(@class, 'name')]") == []
    known = '<entry ref="p.xml#a" href="p/a.html" description="An envoy"/><entry ref="p.xml#c" href="p/c.html" description=""/>'
    page, _ = transform(source, context_href=_context(tmp_path, known))
    named, plain = select(page, "//a[contains(@class, 'name')]")
    assert (named.get("href"), named.get("data-gloss")) == ("p/a.html", "An envoy")
    assert words(select(page, "//*[@id = $id]", id=named.get("aria-describedby"))[0]) == "An envoy"
    assert (plain.get("href"), plain.get("data-gloss"), plain.get("aria-describedby")) == ("p/c.html", None, None)


@pytest.mark.parametrize(
    ("transit", "words_of_it"),
    [
        ('<transit days="0"/>', "received the same day"),
        ('<transit days="1"/>', "1 day"),
        ('<transit days="4"/>', "4 days"),
        ('<transit days="0" minutes="330"/>', "5 h 30 min"),
        ('<transit days="2" minutes="3060"/>', "2 days 3 h"),
        ("", None),
    ],
)
def test_the_time_under_way(tmp_path: Path, transit: str, words_of_it: str | None) -> None:
    page, _ = transform(cable("x"), context_href=_context(tmp_path, transit))
    found = [words(row) for row in select(page, "//dl[@class = 'facts']/div[dt = 'In transit']/dd")]
    assert found == ([words_of_it] if words_of_it else [])


def test_the_exchange_and_the_neighbours(tmp_path: Path) -> None:
    header = (
        "<profileDesc><correspDesc><correspContext><ref type='replyTo' target='a.xml'>your No. 1</ref></correspContext>"
        "</correspDesc></profileDesc>"
    )
    words_only, _ = transform(cable("x", header))
    assert [words(row) for row in select(words_only, "//div[@class = 'thread']/dd")] == ["your No. 1"]
    known = (
        '<answers href="a.html" title="A &lt;b&gt;" date="1962-10-28"/><answered-by href="d.html" title="D"/>'
        '<previous href="b.html" title="B"/><next href="e.html" title="E"/>'
    )
    page, _ = transform(cable("x", header), context_href=_context(tmp_path, known))
    rows = [words(row) for row in select(page, "//div[@class = 'thread']/*")]
    assert rows == ["Answers", "A <b> 28 October 1962", "Answered by", "D"]
    assert select(page, "//nav[@class = 'neighbours']//a/@href") == ["b.html", "e.html"]


def test_the_style_sheet_goes_into_the_page_raw() -> None:
    page, _ = transform(cable("x"), css_text="a > b { content: '&' }")
    assert "<style>a > b { content: '&' }</style>" in etree.tostring(page, method="html", encoding="unicode")
    with pytest.raises(etree.XSLTApplyError, match="css-text"):
        transform(cable("x"), css_text="</style><script>")


def test_languages_and_title() -> None:
    header = "<fileDesc><titleStmt><title type='main'>From Havana</title></titleStmt></fileDesc>"
    page, _ = transform(cable('<foreign xml:lang="ru">da</foreign>', header), edition_title="Cables", home_href="../")
    assert page.findtext("head/title") == "From Havana · Cables"
    assert page.findtext(".//h1") == "From Havana"
    assert page.findtext(".//i[@lang='ru']") == "da"
