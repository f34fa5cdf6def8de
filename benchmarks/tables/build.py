"""The first build of a whole edition."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from benchmarks.bench import SHEET, Bench, build_into, named, ours, profile, workers_of
from benchmarks.goals import at_least
from benchmarks.peers import bare
from benchmarks.table import Table

_FEW = 500
_ABOUT = (
    "`diplomatic build` into an empty folder, start included, without books, search and address: every cable is checked with "
    "every rule, then come both views as HTML and text, its TEI, its citations, and the pages of the registers, lists and "
    "pictures, all linked. A bare loop parses, renders both views with the same stylesheets and the same text transform, and "
    "writes these four files of a cable: once with our renderer, which answers the stylesheets' questions for labels by "
    "functions, and once, {} cables of them, with lxml alone, where they read the file of labels for each "
    "page. The goal that was set is the second; the first is harder, and shows what there is to gain."
)


def tables(bench: Bench) -> Iterator[Table]:
    edition = bench.edition(bench.cables)
    pages = bench.folder / "pages"
    workers = workers_of("build", (2,))[-1]
    us = ours(build_into(bench.site), edition, bench.cables, workers, before=partial(bench.remove, bench.site.parent))
    few = bench.few(_FEW)
    loops = [
        replace(bare.build(bench.edition(cables), sheet, cables, 2, pages), before=partial(bench.remove, pages))
        for sheet, cables in ((None, bench.cables), (SHEET, few))
    ]
    table = Table("First build", _ABOUT.format(f"{few:,}"), bench.take_turns([us, *loops]))
    bench.built.append(table.named(us.name))
    profiled = bench.folder / "profiled" / "site"
    seen = profile(build_into(profiled), bench.edition(few), few, partial(bench.remove, profiled.parent))
    what = f"`build` to HTML and text, {bench.cables:,} cables, 2 workers, first time"
    for against, loop in zip(
        ("a bare loop of our renderer on 2 processes", "a bare lxml loop on 2 processes"), loops, strict=True
    ):
        table.goals.insert(0, at_least(what, 0.6, against, table.named(named(workers)), table.named(loop.name), seen))
    yield table
