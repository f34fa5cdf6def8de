"""Every TEI document of the repository is valid: against our schema, and against the TEI Consortium's own."""

from pathlib import Path

import pytest
from lxml import etree

from diplomatic.document.reading import parser
from diplomatic.document.tei import TEI

REPOSITORY = Path(__file__).resolve().parents[2]
_MEANT_TO_BE_BAD = {"bad.xml", "torture.xml"}


def _parse(path: Path) -> "etree._ElementTree[etree._Element]":
    return etree.fromstring(path.read_bytes(), parser()).getroottree()


def documents() -> list[Path]:
    """The TEI files that we ship, and those of the tests that are meant to be right."""
    found = []
    for folder in ("tei", "tests"):
        for path in sorted((REPOSITORY / folder).rglob("*.xml")):
            if path.name not in _MEANT_TO_BE_BAD and _parse(path).getroot().tag == f"{{{TEI}}}TEI":
                found.append(path)
    return found


def named(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


@pytest.mark.parametrize("path", documents(), ids=named)
def test_document_is_valid(path: Path) -> None:
    schema = etree.XMLSchema(etree.parse(REPOSITORY / "schema" / "cable.xsd"))
    schema.assertValid(_parse(path))


@pytest.mark.conformance
@pytest.mark.xdist_group("tei_all")
@pytest.mark.parametrize("path", documents(), ids=named)
def test_document_is_valid_tei(path: Path, tei_all: etree.RelaxNG) -> None:
    tei_all.assertValid(_parse(path))
