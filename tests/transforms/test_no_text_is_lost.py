"""Every text node of the text is in the page, in both views, whatever the elements around it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from .conftest import cable, select, text_of, transform

NAMES = (
    "ab abbr add choice closer corr date dateline del desc expan foreign gap head hi idno item label list nonsense "
    "note orgName orig p pc persName placeName q quote ref reg said salute seg sic signed supplied term time title "
    "unclear"
)
ATTRIBUTES = ["", ' type="translator" place="inline"', ' type="editorial"', ' ref="persons.xml#a"', ' target="x.xml"']
VIEWS = ["reading", "diplomatic"]
BLOCKS = "p or self::div or self::ul or self::section or self::h1 or self::h2 or self::h3 or self::blockquote"


def _mark(text: etree._Element) -> list[str]:
    """Put a token into and after each element; give back all tokens."""
    tokens: list[str] = []
    for element in text.iter(etree.Element):
        own, tail = f"⟦{len(tokens)}⟧", f"⟦{len(tokens) + 1}⟧"
        tokens += [own] if element is text else [own, tail]
        element.text = (element.text or "") + own
        if element is not text:
            element.tail = tail + (element.tail or "")
    return tokens


def _missing(page: etree._Element, tokens: list[str]) -> list[str]:
    shown = text_of(select(page, "body")[0])
    return [token for token in tokens if token not in shown]


def _sound(page: etree._Element) -> None:
    ids = select(page, "//@id")
    assert len(ids) == len(set(ids))
    assert not select(page, "//a[ancestor::a]"), "a link in a link"
    assert not select(page, f"//p[descendant::*[self::{BLOCKS}]]"), "a block in a paragraph"
    assert not select(page, f"//*[self::span or self::i or self::cite or self::time or self::del][*[self::{BLOCKS}]]")
    assert not select(page, "//ul/text()[normalize-space()] | //ul/*[not(self::li)]"), "no item"
    targets = {href[1:] for href in select(page, "//a/@href[starts-with(., '#')]")}
    assert targets <= set(ids), "a link to nowhere in the page"


def test_every_token_of_the_torture_document(torture: etree._ElementTree, view: str) -> None:
    tokens = _mark(select(torture, "/*/*[2]")[0])
    page, _ = transform(torture, view=view)
    assert _missing(page, tokens) == []
    _sound(page)


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def build(name: str, attribute: str, content: list[str]) -> str:
        return f"<{name}{attribute}>{''.join(content)}</{name}>"

    return st.builds(build, st.sampled_from(NAMES.split()), st.sampled_from(ATTRIBUTES), st.lists(children, max_size=3))


NESTINGS = st.lists(st.recursive(st.just("<lb/>"), _element, max_leaves=6), max_size=4)


@settings(max_examples=150, deadline=None)
@given(parts=NESTINGS, view=st.sampled_from(VIEWS))
def test_every_token_of_any_nesting(parts: list[str], view: str) -> None:
    source = cable("".join(parts))
    tokens = _mark(select(source, "/*/*[2]")[0])
    page, _ = transform(source, view=view)
    assert _missing(page, tokens) == []
    _sound(page)


def test_every_xml_id_of_the_text_is_an_id(torture: etree._ElementTree, view: str) -> None:
    page, _ = transform(torture, view=view)
    ids = select(page, "//@id")
    for wanted in select(torture, "/*/@xml:id | /*/*[2]//@xml:id"):
        assert ids.count(wanted) == 1, wanted
