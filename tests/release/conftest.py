"""What the tests of releases share: editions to release, and one that has been through two releases."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from benchmarks.corpus import generate

from diplomatic import config
from diplomatic.publish import Built, build
from diplomatic.release import Made, release

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = "2026-01-31", "2026-03-01"
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


@dataclass(frozen=True)
class History:
    """An edition with two releases; ``first`` are the files of its first release, as they were when it was made."""

    folder: Path
    first: dict[str, bytes]
    made: Made

    @property
    def site(self) -> Path:
        return self.folder / "build" / "site"

    def bag(self, version: str) -> Path:
        return self.folder / "releases" / version


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Ten invented cables, released; then one changed, one withdrawn, one redirected, passages moved; released again, and built."""
    folder = tmp_path_factory.mktemp("history") / "edition"
    generate(folder, cables=10, seed=1)
    with (folder / "edition.toml").open("a", encoding="utf-8") as settings:
        settings.write(ONLY_PAGES)
    released(folder, "1.0.0", FIRST)
    first = files_of(folder / "releases" / "1.0.0")
    cables = folder / "tei" / "cables"
    for name in ("tc-00003", "tc-00004"):
        (cables / f"{name}.xml").unlink()
    moving = cables / "tc-00001.xml"
    change(moving, "rope and lamp oil", "rope")
    lines = moving.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = ('xml:id="p4"', 'xml:id="p3"', 'xml:id="p8"')
    moving.write_text("".join(line for line in lines if not any(part in line for part in gone)), encoding="utf-8")
    with (folder / "edition.toml").open("a", encoding="utf-8") as settings:
        settings.write(
            "\n[redirects]\n"
            '"tc-00001#p4" = "tc-00001#p5"\n"tc-00001#p3" = "tc-00002#p1"\n"tc-00004" = "tc-00005"\n'
            '\n[tombstones]\n"tc-00003" = "Withdrawn: <the> archive & its reasons."\n'
            '"tc-00001#p8" = "It belonged to another telegram."\n'
        )
    made = released(folder, "1.1.0", SECOND)
    assert built(folder).site
    return History(folder, first, made)
