"""Where a command spends its time: ``python benchmarks/sampling.py OUT.json build --jobs 1`` runs it in this process and looks at
its stack two hundred times a second.

Each look counts for the processor time since the last one, so that a long call into libxml2 or libxslt, during which Python
cannot look, counts in full for the function that made it. Processes and threads that the command starts are not seen.
"""

import json
import runpy
import signal
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from time import process_time
from types import FrameType
from typing import TypeVar

_EVERY = 0.005
_COMMAND = Path(__file__).with_name("command.py")
_MOST = 60
_Key = TypeVar("_Key")
Seconds = dict[tuple[str, str], float]
"""By the file and the qualified name of a function."""


class Sampler:
    """Seconds of the processor by function: in itself, and in all that it called."""

    def __init__(self) -> None:
        self.alone: Seconds = defaultdict(float)
        self.with_called: Seconds = defaultdict(float)
        self._last = process_time()

    def start(self) -> None:
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _look(self, _: int, frame: FrameType | None) -> None:
        now = process_time()
        since, self._last = now - self._last, now
        places = []
        while frame is not None:
            places.append((frame.f_code.co_filename, frame.f_code.co_qualname))
            frame = frame.f_back
        if places:
            self.alone[places[0]] += since
            for place in set(places):
                self.with_called[place] += since


def package(file: str) -> str:
    """The part of ours that a file belongs to (``publish/pictures``), the package of others, or ``python``."""
    parts = Path(file).with_suffix("").parts
    if "diplomatic" in parts:
        ours = parts[parts.index("diplomatic") + 1 : -1]
        return "/".join(ours[:2]) or "diplomatic"
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1]
    return "python"


def table(sampler: Sampler) -> dict[str, object]:
    """What was seen, as JSON has it: seconds by package, and the functions that took most of them."""
    packages: dict[str, float] = defaultdict(float)
    for (file, _), seconds in sampler.alone.items():
        packages[package(file)] += seconds

    def rows(counted: Seconds) -> list[list[object]]:
        named: Seconds = defaultdict(float)
        for (file, name), seconds in counted.items():
            named[f"{package(file)}/{Path(file).stem}", name] += seconds
        return [[module, name, seconds] for (module, name), seconds in _largest(named.items())[:_MOST]]

    return {
        "seconds": sum(sampler.alone.values()),
        "packages": _largest(packages.items()),
        "alone": rows(sampler.alone),
        "with_called": rows(sampler.with_called),
    }


def _largest(counted: Iterable[tuple[_Key, float]]) -> list[tuple[_Key, float]]:
    return sorted(counted, key=lambda item: -item[1])


def main() -> None:
    """Run the command line with the arguments after the first, which names the file to write."""
    out, *arguments = sys.argv[1:]
    sys.argv = [str(_COMMAND), *arguments]
    sampler = Sampler()
    sampler.start()
    try:
        runpy.run_path(str(_COMMAND), run_name="__main__")
    finally:
        sampler.stop()
        Path(out).write_text(json.dumps(table(sampler)), encoding="utf-8")


if __name__ == "__main__":
    main()
