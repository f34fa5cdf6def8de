"""``diplomatic diff``: files, folders, git revisions; its exit codes; what it says when it cannot."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import SAMPLE, Run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
TEXT = SAMPLE.read_text(encoding="utf-8")
MARKED = TEXT.replace("so crestfallen", "so <hi>crestfallen</hi>")
REWORDED = TEXT.replace("so crestfallen", "so sad")
CABLE = Path("tei/cables/cmc-032.xml")


def git(folder: Path, *arguments: str) -> str:
    config = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *config, *arguments], cwd=folder, check=True, capture_output=True, text=True, env=environment
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three commits: the cable, the cable with other markup, the cable with another word."""
    (tmp_path / CABLE).parent.mkdir(parents=True)
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "edition.toml").touch()
    (tmp_path / "other.xml").write_text("<not-tei/>")
    for text in (TEXT, MARKED, REWORDED):
        (tmp_path / CABLE).write_text(text, encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", "x")
    return tmp_path


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path, Path]:
    paths = tmp_path / "a.xml", tmp_path / "b.xml", tmp_path / "c.xml"
    for path, text in zip(paths, (TEXT, MARKED, REWORDED), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_two_files(run: Run, versions: tuple[Path, Path, Path]) -> None:
    same, marked, reworded = versions
    assert run("diff", same, same).out == "Nothing changed: 1 cable compared.\n"
    outcome = run("diff", same, marked)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("No word changed; markup changed in 1 block of 1 cable.\n")
    assert run("diff", "--strict", same, marked).code == 1
    assert run("diff", "--strict", same, same).code == 0
    outcome = run("diff", same, reworded)
    assert outcome.code == 1
    assert "p2: … have never seen Fidel Castro so [-crestfallen-] {+sad+} and irritated." in outcome.out


def test_two_folders(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, files in (
        (old, {"a": TEXT, "b": "<junk", "r": TEXT.replace("cmc-032", "x")}),
        (new, {"a": MARKED, "b": "<junk"}),
    ):
        (folder / "sub").mkdir(parents=True)
        for name, text in files.items():
            (folder / "sub" / f"{name}.xml").write_text(text, encoding="utf-8")
    (new / "renamed.xml").write_text(TEXT.replace("cmc-032", "x"), encoding="utf-8")
    outcome = run("diff", old, new)
    assert outcome.code == 0
    assert outcome.out.startswith("No word changed; markup changed in 1 block of 1 cable; 1 cable renamed.\n")
    (new / "renamed.xml").unlink()
    assert run("diff", old, new).code == 1
    assert "1 cable removed" in run("diff", old, new).out
    assert "1 cable added" in run("diff", new, old).out


def test_revisions(run: Run, repository: Path) -> None:
    assert run("diff", "HEAD~2", "HEAD~1", cwd=repository).code == 0
    for arguments in (
        ["HEAD~1", "HEAD"],
        ["HEAD~1..HEAD"],
        ["HEAD~1.."],
        ["HEAD~1..main", "--", str(CABLE)],
        ["HEAD~1...HEAD", "--", "tei"],
    ):
        outcome = run("diff", *arguments, cwd=repository)
        assert outcome.code == 1
        assert f"\n{CABLE}\n" in outcome.out
    below = run("diff", "HEAD~1..HEAD", "--", "cables", cwd=repository / "tei")
    assert f"\n{CABLE}\n" in below.out
    assert git(repository, "status", "--porcelain") == ""


def test_a_revision_and_the_files_as_they_are(run: Run, repository: Path) -> None:
    assert run("diff", "HEAD", cwd=repository).out == "Nothing changed: 1 cable compared.\n"
    (repository / CABLE).write_text(MARKED, encoding="utf-8")
    (repository / CABLE).with_name("new.xml").write_text(TEXT.replace("cmc-032", "new"), encoding="utf-8")
    outcome = run("diff", "HEAD", cwd=repository)
    assert "1 word changed in 1 block of 1 cable" in outcome.out
    assert "1 cable added" in outcome.out
    assert run("diff", "HEAD~1", "--", str(CABLE), cwd=repository).out.startswith("Nothing changed")


def test_formats(run: Run, versions: tuple[Path, Path, Path]) -> None:
    found = json.loads(run("diff", versions[0], versions[2], "--format", "json").out)
    assert found["text_changed"] is True
    assert found["documents"][0]["text"][0]["words"][1:3] == [["-", "crestfallen"], ["+", "sad"]]
    written = run("diff", versions[0], versions[2], "--format", "markdown").out
    assert written.startswith("### 1 word changed in 1 block of 1 cable.\n")
    assert "\n- crestfallen\n+ sad\n" in written


def test_what_cannot_be_read(run: Run, versions: tuple[Path, Path, Path], tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("<TEI>&", encoding="utf-8")
    outcome = run("diff", versions[0], bad)
    assert outcome.code == 2
    assert f"{bad}:1" in outcome.err
    assert "X001" in outcome.err


def test_an_unreadable_file_of_a_revision_is_called_what_it_is(run: Run, repository: Path) -> None:
    (repository / CABLE).write_text("<TEI>&", encoding="utf-8")
    git(repository, "commit", "-qam", "broken")
    outcome = run("diff", "HEAD~1..HEAD", cwd=repository)
    assert outcome.code == 2
    assert outcome.err.startswith(f"{CABLE}:1")


def test_what_cannot_run(run: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert run("diff", "HEAD", "nonsense", cwd=repository).refused("git knows no revision 'nonsense'")
    assert run("diff", "--", "--output=x", "HEAD", cwd=repository).refused("no revision '--output=x'")
    assert run("diff", "HEAD:x..HEAD", cwd=repository).refused("no revision 'HEAD:x'")
    assert run("diff", "HEAD~1..HEAD", "--", "docs", cwd=repository).refused("nothing to compare")
    assert run("diff", CABLE, "none.xml", cwd=repository).refused("none.xml", "no such file")
    assert run("diff", CABLE, "tei", cwd=repository).refused("A file cannot be compared with a folder")
    assert run("diff", CABLE, cwd=repository).code == 2
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert run("diff", "a", "b", cwd=elsewhere).refused("no file or folder 'a'")
    assert run("diff", ".", ".", cwd=elsewhere).refused("nothing to compare")


def test_without_git(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert run("diff", "HEAD~1", "HEAD", cwd=repository).refused("git is not installed")
    assert run("diff", CABLE, CABLE, cwd=repository).code == 0


def test_the_first_line_speaks_of_the_cables_that_both_have(run: Run, tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    text = SAMPLE.read_text("utf-8").replace('xml:id="cmc-032"', 'xml:id="cmc-033"', 1)
    (tmp_path / "old" / "cmc-033.xml").write_text(text, "utf-8")
    outcome = run("diff", tmp_path / "old", tmp_path / "new")
    assert outcome.code == 1
    assert outcome.out.startswith("No word changed in the cables that both have; 1 cable removed.")
