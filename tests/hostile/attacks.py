"""The attacks: small functions that write what is small to write and large to read."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEI = "http://www.tei-c.org/ns/1.0"
TEMPLATE = (ROOT / "tei" / "templates" / "cable.xml").read_text(encoding="utf-8")
DECLARATION, BODY = TEMPLATE.split("\n", 1)
_PLACE = "The second paragraph."
_AFTER = "</p>"

SETTINGS = '[edition]\ntitle = "Attacked"\nlanguage = "en"\nurl = "https://example.org/"\n'
CABLE = TEMPLATE.replace('xml:id="cable"', 'xml:id="a"')
PERSONS = (ROOT / "tei" / "templates" / "edition" / "tei" / "registers" / "persons.xml").read_text(encoding="utf-8")


def within(inside: str, *, doctype: str = "") -> str:
    """The cable with something inside its second paragraph, and perhaps a document type declaration."""
    assert _PLACE in BODY
    return f"{DECLARATION}\n{doctype}\n{CABLE.split(chr(10), 1)[1].replace(_PLACE, inside, 1)}"


def after(more: str) -> str:
    """The cable with something after its second paragraph."""
    start, end = CABLE.split(_PLACE, 1)
    return f"{start}{_PLACE}{end.replace(_AFTER, _AFTER + more, 1)}"


def laughs(deep: int) -> str:
    """Entities that are ten times the one before: billion laughs."""
    declared = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, deep + 1))
    return f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{declared}]>'


def _ids(count: int) -> range:
    return range(count)


FLOODS = {
    "paragraphs": lambda count: after("".join(f'<p xml:id="q{n}">Word {n}.</p>' for n in _ids(count))),
    "paragraphs without ids": lambda count: after("<p>Word.</p>" * count),
    "one id": lambda count: after('<p xml:id="q">Word.</p>' * count),
    "unknown elements": lambda count: within("<nonsense>a</nonsense>" * count),
    "unknown blocks": lambda count: after("<nonsense>a</nonsense>" * count),
    "notes": lambda count: within('a<note type="editorial" resp="#encoder">Note.</note>' * count),
    "translator's notes": lambda count: within('a <note type="translator" resp="#translator">note</note>' * count),
    "items": lambda count: after(f"<list>{'<item>Item</item>' * count}</list>"),
    "names": lambda count: within('<persName ref="../registers/persons.xml#khrushchev">First</persName> ' * count),
    "names to nowhere": lambda count: within(
        "".join(f'<persName ref="x.xml#n{n}">N{n}</persName> ' for n in _ids(count))
    ),
    "references": lambda count: within("".join(f'<ref type="cable">No. {n}</ref>, ' for n in _ids(count))),
    "pointers": lambda count: within("".join(f'<ref target="#q{n}">x</ref>' for n in _ids(count))),
    "gaps": lambda count: within('<gap reason="illegible"/> ' * count),
    "choices": lambda count: within('<choice><sic>hear</sic><corr resp="#encoder">here</corr></choice> ' * count),
    "supplied": lambda count: within('<supplied reason="translator" resp="#translator">w</supplied> ' * count),
    "breaks": lambda count: within("a<lb/>" * count),
    "page breaks": lambda count: within("".join(f'a<pb n="{n}"/>' for n in _ids(count))),
    "said": lambda count: within('<said who="../registers/persons.xml#khrushchev">“Yes,”</said> ' * count),
    "dates": lambda count: within('<date when="1962-10-29">29 October 1962</date> ' * count),
    "wrong dates": lambda count: within('<date when="1962-99-29">x</date> ' * count),
    "headers": lambda count: CABLE.replace(
        '<div type="original-header">', '<div type="original-header">' + "<ab type='genre'>Cable</ab>" * count, 1
    ),
    "changes": lambda count: CABLE.replace(
        "</revisionDesc>", '<change when="2026-01-01" who="#encoder">c</change>' * count + "</revisionDesc>", 1
    ),
    "divisions": lambda count: after(f"</div>{'<div><p>a</p></div>' * count}<div><p>b</p>"),
    "comments": lambda count: within("a<!-- b -->" * count),
    "instructions": lambda count: within("a<?b c?>" * count),
    "CDATA": lambda count: within("<![CDATA[<]]>a" * count),
    "characters by number": lambda count: within("&#233; " * count),
    "attributes": lambda count: CABLE.replace(
        "<TEI ", f"<TEI {' '.join(f'a{n}={chr(34)}{chr(34)}' for n in _ids(count))} ", 1
    ),
    "namespaces": lambda count: CABLE.replace(
        "<TEI ", f"<TEI {' '.join(f'xmlns:a{n}={chr(34)}urn:{n}{chr(34)}' for n in _ids(count))} ", 1
    ),
    "namespaces and elements": lambda count: CABLE.replace(
        "<TEI ", f"<TEI {' '.join(f'xmlns:a{n}={chr(34)}urn:{n}{chr(34)}' for n in _ids(count // 2))} ", 1
    ).replace(_PLACE, "<hi>a</hi>" * (count // 2), 1),
    "languages": lambda count: within('<foreign xml:lang="ru">да</foreign> ' * count),
    "brackets": lambda count: within("[" * count),
    "spaces": lambda count: within(" " * count),
    "words": lambda count: within("word " * count),
    "digits": lambda count: within("1" * count),
    "quotation marks": lambda count: within("“" * count),
    "numbers": lambda count: within("No. 1-2, " * count),
    "dates in words": lambda count: within("29/X/62 " * count),
    "a long address": lambda count: within(f'<ref target="{"x/" * count}">x</ref>'),
    "a long name": lambda count: within(f"<{'a' * min(count, 49_000)}/>"),
    "deep": lambda count: within("<hi>" * 130 + "a" * count + "</hi>" * 130),
}
"""Documents of one kind of thing, as many as one wants."""
