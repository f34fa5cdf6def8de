"""Where an element begins, as expat finds it by the paths that documents give."""

from pathlib import Path

import pytest
from lxml import etree

from diplomatic.diagnostics.source import places, read
from diplomatic.document.model import path_of

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tei" / "cables" / "cmc-032.xml"


def test_every_element_of_the_sample_is_found_where_it_is() -> None:
    text = read(SAMPLE)
    elements = [element for element in etree.fromstring(text.encode()).iter() if isinstance(element.tag, str)]
    paths = [path_of(element) for element in elements]
    found = places(text, set(paths))
    lines = text.split("\n")
    for element, path in zip(elements, paths, strict=True):
        place = found[path]
        name = f"<{etree.QName(element).localname}"
        assert lines[place.line - 1][place.column - 1 :].startswith(name)
        assert place.tag.startswith(name)
        assert place.tag.endswith(">")


def test_what_stands_before_a_fault_is_found() -> None:
    assert places("<a><b/>&", {"/*[local-name()='a']/*[local-name()='b']"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "nonsense"])
def test_a_file_is_decoded_as_it_says(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.xml"
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n<é/>'
    path.write_bytes(text.encode("utf-8" if encoding == "nonsense" else encoding))
    assert read(path) == text


def test_what_cannot_be_read_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path) == read(tmp_path / "none.xml") == ""
