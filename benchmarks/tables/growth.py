"""What a cable costs when there are many."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from benchmarks.bench import Bench, build_into, ours, profile, workers_of
from benchmarks.goals import Goal
from benchmarks.measure import Figures, Side, shown
from benchmarks.table import Table

_COST, _MEMORY = 1.15, 1.5
_ABOUT = (
    "The same edition, smaller and larger: what one cable takes of the processor, and memory at most, beside the smallest. "
    "`validate` with every rule, and a first build."
)


def tables(bench: Bench) -> Iterator[Table]:
    site = bench.folder / "growing" / "site"
    for command in (("validate",), build_into(site)):
        figures = _figures(bench, command)
        table = Table(f"Growth: {command[0]}", _ABOUT, figures, beside_first=True)
        table.goals += _goals(command, figures)
        yield table
        bench.remove(site.parent)


def _figures(bench: Bench, command: tuple[str, ...]) -> list[Figures]:
    known = {each.side.documents: each for each in bench.built if command[0] == "build"}
    sides = {cables: _side(bench, command, cables) for cables in bench.sizes}
    found = bench.take_turns([side for cables, side in sides.items() if cables not in known])
    measured = {each.side.documents: each for each in found}
    return [
        measured.get(cables) or replace(known[cables], side=replace(known[cables].side, name=side.name))
        for cables, side in sides.items()
    ]


def _side(bench: Bench, command: tuple[str, ...], cables: int) -> Side:
    before = partial(bench.remove, bench.folder / "growing")
    workers = workers_of(command[0], (2,))[-1]
    return ours(command, bench.edition(cables), cables, workers, name=f"{cables:,} cables", before=before)


def _goals(command: tuple[str, ...], figures: list[Figures]) -> Iterator[Goal]:
    first, last = figures[0], figures[-1]
    of = f"`{command[0]}`, {last.side.documents:,} cables beside {first.side.documents:,}"
    cost, memory = f"{of}: cost per document", f"{of}: peak memory"
    failure = first.failure or last.failure
    if failure:
        yield Goal(cost, f"at most {_COST} ×", failure)
        yield Goal(memory, f"at most {_MEMORY} ×", failure)
        return
    dearer, larger = last.each / first.each, last.memory / max(first.memory, 1)
    found = profile(command, first.side.folder, first.side.documents, first.side.before)
    yield Goal(cost, f"at most {_COST} ×", f"{shown(dearer)} ×", dearer <= _COST, found)
    yield Goal(memory, f"at most {_MEMORY} ×", f"{shown(larger)} ×", larger <= _MEMORY)
