"""Where a command spends its time, seen by ``sampling.py``."""

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.goals import Profile
from benchmarks.measure import REPOSITORY, Side, run

_HARNESS = ("python/", "click/", "cli/main:", "benchmarks/")
"""What stands around every command."""


@dataclass(frozen=True)
class Seen:
    """A profile: the command, and seconds by part and by function, the largest first."""

    arguments: tuple[str, ...]
    documents: int
    seconds: float
    packages: list[tuple[str, float]]
    functions: list[tuple[str, float]]


def look(profile: Profile) -> Seen:
    """Run a command once and see.

    Raises:
        Failed: if it does not work.
    """
    if profile.before:
        profile.before()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "seen.json"
        script = REPOSITORY / "benchmarks" / "sampling.py"
        command = (sys.executable, str(script), str(out), *profile.arguments)
        run(Side("profile", command, profile.folder, profile.documents))
        data = json.loads(out.read_text(encoding="utf-8"))
    functions = [
        (f"{module}:{name}".replace(".<locals>", ""), seconds)
        for module, name, seconds in data["with_called"]
        if not f"{module}:{name}".startswith(_HARNESS)
    ]
    shown = tuple(Path(part).name if part.startswith("/") else part for part in profile.arguments)
    return Seen(shown, profile.documents, data["seconds"], [(name, each) for name, each in data["packages"]], functions)
