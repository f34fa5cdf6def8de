"""What all tables share: the editions, how often is measured and for how long, and how our own command is run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from benchmarks.corpus import ALIKE, generate
from benchmarks.goals import Profile
from benchmarks.measure import REPOSITORY, Figures, Side, environment, take_turns

COMMAND = Path(__file__).with_name("command.py")
SHEET = REPOSITORY / "transforms" / "html" / "cable.xsl"
SCHEMA = REPOSITORY / "schema"
_MANY, _LARGE = 2_000, 100_000
_SETTINGS = '\n[books]  # a second each, and no peer makes them\nepub = "none"\npdf = "none"\n'


@dataclass(frozen=True)
class Bench:
    """One run: of so many cables, so many rounds, and no new round of a table after so many seconds."""

    folder: Path
    cables: int
    rounds: int
    seconds: float
    is_large: bool = False
    built: list[Figures] = field(default_factory=list)
    """The first build of all cables, where it was measured; it takes too long for twice."""
    _editions: dict[int, Path] = field(default_factory=dict)

    def edition(self, cables: int) -> Path:
        """An invented edition of so many cables that are all alike."""
        if cables not in self._editions:
            folder = self.folder / f"edition-{cables}"
            generate(folder, cables, shape=ALIKE)
            with (folder / "edition.toml").open("a", encoding="utf-8") as file:
                file.write(_SETTINGS)
            self._editions[cables] = folder
        return self._editions[cables]

    @property
    def sizes(self) -> list[int]:
        """The sizes that are compared with each other."""
        return [max(self.cables // 10, 1), self.cables, *([_LARGE] if self.is_large else [])]

    @property
    def site(self) -> Path:
        """Where the site of all cables is built, in a folder of its own with what the build keeps beside it."""
        return self.folder / "first" / "site"

    def remove(self, folder: Path) -> None:
        """Remove what an earlier round wrote. After a large one, the disk is at rest when the next begins."""
        shutil.rmtree(folder, ignore_errors=True)
        if self.cables >= _MANY:
            os.sync()

    def few(self, most: int) -> int:
        """So many cables at most, for what is slow."""
        return min(self.cables, most)

    def take_turns(self, sides: Sequence[Side]) -> list[Figures]:
        return take_turns(sides, self.rounds, self.seconds)


def cables_of(edition: Path, most: int = sys.maxsize) -> list[str]:
    """The files of the cables, from the folder of the edition."""
    return [f"tei/cables/{path.name}" for path in sorted((edition / "tei" / "cables").glob("*.xml"))[:most]]


def ours(
    arguments: Sequence[str], edition: Path, documents: int, workers: int = 1,
    *, name: str = "", before: Callable[[], object] | None = None,
) -> Side:  # fmt: skip
    """Our command as a whole process, without the search, with so many workers where it has such an option."""
    command = (sys.executable, str(COMMAND), *arguments, *jobs(arguments[0], workers))
    return Side(name or named(workers), command, edition, documents, workers, is_ours=True, before=before)


def build_into(site: Path) -> tuple[str, ...]:
    """The arguments of a build."""
    return ("build", "--output", str(site))


def named(workers: int) -> str:
    """What our own side is called."""
    return f"diplomatic, {workers} worker{'s' if workers > 1 else ''}"


def workers_of(command: str, wanted: Sequence[int] = (1, 2)) -> Sequence[int]:
    """The numbers of workers that a command can be given."""
    return wanted if jobs(command, 1) else (1,)


def profile(
    arguments: Sequence[str], edition: Path, documents: int, before: Callable[[], object] | None = None
) -> Profile:
    """How to see where a command spends its time: in one process."""
    return Profile((*arguments, *jobs(arguments[0], 1)), edition, documents, before)


@cache
def _has_jobs(command: str) -> bool:
    help_ = subprocess.run(
        [sys.executable, str(COMMAND), command, "--help"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return "--jobs" in help_.stdout


def jobs(command: str, workers: int) -> tuple[str, ...]:
    """The option for so many workers; nothing where the command does not have it."""
    return ("--jobs", str(workers)) if _has_jobs(command) else ()
