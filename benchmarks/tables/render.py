"""Rendering in memory."""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench import SHEET, Bench, cables_of
from benchmarks.measure import REPOSITORY, Side
from benchmarks.peers import bare, saxon, xsltproc
from benchmarks.table import Table

_MOST = 500
_LOOP = REPOSITORY / "benchmarks" / "loops" / "render_ours.py"
_ABOUT = (
    "Each cable in both views, on one core, nothing written: as HTML alone, which the peers can make with the same stylesheets "
    "(XSLT 1.0), and as HTML and plain text. The seconds are those of the loop, without the start; for `xsltproc` with it. "
    "Ours answers the stylesheets' questions for labels by functions; with any other "
    "processor they read the file of labels for each page."
)


def tables(bench: Bench) -> Iterator[Table]:
    cables = bench.few(_MOST)
    edition = bench.edition(cables)
    sides = [_ours(edition, cables, "html"), bare.render(edition, SHEET, cables, text=False)]
    peers = {
        xsltproc.peer(): xsltproc.render(edition, SHEET, cables_of(edition)),
        saxon.peer(): saxon.render(edition, SHEET, cables),
    }
    sides += [side for peer, side in peers.items() if peer.is_here]
    missing = [peer for peer in peers if not peer.is_here]
    yield Table("Rendering, HTML", _ABOUT, bench.take_turns(sides), missing=missing)
    sides = [_ours(edition, cables, "text"), bare.render(edition, SHEET, cables, text=True)]
    about = "The same with the plain text of both views; the bare loop has it from our own transform, because there is no other."
    yield Table("Rendering, HTML and text", about, bench.take_turns(sides))


def _ours(edition: Path, cables: int, what: str) -> Side:
    name = "diplomatic, HTML and text" if what == "text" else "diplomatic, HTML"
    command = (sys.executable, str(_LOOP), str(cables), what)
    return Side(name, command, edition, cables, is_ours=True, tells_time=True)
