"""Files that are none, and links that lead out of the edition."""

import os
from pathlib import Path

import pytest

from diplomatic.citable import examine, subject_at
from diplomatic.config import Config, load
from diplomatic.diagnostics import CannotRun
from diplomatic.document import Unreadable, read
from diplomatic.encode.transcript import read_lines
from diplomatic.publish.pages import read_pages
from diplomatic.publish.sources import transcripts_of
from diplomatic.release.contents import sources
from diplomatic.render import Renderer

from .attacks import CABLE
from .conftest import Run


def settings(edition: Path) -> Config:
    return load(edition / "edition.toml")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text("root:x:0", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "name", ["tei/cables/b.xml", "tei/cables/below/b.xml", "tei/registers/b.xml", "tei/pages/b.md", "tei/pages/b.xml"]
)
def test_a_link_that_leads_out_of_the_edition(edition: Path, secret: Path, name: str) -> None:
    (edition / name).parent.mkdir(parents=True, exist_ok=True)
    (edition / name).symlink_to(secret)
    with pytest.raises(CannotRun, match=f"{name}: This is a link that leads out of the edition"):
        _ = settings(edition).cables, settings(edition).registers, read_pages(settings(edition))
    if "pages" not in name:
        with pytest.raises(CannotRun, match="leads out"):
            sources(settings(edition))


@pytest.mark.parametrize("name", ["cables", "registers", "pages", "transcripts"])
def test_a_folder_that_is_a_link_out_of_the_edition(edition: Path, tmp_path: Path, name: str) -> None:
    folder, elsewhere = edition / "tei" / name, tmp_path / "elsewhere"
    if folder.exists():
        folder.rename(elsewhere)
    elsewhere.mkdir(exist_ok=True)
    folder.symlink_to(elsewhere)
    with pytest.raises(CannotRun, match="leads out of the edition"):
        _ = (
            settings(edition).cables,
            settings(edition).registers,
            read_pages(settings(edition)),
            transcripts_of(settings(edition)),
        )


def test_a_theme_that_is_a_link_out_of_the_edition(edition: Path, secret: Path) -> None:
    css = edition / "transforms/css"
    css.mkdir(parents=True)
    (css / "theme.css").symlink_to(secret)
    with pytest.raises(CannotRun, match=r"theme\.css: This is a link that leads out"):
        Renderer(settings(edition)).css()


def test_links_within_the_edition_and_folders_that_it_names_are_its_own(edition: Path, tmp_path: Path) -> None:
    (edition / "tei/cables/b.xml").symlink_to("a.xml")
    assert [path.name for path in settings(edition).cables] == ["a.xml", "b.xml"]
    (edition / "tei/cables").rename(tmp_path / "texts")
    with (edition / "edition.toml").open("a", encoding="utf-8") as file:
        file.write('[paths]\ncables = "../texts"\n')
    assert [path.name for path in settings(edition).cables] == ["a.xml", "b.xml"]


def test_a_link_to_itself(edition: Path) -> None:
    (edition / "tei/cables/b.xml").symlink_to("b.xml")
    with pytest.raises((CannotRun, Unreadable)):
        [read(path) for path in settings(edition).cables]


def test_a_pipe_is_not_read(edition: Path, tmp_path: Path) -> None:
    for name in ("tei/cables/b.xml", "tei/transcripts/b.txt", "tei/pages/b.md", "tei/registers/b.xml"):
        (edition / name).parent.mkdir(exist_ok=True)
        os.mkfifo(edition / name)
    for path in (edition / "tei/cables/b.xml", Path("/dev/zero"), Path("/dev/stdin"), tmp_path):
        with pytest.raises(Unreadable, match="this is not a file"):
            read(path)
    with pytest.raises(CannotRun, match="This is not a file"):
        read_lines(edition / "tei/transcripts/b.txt")
    assert [found.message for found in read_pages(settings(edition))[1]] == ["this is not a file"]


def test_somebody_elses_project_of_pipes(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text(CABLE, encoding="utf-8")
    for name in ("a.xml", "index.html", "a.html", "a.css"):
        os.mkfifo(tmp_path / name)
    report = examine(subject_at(tmp_path))
    assert {one.location.path.name for one in report.unreadable} == {"index.html", "a.html"}


NAMES = [
    b"a\nb.xml",
    b"-rf.xml",
    b"a\x1b[2Jb.xml",
    b"a&<b>.xml",
    b"a'\"b.xml",
    b"%00.xml",
    "ⅸ\u202e.xml".encode(),
    b"\xff\xfe.xml",
]


def test_any_name_of_a_file(edition: Path, run: Run) -> None:
    for name in NAMES[:-1]:
        Path(os.fsdecode(os.fsencode(edition / "tei/cables") + b"/" + name)).write_text("<TEI/>", encoding="utf-8")
    for output in ("text", "json"):
        done = run(edition, "validate", "--format", output)
        assert done.returncode == 1
        assert done.stdout.count("X004") >= len(NAMES) - 1
        assert "\x1b" not in done.stdout


def test_a_name_that_is_no_text(edition: Path, run: Run) -> None:
    path = Path(os.fsdecode(os.fsencode(edition / "tei/cables") + b"/" + NAMES[-1]))
    path.write_text("<TEI/>", encoding="utf-8")
    with pytest.raises(Unreadable, match="the root element is TEI"):
        read(path)
    for arguments in (["validate"], ["build"]):
        done = run(edition, *arguments)
        assert done.returncode == 2
        assert "is not in UTF-8" in done.stderr


def test_the_command_never_waits_for_a_pipe(edition: Path, run: Run, secret: Path) -> None:
    for name in ("tei/cables/b.xml", "tei/transcripts/p.txt"):
        os.mkfifo(edition / name)
    (edition / "tei/cables/c.xml").mkdir()
    for arguments in (
        ["validate"],
        ["build"],
        ["check-citable"],
        ["encode", "tei/transcripts/p.txt"],
        ["cite", "tei/cables/b.xml"],
    ):
        done = run(edition, *arguments)
        assert "not a file" in done.stdout + done.stderr
    (edition / "tei/cables/b.xml").unlink()
    (edition / "tei/cables/b.xml").symlink_to(secret)
    for arguments in (["validate"], ["build"]):
        done = run(edition, *arguments)
        assert done.returncode == 2
        assert "leads out of the edition" in done.stderr
