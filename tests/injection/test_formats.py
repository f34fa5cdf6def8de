"""The citations and the releases of a hostile edition, read back by the libraries of others: the same text, and nothing more."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import bagit
import pytest
import rispy
import yaml
from bibtexparser.entrypoint import parse_string
from lxml import etree, html

from diplomatic import checksums
from diplomatic.cite import work_of
from diplomatic.cite.formats import NAMES, renderer
from diplomatic.config import find
from diplomatic.diagnostics.markdown import as_text
from diplomatic.document import read

from .hostile import HTML, NASTY, STEERING

pytestmark = pytest.mark.xdist_group("hostile")


@pytest.fixture(scope="module")
def bag(hostile: Path) -> Path:
    return hostile / "releases/1.1.0"


@pytest.fixture(scope="module")
def written(hostile: Path) -> dict[str, str]:
    """The citation of the cable in every format."""
    work = work_of(read(hostile / "tei/cables/everything.xml"), find(hostile))
    return {name: renderer(name)(work) for name in NAMES}


def test_bibtex_has_one_entry(written: dict[str, str]) -> None:
    library = parse_string(written["bibtex"])
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["everything"]
    fields = {field.key for field in library.entries[0].fields}
    assert {"title", "author", "date"} <= fields
    assert not library.comments
    assert not library.strings


def test_ris_has_one_record(written: dict[str, str]) -> None:
    (record,) = rispy.loads(written["ris"])
    assert record["type_of_reference"] == "PCOMM"
    assert HTML in record["title"]
    assert all(line[2:6] == "  - " for line in written["ris"].split("\r\n") if line)
    assert {char for char in STEERING if char > "~"} & set(written["ris"]) <= {"\u200f"}


@pytest.mark.parametrize("name", ["csl-json", "datacite", "json-ld"])
def test_json_formats(written: dict[str, str], name: str) -> None:
    assert HTML in json.dumps(json.loads(written[name]), ensure_ascii=False)


def test_dublin_core_and_coins(written: dict[str, str]) -> None:
    record = etree.fromstring(written["dublin-core"].encode())
    assert HTML in (record.findtext("{http://purl.org/dc/elements/1.1/}title") or "")
    assert all(not len(element) for element in record)
    span = html.fragment_fromstring(written["coins"])
    assert not len(span)
    assert set(span.keys()) == {"class", "title"}
    assert HTML in parse_qs(span.get("title", ""))["rft.title"][0]


def test_a_citation_is_one_line(written: dict[str, str]) -> None:
    assert len(written["text"].splitlines()) == 1


def test_citation_cff_is_yaml(bag: Path) -> None:
    said = yaml.safe_load((bag / "data/CITATION.cff").read_text("utf-8"))
    folded = " ".join(NASTY.split())
    assert said["title"] == folded
    assert said["authors"] == [{"name": folded}]
    assert set(said) <= {
        "cff-version",
        "message",
        "type",
        "title",
        "version",
        "date-released",
        "authors",
        "url",
        "license",
    }


def test_zenodo_and_ro_crate_are_json(bag: Path) -> None:
    for name in (".zenodo.json", "ro-crate-metadata.json", "changes.json"):
        said: Any = json.loads((bag / "data" / name).read_text("utf-8"))
        assert HTML in json.dumps(said, ensure_ascii=False) or name == ".zenodo.json"
    described = json.loads((bag / "data/.zenodo.json").read_text("utf-8"))["description"]
    assert {element.tag for element in html.fragment_fromstring(described, create_parent="div").iter()} == {"div", "p"}


def test_the_changes_are_markdown_without_markup_of_their_own(bag: Path) -> None:
    from markdown_it import MarkdownIt

    shown = (
        MarkdownIt("commonmark", {"html": True})
        .enable("strikethrough")
        .render((bag / "data/CHANGES.md").read_text("utf-8"))
    )
    tags = {element.tag for element in html.fragment_fromstring(shown, create_parent="div").iter()}
    assert tags <= {"div", "h1", "h2", "h3", "p", "ul", "li", "code", "em", "strong", "s"}
    assert "alert(1)" in shown


def test_a_bag_is_a_bag(bag: Path) -> None:
    assert bagit.Bag(str(bag)).is_valid()
    info = (bag / "bag-info.txt").read_text("utf-8").split("\n")
    assert all(": " in line for line in info if line)
    assert checksums.verify(bag, checksums.read(bag / "manifest-sha256.txt")).is_whole


NAMES_OF_FILES = [
    "a b",
    "100%",
    "%0A",
    "%25",
    "a\nb",
    "a\rb",
    "a\r\nb",
    "c",
    "é",
    "-n",
    "*a",
    " a",
    "x  y",
    "\u2028",
    "a\x85b",
]


@pytest.mark.parametrize("kind", [checksums.SITE, checksums.BAG])
def test_lists_of_checksums_know_any_name(tmp_path: Path, kind: str) -> None:
    from diplomatic import bags

    (tmp_path / "data").mkdir()
    for number, name in enumerate(NAMES_OF_FILES):
        (tmp_path / "data" / name).write_text(str(number), "utf-8")
    if kind == checksums.BAG:
        bags.pack(tmp_path, {"Title": NASTY})
        assert not list(bags.faults(tmp_path))
    else:
        files = {f"data/{name}": checksums.digest_of(tmp_path / "data" / name) for name in NAMES_OF_FILES}
        (tmp_path / kind).write_bytes(checksums.listed(files).encode())
    listed = checksums.read(checksums.list_in(tmp_path))
    assert sorted(listed) == sorted(f"data/{name}" for name in NAMES_OF_FILES)
    assert checksums.verify(tmp_path, listed).is_whole


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "C:x", "C:\\\\x", "..\\\\x", "//server/x"])
def test_a_list_names_nothing_outside_of_its_folder(tmp_path: Path, name: str) -> None:
    from diplomatic.diagnostics import CannotRun

    (tmp_path / checksums.SITE).write_text(f"{'0' * 64}  {name}\n", "utf-8")
    with pytest.raises(CannotRun, match="is outside of the folder"):
        checksums.read(tmp_path / checksums.SITE)


@pytest.mark.parametrize(
    "text", [NASTY, "a\xa0b", "![x](https://evil.example/x.png)", "<b>x</b>", "~~x~~ **y** &lt; `z` #1 !x"]
)
def test_text_in_markdown_is_text(text: str) -> None:
    from markdown_it import MarkdownIt

    shown = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"]).render(f"x {as_text(text)}")
    root = html.fragment_fromstring(shown, create_parent="div")
    assert [element.tag for element in root.iter()] == ["div", "p"]
    assert " ".join(str(root.text_content()).split()) == f"x {' '.join(text.split())}"
