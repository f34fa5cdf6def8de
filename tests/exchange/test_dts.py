"""The static DTS service: a client that knows only the specification walks it over a host that only has files."""

import json
from copy import deepcopy
from pathlib import Path
from urllib.error import HTTPError

import pytest
from benchmarks.corpus import generate
from lxml import etree
from uritemplate import URITemplate

from diplomatic import config
from diplomatic.document import read
from diplomatic.document.references import references_of
from diplomatic.publish import build

from .conftest import Edition
from .dts_client import Client

WRAPPER = "{https://w3id.org/api/dts#}wrapper"
TEI = "{http://www.tei-c.org/ns/1.0}TEI"
PARTS = '<citeStructure unit="paragraph" match="p" use="position()" delim="."/>'
NESTED = (
    '<citeStructure unit="block" match="/TEI/text//*[@xml:id]" use="@xml:id"/>',
    f'<citeStructure unit="message" match="/TEI/text/body/div" use="@type">{PARTS}</citeStructure>',
)


def served(edition: Edition, host: tuple[str, Path]) -> Client:
    """A client of an edition that is built where the host has its files."""
    address, folder = host
    edition.set("https://cables.example.org/edition/", f"{address}/edition/")
    settings = config.find(edition.folder)
    assert build(settings, folder / "edition").site
    return Client(f"{address}/edition/dts/index.jsonld")


def same(one: etree._Element, other: etree._Element) -> bool:
    """Whether two elements are the same, whatever namespaces are in scope around them."""
    first, second = (etree.tostring(deepcopy(node), method="c14n", exclusive=True) for node in (one, other))
    return first.strip() == second.strip()


@pytest.mark.parametrize("tree", ["flat", "nested"])
def test_every_reference_leads_to_its_passage_and_back(edition: Edition, host: tuple[str, Path], tree: str) -> None:
    if tree == "nested":
        edition.change(edition.cable, *NESTED)
    client = served(edition, host)
    (resource,) = client.resources()
    known = {unit.text: unit for unit in references_of(read(edition.cable).root)}
    units = client.navigation(resource, down=-1)["member"]
    assert [unit["identifier"] for unit in units] == list(known)
    assert len(units) > 15
    for unit in units:
        ref = unit["identifier"]
        assert client.navigation(resource, ref=ref)["ref"] == unit
        answer = client.document(resource, ref=ref)
        (wrapper,) = answer.iter(WRAPPER)
        (passage,) = wrapper
        assert answer.tag == TEI
        assert same(passage, known[ref].node)
        assert unit["parent"] == (known[ref].parent or None)
        assert unit["level"] == known[ref].level


def test_the_navigation_answers_as_the_table_of_the_specification_says(
    edition: Edition, host: tuple[str, Path]
) -> None:
    edition.change(edition.cable, *NESTED)
    client = served(edition, host)
    (resource,) = client.resources()

    def members(**parameters: str | int) -> list[str] | None:
        found = client.navigation(resource, **parameters).get("member")
        return None if found is None else [unit["identifier"] for unit in found]

    everything = members(down=-1)
    assert everything
    top = [ref for ref in everything if "." not in ref]
    assert members(down=1) == top == ["message"]
    assert members(down=2) == everything
    assert members(ref="message") is None
    assert members(ref="message", down=0) == top
    assert members(ref="message", down=1) == members(ref="message", down=-1) == everything
    assert members(ref="message.2") is None
    assert members(ref="message.2", down=0) == everything[1:]
    assert members(ref="message.2", down=1) == members(ref="message.2", down=-1) == ["message.2"]
    (tree,) = resource["citationTrees"]
    assert tree["citeStructure"][0]["citeType"] == "message"
    assert tree["citeStructure"][0]["citeStructure"][0]["citeType"] == "paragraph"


def test_each_answer_of_the_navigation_says_where_it_was_got(edition: Edition, host: tuple[str, Path]) -> None:
    client = served(edition, host)
    (resource,) = client.resources()
    asked: list[dict[str, str | int]] = [{"down": 1}, {"ref": "p1"}, {"ref": "p1", "down": 0}]
    for parameters in asked:
        said = client.navigation(resource, **parameters)
        assert client.answer("navigation", said["@id"]) == said


def test_what_does_not_exist_is_not_found(edition: Edition, host: tuple[str, Path]) -> None:
    client = served(edition, host)
    (resource,) = client.resources()
    for ask in (
        lambda: client.collection(id="nothing"),
        lambda: client.navigation(resource, ref="nothing"),
        lambda: client.document(resource, ref="nothing"),
    ):
        with pytest.raises(HTTPError) as refused:
            ask()
        assert refused.value.code == 404
        refused.value.close()


def test_the_collection_goes_down_and_up_again(edition: Edition, host: tuple[str, Path]) -> None:
    client = served(edition, host)
    root = client.collection()
    assert (root["@type"], root["totalParents"], root["totalChildren"]) == ("Collection", 0, 1)
    assert client.collection(id=root["@id"]) == root == client.collection(id=root["@id"], nav="children")
    assert client.collection(id=root["@id"], nav="parents")["member"] == []
    (resource,) = root["member"]
    alone = client.collection(id=resource["@id"])
    assert {key: alone[key] for key in resource} == resource
    (parent,) = client.collection(id=resource["@id"], nav="parents")["member"]
    assert parent["@id"] == root["@id"]
    assert client.collection(id=resource["@id"], nav="children")["member"] == []


