"""Validation with every rule."""

from collections.abc import Iterator

from benchmarks.bench import SCHEMA, Bench, named, ours, profile, workers_of
from benchmarks.goals import Goal
from benchmarks.measure import shown
from benchmarks.peers import bare
from benchmarks.table import Table

_MOST = 2000
_LEAST = 400
_ABOUT = (
    "`diplomatic validate` of a whole edition: schema, every rule, and the rules that compare the cables with each other. "
    "No peer does that; the bare loop checks with the schema alone."
)


def tables(bench: Bench) -> Iterator[Table]:
    cables = bench.few(_MOST)
    edition = bench.edition(cables)
    sides = [ours(("validate",), edition, cables, workers) for workers in workers_of("validate")]
    sides.append(bare.validate(edition, SCHEMA / "cable.xsd", cables, 1))
    table = Table("Validation with every rule", _ABOUT, bench.take_turns(sides))
    table.goals.append(_goal(table))
    yield table


def _goal(table: Table) -> Goal:
    one = table.named(named(1))
    what, least = "`validate` with every rule, in a second of one core", f"{_LEAST} documents"
    if one.failure:
        return Goal(what, least, one.failure)
    found = profile(("validate",), one.side.folder, one.side.documents)
    rate = 1 / one.each  # of a core that does nothing else
    return Goal(what, least, f"{shown(rate)}", rate >= _LEAST, found)
