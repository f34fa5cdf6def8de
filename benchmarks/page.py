"""The page: every table of a run, what was to be reached, and where the time goes where it was not."""

from collections.abc import Iterable, Iterator
from statistics import median
from textwrap import fill

from benchmarks.goals import Goal
from benchmarks.measure import REPOSITORY, Figures, Ratio, ratio, shown, thrift
from benchmarks.profiling import Seen
from benchmarks.run import Run
from benchmarks.table import Table

_NONE = "–"
_PACKAGES, _FUNCTIONS = 8, 16
_BUSY = 1.0
_WIDTH = 124
_HEAD = """# Performance

<!-- Written by `make performance`: measure again instead of changing it. -->

Measured on an invented edition of {cables} cables of {size:.1f} KB: a header, 25 short paragraphs, a distribution list and two
or three notes each. All sides of a table do the work in the same run and on the same files, as processes of their own that
take turns. A figure is the median of up to {rounds} rounds; in brackets are the least and the most. Machines differ and are busy
now and then, so it is the ratios that say something: those by the clock are made round by round, those by the processor say
what a document costs whatever else the machine does. Seconds of the processor and memory (what is
shared counted once) are sums over all processes of a side, from its start to its end.

"""
_WHY = """
## Why not

The goals that were missed, and where the time of the command goes: in one process, by looking at its stack two hundred times a
second. A part of ours is named by its folder, a function by its module; what libxml2 and libxslt take counts for the function
that calls them; what a module takes to be imported is its `<module>`."""
_AGAIN = """
## Once more

```
make performance                # this page anew; some minutes
make bench                      # the same tables, small, on the terminal
python -m benchmarks --help     # other sizes, single tables
```

The peers that are programs: `apt install xsltproc libxml2-utils jing`. What is missing is named in the tables.
"""


def page(run: Run) -> str:
    """The whole page, in Markdown."""
    head = _HEAD.format(cables=f"{run.cables:,}", size=run.size / 1000, rounds=run.rounds)
    return head + "\n".join([*_machine(run), *_caution(run), *_goals(run), *_tables(run), *_why(run)]) + _AGAIN


def _machine(run: Run) -> Iterator[str]:
    yield "| | |\n|---|---|"
    yield from (f"| {name} | {value} |" for name, value in run.machine.items())
    yield f"| Load of the minute before | {run.busy:.1f} |"
    for peer in run.peers:
        yield f"| {peer.name} ({peer.what}) | {peer.version or f'not here: `{peer.install}`'} |"


def _caution(run: Run) -> Iterator[str]:
    if run.busy > _BUSY:
        yield "\nThe machine had other work to do: seconds on the clock say little here, those of the processor and ratios more."


def _goals(run: Run) -> Iterator[str]:
    yield "\n## What it has to reach\n\n| what | wanted | measured | reached |\n|---|---|---|---|"
    for goal in run.goals:
        verdict = "yes" if goal.is_reached else "no"
        yield f"| {goal.what} | {goal.least} | {_plain(goal.measured)} | {verdict} |"


def _tables(run: Run) -> Iterator[str]:
    for table in run.tables:
        yield f"\n## {table.title}\n\n{fill(table.about, _WIDTH, break_on_hyphens=False)}\n"
        yield from _growing(table.figures) if table.beside_first else _compared(table)
        yield from (f"| {peer.name} | not here: `{peer.install}` | | | | | |" for peer in table.missing)
    for name, reason in run.failures.items():
        yield f"\n## {name}\n\nThis could not be measured: {_plain(reason)}"


def _compared(table: Table) -> Iterator[str]:
    yield "| | seconds | documents/s | processor, s | memory, MB | ours is … times as fast | by the processor |"
    yield "|---|---|---|---|---|---|---|"
    for figures in table.figures:
        if figures.failure:
            yield f"| {figures.name} | failed: {_plain(figures.failure)} | | | | | |"
            continue
        us = table.ours_like(figures)
        found, less = (ratio(us, figures), thrift(us, figures)) if us else (None, None)
        rate = f"{figures.rate:,.0f}" if table.has_rate else _NONE
        cells = (
            _spread(figures.seconds),
            rate,
            shown(median(figures.cpu)),
            _megabytes(figures),
            found or _NONE,
            shown(less) if less else _NONE,
        )
        yield f"| {figures.name} | {' | '.join(map(str, cells))} |"


def _growing(all_figures: list[Figures]) -> Iterator[str]:
    yield "| | seconds | processor, ms each | beside the first | memory, MB | beside the first |\n|---|---|---|---|---|---|"
    first = all_figures[0]
    for figures in all_figures:
        if figures.failure:
            yield f"| {figures.name} | failed: {_plain(figures.failure)} | | | | |"
            continue
        cost, memory = (
            (shown(figures.each / first.each), _times(figures.memory, first.memory))
            if first.seconds
            else (_NONE, _NONE)
        )
        cells = (_spread(figures.seconds), shown(figures.each * 1000), cost, _megabytes(figures), memory)
        yield f"| {figures.name} | {' | '.join(cells)} |"


def _why(run: Run) -> Iterator[str]:
    missed = [goal for goal in run.goals if not goal.is_reached]
    if not missed or not run.profiles:
        return
    yield _WHY
    for goal in missed:
        yield f"\n### {goal.what}: {_plain(goal.measured)} where {goal.least} was wanted\n"
        seen = run.profiles.get(goal.what)
        yield from (
            _profile(seen)
            if seen
            else ["The table above has the figures; a profile of the time would not explain them."]
        )


def _profile(seen: Seen) -> Iterator[str]:
    each = f", {seen.seconds / seen.documents * 1000:.2f} ms a cable" if seen.documents > 1 else ""
    yield f"`diplomatic {' '.join(map(_plain, seen.arguments))}`: {shown(seen.seconds)} s of the processor{each}.\n"
    yield "| part | % |\n|---|---|"
    yield from (f"| {name} | {_share(seconds, seen)} |" for name, seconds in seen.packages[:_PACKAGES])
    yield "\n| function, with all that it calls | ms a cable | % |\n|---|---|---|"
    for name, seconds in seen.functions[:_FUNCTIONS]:
        yield f"| `{name}` | {seconds / seen.documents * 1000:.2f} | {_share(seconds, seen)} |"


def _share(seconds: float, seen: Seen) -> str:
    return f"{100 * seconds / seen.seconds:.0f}"


def _spread(seconds: Iterable[float]) -> str:
    all_seconds = sorted(seconds)
    return str(Ratio(median(all_seconds), all_seconds[0], all_seconds[-1]))


def _times(one: int, other: int) -> str:
    return shown(one / other) if one and other else _NONE


def _megabytes(figures: Figures) -> str:
    return f"{figures.memory / 1_000_000:.0f}" if figures.memory else _NONE


def _plain(text: str) -> str:
    """A text for a cell, without the paths of this machine."""
    return text.replace(f"{REPOSITORY}/", "").replace("|", "/").replace("\n", " ")


def goals_met(goals: Iterable[Goal]) -> str:
    """How many goals were reached, in a line."""
    verdicts = [goal.is_reached for goal in goals]
    return f"{sum(verdicts)} of {len(verdicts)} goals reached"
