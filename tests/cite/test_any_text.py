"""Whatever stands in a header: each format is whole, and reads back as the same text."""

import json
from typing import Any
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

import rispy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from pybtex.database import parse_string
from pybtex.richtext import Text

from diplomatic.cite import Work, csl, highwire, plain
from diplomatic.cite.formats import NAMES, renderer
from diplomatic.cite.styles import formatted

from .conftest import Header, bibtex_fields, work

NOT_XML = [chr(code) for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF) if code not in (9, 10, 13)]
HOSTILE = [
    "\\", "{", "}", "{{", "}}", "\\end{document}", "%", "$", "&", "#", "_", "^", "~", "--", "''", "``", "?`", '"', "@misc{", ",",
    " and ", "\n", "\r\n", "\t", "ER  - ", "TY  - ", "</script>", "<!--", "]]>", "<b>", "&amp;", "\u2028", "\u202e", "\ue010",
    "\x85", "“", "”", "<span class=\"nocase\">", "</span>", "´", "Ж", "漢", "👩‍🚀", "İ", "ß",
]  # fmt: skip
texts = st.lists(
    st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters=NOT_XML), max_size=5)
).map("".join)


def titled(title: str, name: str = "A") -> Work:
    person = f"<author><persName><surname>{escape(name)}</surname></persName></author>"
    return work(Header(title=escape(title), people=person, created='<date when="1962-10-27"/>'), title="E")


@given(texts)
@example("A -- B ''c'' ?`d {e} \\f")
def test_bibtex(title: str) -> None:
    cited = titled(title)
    written = renderer("bibtex")(cited)
    (entry,) = parse_string(written, "bibtex").entries.values()
    assert entry.fields["origdate"] == "1962-10-27"
    assert bibtex_fields(written).get("title", "") == cited.title


@given(texts, texts)
def test_bibtex_names_are_neither_divided_nor_joined(one: str, other: str) -> None:
    people = "".join(
        f"<author><persName><surname>{escape(name)}</surname></persName></author>" for name in (one, other)
    )
    cited = work(Header(people=people))
    (entry,) = parse_string(renderer("bibtex")(cited), "bibtex").entries.values()
    persons = entry.persons.get("author", [])
    assert len(persons) == len(cited.authors)
    for person, agent in zip(persons, cited.authors, strict=True):
        assert not person.first_names
        read = "".join(str(Text.from_latex(part)) for part in (*person.prelast_names, *person.last_names))
        assert read.count(" ") <= agent.family.count(" ") + read.count("\\")


@given(texts)
def test_ris(title: str) -> None:
    cited = titled(title)
    (record,) = rispy.loads(renderer("ris")(cited))
    assert record.get("title", "") == cited.title
    assert record["year"] == "1962"


@given(texts)
def test_json(title: str) -> None:
    cited = titled(title)
    (item,) = json.loads(renderer("csl-json")(cited))
    assert item.get("title", "") == cited.title
    script = renderer("json-ld")(cited)
    assert json.loads(script).get("name", "") == cited.title
    assert not set("<>&\u2028\u2029") & set(script)


@given(texts)
def test_xml_and_html(title: str) -> None:
    cited = titled(title)
    record = etree.fromstring(renderer("dublin-core")(cited).encode())
    assert record.findtext("{http://purl.org/dc/elements/1.1/}title", "") == cited.title
    span = html.fragment_fromstring(renderer("coins")(cited))
    assert parse_qs(span.get("title", "")).get("rft.title", [""]) == [cited.title]


@given(texts)
def test_a_line_stays_a_line(title: str) -> None:
    cited = titled(title)
    lines = [plain(cited, "en"), *(content for name, content in highwire(cited) if name != "z.extra")]
    assert all(len(line.splitlines()) == 1 for line in lines)
    assert all(line.isprintable() or not any(char < " " or "\x7f" <= char < "\xa0" for char in line) for line in lines)
    assert cited.title in lines[0]


@settings(deadline=None, max_examples=30)
@given(texts, texts)
@example("A “b” c", "</i><script>")
def test_a_style_loses_no_text_and_lets_no_tag_through(title: str, name: str) -> None:
    cited = titled(title, name)
    found = formatted(csl.item(cited), {}, "apa", "en")
    assert set(tags(found.bibliography_html)) <= {"i"}
    text = html.fragment_fromstring(f"<div>{found.bibliography_html}</div>").text_content()
    assert letters(text) == letters(found.bibliography)
    assert letters(cited.authors[0].family if cited.authors else "") in letters(found.bibliography)


def tags(markup: str) -> list[Any]:
    return [element.tag for element in html.fragment_fromstring(f"<div>{markup}</div>").iterdescendants()]


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@given(texts)
def test_any_id_makes_a_key(ident: str) -> None:
    cited = Work(id=ident or "x")
    (entry,) = parse_string(renderer("bibtex")(cited), "bibtex").entries
    assert entry == entry.strip()
    for name in set(NAMES) - {"datacite"}:
        assert renderer(name)(Work(id="x", title="T"))