def test_a_whole_document_is_the_tei_that_the_site_has(edition: Edition, host: tuple[str, Path]) -> None:
    client = served(edition, host)
    (resource,) = client.resources()
    assert same(client.document(resource), read(edition.cable).root)


def test_pointers_of_a_passage_lead_where_they_lead_in_the_whole(edition: Edition, host: tuple[str, Path]) -> None:
    client = served(edition, host)
    (resource,) = client.resources()
    whole, passage = client.document(resource), client.document(resource, ref="p1")
    assert passage.base == whole.base
    (wrapper,) = passage.iter(WRAPPER)
    assert wrapper[0].base == whole.base


def test_templates_name_only_what_files_can_answer(sample: Path) -> None:
    entry = json.loads((sample / "dts/index.jsonld").read_bytes())
    variables = {
        kind: set(URITemplate(entry[kind]).variable_names) for kind in ("collection", "navigation", "document")
    }
    assert variables == {
        "collection": {"id", "nav", "page"},
        "navigation": {"resource", "ref", "down"},
        "document": {"resource", "ref"},
    }


@pytest.mark.parametrize("scope", ["all", "passages", "documents", "none"])
def test_the_settings_say_how_much_there_is(edition: Edition, scope: str) -> None:
    edition.exchange(f'dts = "{scope}"')
    site = edition.build()
    found = {
        "service": (site / "dts/index.jsonld").exists(),
        "passage": (site / "cables/cmc-032/p1.xml").exists(),
        "answer": (site / "dts/navigation/cmc-032/p1.jsonld").exists(),
    }
    assert (
        list(found.values())
        == {
            "all": [True, True, True],
            "passages": [True, True, False],
            "documents": [True, False, False],
            "none": [False, False, False],
        }[scope]
    )
    if scope == "documents":
        entry = json.loads((site / "dts/index.jsonld").read_bytes())
        assert "ref" not in entry["document"] + entry["navigation"]
        assert "nav" not in URITemplate(entry["collection"]).variable_names


def test_a_large_collection_has_pages(tmp_path: Path, host: tuple[str, Path]) -> None:
    address, folder = host
    generate(tmp_path / "edition", cables=410)
    settings = tmp_path / "edition/edition.toml"
    text = settings.read_text("utf-8").replace("[edition]", f'[edition]\nurl = "{address}"')
    settings.write_text(text + '\n[books]\nepub = "none"\npdf = "none"\n', "utf-8")
    found = config.find(tmp_path / "edition")
    assert build(found, folder).site
    client = Client(f"{address}/dts/index.jsonld")
    names = [resource["@id"] for resource in client.resources()]
    assert len(names) == len(set(names)) == 410
    second = client.collection(id=client.collection()["@id"], page=2)
    assert [resource["@id"] for resource in second["member"]] == names[200:400]
    assert second["view"]["previous"].endswith("/1.jsonld")


def test_a_reference_that_could_leave_its_folder_names_no_file(edition: Edition) -> None:
    edition.change(
        edition.cable, NESTED[0], '<citeStructure unit="block" match="/TEI/text//p" use="concat(\'../../\', @xml:id)"/>'
    )
    site = edition.build()
    units = json.loads((site / "dts/navigation/cmc-032;down=1.jsonld").read_bytes())["member"]
    assert units[0]["identifier"] == "../../p1"
    assert not (site / "p1.xml").exists()
    assert not (site / "cables/cmc-032").exists()


def test_a_cable_without_declared_references_has_no_tree(edition: Edition, host: tuple[str, Path]) -> None:
    text = edition.cable.read_text("utf-8")
    start, end = text.index("<refsDecl"), text.index("</refsDecl>") + len("</refsDecl>")
    edition.cable.write_text(text[:start] + text[end:], "utf-8")
    client = served(edition, host)
    (resource,) = client.resources()
    assert resource["citationTrees"] == []
    assert client.navigation(resource, down=1)["member"] == []


def test_an_id_in_another_script_is_an_address_too(edition: Edition, host: tuple[str, Path]) -> None:
    text = (
        edition.cable.read_text("utf-8")
        .replace('xml:id="cmc-032"', 'xml:id="дело-1"')
        .replace('xml:id="p2"', 'xml:id="абзац.2"')
    )
    edition.cable.with_name("дело-1.xml").write_text(text, "utf-8")
    edition.cable.unlink()
    client = served(edition, host)
    (resource,) = client.resources()
    assert resource["@id"] == "дело-1"
    assert client.collection(id="дело-1", nav="parents")["member"]
    said = client.navigation(resource, ref="абзац.2", down=0)
    assert client.answer("navigation", said["@id"]) == said
    (wrapper,) = client.document(resource, ref="абзац.2").iter(WRAPPER)
    assert wrapper[0].base == client.document(resource).base
