"""``diplomatic render --to epub`` and ``--to pdf`` as a person runs them."""

import os
import pty
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from diplomatic.render.pdf import pdf_available

from .conftest import ROOT, SAMPLE, Run

DIPLOMATIC = [sys.executable, "-m", "diplomatic"]


def names(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_a_cable_as_epub(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "new" / "cable.epub"
    done = run("render", SAMPLE, "--to", "epub", "-o", target)
    assert (done.code, done.out) == (0, "")
    assert done.err.strip() == f"Wrote 1 cable: {target}"
    assert "EPUB/cmc-032.xhtml" in names(target)


@pytest.mark.skipif(
    not pdf_available(), reason="a PDF needs Pango: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
def test_a_cable_as_pdf(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "cable.pdf"
    assert run("render", SAMPLE, "--to", "pdf", "--view", "diplomatic", "-o", target).code == 0
    assert target.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize("argument", [None, "tei/cables", "tei", "."])
def test_an_edition(run: Run, edition: Path, cable: Path, tmp_path: Path, argument: str | None) -> None:
    other = cable.with_name("cable-002.xml")
    other.write_text(cable.read_text(encoding="utf-8").replace("cable-001", "cable-002"), encoding="utf-8")
    target = tmp_path / "edition.epub"
    done = run("render", *([argument] if argument else []), "--to", "epub", "-o", target, cwd=edition)
    assert (done.code, done.err.strip()) == (0, f"Wrote 2 cables: {target}")
    assert {"EPUB/cable-001.xhtml", "EPUB/cable-002.xhtml"} <= names(target)


def test_a_pipe_gets_the_book() -> None:
    done = subprocess.run([*DIPLOMATIC, "render", str(SAMPLE), "--to", "epub"], capture_output=True, check=True)
    assert zipfile.ZipFile(BytesIO(done.stdout)).testzip() is None
    assert done.stderr == b""


def test_a_terminal_does_not() -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*DIPLOMATIC, "render", "--to", "epub"], stdout=theirs, stderr=subprocess.PIPE, cwd=ROOT, text=True
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert done.stderr == (
        "Error: An EPUB is not for a terminal. Name a file, for example -o cables-of-the-cuban-missile-crisis.epub.\n"
    )


def test_what_is_no_book(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "x.epub"
    assert run("render", ROOT / "tei" / "registers" / "persons.xml", "--to", "epub", "-o", target).refused(
        "no cable", "--to html"
    )
    assert run("render", tmp_path / "nothing", "--to", "epub", "-o", target).refused("no such file or folder")
    assert run("render", tmp_path, "--to", "epub", "-o", target).refused("no edition", "edition.toml")
    assert run("render", "--to", "html").refused("no FILE")
    assert not target.exists()


def test_the_sources_are_not_replaced(run: Run, edition: Path, cable: Path) -> None:
    before = cable.read_bytes()
    for target in (cable, edition / "tei" / "registers" / "persons.xml"):
        assert run("render", edition, "--to", "epub", "-o", target).refused("would replace")
    assert cable.read_bytes() == before


def test_an_edition_with_a_cable_that_cannot_be_read_gives_no_book(
    run: Run, edition: Path, cable: Path, tmp_path: Path
) -> None:
    cable.with_name("broken.xml").write_text("<TEI", encoding="utf-8")
    target = tmp_path / "x.epub"
    done = run("render", edition, "--to", "epub", "-o", target)
    assert done.code == 1
    assert "broken.xml" in done.err
    assert "X001" in done.err
    assert not target.exists()


def test_an_unknown_element_is_a_finding(run: Run, cable: Path, tmp_path: Path) -> None:
    text = cable.read_text(encoding="utf-8")
    cable.write_text(text.replace("</signed>", "</signed><stamp>SEEN</stamp>", 1), encoding="utf-8")
    arguments = ("render", cable, "--to", "epub", "-o", tmp_path / "x.epub")
    assert "V001 <stamp>" in run(*arguments).err
    assert run(*arguments, "--strict").code == 1
