"""Whatever stands in a transcript: nothing is lost, the TEI is valid, and its ids are unique."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from diplomatic.document import Registers, plain_text
from diplomatic.document.tei import XML_ID, first
from diplomatic.document.text import comparable
from diplomatic.encode import Grammar, Source, encode, load_dialects, load_rules

FORMS = [
    "TOP SECRET", "Copy No.12", "6216/sh   30/X/62", "No. 31157   31/II/62", "Enciphered Cable", "S P E C I A L",
    "Kozlov, Khrushchev, Khrushchev [sic], 8th Department", "Kozlov, Mikoyan, Gromyko,", "To Comrade N.S. Khrushchev",
    "[Translator’s note: Distribution for this cable is as follows: Kozlov,, Mikoyan and [A.] Gromyko]",
    "From: Havana   No. 49657   Time: 25:10   Date: 30/X/1962 50390 50396", "Spets. No. 1643-1644", "Top Priority",
    "25.X.62   A. DOBRYNIN", "ALEKSEYEV", "NOTE: No. 848 (Ref. No. 29692)", "Published by Pravda", "Leave a Reply",
    "Cuban Missile Crisis, Document 32", "29 October 1962 / Enciphered cable from Havana", "R 141343Z DEC 01",
    "FM USINT HAVANA", "TO RUEHC/SECSTATE WASHDC 9600", "INFO AMEMBASSY MEXICO", "UNCLAS HAVANA 003721", "SIPDIS", "BT",
    "E.O. 12958: N/A", "TAGS: PTER, CU", "SUBJECT: [sic] A [b] c", "REF: A) STATE 198912 B) HAVANA 3721", "1. (U) SUMMARY.",
    "Ciphergram No. 15721", "Dispatched from Havana on 10.24 [28?].1962 at 21:20", "Received on 13.32.1962 at 13:35",
    "To: [Aleksander] KRAJEWSKI1, Urgent, EYES ONLY", "From: [Ambassador Boleslaw] JELEN2", "[1] Poland’s ambassador.",
    "your No. 848-849", "TOP SECRET      Copy No. 3", "Special No. 5\tTop Priority\tS P E C I A L",
    "Castro’s [?] word [handwritten:x] and [ [illegible] ]", "Committee for State Security Resident",
]  # fmt: skip
PIECES = [
    "[",
    "]",
    "[sic]",
    "[?]",
    " ",
    "\u00a0",
    ",",
    ";",
    "Castro",
    "Raul Castro",
    "No. 811",
    "28/X-62",
    "\u2028",
    "ü",
    "<&>",
]

words = st.one_of(
    st.sampled_from(PIECES), st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=6)
)
lines = st.one_of(
    st.sampled_from(["", ""]),
    st.sampled_from(FORMS),
    st.lists(words, max_size=8).map(" ".join),
    st.tuples(st.sampled_from(FORMS), words).map("".join),
    st.tuples(st.sampled_from(["   ", "\t", "\u00a0"]), st.sampled_from(FORMS)).map("".join),
)
transcripts = st.lists(lines, min_size=1, max_size=25).map("\n".join)


@pytest.mark.parametrize("dialect", sorted(load_dialects()))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=transcripts)
def test_nothing_is_lost(dialect: str, text: str, registers: Registers, schema: etree.XMLSchema) -> None:
    if not text.strip() or any(char in text for char in "\ufffe\uffff"):
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "transcript.txt"
        path.write_text(text, encoding="utf-8", newline="")
        grammar = Grammar(load_dialects(), dialect, load_rules())
        encoded = encode(path, Path(folder) / "cable.xml", grammar, registers, Source(today="2026-01-01"), "x.xsd")
    dropped = {found.line.number for found in encoded.dropped}
    kept = [line for number, line in enumerate(re.split("[\n\u2028\u2029]", text), 1) if number not in dropped]
    root = etree.fromstring(encoded.tei)
    content = first(root, "t:text")
    assert content is not None
    assert comparable(plain_text(content)) == comparable(" ".join(kept))
    assert schema.validate(root), schema.error_log
    ids = [element.get(XML_ID) for element in root.iter() if element.get(XML_ID)]
    assert len(ids) == len(set(ids))
