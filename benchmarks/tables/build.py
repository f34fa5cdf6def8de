"""The first build of a whole edition."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from benchmarks.bench import SHEET, Bench, named, ours, profile, remove, workers_of
from benchmarks.goals import at_least
from benchmarks.peers import bare
from benchmarks.table import Table

_PROFILED = 500
_ABOUT = (
    "`diplomatic build` into an empty folder, start included, without books, search and address: every cable is checked with "
    "every rule, then come both views as HTML and text, its TEI, its citations, and the pages of the registers, lists and "
    "pictures, all linked. The bare loop parses, renders both views with the same stylesheets and the same text transform, "
    "and writes these four files of a cable."
)


def tables(bench: Bench) -> Iterator[Table]:
    edition = bench.edition(bench.cables)
    site, pages = bench.folder / "site", bench.folder / "pages"
    workers = workers_of("build", (2,))[-1]
    us = ours(_command(site), edition, bench.cables, workers, before=partial(remove, site))
    bare_loop = replace(bare.build(edition, SHEET, bench.cables, 2, pages), before=partial(remove, pages))
    table = Table("First build", _ABOUT, bench.take_turns([us, bare_loop]))
    bench.built.append(table.named(us.name))
    cables = bench.few(_PROFILED)
    profiled = bench.folder / "profiled"
    table.goals.append(
        at_least(
            f"`build` to HTML and text, {bench.cables:,} cables, 2 workers, first time",
            0.6,
            "the bare loop on 2 processes",
            table.named(named(workers)),
            table.named(bare_loop.name),
            profile(_command(profiled), bench.edition(cables), cables, partial(remove, profiled)),
        )
    )
    yield table


def _command(site: object) -> tuple[str, ...]:
    return ("build", "--output", str(site))
