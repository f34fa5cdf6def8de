"""Much of one thing: each reader and each rule goes through it once. What took the square of it is here in tens of thousands."""

from pathlib import Path

import pytest

from diplomatic.config import load
from diplomatic.document import Unreadable, View, read
from diplomatic.limits import MAX_EXPLAINED
from diplomatic.render import Renderer
from diplomatic.validate import Validator

from .attacks import FLOODS
from .conftest import Run

REFUSED = {"attributes", "namespaces", "namespaces and elements"}


@pytest.mark.parametrize("kind", FLOODS)
def test_two_thousand_of_a_kind(edition: Path, kind: str) -> None:
    path = edition / "tei/cables/a.xml"
    path.write_text(FLOODS[kind](2000), "utf-8")
    if kind in REFUSED:
        with pytest.raises(Unreadable, match="more than 256"):
            read(path)
        return
    config, document = load(edition / "edition.toml"), read(path)
    list(Validator.of(config, [read(register) for register in config.registers]).check_file(path))
    renderer = Renderer(config)
    for view in View:
        page, text = (renderer.cable(document, to, view).content for to in ("html", "text"))
        assert "The first paragraph" in page
        assert "The first paragraph" in text


@pytest.mark.parametrize("kind", ["notes", "choices", "unknown elements", "dates", "comments"])
def test_twenty_thousand_make_a_page_in_bounds(edition: Path, run: Run, kind: str) -> None:
    (edition / "tei/cables/a.xml").write_text(FLOODS[kind](20_000), "utf-8")
    done = run(edition, "render", "tei/cables/a.xml", "--to", "html")
    assert "</html>" in done.stdout


@pytest.mark.parametrize("kind", ["one id", "items", "paragraphs without ids"])
def test_a_hundred_thousand_are_checked_in_bounds(edition: Path, run: Run, kind: str) -> None:
    (edition / "tei/cables/a.xml").write_text(FLOODS[kind](100_000), "utf-8")
    done = run(edition, "validate", "--format", "json")
    assert done.returncode in (0, 1)


def test_beyond_measure_a_fault_is_told_in_the_words_of_libxml2(edition: Path) -> None:
    path = edition / "tei/cables/a.xml"
    config = load(edition / "edition.toml")
    said = []
    for count in (10, MAX_EXPLAINED):
        path.write_text(FLOODS["paragraphs"](count).replace("<p xml:id", "<nonsense/><p xml:id", 1), "utf-8")
        found = Validator.of(config, []).check_file(path)
        said.append([fault for fault in found if "nonsense" in fault.message])
    assert all(said)
    assert said[0][0].hint
    assert not said[1][0].hint
