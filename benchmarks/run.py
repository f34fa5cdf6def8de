"""One run of all tables. What fails is named with its reason, and the others go on."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from benchmarks.bench import Bench
from benchmarks.goals import Goal
from benchmarks.machine import busy, machine
from benchmarks.measure import Failed
from benchmarks.peers import explainer, jing, saxon, xmllint, xsltproc
from benchmarks.peers.peer import Peer
from benchmarks.profiling import Seen, look
from benchmarks.table import Table
from benchmarks.tables import ALL

from diplomatic.diagnostics import CannotRun

_PEERS = (xmllint, jing, xsltproc, saxon, explainer)
_EXPECTED = (Failed, CannotRun, OSError, ValueError)


@dataclass
class Run:
    """What a run came to. ``size`` is that of a cable in the middle, in bytes, ``busy`` the load before the run; ``failures`` and
    ``profiles`` are by title.
    """

    cables: int
    rounds: int
    size: float
    machine: dict[str, str]
    peers: list[Peer]
    busy: float = 0.0
    tables: list[Table] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    profiles: dict[str, Seen] = field(default_factory=dict)

    @property
    def goals(self) -> list[Goal]:
        return [goal for table in self.tables for goal in table.goals]


def carry_out(bench: Bench, only: Iterable[str] = (), why: bool = True) -> Run:
    """Measure all tables, or those that are named; and see ``why`` a goal is missed."""
    load = busy()
    edition = bench.edition(bench.cables)
    size = median(path.stat().st_size for path in (edition / "tei" / "cables").glob("*.xml"))
    run = Run(bench.cables, bench.rounds, size, machine(bench.folder), [each.peer() for each in _PEERS], load)
    wanted = list(only) or list(ALL)
    for name in wanted:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            for table in ALL[name](bench):
                run.tables.append(table)
                if why:
                    _profile(table, run)
        except _EXPECTED as error:
            run.failures[name] = f"{error}"
    return run


def _profile(table: Table, run: Run) -> None:
    """Where the time goes for each goal that is missed; one command is looked at once."""
    seen: dict[tuple[str, ...], Seen] = {}
    for goal in table.goals:
        if goal.is_reached or goal.profile is None:
            continue
        try:
            key = (*goal.profile.arguments, str(goal.profile.before))
            seen[key] = seen.get(key) or look(goal.profile)
            run.profiles[goal.what] = seen[key]
        except _EXPECTED as error:
            run.failures[f"A profile of {goal.what}"] = f"{error}"
