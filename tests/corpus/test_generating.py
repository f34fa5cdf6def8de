"""The same corpus for the same seed, on any machine; and an edition that has nothing wrong with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.corpus import generate

from diplomatic import config
from diplomatic.diagnostics import CannotRun
from diplomatic.document import read
from diplomatic.publish import build
from diplomatic.validate import Validator

from .conftest import CABLES, files_of

ROOT = Path(__file__).resolve().parents[2]


def test_the_same_seed_gives_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    """In another process too, whose sets and dictionaries are in another order and whose clock is elsewhere."""
    folder = tmp_path / "again"
    run = [sys.executable, "-m", "benchmarks.corpus", str(folder), "--cables", str(CABLES)]
    environment = {**os.environ, "PYTHONHASHSEED": "17", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"{folder}\n"
    assert files_of(folder) == files_of(corpus)


def test_another_seed_gives_another_corpus(corpus: Path, tmp_path: Path) -> None:
    generate(tmp_path / "other", CABLES, seed=2)
    ours, other = files_of(corpus), files_of(tmp_path / "other")
    assert ours.keys() == other.keys()
    cables = [name for name in ours if name.startswith("tei/cables/")]
    assert all(ours[name] != other[name] for name in cables)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("cables", [1, 2, CABLES])
def test_nothing_is_to_be_found(cables: int, seed: int, tmp_path: Path) -> None:
    generate(tmp_path / "edition", cables, seed)
    edition = config.find(tmp_path / "edition")
    assert len(edition.cables) == cables
    validator = Validator.of(edition, [read(path) for path in edition.registers])
    files = [*edition.cables, *edition.registers]
    assert [str(finding) for finding in validator.check_files(files, files)] == []


def test_it_can_be_built(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    generate(folder, CABLES)
    settings = folder / "edition.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + '\n[books]\npdf = "none"  # a second each\n', encoding="utf-8"
    )
    built = build(config.find(folder), tmp_path / "site", strict=True)
    assert built.site is not None
    assert built.cables == CABLES
    assert built.findings == []


def test_it_says_everywhere_that_it_is_invented(corpus: Path) -> None:
    said = "everything in it is invented"
    assert said in config.find(corpus).text("edition", "notice")
    for path in (corpus / "tei").rglob("*.xml"):
        assert said in path.read_text(encoding="utf-8"), path.name
    assert said in (corpus / "tei" / "pages" / "introduction.md").read_text(encoding="utf-8")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotRun, match="not empty"):
        generate(tmp_path, 1)
    assert files_of(tmp_path) == {"mine.txt": b"mine"}


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CannotRun, match="cannot be written: Not a directory"):
        generate(tmp_path / "file" / "corpus", 1)


def test_no_cables_are_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="cannot have 0 cables"):
        generate(tmp_path / "none", 0)
    assert not (tmp_path / "none").exists()


def test_what_cannot_run_is_one_sentence(corpus: Path) -> None:
    run = [sys.executable, "-m", "benchmarks.corpus", str(corpus)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"{corpus}: The folder exists and is not empty. Name a new one.\n"
