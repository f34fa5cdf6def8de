"""The OAI static repository: valid by a closed schema of what its specification says, and harvested by Sickle through a gateway."""

import threading
from collections.abc import Iterator
from http.server import HTTPServer
from pathlib import Path

import pytest
from lxml import etree
from sickle import Sickle
from sickle.oaiexceptions import CannotDisseminateFormat, IdDoesNotExist, NoRecordsMatch, NoSetHierarchy

from diplomatic.document import read
from diplomatic.publish.exchange import oai

from .conftest import URL, Edition
from .gateway import Gateway, handler

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("static-repository.rng")))
SETTINGS = 'email = "editor@example.org"\noai_gateway = "https://gateway.example.net/oai/"'
TEI = "{http://www.tei-c.org/ns/1.0}"
IDENT = "oai:cables.example.org:cmc-032"


def repository(edition: Edition) -> Path:
    edition.exchange(SETTINGS)
    file = edition.build() / "oai.xml"
    valid(file)
    return file


def valid(file: Path) -> None:
    tree = etree.parse(file)
    assert SCHEMA.validate(tree), str(SCHEMA.error_log)


@pytest.fixture
def harvester(edition: Edition) -> Iterator[Sickle]:
    """A harvester of the sample edition, which was changed on 22 November 2026."""
    with HTTPServer(("127.0.0.1", 0), handler(Gateway(repository(edition)))) as serving:
        thread = threading.Thread(target=serving.serve_forever, args=(0.05,))
        thread.start()
        yield Sickle(f"http://127.0.0.1:{serving.server_port}/oai")
        serving.shutdown()
        thread.join()


def test_a_harvester_sees_who_it_is(harvester: Sickle) -> None:
    said = harvester.Identify()
    assert said.repositoryName == "Cables of the Cuban Missile Crisis"
    assert said.adminEmail == "editor@example.org"
    assert said.baseURL == "https://gateway.example.net/oai/cables.example.org/edition/oai.xml"
    assert (said.protocolVersion, said.deletedRecord, said.granularity) == ("2.0", "no", "YYYY-MM-DD")
    assert said.earliestDatestamp == "2026-11-22"


def test_a_harvester_gets_the_records_in_dublin_core(harvester: Sickle) -> None:
    (record,) = harvester.ListRecords(metadataPrefix="oai_dc")
    assert (record.header.identifier, record.header.datestamp) == (IDENT, "2026-11-22")
    assert record.metadata["title"][0].startswith("Enciphered cable from Havana")
    assert record.metadata["creator"] == ["Alekseyev, Aleksandr Ivanovich"]
    assert record.metadata["date"] == ["1962-10-29"]
    assert f"{URL}cables/cmc-032.html" in record.metadata["identifier"]


def test_a_harvester_gets_the_tei(harvester: Sickle, edition: Edition) -> None:
    record = harvester.GetRecord(metadataPrefix="tei", identifier=IDENT)
    (root,) = record.xml.iter(f"{TEI}TEI")
    # Sickle drops the spaces between elements, so it is the file that is compared with the source character by character.
    assert [part.tag for part in root.iter(etree.Element)] == [
        part.tag for part in read(edition.cable).root.iter(etree.Element)
    ]
    (kept,) = etree.parse(edition.site / "oai.xml").getroot().iter(f"{TEI}TEI")
    whole = read(edition.cable).root
    assert [etree.tostring(part, method="c14n", exclusive=True) for part in kept] == [
        etree.tostring(part, method="c14n", exclusive=True) for part in whole
    ]
    assert root.base == kept.base == f"{URL}cables/cmc-032.xml"


def test_a_harvester_asks_for_a_time_and_for_what_there_is(harvester: Sickle) -> None:
    formats = {one.metadataPrefix: one.metadataNamespace for one in harvester.ListMetadataFormats()}
    assert formats == {"oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/", "tei": "http://www.tei-c.org/ns/1.0"}
    (header,) = harvester.ListIdentifiers(metadataPrefix="oai_dc", **{"from": "2026-11-22"})
    assert header.identifier == IDENT
    with pytest.raises(NoRecordsMatch):
        harvester.ListIdentifiers(metadataPrefix="oai_dc", **{"from": "2026-11-23"})
    with pytest.raises(IdDoesNotExist):
        harvester.GetRecord(metadataPrefix="tei", identifier="oai:cables.example.org:other")
    with pytest.raises(CannotDisseminateFormat):
        harvester.ListRecords(metadataPrefix="marc21")
    with pytest.raises(NoSetHierarchy):
        harvester.ListSets()


@pytest.mark.parametrize("missing", ["email", "oai_gateway"])
def test_without_a_gateway_and_someone_to_ask_there_is_none(edition: Edition, missing: str) -> None:
    edition.exchange("\n".join(line for line in SETTINGS.splitlines() if not line.startswith(missing)))
    site = edition.build()
    assert not (site / "oai.xml").exists()
    assert "oai.xml" not in (site / "data.html").read_text("utf-8")


def test_the_page_of_the_data_names_it(edition: Edition) -> None:
    repository(edition)
    assert 'href="oai.xml"' in (edition.site / "data.html").read_text("utf-8")


def test_an_edition_that_is_too_large_for_one_file_has_none(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oai, "_MOST", 0)
    edition.exchange(SETTINGS)
    assert not (edition.build() / "oai.xml").exists()


def test_the_schema_refuses_what_the_specification_forbids(edition: Edition) -> None:
    file = repository(edition)
    text = file.read_text("utf-8")
    for old, new in (
        (">no<", ">transient<"),
        (">2026-11-22</oai:datestamp>", ">2026-11-22T00:00:00Z</oai:datestamp>"),
        ("<oai:datestamp>", "<oai:setSpec>x</oai:setSpec><oai:datestamp>"),
        ("<oai:header>", '<oai:header status="deleted">'),
        ("</ListRecords>", "<oai:resumptionToken/></ListRecords>"),
        (">editor@example.org<", ">nobody<"),
    ):
        assert old in text
        assert not SCHEMA.validate(etree.fromstring(text.replace(old, new, 1).encode()).getroottree()), new
