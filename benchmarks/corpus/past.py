"""A test corpus with a past: released, changed, and released again; with cables and passages that moved or were withdrawn."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus.generate import generate

from diplomatic import config
from diplomatic.release import Made, release

FIRST, SECOND = "2026-01-31", "2026-03-01"
_SETTINGS = '\n[books]\npdf = "none"\nepub = "none"\n'
_WITHDRAWN = ("tc-00003", "tc-00004")
_PASSAGES = ("p3", "p4", "p8")
_FATES = """
[redirects]
"tc-00001#p4" = "tc-00001#p5"
"tc-00001#p3" = "tc-00002#p1"
"tc-00004" = "tc-00005"

[tombstones]
"tc-00003" = "Withdrawn: <the> archive & its reasons."
"tc-00001#p8" = "It belonged to another telegram."
"""


@dataclass(frozen=True)
class Past:
    """An edition with two releases, 1.0.0 and 1.1.0. ``first`` are the files of the first, as they were when it was made."""

    folder: Path
    first: dict[str, bytes]
    made: Made

    def bag(self, version: str) -> Path:
        return self.folder / "releases" / version


def generate_past(folder: Path) -> Past:
    """Write ten invented cables into a folder, release them, change them, and release them again."""
    generate(folder, cables=10, seed=1)
    _append(folder / "edition.toml", _SETTINGS)
    settings = config.load(folder / "edition.toml")
    release(settings, "1.0.0", FIRST)
    bag = folder / "releases" / "1.0.0"
    first = {path.relative_to(bag).as_posix(): path.read_bytes() for path in bag.rglob("*") if path.is_file()}
    cables = folder / "tei" / "cables"
    for name in _WITHDRAWN:
        (cables / f"{name}.xml").unlink()
    changed = cables / "tc-00001.xml"
    lines = changed.read_text(encoding="utf-8").replace("rope and lamp oil", "rope").splitlines(keepends=True)
    kept = (line for line in lines if not any(f'<p xml:id="{name}"' in line for name in _PASSAGES))
    changed.write_text("".join(kept), encoding="utf-8")
    _append(folder / "edition.toml", _FATES)
    made = release(config.load(folder / "edition.toml"), "1.1.0", SECOND)
    if made.bag is None:
        raise ValueError(*map(str, made.findings))
    return Past(folder, first, made)


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
