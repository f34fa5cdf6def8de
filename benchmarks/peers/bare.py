"""A bare loop in lxml: the script that somebody writes in an afternoon, with nothing around the work itself.

It is what ours is measured against first: all that we do besides (findings, contexts, indexes) shows as a difference to it.
"""

import sys
from pathlib import Path

from benchmarks.measure import Side

_LOOPS = Path(__file__).resolve().parents[1] / "loops"


def validate(edition: Path, schema: Path, documents: int, threads: int) -> Side:
    """Parse, and check with libxml2's XSD. Threads share one schema: lxml lets go of Python's lock."""
    name = f"bare lxml loop, {threads} thread{'s' if threads > 1 else ''}"
    return Side(name, _loop("validate_bare", schema, documents, threads), edition, documents, threads)


def render(edition: Path, sheet: Path, documents: int, text: bool) -> Side:
    """Both views in memory, in one process; with ``text`` also as plain text, by our own transform."""
    name = "bare lxml loop, HTML and text" if text else "bare lxml loop, HTML"
    command = _loop("render_bare", sheet, documents, "text" if text else "html")
    return Side(name, command, edition, documents, tells_time=True)


def build(edition: Path, sheet: Path | None, documents: int, processes: int, output: Path) -> Side:
    """Both views as HTML and as text, written; nothing else. Without a ``sheet``, our renderer runs ours, which it does faster."""
    name = (
        f"bare {'lxml loop' if sheet else 'loop of our renderer'}, {processes} process{'es' if processes > 1 else ''}"
    )
    return Side(name, _loop("build_bare", sheet or "", output, processes), edition, documents, processes)


def rebuild(edition: Path, sheet: Path, documents: int, output: Path) -> Side:
    """A look at every source against a list; what has changed is made anew."""
    return Side("bare script", _loop("rebuild_bare", sheet, output), edition, documents)


def _loop(name: str, *arguments: object) -> tuple[str, ...]:
    return (sys.executable, str(_LOOPS / f"{name}.py"), *map(str, arguments))
