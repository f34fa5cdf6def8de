"""Whatever the cable schema accepts, TEI accepts: shown on the documents and on seeded mutants of them."""

import copy

import pytest
from lxml import etree

from .mutations import walk

SEEDS = range(6)
STEPS = 100  # about half of the mutants on a walk are valid

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("tei_all")]


def test_the_documents_are_valid_tei(documents: dict[str, etree._ElementTree], tei_all: etree.RelaxNG) -> None:
    for name, document in documents.items():
        assert tei_all.validate(document), f"{name}: {tei_all.error_log}"


@pytest.mark.parametrize("seed", SEEDS)
def test_every_valid_mutant_is_valid_tei(
    seed: int, documents: dict[str, etree._ElementTree], libxml2: etree.XMLSchema, tei_all: etree.RelaxNG
) -> None:
    met = 0
    for name, document in documents.items():
        for mutant, history in walk(document.getroot(), seed, STEPS, libxml2.validate):
            met += 1
            assert tei_all.validate(mutant), f"{name}, seed {seed}: {history}\n{tei_all.error_log}"
    assert met > STEPS


def test_the_oracle_refuses_what_tei_refuses(documents: dict[str, etree._ElementTree], tei_all: etree.RelaxNG) -> None:
    wrong = copy.deepcopy(documents["everything.xml"].getroot())
    etree.SubElement(wrong, "{http://www.tei-c.org/ns/1.0}recipient")
    assert not tei_all.validate(wrong)
