"""What the tests of releases share: an edition to release, and ways to do it and to look at what came of it."""

import shutil
from pathlib import Path

import pytest
from benchmarks.corpus.past import FIRST, SECOND

from diplomatic import config
from diplomatic.publish import Built, build
from diplomatic.release import Made, release

__all__ = ["FIRST", "SECOND"]

ROOT = Path(__file__).resolve().parents[2]
ONLY_PAGES = '\n[books]\npdf = "none"  # a second each\nepub = "none"\n'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A copy of the sample edition: Document 32, its registers, its settings."""
    folder = tmp_path / "an edition"
    sample(folder)
    return folder


def sample(folder: Path) -> None:
    for part in ("tei/cables", "tei/registers", "tei/transcripts"):
        shutil.copytree(ROOT / part, folder / part)
    settings = (ROOT / "edition.toml").read_text(encoding="utf-8")
    (folder / "edition.toml").write_text(settings + ONLY_PAGES, encoding="utf-8")


def released(edition: Path, version: str, date: str = FIRST, *, try_only: bool = False) -> Made:
    return release(config.load(edition / "edition.toml"), version, date, try_only=try_only)


def built(edition: Path) -> Built:
    settings = config.load(edition / "edition.toml")
    return build(settings, settings.folder("output"))


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def change(path: Path, old: str, new: str) -> None:
    """Change one thing in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
