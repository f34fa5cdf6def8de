"""Feed every target with spoilt input for a bounded time: ``python -m tests.fuzz.run --seconds 60 [TARGET ...]``.

Exits with 0 if nothing was found, 1 if something was, 2 if it could not run.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom

from .target import FOUND, NAMES, ROOT, name_of
from .worker import CURRENT, RESULT, is_guided

_GRACE = 180
"""Seconds after which a target that should have ended is ended."""

_BLIND = (
    "atheris is not installed (pip install 'diplomatic[fuzz]'; it runs on Linux, on x86-64): "
    "the inputs are changed at random, without regard to what they reach."
)


@dataclass(frozen=True)
class Outcome:
    """What became of one target: how many inputs it ran, its processor time, and a line for each fault."""

    executions: int = 0
    cpu: float = 0
    faults: tuple[str, ...] = ()


def feed(name: str, seconds: float, seed: int, build: Path) -> Outcome:
    """Feed one target in a process of its own."""
    folder = build / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RESULT).unlink(missing_ok=True)
    ended = executed(["-m", "tests.fuzz.worker", name, str(folder), f"{seconds:.1f}", str(seed)], seconds, folder)
    if (folder / RESULT).is_file():
        said = json.loads((folder / RESULT).read_text("utf-8"))
        faults = tuple(f"{each['path']}\n    {each['kind']}: {each['message']}" for each in said["faults"])
        return Outcome(said["executions"], said["cpu"], faults)
    return Outcome(faults=(_broken_off(name, folder, ended),))


def executed(arguments: Sequence[str], seconds: float, folder: Path) -> str:
    """Run Python for so many seconds, with what it writes in ``log``; gives how it ended, if that was not well."""
    scratch = folder / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    with (folder / "log").open("wb") as log:
        try:
            subprocess.run(
                [sys.executable, *arguments],
                cwd=ROOT,
                env={**os.environ, "TMPDIR": str(scratch)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                check=True,
                timeout=seconds + _GRACE,
            )
        except subprocess.CalledProcessError as error:
            return f"it ended with {error.returncode}"
        except subprocess.TimeoutExpired:
            return "it did not come back"
    return ""


def _broken_off(name: str, folder: Path, ended: str) -> str:
    """A process that did not survive its input, or could not begin."""
    if not (folder / CURRENT).is_file():
        return f"{folder / 'log'}\n    the target could not be run: {ended}"
    path = FOUND / name / name_of((folder / CURRENT).read_bytes())
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(folder / CURRENT, path)
    return f"{path}\n    the process was lost: {ended}; see {folder / 'log'}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Feed the targets one after the other, and say what was found."""
    parser = argparse.ArgumentParser(prog="make fuzz", description="Feed the readers with spoilt input.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"by default all: {', '.join(NAMES)}")
    parser.add_argument("--seconds", type=float, default=60, help="for all targets together (default: %(default)s)")
    parser.add_argument("--seed", type=int, help="a number, to do again what was done before")
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "fuzz", help="where inputs and logs are kept")
    given = parser.parse_args(arguments)
    names = given.targets or NAMES
    if unknown := [name for name in names if name not in NAMES]:
        parser.error(f"there is no target '{unknown[0]}'; known are {', '.join(NAMES)}")
    seed = SystemRandom().getrandbits(31) if given.seed is None else given.seed
    print(f"{len(names)} targets, {given.seconds:g} seconds, --seed {seed}" + ("" if is_guided() else f"\n{_BLIND}"))
    faults = 0
    for name in names:
        outcome = feed(name, given.seconds / len(names), seed, given.build)
        faults += len(outcome.faults)
        said = f"{len(outcome.faults) or 'no'} fault{'' if len(outcome.faults) == 1 else 's'}"
        print(f"{name:14}{outcome.executions:>10,} inputs {outcome.cpu:>8.1f} s of CPU  {said}", flush=True)
        for fault in outcome.faults:
            print(f"  {fault}", flush=True)
    if faults:
        print("The inputs are kept, and the tests run them from now on. Mend what they show, and commit both.")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
