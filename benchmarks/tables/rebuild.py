"""What a build takes when little or nothing has changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.bench import SHEET, Bench, build_into, ours, profile, workers_of
from benchmarks.changes import change_cable, change_person, change_stylesheet, named_by
from benchmarks.goals import at_most
from benchmarks.measure import Side, run
from benchmarks.peers import bare
from benchmarks.table import Table

_ABOUT = (
    "`diplomatic build` when the site is there, start included; before each of these runs, and not counted, another one brings "
    "the site up to date. {} cables name the person whose entry changes. The bare script looks at the size and the time of each "
    "cable, and renders and writes again the one that is another; it knows of no register, index or other page that the change "
    "concerns, and does not look at what lies in its output."
)


def tables(bench: Bench) -> Iterator[Table]:
    edition = bench.edition(bench.cables)
    pages, command = bench.folder / "pages", build_into(bench.site)
    us = ours(command, edition, bench.cables, workers_of("build", (2,))[-1])
    script = bare.rebuild(edition, SHEET, bench.cables, pages)
    nothing, cable = _side(us, "diplomatic, nothing changed"), _side(us, "diplomatic, one cable changed", change_cable)
    sides = [
        nothing,
        _side(script, "bare script, nothing changed", beside=nothing),
        cable,
        _side(script, "bare script, one cable changed", change_cable, beside=cable),
        _side(us, "diplomatic, one person of the register changed", change_person),
        _side(us, "diplomatic, a stylesheet of every page changed", change_stylesheet),
    ]
    figures = bench.take_turns(sides)
    table = Table("Rebuilding", _ABOUT.format(f"{named_by(edition):,}"), figures, has_rate=False)
    for what, most, side in (("no-change rebuild", 0.3, nothing), ("one cable changed", 0.8, cable)):
        found = profile(command, edition, bench.cables, side.before)
        table.goals.append(at_most(f"{what}, of {bench.cables:,}", most, table.named(side.name), found))
    yield table


def _side(side: Side, name: str, change: Callable[[Path], None] | None = None, *, beside: Side | None = None) -> Side:
    """A side that has seen all earlier changes, and then this one."""

    def before() -> None:
        run(side)
        if change:
            change(side.folder)

    return replace(side, name=name, before=before, beside=beside.name if beside else "")
