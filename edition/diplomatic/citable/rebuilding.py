"""Building an edition twice, in two different worlds, and comparing what comes of it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from diplomatic.checksums import digest_of
from diplomatic.diagnostics import CannotRun, Location

_WORLDS = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711", "LANGUAGE": "de"},
)
"""Two zones a day apart, two locales, two orders of sets; and one is built after the other, so the clock differs too."""


def differences(root: Path) -> tuple[int, list[str]]:
    """How many files two builds of an edition have, and the names of those that differ.

    Raises:
        CannotRun: if the edition cannot be built.
    """
    with tempfile.TemporaryDirectory() as folder:
        sites = [_built(root, Path(folder, str(number), "site"), world) for number, world in enumerate(_WORLDS)]
        found = (path.relative_to(site).as_posix() for site in sites for path in site.rglob("*") if path.is_file())
        names = sorted(set(found))
        return len(names), [name for name in names if len({digest_of(site / name) for site in sites}) > 1]


def _built(root: Path, site: Path, world: dict[str, str]) -> Path:
    """Build the edition by the command, as anybody would; its own site stays as it is."""
    command = [sys.executable, "-m", "diplomatic", "build", str(root), "--output", str(site)]
    clock = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        command, env=clock | world, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        raise CannotRun(
            f"The edition cannot be built: {said}", where=Location(root), hint="Run 'diplomatic build' first"
        )
    return site
