"""A cable, read: its facts, names, passages and what can be cited; none of its words is left out or stands twice."""

from lxml import etree

from diplomatic.document import (
    Unreadable,
    View,
    citables_of,
    facts_of,
    fold,
    mentions_of,
    page_text,
    passages_of,
    plain_text,
    read_bytes,
    transit,
)  # fmt: skip
from diplomatic.document.citing import NotAPath
from diplomatic.document.references import references_of
from diplomatic.document.tei import first, identifier

from ._asking import is_finding, letters, scratch

SEEDS = ("tei/cables/*.xml", "tei/templates/cable.xml", "tests/schema/everything.xml")
IS_XML = True
WORDS = (
    "note", "choice", "sic", "corr", "persName", "list", "distribution", "ab", "docTitle", "inline", "translator", "editorial",
    "xml:id", "xml:lang", "ref", "target", "when", "citeStructure", "match", "use", "position()", "//body//p", "@xml:id", "/",
    "(", "[1]",
    "1962-10-27", "1962", "1962-10-27T10:00:00Z", "en", "ru", "he", "#p1", "<!--", "-->", "<![CDATA[", "]]>", "<?x?>",
    "<!DOCTYPE TEI>",
)  # fmt: skip


def target(data: bytes) -> None:
    path = scratch("cable.xml", data)
    try:
        document = read_bytes(path, data)
    except Unreadable as error:
        is_finding(error.diagnostic, path)
        return
    facts = facts_of(document)
    assert facts.title in {fold(facts.title), document.id}
    transit(facts.sent.date, facts.received.date)
    text = first(document.root, "t:text")
    whole = plain_text(text, View.READING) if text is not None else ""
    passages = "".join(passage.text for passage in passages_of(document))
    assert letters(passages) == letters(whole)
    assert letters(page_text(document)) == letters(whole)
    for mention in mentions_of(document):
        assert mention.ref
    citables = citables_of(document)
    assert {citable.anchor for citable in citables} == _anchors(text)
    if citables:
        assert letters(citables[0].reading) == letters(whole)
    try:
        for reference in references_of(document.root):
            assert reference.text
    except NotAPath:
        pass


def _anchors(text: etree._Element | None) -> set[str]:
    if text is None:
        return set()
    return {"", *(identifier(part) or "" for part in text.iter("*"))}
