"""One target, fed for a while, in a process of its own: ``python -m tests.fuzz.worker NAME FOLDER SECONDS SEED``."""

import importlib.util
import json
import os
import sys
import time
from pathlib import Path
from random import Random
from typing import NoReturn

from .minimise import minimise
from .mutation import tokens, trees
from .target import FOUND, Target, load, name_of
from .trial import Fault, trial

_LONGEST = 40_000
"""Bytes of an input."""

_PATIENCE = 6.0
"""Seconds that one input may take. Guided, everything takes about three times as long as it would."""

_MEMORY = 4 << 30
_SMALLER = 20
"""Seconds to make an input smaller, the time being over or not."""

CURRENT, RESULT = "current", "result.json"


def is_guided() -> bool:
    """Whether atheris is there, which tells which inputs reach code that none reached before."""
    return importlib.util.find_spec("atheris") is not None


class Worker:
    """Runs inputs, keeps what fails, and ends the process when the time is over: atheris would never return."""

    def __init__(self, target: Target, folder: Path, until: float, random: Random) -> None:
        self.target = target
        self.random = random
        self._until = until
        self._current, self._result = folder / CURRENT, folder / RESULT
        self._others = list(target.inputs.values())
        self._faults: dict[str, dict[str, str]] = {}
        self._executions = 0

    def execute(self, data: bytes) -> None:
        """Run one input. It is written down before, in case that the process does not survive it."""
        self._current.write_bytes(data)
        fault = trial(self.target.run, data, _PATIENCE)
        self._executions += 1
        if fault and fault.kind not in self._faults:
            self._keep(data, fault)
        if time.monotonic() > self._until:
            self.end()

    def change(self, data: bytes, most: int, seed: int) -> bytes:
        """Another input, made from one that was good or reached something."""
        random = Random(seed)
        changed = None
        if self.target.is_xml and random.random() < 0.7:
            changed = trees.change(data, random, self._others, self.target.words)
        if changed is None or len(changed) > most:
            changed = tokens.change(data, random, self._others, self.target.words)
        return changed[:most]

    def end(self) -> NoReturn:
        """Say what was done, and stop."""
        cpu = time.process_time()
        said = {"executions": self._executions, "cpu": round(cpu, 1), "faults": list(self._faults.values())}
        self._result.write_text(json.dumps(said), "utf-8")
        self._current.unlink(missing_ok=True)
        sys.stdout.flush()
        os._exit(0)

    def _keep(self, data: bytes, fault: Fault) -> None:
        """Make the input small, and keep it with the others."""

        until = time.monotonic() + _SMALLER

        def fails_alike(smaller: bytes) -> bool:
            if time.monotonic() > until:
                return False
            found = trial(self.target.run, smaller, _PATIENCE)
            return found is not None and found.kind == fault.kind

        small = minimise(data, fails_alike)
        path = FOUND / self.target.name / name_of(small)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(small)
        print(f"{path.name}\n{fault.trace}", flush=True)
        self._faults[fault.kind] = {"kind": fault.kind, "message": fault.message, "path": os.path.relpath(path)}


def _blind(worker: Worker) -> NoReturn:
    """Change the seeds at random, without regard to what that reaches."""
    seeds = list(worker.target.inputs.values()) or [b""]
    for data in seeds:
        worker.execute(data)
    while True:
        worker.execute(worker.change(worker.random.choice(seeds), _LONGEST, worker.random.getrandbits(32)))


def _guided(worker: Worker, folder: Path, seed: int) -> None:
    """Let libFuzzer choose what to change: its corpus stays in the folder, and the next run goes on from there."""
    import atheris

    corpus, seeds = folder / "corpus", folder / "seeds"
    for each in (corpus, seeds):
        each.mkdir(exist_ok=True)
    for data in worker.target.inputs.values():
        (seeds / name_of(data)).write_bytes(data)

    def change(data: bytes, most: int, number: int) -> bytes:
        if number % 8 == 0:
            return bytes(atheris.Mutate(data, most))
        return worker.change(data, most, number)

    options = [f"-max_len={_LONGEST}", f"-seed={seed}", f"-artifact_prefix={folder}/", "-timeout=60", "-len_control=0"]
    atheris.Setup(["fuzz", str(corpus), str(seeds), *options], worker.execute, custom_mutator=change)
    atheris.Fuzz()


def _load(name: str) -> Target:
    if not is_guided():
        return load(name)
    import atheris

    with atheris.instrument_imports(include=["diplomatic"]):
        return load(name)


def _limit_memory() -> None:
    if importlib.util.find_spec("resource"):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main(name: str, folder: Path, seconds: float, seed: int) -> None:
    """Feed a target. What it takes to begin is not counted."""
    _limit_memory()
    target = _load(name)
    worker = Worker(target, folder, time.monotonic() + seconds, Random(seed))
    if is_guided():
        _guided(worker, folder, seed)
    else:
        _blind(worker)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
