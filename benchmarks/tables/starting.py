"""How soon a command answers."""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench import Bench, cables_of, ours, profile
from benchmarks.goals import Goal, at_most
from benchmarks.measure import Side, shown, take_turns
from benchmarks.table import Table

_TIMES_AS_MANY = 4
_ABOUT = (
    "New processes, with their files in the memory of the system. One cable is checked with every rule of its edition, "
    "which has no other."
)


def tables(bench: Bench) -> Iterator[Table]:
    edition = bench.edition(1)
    one = cables_of(edition)[0]
    python = _python("bare Python", edition, "pass")
    importing = _python("Python that imports lxml and click", edition, "import lxml.etree, click")
    helping = ours(("--help",), edition, 1, name="diplomatic --help")
    checking = ours(("validate", one), edition, 1, name="diplomatic validate of one cable")
    figures = take_turns([python, importing, helping, checking], _TIMES_AS_MANY * bench.rounds, bench.seconds)
    table = Table("Starting", _ABOUT, figures, has_rate=False)
    bare, libraries, help_, check = figures
    found = profile(("--help",), edition, 1)
    table.goals.append(at_most("`diplomatic --help`", 0.15, help_, found, beyond=bare))
    if check.failure or libraries.failure:
        table.goals.append(Goal(_COLD, _TIMES, check.failure or libraries.failure))
    else:
        times = check.typical / libraries.typical
        found = profile(("validate", one), edition, 1)
        table.goals.append(Goal(_COLD, _TIMES, f"{shown(times)} ×", times <= 3, found))
    yield table


_COLD, _TIMES = "cold `diplomatic validate` of one cable", "at most 3 × importing lxml and click"


def _python(name: str, folder: Path, code: str) -> Side:
    return Side(name, (sys.executable, "-c", code), folder, 1)
