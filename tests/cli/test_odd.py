"""An edition with a customization of its own: begun, used by ``validate``, published by ``build``."""

from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def customized(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    assert run("new", folder, "--odd", "--title", "Cables & dispatches").code == 0
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_it_is_right_as_it_is_begun(run: Run, customized: Path) -> None:
    assert run("validate", "--strict", cwd=customized).code == 0
    assert run("schema", "compile", "schema/edition.odd", "--strict", cwd=customized).code == 0


def test_what_the_odd_forbids_is_a_finding(run: Run, customized: Path) -> None:
    cable = customized / "tei" / "cables" / "cable-001.xml"
    change(cable, "The second paragraph.", 'The second <foreign xml:lang="en">paragraph</foreign>.')
    found = run("validate", cwd=customized)
    assert found.code == 1
    assert "<foreign> is not allowed here in <p>" in found.out


def test_a_rule_of_the_odd_is_checked(run: Run, customized: Path) -> None:
    odd = customized / "schema" / "edition.odd"
    change(odd, "normalize-space()", "not(contains(., 'second'))")
    found = run("validate", cwd=customized)
    assert found.code == 1
    assert " R001 This paragraph has no text." in found.out


def test_its_pages_are_the_guidelines_of_the_edition(run: Run, customized: Path) -> None:
    assert run("build", cwd=customized).code == 0
    index = (customized / "build" / "site" / "guidelines" / "index.html").read_text(encoding="utf-8")
    assert "Cables &amp; dispatches: how its cables are encoded" in index
    assert "How we encode" in index
    assert not (customized / "build" / "site" / "guidelines" / "element-foreign.html").exists()
    assert 'href="guidelines/index.html"' in (customized / "build" / "site" / "index.html").read_text(encoding="utf-8")


def test_a_fault_in_the_odd_is_one_sentence(run: Run, customized: Path) -> None:
    odd = customized / "schema" / "edition.odd"
    change(odd, "</schemaSpec>", "")
    found = run("validate", cwd=customized)
    assert found.code == 2
    assert "edition.odd:" in found.err
    assert "Traceback" not in found.err


def test_what_was_compiled_and_removed_is_compiled_again(run: Run, customized: Path) -> None:
    assert run("validate", cwd=customized).code == 0
    (customized / "build" / "schema" / "edition.xsd").unlink()
    assert run("validate", cwd=customized).code == 0
