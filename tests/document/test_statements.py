"""What a header states in words: each statement once, and equal where only its line breaks differ."""

import pytest
from lxml import etree

from diplomatic.document.statements import Statements, statements_of

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"{more}><teiHeader><fileDesc><titleStmt>
<respStmt xml:id="translator"><resp>Translation</resp><name>A</name></respStmt></titleStmt>
<publicationStmt><availability><licence>free</licence> <!-- no --> <p>or not</p></availability></publicationStmt></fileDesc>
<encodingDesc><editorialDecl>{rule}</editorialDecl></encodingDesc></teiHeader></TEI>"""


def stated(rule: str, more: str = "") -> Statements:
    return statements_of(etree.fromstring(TEI.format(rule=rule, more=more)))


def test_what_is_stated() -> None:
    found = stated("<correction><p>one</p></correction>tail<p>two</p><!-- none -->")
    namespace = ' xmlns="http://www.tei-c.org/ns/1.0"'
    assert found.rules == (
        ("correction", f"<correction{namespace}><p>one</p></correction>"),
        ("p", f"<p{namespace}>two</p>"),
    )
    assert found.licences == (f"<licence{namespace}>free</licence>", f"<p{namespace}>or not</p>")
    assert [etree.fromstring(xml).findtext("{*}name") for xml in found.responsible] == ["A"]


@pytest.mark.parametrize(
    "rule",
    ["<correction >\n  <p>one two</p>\n</correction>", "<correction><!-- x --><p>one\n\ttwo</p></correction>"],
)
def test_line_breaks_and_comments_make_no_difference(rule: str) -> None:
    assert stated(rule).rules == stated("<correction><p>one two</p></correction>").rules
    assert stated(rule).rules[0][1] is stated(rule).rules[0][1]


def test_a_space_between_words_stays() -> None:
    (rule,) = stated("<p>one <hi>two</hi> <hi>three</hi></p>").rules
    assert "".join(etree.fromstring(rule[1]).itertext()) == "one two three"


def test_nothing_is_stated() -> None:
    assert statements_of(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')) == Statements()


def test_a_namespace_with_a_relative_name_is_no_obstacle() -> None:
    assert "one" in stated("<p>one</p>", ' xmlns:x="relative"').rules[0][1]
