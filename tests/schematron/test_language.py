"""The parts of Schematron, one by one, on small schemas."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun, Severity
from diplomatic.validate.schematron.schema import Schematron

from .conftest import HEAD, document

Make = Callable[..., Schematron]
Find = Callable[[Schematron, str], list[tuple[str, str]]]


def messages(rules: Schematron) -> list[str]:
    return [fault.message for fault in rules.faults]


def test_the_first_rule_that_matches_has_the_node(schema: Make, found: Find) -> None:
    rules = schema(
        "<pattern><rule context='b[@n]'><report test='true()'>first</report></rule>"
        "<rule context='b | c'><report test='true()'>second</report></rule></pattern>"
        "<pattern><rule context='b'><report test='true()'>other pattern</report></rule></pattern>"
    )
    assert found(rules, "<a><b n='1'/><b/><c/></a>") == [
        ("/Q{}a[1]/Q{}b[1]", "first"),
        ("/Q{}a[1]/Q{}b[2]", "second"),
        ("/Q{}a[1]/Q{}c[1]", "second"),
        ("/Q{}a[1]/Q{}b[1]", "other pattern"),
        ("/Q{}a[1]/Q{}b[2]", "other pattern"),
    ]


def test_a_rule_whose_checks_cannot_run_keeps_its_nodes(schema: Make, found: Find) -> None:
    rules = schema(
        "<pattern><rule context='b'><assert test='f:g()'>never</assert></rule>"
        "<rule context='*'><report test='true()'>rest</report></rule></pattern>"
    )
    assert [fault.code for fault in rules.faults] == ["R003"]
    assert "rule for 'b'" in messages(rules)[0]
    assert found(rules, "<a><b/></a>") == [("/Q{}a[1]", "rest")]


@pytest.mark.parametrize(
    ("context", "places"),
    [
        ("/", ["/"]),
        ("/a", ["/Q{}a[1]"]),
        ("/b", []),
        ("a/b", ["/Q{}a[1]/Q{}b[1]", "/Q{}a[1]/Q{}b[2]"]),
        ("b[1]", ["/Q{}a[1]/Q{}b[1]"]),
        ("b[last()]/text()", ["/Q{}a[1]/Q{}b[2]/text()[1]"]),
        ("b[position() = 2]/@n", ["/Q{}a[1]/Q{}b[2]/@n"]),
        ("@*", ["/Q{}a[1]/Q{}b[1]/@n", "/Q{}a[1]/Q{}b[2]/@n"]),
        ("comment()", ["/Q{}a[1]/comment()[1]"]),
        ("processing-instruction('p')", ["/Q{}a[1]/processing-instruction(p)[1]"]),
        ("processing-instruction('q')", []),
        ("(a | c)/b[@n = '2']", ["/Q{}a[1]/Q{}b[2]"]),
        ("key('by-n', '2')", ["/Q{}a[1]/Q{}b[2]"]),
        ("b[@n = current()/@n]", ["/Q{}a[1]/Q{}b[1]", "/Q{}a[1]/Q{}b[2]"]),
        ("b[. is //b[1]]", ["/Q{}a[1]/Q{}b[1]"]),
        ("* except a", ["/Q{}a[1]/Q{}b[1]", "/Q{}a[1]/Q{}b[2]"]),
    ],
)
def test_contexts_are_match_patterns(schema: Make, found: Find, context: str, places: list[str]) -> None:
    key = '<k:key xmlns:k="http://www.w3.org/1999/XSL/Transform" name="by-n" match="b" use="@n"/>'
    rules = schema(f'{key}<pattern><rule context="{context}"><report test="true()"/></rule></pattern>')
    assert messages(rules) == []
    xml = "<a><b n='1'>x</b><!--c--><b n='2'>y</b><?p q?></a>"
    assert [path for path, _ in found(rules, xml)] == places


def test_text_after_a_comment_is_not_lost(schema: Make, found: Find) -> None:
    rules = schema(
        "<pattern><rule context='a'><let name='all' value='string(.)'/>"
        "<assert test='$all = &quot;xyz&quot;'><value-of select='$all'/></assert></rule></pattern>"
    )
    assert found(rules, "<a>x<!--no-->y<?p no?>z</a>") == []


def test_variables_of_every_level(schema: Make, found: Find) -> None:
    rules = schema(
        "<let name='n' value='count(//b)'/><let name='kept'><b xmlns=''>one</b></let><phase id='p'>"
        "<let name='in-phase' value=\"'phase'\"/><active pattern='x'/></phase>"
        "<pattern id='x'><let name='m' value='$n + 1'/><rule context='b'><let name='own' value='@n'/>"
        "<let name='twice' value='concat($own, $own)'/><report test='$n = 2'>"
        "<value-of select='$n, $m, $own, $twice, $kept, $in-phase'/></report></rule></pattern>",
        "p",
    )
    assert found(rules, "<a><b n='1'/><b n='2'/></a>") == [
        ("/Q{}a[1]/Q{}b[1]", "2 3 1 11 one phase"),
        ("/Q{}a[1]/Q{}b[2]", "2 3 2 22 one phase"),
    ]


def test_messages_with_everything_in_them(schema: Make) -> None:
    rules = schema(
        '<ns prefix="t" uri="urn:t"/><pattern id="p"><rule context="t:b" role="warning" flag="f">'
        '<assert test="@n" id="i" see="https://example.org/" diagnostics="d1 d2 none" role="{@role}">'
        'A <emph>bold</emph> <dir value="rtl">right</dir> <span class="x">span <name/></span>  of <name path="name(..)"/>: '
        '<value-of select="(1, 2.50, true(), 1e0)"/>.</assert></rule></pattern>'
        '<diagnostics><diagnostic id="d1">First.</diagnostic><diagnostic id="d2"><value-of select="@role"/>!</diagnostic>'
        "</diagnostics>"
    )
    assert [(fault.code, fault.severity) for fault in rules.faults] == [("R004", Severity.INFO)]
    path = rules.path.parent / "document.xml"
    path.write_text("<t:a xmlns:t='urn:t'>\n<t:b role='Information'/></t:a>", encoding="utf-8")
    [diagnostic] = rules.check(document(path))
    assert diagnostic.code == "R001"
    assert diagnostic.severity is Severity.INFO
    assert diagnostic.message == "A bold right span t:b of t:a: 1 2.5 true 1."
    assert diagnostic.hint == "First. Information! See https://example.org/"
    assert diagnostic.location.path == path
    assert diagnostic.location.line == 2
    [finding], _ = rules.evaluate(document(path))
    assert (finding.pattern, finding.context, finding.id, finding.flag) == ("p", "t:b", "i", "f")


@pytest.mark.parametrize(
    ("role", "severity"),
    [
        ("", Severity.ERROR),
        ("fatal", Severity.ERROR),
        ("Warning", Severity.WARNING),
        ("nonfatal", Severity.WARNING),
        ("info", Severity.INFO),
        ("anything", Severity.ERROR),
    ],
)
def test_roles_are_severities(schema: Make, role: str, severity: Severity) -> None:
    rules = schema(f"<pattern><rule context='a'><report test='true()' role='{role}'/></rule></pattern>")
    path = rules.path.parent / "document.xml"
    path.write_text("<a/>", encoding="utf-8")
    [diagnostic] = rules.check(document(path))
    assert diagnostic.severity is severity
    assert diagnostic.message == "report 'true()' is true for a"


def test_phases(schema: Make, found: Find) -> None:
    inside = (
        "<phase id='one'><active pattern='p1'/></phase><phase id='both'><active pattern='p2'/><active pattern='p1'/></phase>"
        "<pattern id='p1'><rule context='a'><report test='true()'>1</report></rule></pattern>"
        "<pattern id='p2'><rule context='a'><report test='true()'>2</report></rule></pattern>"
    )
    head = HEAD.replace(">", " defaultPhase='one'>")
    chosen = {phase: found(schema(inside, phase, head), "<a/>") for phase in (None, "#DEFAULT", "#ALL", "both")}
    assert [message for _, message in chosen[None]] == ["1"]
    assert chosen["#DEFAULT"] == chosen[None]
    assert chosen["#ALL"] == chosen["both"]
    assert [message for _, message in chosen["both"]] == ["1", "2"]
    with pytest.raises(CannotRun, match="no phase 'three'"):
        schema(inside, "three", head)


def test_an_abstract_pattern_with_parameters(schema: Make, found: Find) -> None:
    rules = schema(
        "<pattern abstract='true' id='t'><param name='least' value='1'/><rule context='$each'>"
        "<assert test='count($part) ge $least and $part-of'><name/>: $part</assert></rule></pattern>"
        "<pattern is-a='t'><param name='each' value='a'/><param name='part' value='b'/><param name='part-of' value='c'/></pattern>"
        "<pattern is-a='nothing'/>"
    )
    assert messages(rules) == ["the pattern '' is a 'nothing', but there is no such abstract pattern"]
    assert found(rules, "<a><b/><c/></a>") == []
    assert found(rules, "<a><b/></a>") == [("/Q{}a[1]", "a: $part")]


def test_the_namespace_of_schematron_1_5_and_quick_fixes_are_noticed(schema: Make, found: Find) -> None:
    old = '<schema xmlns="http://www.ascc.net/xml/schematron">'
    rules = schema("<pattern><rule context='a'><report test='true()'>old</report></rule></pattern>", head=old)
    assert [fault.code for fault in rules.faults] == ["R004"]
    assert found(rules, "<a/>") == [("/Q{}a[1]", "old")]
    fix = "<f:fix xmlns:f='http://www.schematron-quickfix.com/validator/process' id='x'/>"
    rules = schema(f"<pattern><rule context='a'><report test='true()'>new</report>{fix}</rule></pattern>{fix}")
    assert [fault.code for fault in rules.faults] == ["R004"]
    assert found(rules, "<a/>") == [("/Q{}a[1]", "new")]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<pattern><rule context='a['><assert test='b'/></rule></pattern>", "the rule for 'a['"),
        ("<pattern><rule context='a'><assert test='b +'/></rule></pattern>", "assert 'b +' of the rule for 'a'"),
        ("<pattern><rule context='a'><assert id='i'/></rule></pattern>", "assert 'i' of the rule for 'a' is not run"),
        ("<pattern><rule><assert test='a'/></rule></pattern>", "it has no @context"),
        ("<pattern><rule context='t:a'><assert test='b'/></rule></pattern>", "prefix 't' is not declared"),
        ("<pattern><rule context='a'><assert test='$x'/></rule></pattern>", "the variable $x is not declared"),
        ("<pattern><rule context='a'><extends rule='r'/></rule></pattern>", "there is no abstract rule 'r'"),
        ("<pattern><rule context='a'><assert test='b'><value-of select='('/></assert></rule></pattern>", "assert 'b'"),
        ("<pattern><rule context='a'><assert test='unknown(b)'/></rule></pattern>", "unknown function"),
        ("<let name='x' value='('/>", "the variable $x has no value"),
        ("<group/>", "group is not an element of ISO Schematron"),
        ("<phase id='p'><active pattern='no'/></phase>", "pattern 'no', which does not exist"),
        ("<include href='missing.sch'/>", "include of 'missing.sch': there is no file"),
    ],
)
def test_what_cannot_run_is_an_error_that_names_it(schema: Make, inside: str, words: str) -> None:
    rules = schema(inside, "p" if "<phase" in inside else None)
    assert {fault.code for fault in rules.faults} == {"R003"}
    assert any(words in message for message in messages(rules)), messages(rules)
    assert all(fault.location.line for fault in rules.faults)


def test_a_function_in_a_variable_may_have_a_prefix(schema: Make, found: Find) -> None:
    rules = schema(
        "<ns prefix='f' uri='urn:f'/><let name='f:twice' value='function($n) { $n * 2 }'/>"
        "<pattern><rule context='a'><report test='$f:twice(2) = 4'>four</report></rule></pattern>"
    )
    assert messages(rules) == []
    assert found(rules, "<a/>") == [("/Q{}a[1]", "four")]


def test_an_abstract_rule_that_extends_itself(schema: Make) -> None:
    rules = schema(
        "<pattern><rule abstract='true' id='r'><extends rule='r'/></rule>"
        "<rule context='a'><extends rule='r'/></rule></pattern>"
    )
    assert "the abstract rule 'r' extends itself" in messages(rules)[0]


def test_a_rule_that_fails_on_a_document_is_an_error_once(schema: Make) -> None:
    rules = schema(
        "<ns prefix='xs' uri='http://www.w3.org/2001/XMLSchema'/><pattern><rule context='b'>"
        "<assert test='xs:date(@when) lt current-date()'>late</assert><report test='@n'>n</report></rule></pattern>"
    )
    assert messages(rules) == []
    path = rules.path.parent / "document.xml"
    path.write_text("<a><b when='1962'/><b when='x'/><b when='1962-10-30' n='1'/></a>", encoding="utf-8")
    first, second = rules.check(document(path))
    assert first.code == "R003"
    assert first.message.startswith("assert 'xs:date(@when) lt current-date()' of the rule for 'b' (")
    assert first.message.endswith("(and at 1 more places)")
    assert first.location.xpath is not None
    assert (second.code, second.message) == ("R002", "n")


def test_a_variable_that_needs_itself_stops_its_rule_only(schema: Make) -> None:
    rules = schema(
        "<let name='x' value='$y'/><let name='y' value='$x'/><pattern><rule context='a'>"
        "<assert test='$x'/><report test='true()'>other</report></rule></pattern>"
    )
    path = rules.path.parent / "document.xml"
    path.write_text("<a/>", encoding="utf-8")
    first, second = rules.check(document(path))
    assert (first.code, second.message) == ("R003", "other")
    assert "needs its own value" in first.message


@pytest.mark.parametrize("binding", ["xquery", "stx", "xslt4"])
def test_an_unknown_query_binding_runs_nothing(schema: Make, found: Find, binding: str) -> None:
    head = HEAD.replace("xslt2", binding)
    rules = schema("<pattern><rule context='a'><report test='true()'/></rule></pattern>", head=head)
    assert f"the query binding '{binding}' is not known" in messages(rules)[0]
    assert found(rules, "<a/>") == []


def test_xpath_1_takes_the_first_of_several(schema: Make, found: Find) -> None:
    inside = (
        "<pattern><rule context='a'><report test=\"string-length(b) = 1 and '2' &gt; 1\">one</report></rule></pattern>"
    )
    head = HEAD.replace("xslt2", "xslt")
    assert found(schema(inside, head=head), "<a><b>x</b><b>yy</b></a>") == [("/Q{}a[1]", "one")]


def test_a_file_that_is_no_schema(tmp_path: Path) -> None:
    for content in ("<a/>", "<a", "", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'):
        path = tmp_path / "rules.sch"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(CannotRun):
            Schematron(path)
    with pytest.raises(CannotRun):
        Schematron(tmp_path / "missing.sch")
