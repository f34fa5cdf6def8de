"""What the schema tests share: the schema compiled once in each engine, and tei_all, compiled only when asked for."""

import os
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SCHEMA = ROOT / "schema" / "cable.xsd"
TEI_ALL = Path(os.environ.get("TEI_ALL", ROOT.parent / "shared" / "tei" / "tei_all.rng"))


def parse(path: Path) -> etree._ElementTree:
    """A document as the schemas are to see it: ids are checked by them, not by the parser."""
    return etree.parse(path, etree.XMLParser(collect_ids=False, remove_comments=True))


@pytest.fixture(scope="session")
def documents() -> dict[str, etree._ElementTree]:
    """The documents that together use everything the schema declares, by file name."""
    return {path.name: parse(path) for path in sorted(HERE.glob("*.xml"))}


@pytest.fixture(scope="session")
def declarations() -> etree._Element:
    """The schema as XML, for tests that read the declarations themselves."""
    return etree.parse(SCHEMA).getroot()


@pytest.fixture(scope="session")
def libxml2() -> etree.XMLSchema:
    """The schema in the engine that answers "valid?"."""
    return etree.XMLSchema(etree.parse(SCHEMA))


@pytest.fixture(scope="session")
def explainer() -> xmlschema.XMLSchema10:
    """The schema in the engine that explains invalid documents."""
    return xmlschema.XMLSchema10(str(SCHEMA))


@pytest.fixture(scope="session")
def tei_all() -> etree.RelaxNG:
    """TEI P5 itself. It takes about ten seconds to compile, once a session."""
    if not TEI_ALL.is_file():
        pytest.skip(f"tei_all.rng is not here ({TEI_ALL}); set TEI_ALL to its path")
    return etree.RelaxNG(etree.parse(TEI_ALL))
