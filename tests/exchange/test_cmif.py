"""CMIF: valid TEI, and what the schema, the Schematron and the documentation of the format ask for.

The format's own schema is in no package. Checked are TEI P5 itself (jing, where both are at hand) and the rules E0001 to E0004
and W0001 of the format's Schematron, with the closed content that its ODD gives ``titleStmt``, ``publicationStmt`` and names.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from .conftest import ROOT, URL, Edition

TEI_ALL = Path(os.environ.get("TEI_ALL", ROOT.parent / "shared" / "tei" / "tei_all.rng"))
NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
UUID = re.compile(r"[A-Za-z][\w-]*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ALEKSEYEV = '<persName type="preferred">Alekseyev, Aleksandr Ivanovich</persName>'


def select(node: etree._Element, path: str) -> list[etree._Element]:
    found = node.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def index(site: Path) -> etree._Element:
    root = etree.parse(site / "cmif.xml").getroot()
    conforms(root)
    return root


def conforms(root: etree._Element) -> None:
    """The rules of the format."""
    (bibl,) = select(root, "t:teiHeader/t:fileDesc/t:sourceDesc/t:bibl")
    assert bibl.get("type") in {"online", "print", "hybrid"}
    assert UUID.fullmatch(bibl.get(ID, ""))  # W0001
    assert [etree.QName(part).localname for part in select(root, "//t:titleStmt/*")] == ["title", "editor"]
    published = [etree.QName(part).localname for part in select(root, "//t:publicationStmt/*")]
    assert published[:2] == ["publisher", "idno"]
    assert set(published[2:]) <= {"date", "availability"}
    (idno,) = select(root, "//t:publicationStmt/t:idno")
    assert (idno.get("type"), idno.text) == ("url", f"{URL}cmif.xml")
    for description in select(root, "//t:correspDesc"):
        assert description.get("source") == f"#{bibl.get(ID)}"  # E0003
        assert str(description.get("ref")).startswith("https://")
        kinds = [action.get("type") for action in select(description, "t:correspAction")]
        assert kinds == ["sent", "received"]  # E0001, E0002
        for action in select(description, "t:correspAction"):
            assert select(action, "t:persName | t:orgName")
            for part in action:
                name = etree.QName(part).localname
                assert name in {"persName", "orgName", "placeName", "date"}
                assert len(part) == 0
                assert set(part.attrib) <= (
                    {"ref"} if name != "date" else {"when", "from", "to", "notBefore", "notAfter"}
                )
                assert re.match("https?://", part.get("ref", "https://"))
                if name == "date":
                    assert part.attrib  # E0004
                    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", str(value)) for value in part.attrib.values())


@pytest.mark.conformance
def test_it_is_valid_tei(sample: Path, corpus: Path) -> None:
    if not TEI_ALL.is_file():
        pytest.skip(f"tei_all.rng is not here ({TEI_ALL}); set TEI_ALL to its path")
    if not shutil.which("jing"):
        pytest.skip("jing is not here")
    files = [str(site / "cmif.xml") for site in (sample, corpus)]
    done = subprocess.run(["jing", str(TEI_ALL), *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[:2000]


def test_each_cable_is_described_once(corpus: Path) -> None:
    described = [str(part.get("ref")) for part in select(index(corpus), "//t:correspDesc")]
    pages = {f"{URL}cables/{path.name}" for path in (corpus / "cables").glob("*.html") if path.suffixes == [".html"]}
    assert len(described) == 60
    assert set(described) == pages


def test_the_sample_says_what_its_header_says(sample: Path) -> None:
    (description,) = select(index(sample), "//t:correspDesc")
    said = [
        [(etree.QName(part).localname, part.text, dict(part.attrib)) for part in action]
        for action in select(description, "t:correspAction")
    ]
    assert said == [
        [
            ("persName", "Alekseyev, Aleksandr Ivanovich", {}),
            ("placeName", "Havana", {"ref": "http://www.wikidata.org/entity/Q1563"}),
            ("date", None, {"when": "1962-10-29"}),
        ],
        [
            ("orgName", "Ministry of Foreign Affairs of the USSR", {}),
            ("placeName", "Moscow", {"ref": "http://www.wikidata.org/entity/Q649"}),
            ("date", None, {"when": "1962-10-30"}),
        ],
    ]
    notes = {(part.get("type"), part.text, part.get("target")) for part in select(description, "t:note/t:ref")}
    assert ("cmif:mentionsPerson", "Castro, Fidel", "http://www.wikidata.org/entity/Q11256") in notes
    assert ("cmif:hasLanguage", None, "en") in notes
    assert ("cmif:isAvailableAsTEIfile", None, f"{URL}cables/cmc-032.xml") in notes
    assert not [note for note in notes if note[1] == "Brezhnev, Leonid Ilyich"], "a recipient is not spoken of"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ('<idno type="VIAF">12345</idno><idno type="GND">118816578</idno>', "https://d-nb.info/gnd/118816578"),
        ('<idno type="VIAF">https://viaf.org/viaf/12345/</idno>', "https://viaf.org/viaf/12345"),
        ('<idno type="wikidata">Q11256</idno>', "http://www.wikidata.org/entity/Q11256"),
    ],
)
def test_a_person_has_the_record_that_the_format_prefers(edition: Edition, numbers: str, expected: str) -> None:
    edition.change(edition.folder / "tei/registers/persons.xml", "<birth", f"{numbers}<birth")
    name = select(index(edition.build()), "//t:correspAction[@type='sent']/t:persName")[0]
    assert name.get("ref") == expected


def test_an_end_that_no_header_names_is_unknown(edition: Edition) -> None:
    text = edition.cable.read_text("utf-8")
    start, end = text.index('<correspAction type="received"'), text.index("<correspContext>")
    edition.cable.write_text(text[:start] + text[end:], "utf-8")
    received = select(index(edition.build()), "//t:correspAction[@type='received']/*")
    assert [part.text for part in received] == ["Unknown"]


def test_an_answer_names_the_permanent_address_of_what_it_answers(corpus: Path) -> None:
    targets = select(index(corpus), "//t:correspContext/t:ref[@type='replyTo']")
    assert len(targets) > 5
    assert all(str(target.get("target")).startswith(f"{URL}cables/tc-") for target in targets)


def test_the_address_that_a_header_states_comes_first(edition: Edition) -> None:
    edition.change(
        edition.cable,
        '<date when="2026-11-22">',
        '<idno type="URI">https://doi.org/10.5555/x</idno><date when="2026-11-22">',
    )
    text = edition.cable.read_text("utf-8")
    moved = re.sub(r"(<idno type=\"URI\">.*?</idno>)(<date when=\"2026-11-22\">2026-11-22</date>)", r"\2\1", text)
    edition.cable.write_text(moved, "utf-8")
    assert select(index(edition.build()), "//t:correspDesc")[0].get("ref") == "https://doi.org/10.5555/x"


def test_it_states_the_licence_that_the_edition_states(edition: Edition) -> None:
    rights = select(index(edition.build()), "//t:availability/t:licence")[0]
    assert rights.get("target") is None
    assert str(rights.text).startswith("The cable of 1962")
    edition.exchange('licence = "https://creativecommons.org/licenses/by/4.0/"')
    assert (
        select(index(edition.build()), "//t:availability/t:licence")[0].get("target")
        == "https://creativecommons.org/licenses/by/4.0/"
    )


def test_without_anyone_responsible_there_is_none(edition: Edition) -> None:
    edition.set('publisher = "The Diplomatic contributors"', "")
    edition.set('editor = "The Diplomatic contributors"', "")
    assert not (edition.build() / "cmif.xml").exists()


def test_a_source_keeps_its_id(edition: Edition) -> None:
    before = select(index(edition.build()), "//t:bibl")[0].get(ID)
    edition.set('version = "0.1.0"', 'version = "0.2.0"')
    assert select(index(edition.build()), "//t:bibl")[0].get(ID) == before
