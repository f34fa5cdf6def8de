"""Real header forms around invented messages: every fact in its place, in valid TEI."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from diplomatic.document import Registers
from diplomatic.document.tei import first
from diplomatic.encode import Grammar, Source, encode, load_dialects, load_rules

from .conftest import GOLDENS, SAMPLES, Result, result_of

NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))
SENT, RECEIVED = "//t:correspAction[@type='sent']", "//t:correspAction[@type='received']"


def sample(name: str, registers: Registers) -> Result:
    grammar = Grammar(load_dialects(), None, load_rules())
    source = Source(today="2026-01-01")
    target = GOLDENS / f"{name}.xml"
    return result_of(encode(SAMPLES / f"{name}.txt", target, grammar, registers, source, "cable.xsd"))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_valid_and_its_text_is_as_expected(
    name: str, registers: Registers, schema: etree.XMLSchema, golden: Callable[[str, Path], None]
) -> None:
    result = sample(name, registers)
    assert schema.validate(result.root), schema.error_log
    text = first(result.root, "t:text")
    assert text is not None
    golden(str(etree.tostring(text, encoding="unicode", with_tail=False)) + "\n", GOLDENS / f"{name}.xml")


@pytest.mark.parametrize("name", NAMES)
def test_the_dialect_of_a_sample_is_recognised(name: str, registers: Registers) -> None:
    assert sample(name, registers).encoded.dialect.name.startswith(name.partition("-")[0])


def numbers(result: Result, kind: str) -> list[str]:
    return result.texts(f"//t:altIdentifier[@type='{kind}']/t:idno")


def moment(result: Result, action: str) -> str | None:
    date = first(result.root, f"{action}/t:date")
    return date.get("when") if date is not None else None


def types(result: Result) -> list[str]:
    return [kind for kind, _ in result.header()]


def test_soviet_foreign_ministry_with_a_number_and_part_numbers(registers: Registers) -> None:
    result = sample("soviet-mid-numbered", registers)
    assert types(result) == (
        "classification handling copy registry genre translator caption transmission special precedence".split()
    )
    assert numbers(result, "incoming") == ["50390", "50396", "50397", "50474", "50424"]
    assert numbers(result, "registry") == ["5012/sh"]
    assert numbers(result, "copy") == ["12"]
    assert numbers(result, "special") == ["1643-1644"]
    assert (moment(result, SENT), moment(result, RECEIVED)) == ("1962-10-25", "1962-10-26")
    assert result.texts(f"{SENT}/*[self::t:persName or self::t:placeName]") == ["Dobrynin, Anatoly", "Washington, D.C."]
    assert result.xml("//t:front//t:time") == ['<time when="06:40:00">6:40</time>']
    assert result.texts("//t:titleStmt/t:title[@type='sub']") == ["25 October 1962"]
    assert result.texts("//t:seriesStmt/*") == ["Cuban Missile Crisis", "11"]


def test_a_name_twice_in_a_distribution_list_is_kept_with_its_sic(registers: Registers) -> None:
    items = sample("soviet-mid-numbered", registers).xml("//t:front//t:note/t:list/t:item")
    name = '<persName ref="persons.xml#khrushchev">Khrushchev</persName>'
    assert items[1:3] == [f"<item>{name}<pc>,</pc></item>", f"<item><sic>{name}</sic><pc>,</pc></item>"]
    assert items[-1] == "<item><orgName>8th Department</orgName></item>"


def test_lines_of_the_message_that_look_like_a_closer_or_a_note_stay_in_it(registers: Registers) -> None:
    message = sample("soviet-mid-numbered", registers).message()
    assert message[2] == "KENNEDY"
    assert message[4].startswith("NOTE: this is how he began")
    assert len(message) == 6


def test_soviet_foreign_ministry_without_a_number(registers: Registers) -> None:
    result = sample("soviet-mid-plain", registers)
    assert types(result) == (
        "classification handling copy genre distribution transmission special p precedence".split()
    )
    assert result.findings("E001") == ["not understood: To be shown to the duty officer"]
    assert (moment(result, SENT), moment(result, RECEIVED)) == ("1962-10-29", "1962-10-30")
    assert numbers(result, "incoming") == []
    assert numbers(result, "special") == ["2005"]
    assert len(result.xml("//t:ab[@type='distribution']/t:list/t:item")) == 8
    assert result.texts("//t:back//t:note[@type='translator']/t:label") == ["Source:"]


def test_soviet_committee_for_state_security(registers: Registers) -> None:
    result = sample("soviet-kgb", registers)
    assert types(result) == (
        "addressee classification handling handling copy registry genre distribution transmission special".split()
    )
    assert numbers(result, "registry") == ["31157"]
    assert moment(result, RECEIVED) == "1962-10-27"
    assert moment(result, SENT) is None
    assert result.texts(f"{RECEIVED}/t:persName") == ["Khrushchev, Nikita Sergeyevich"]
    assert result.texts("//t:author") == ["Committee for State Security Resident"]
    assert result.texts("//t:closer")[0].endswith("Disseminated at the instruction of Comrade Semichastnyy")
    assert len(result.xml("//t:closer/t:lb")) == 2
    assert result.xml("//t:closer/*[1][self::t:lb]") == []
    assert result.message()[1].startswith("From Castro we have heard nothing")


def test_us_telegram(registers: Registers) -> None:
    result = sample("us-routine", registers)
    assert types(result) == (
        "precedence transmission transmission distribution classification handling handling classification"
        " subject subject reference".split()
    )
    assert result.texts("//t:titleStmt/t:title[@type='main']") == ["A QUIET WEEK, AND WHAT THE NEWSPAPERS MADE OF IT"]
    assert moment(result, SENT) == "2001-12-14T13:43:00Z"
    assert result.xml("//t:creation/t:date") == ['<date when="2001-12-14">2001-12-14</date>']
    assert result.texts(f"{SENT}/*[not(self::t:date)]") == [
        "Huddleston, Vicki",
        "US Interests Section, Havana",
        "Havana",
    ]
    assert result.texts(f"{RECEIVED}/t:orgName") == ["Department of State"]
    assert result.texts("//t:author") == ["Huddleston, Vicki"]
    assert result.texts("//t:correspContext/t:ref") == ["STATE 198912", "HAVANA 3721"]
    assert numbers(result, "outgoing") == ["9600", "003721"]
    assert result.texts("//t:ab/t:term[@type='subject']") == ["PTER", "CU"]
    assert result.texts("//t:list[@type='distribution']/t:item/t:orgName")[1] == "AMEMBASSY MADRID"
    assert result.texts("//t:catDesc") == ["Routine", "UNCLASSIFIED", "SIPDIS", "STATE FOR WHA/CCA"]


def test_us_paragraphs_are_joined_and_months_are_no_posts(registers: Registers) -> None:
    result = sample("us-routine", registers)
    assert [paragraph[:6] for paragraph in result.message()] == ["1. (U)", "2. (U)", "BT", "3. (U)", "4. (U)"]
    assert result.texts("//t:body//t:ref") == ["REF A", "HAVANA 3721"]
    assert result.texts("//t:body//t:persName") == ["Fidel Castro", "HUDDLESTON"]


def test_us_telegram_with_routing_sections_and_no_blank_lines(registers: Registers) -> None:
    result = sample("us-confidential", registers)
    assert ("classification", "C O N F I D E N T I A L SECTION 01 OF 02 NASSAU 000123") in result.header()
    assert result.texts("//t:correspContext/t:ref") == ["STATE 1", "04 NASSAU 2210", "KINGSTON 77"]
    assert result.texts(f"{RECEIVED}/t:orgName") == ["Department of State", "AMEMBASSY KINGSTON"]
    assert result.texts("//t:list/t:item/t:orgName") == ["USINT HAVANA", "CIA WASHINGTON DC"]
    assert result.texts("//t:taxonomy[@xml:id='precedence']//t:catDesc") == ["Priority", "Routine", "Immediate"]
    assert result.texts("//t:ab/t:term[@type='subject']") == ["PREL", "PGOV", "BF", "CU"]
    assert [paragraph[:6] for paragraph in result.message()] == ["1. (C)", "2. (C)", '"We sa', "There ", "3. (C)"]


def test_polish_ciphergram(registers: Registers) -> None:
    result = sample("polish-jelen", registers)
    assert types(result) == "genre transmission transmission transmission addressee transmission".split()
    assert numbers(result, "incoming") == ["15721"]
    assert (moment(result, SENT), moment(result, RECEIVED)) == ("1962-10-24", "1962-10-27")
    assert result.xml("//t:ab[@xml:id='h3']/t:date")[0].startswith('<date when="1962-10-27" cert="low">10.27 <supplied')
    assert result.texts("//t:author") == ["Jelen, Boleslaw"]
    assert result.texts(f"{RECEIVED}/t:persName") == ["Krajewski, Aleksander"]
    assert result.texts("//t:catDesc") == ["Urgent", "EYES ONLY"]
    assert result.message()[0] == "(27.10 at 22 GMT)"
    assert result.texts("//t:body//t:ref") == ["424", "437"]
    assert result.texts("//t:back//t:note")[1].endswith("He is also a note on two lines.")
    assert set(result.codes()) == {"E008"}


def test_polish_dispatch_and_receipt_on_one_line(registers: Registers) -> None:
    result = sample("polish-washington", registers)
    assert (moment(result, SENT), moment(result, RECEIVED)) == ("1962-11-03", "1962-11-04")
    assert result.xml("//t:ab[@type='transmission']/t:time") == [
        '<time when="11:40:00">11:40</time>',
        '<time when="01:50:00">01:50</time>',
    ]
    assert result.texts(f"{SENT}/t:placeName") == ["Washington, D.C."]
    assert len(result.message()) == 3


def test_polish_deciphering_stands_for_receipt(registers: Registers) -> None:
    result = sample("polish-from", registers)
    assert (moment(result, SENT), moment(result, RECEIVED)) == ("1962-10-30", "1962-10-31")
    assert result.texts("//t:closer/t:signed") == ["JELEN"]


def test_goldens_are_of_samples_only() -> None:
    assert sorted(path.stem for path in Path(GOLDENS).glob("*.xml")) == NAMES
