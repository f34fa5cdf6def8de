"""Names: linked where one entry has the form, reported where none or several have it, never linked to the wrong person."""

from collections.abc import Callable

import pytest

from diplomatic.document import Registers

from .conftest import Encode, Result, message_of, register

FIDEL = '<persName ref="persons.xml#castro-fidel">{}</persName>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Castro’s word", FIDEL.format("Castro") + "’s word"),
        ("FIDEL CASTRO went", FIDEL.format("FIDEL CASTRO") + " went"),
        ("pro-Castro papers", "pro-" + FIDEL.format("Castro") + " papers"),
        ("Castroism and Havanans", "Castroism and Havanans"),
        ("the Castro.", "the " + FIDEL.format("Castro") + "."),
        (
            "F. Castro and Fidel\nCastro",
            f"{FIDEL.format('F. Castro')} and {FIDEL.format('Fidel' + chr(10) + 'Castro')}",
        ),
        ("with Raul Castro there", "with Raul Castro there"),
        ("with R. Castro there", "with R. Castro there"),
        ("with Comrade Castro there", "with Comrade " + FIDEL.format("Castro") + " there"),
        ("He left. Then Castro came", "He left. Then " + FIDEL.format("Castro") + " came"),
        ("to N.S. Khrushchev", 'to <persName ref="persons.xml#khrushchev">N.S. Khrushchev</persName>'),
        ("to R.F. Khrushchev", "to R.F. Khrushchev"),
        ("in Havana", 'in <placeName ref="places.xml#havana">Havana</placeName>'),
        ("in Washington, D.C., he", 'in <placeName ref="places.xml#washington">Washington, D.C.</placeName>, he'),
    ],
)
def test_names_in_the_message(text: str, expected: str, encode_message: Callable[[str], Result]) -> None:
    assert message_of(encode_message(text)) == expected


def test_an_ambiguous_form_is_reported_once_and_not_linked(encode_message: Callable[[str], Result]) -> None:
    result = encode_message("Kuznetsov and Kuznetsov, Comrade Kuznetsov")
    assert result.xml("//t:body//t:p//t:persName") == []
    assert result.findings("E003") == ["'Kuznetsov' could be any of kuznetsov-v, kuznetsov-n"]
    assert result.findings("E002") == []


def test_an_unknown_name_after_a_form_of_address_is_reported(encode_message: Callable[[str], Result]) -> None:
    assert encode_message("said Comrade Zorin to Marshal A.B. Petrov").findings("E002") == [
        "'Zorin' is not in the registers; it stays plain text",
        "'A.B. Petrov' is not in the registers; it stays plain text",
    ]


def test_an_unknown_name_in_its_place_is_marked_up_without_a_link(encode_text: Encode) -> None:
    result = encode_text("TOP SECRET\nCopy No. 1\nFrom: Nowhere Time: 12:10\n\nIt rained.\n\nZORIN")
    assert result.xml("//t:closer//t:persName") == ["<persName>ZORIN</persName>"]
    assert result.xml("//t:ab/t:placeName") == ["<placeName>Nowhere</placeName>"]
    assert [message.partition(" is")[0] for message in result.findings("E002")] == ["'Nowhere'", "'ZORIN'"]


def test_an_unknown_office_is_no_person(encode_text: Encode) -> None:
    result = encode_text("TOP SECRET\nKozlov, Mikoyan, 8th Department\n\nIt rained.")
    assert result.xml("//t:item/t:orgName") == ["<orgName>8th Department</orgName>"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("Kozlov, Mikoyan and Gromyko", ["Kozlov,", "Mikoyan and", "Gromyko"]),
        ("Kozlov; Mikoyan, [Andrei] Gromyko", ["Kozlov;", "Mikoyan,", "[Andrei] Gromyko"]),
        ("Kozlov,, Mikoyan", ["Kozlov,, Mikoyan"]),
    ],
)
def test_a_distribution_list_reads_back(items: str, expected: list[str], encode_text: Encode) -> None:
    text = f"TOP SECRET\n\n[Translator’s note: Distribution of this cable: {items}]\n\nCopy No. 1\n\nIt rained."
    found = encode_text(text).texts("//t:list/t:item")
    assert found == expected or (",," in items and found == [])


def test_an_entry_without_an_id_is_not_linked(encode_text: Encode) -> None:
    result = encode_text("TOP SECRET\n\nWe saw Zorin.\n\nIt rained.", names=register(("", ("Zorin",))))
    assert result.xml("//t:persName") == []


def test_a_large_register_is_no_obstacle(encode_text: Encode) -> None:
    names: Registers = register(*((f"p{number}", (f"Name{number}", f"A. Name{number}")) for number in range(2500)))
    result = encode_text(
        "TOP SECRET\n\n" + "\n\n".join(f"He met Name{number} today." for number in range(300)), names=names
    )
    assert len(result.xml("//t:body//t:persName")) == 300
