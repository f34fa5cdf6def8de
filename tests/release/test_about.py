"""What a release says of itself to those who cite and archive it. The schema of CITATION.cff is its authors' own (CC BY 4.0)."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from benchmarks.corpus import Past
from jsonschema import Draft7Validator

from diplomatic.release.about import About, citation_file, deposit_file
from diplomatic.release.crate import metadata

SCHEMA = Draft7Validator(json.loads((Path(__file__).parent / "cff-1.2.0.schema.json").read_text(encoding="utf-8")))
HOSTILE = "A \"title\": with # signs, 'quotes', \\ and\n two lines – <b>&"


def about(**changed: Any) -> About:
    said: dict[str, Any] = {
        "title": "Cables",
        "version": "1.0.0",
        "date": "2026-11-22",
        "makers": ("Jane Editor",),
        "publisher": "The Press",
        "url": "https://example.org/cables/",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "rights": "The rights.",
        "language": "en",
        "cables": 3,
    }
    return About(**{**said, **changed})


def cff(known: About) -> dict[str, Any]:
    content = citation_file(known)
    assert content is not None
    found: dict[str, Any] = yaml.safe_load(content)
    assert [error.message for error in SCHEMA.iter_errors(found)] == []
    return found


def test_the_citation_file_says_what_the_settings_say() -> None:
    found = cff(about())
    assert (found["title"], found["version"], found["date-released"]) == ("Cables", "1.0.0", "2026-11-22")
    assert found["authors"] == [{"name": "Jane Editor"}]
    assert (found["license"], found["url"]) == ("CC-BY-4.0", "https://example.org/cables/")


def test_what_is_not_stated_is_left_out() -> None:
    found = cff(about(url="", licence=""))
    assert "url" not in found
    assert "license" not in found
    assert citation_file(about(makers=())) is None
    assert deposit_file(about(makers=())) is None


@pytest.mark.parametrize("text", [HOSTILE, "no", "1.0", "- a list", "{a: b}", "ключ: значение"])
def test_a_title_is_a_title(text: str) -> None:
    assert cff(about(title=text, makers=(text,)))["title"] == " ".join(text.split())
    assert json.loads(deposit_file(about(title=text)) or b"")["title"] == text


def test_the_files_of_a_release_are_valid(past: Past) -> None:
    for version in ("1.0.0", "1.1.0"):
        data = past.bag(version) / "data"
        found = yaml.safe_load((data / "CITATION.cff").read_bytes())
        assert [error.message for error in SCHEMA.iter_errors(found)] == []
        assert json.loads((data / ".zenodo.json").read_bytes())["version"] == found["version"] == version
    assert (past.folder / "CITATION.cff").read_bytes() == (past.bag("1.1.0") / "data" / "CITATION.cff").read_bytes()


def test_the_deposit_has_what_zenodo_asks_for() -> None:
    found = json.loads(deposit_file(about(rights="<script>alert(1)</script>")) or b"")
    assert {"title", "upload_type", "description", "creators", "publication_date", "version"} <= set(found)
    assert found["license"] == "cc-by-4.0"
    assert "<script>" not in found["description"]


@pytest.mark.parametrize(
    ("licence", "name"),
    [
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/deed.de", "CC-BY-NC-SA-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://opensource.org/license/mit", "MIT"),
        ("https://example.org/our-own-terms", ""),
        ("", ""),
    ],
)
def test_a_licence_has_its_name_where_its_address_tells_it(licence: str, name: str) -> None:
    assert about(licence=licence).spdx == name


@pytest.mark.parametrize("licence", ["", "https://creativecommons.org/licenses/by/4.0/", "All rights reserved"])
def test_every_reference_of_the_crate_is_defined_in_it(licence: str) -> None:
    files = {"edition.toml": 3, "tei/cables/a b.xml": 5, "site/index.html": 7, "site/css/edition.css": 9}
    graph = json.loads(metadata(about(licence=licence), files))["@graph"]
    known = {entity["@id"] for entity in graph}
    assert len(known) == len(graph)

    def references(value: Any) -> set[str]:
        if isinstance(value, list):
            return {found for one in value for found in references(one)}
        return {value["@id"]} if isinstance(value, dict) else set()

    asked = {
        found for entity in graph for key, value in entity.items() if key != "conformsTo" for found in references(value)
    }
    assert asked <= known
    assert {"tei/cables/a%20b.xml", "site/index.html", "site/"} <= known
    assert "site/css/edition.css" not in known
    root = next(entity for entity in graph if entity["@id"] == "./")
    assert {"name", "description", "datePublished", "license", "author", "publisher", "hasPart"} <= set(root)
