"""What the tests of the corpus share: one corpus, and its documents as trees."""

from pathlib import Path

import pytest
from benchmarks.corpus import generate
from lxml import etree

from diplomatic.document.tei import select

CABLES = 60


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a corpus of sixty cables."""
    folder = tmp_path_factory.mktemp("corpus") / "edition"
    generate(folder, CABLES)
    return folder


@pytest.fixture(scope="session")
def roots(corpus: Path) -> dict[str, etree._Element]:
    """The cables by the names of their files, in the order in which they were sent."""
    return {path.name: etree.parse(path).getroot() for path in sorted((corpus / "tei" / "cables").glob("*.xml"))}


def values(root: etree._Element, path: str, attribute: str) -> list[str]:
    """The values of an attribute of the elements that an XPath finds."""
    return [element.get(attribute, "") for element in select(root, path)]


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
