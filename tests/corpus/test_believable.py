"""The corpus has what cables have: every form of header, every kind of note, chains of replies, circles of readers."""

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from lxml import etree

from diplomatic.document import View, fold, plain_text, read
from diplomatic.document.tei import first, select
from diplomatic.encode import load_dialects

from .conftest import values

Roots = dict[str, etree._Element]

_HEADER = "t:text/t:front/t:div[@type='original-header']"
_MARKUP = [
    "note[@type='translator'][not(@place)]", "note[@type='translator'][@place='inline']",
    "note[@type='translator'][@place='foot']", "note[@type='editorial']", "note[@type='source']",
    "supplied[@reason='translator']", "choice/t:corr", "sic[not(parent::t:choice)]", "unclear", "add[@hand]",
    "gap[@reason='illegible']", "gap[@reason='excised']", "foreign[@xml:lang='es']", "foreign[@xml:lang='ru']",
    "said[@direct='true']", "said[@direct='false']", "closer/t:dateline/t:date", "closer/t:signed/t:persName",
]  # fmt: skip


def test_every_form_of_header(roots: Roots) -> None:
    forms = Counter(subtype for root in roots.values() for subtype in values(root, _HEADER, "subtype"))
    assert forms.keys() == set(load_dialects())
    residents = [root for root in roots.values() if "State Security Resident" in "".join(map(str, root.itertext()))]
    assert 0 < len(residents) < forms["soviet"]


def test_every_type_of_header_line(roots: Roots) -> None:
    types = {kind for root in roots.values() for kind in values(root, f"{_HEADER}/t:ab", "type")}
    documented = (
        "addressee classification handling copy registry genre distribution transmission special precedence caption"
    )
    assert types == {*documented.split(), "subject", "reference"}


def test_header_lines_are_those_of_their_dialect(roots: Roots) -> None:
    """``diplomatic encode`` would take each line for what it is marked up as."""
    dialects = load_dialects()
    for name, root in roots.items():
        for header in select(root, _HEADER):
            dialect = dialects[header.get("subtype", "")]
            for line in select(header, "t:ab[not(t:list)]"):
                text = fold(plain_text(line, View.DIPLOMATIC)).replace("(Moscow time) ", "")
                found = dialect.header_match(text)
                assert found, f"{name}: {text}"
                assert found.line.type == line.get("type"), f"{name}: {text}"


@pytest.mark.parametrize("path", _MARKUP)
def test_every_kind_of_markup(path: str, roots: Roots) -> None:
    assert any(select(root, f"t:text//t:{path}") for root in roots.values())


def test_answers_lead_back_to_an_earlier_cable(roots: Roots) -> None:
    answers: dict[str, str] = {}
    for name, root in roots.items():
        for target in values(root, ".//t:correspContext/t:ref[@type='replyTo']", "target"):
            assert target in roots
            assert target < name
            answers[name] = target
            cited = values(root, "t:text/t:body//t:ref[@type='cable'][@target]", "target")
            assert target in {address.partition("#")[0] for address in cited}
    assert len(answers) > len(roots) / 3
    assert any(answers.get(answers.get(name, "")) for name in answers), "an answer to an answer to a cable"


def test_some_citations_lead_to_a_paragraph_and_some_nowhere(roots: Roots) -> None:
    citations = list(chain.from_iterable(select(root, "t:text//t:ref[@type='cable']") for root in roots.values()))
    assert any("#p" in citation.get("target", "") for citation in citations)
    assert any(citation.get("target") is None for citation in citations)
    for target in filter(None, (citation.get("target") for citation in citations)):
        file, _, identifier = target.partition("#")
        assert not identifier or select(roots[file], f"t:text//t:p[@xml:id='{identifier}']")


def test_the_header_repeats_the_lines(roots: Roots) -> None:
    for name, root in roots.items():
        printed = {(n.get("type"), n.text) for n in select(root, f"{_HEADER}/t:ab/t:idno")}
        stated = {(n.get("type"), n.text) for n in select(root, "t:teiHeader//t:msIdentifier/t:altIdentifier/t:idno")}
        assert stated <= printed, name
        assert stated, name
        sent = values(root, ".//t:correspAction[@type='sent']/t:date", "when")[0]
        shown = values(root, f"{_HEADER}//t:date | t:text/t:body//t:closer//t:date", "when")
        assert not values(root, ".//t:closer//t:date", "when") or sent[:10] in {day[:10] for day in shown}, name


def test_most_times_have_no_zone_and_some_have(roots: Roots) -> None:
    moments = [when for root in roots.values() for when in values(root, ".//t:correspAction/t:date", "when")]
    zones = Counter(when[19:] for when in moments if "T" in when)
    assert zones["Z"]
    assert {"+03:00", "-05:00"} <= zones.keys()
    assert sum(zones.values()) < len(moments) / 2


def test_a_core_reads_nearly_everything_and_circles_what_concerns_them(roots: Roots) -> None:
    lists = [
        values(root, f"{_HEADER}[@subtype='soviet']//t:list[@type='distribution']/t:item/t:persName", "ref")
        for root in roots.values()
    ]
    lists = [readers for readers in lists if readers]
    assert all(3 <= len(readers) <= 27 for readers in lists)
    share = sorted((count / len(lists) for count in Counter(chain(*lists)).values()), reverse=True)
    assert all(each > 0.75 for each in share[:14])
    assert all(each < 0.6 for each in share[16:])
    assert len(share) > 25


def test_the_registers_have_whom_the_cables_name(corpus: Path, roots: Roots) -> None:
    named = {ref for root in roots.values() for ref in values(root, ".//*[@ref]", "ref")}
    registers = {path.name: read(path).root for path in sorted((corpus / "tei" / "registers").glob("*.xml"))}
    entries = {
        f"../registers/{file}#{entry.get('{http://www.w3.org/XML/1998/namespace}id')}"
        for file, root in registers.items()
        for entry in select(root, ".//t:person | .//t:place | .//t:org")
    }
    assert entries == named
    assert len(select(registers["persons.xml"], ".//t:person")) >= 60
    assert all(first(place, "t:location/t:geo") is not None for place in select(registers["places.xml"], ".//t:place"))


def test_time_goes_on(roots: Roots) -> None:
    days = [values(root, ".//t:correspAction[@type='sent']/t:date", "when")[0][:10] for root in roots.values()]
    assert days == sorted(days)
    assert len(set(days)) > len(days) / 3
