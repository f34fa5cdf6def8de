"""Saxon's own C build for Python, which takes XSLT 1.0 stylesheets too, and Schematron as XSLT 3.0."""

import sys
from pathlib import Path

from benchmarks.measure import Side
from benchmarks.peers.peer import Peer, package

_LOOPS = Path(__file__).resolve().parents[1] / "loops"


def peer() -> Peer:
    return package("saxonche", "Saxon-HE, compiled for Python")


def render(edition: Path, sheet: Path, documents: int) -> Side:
    """Both views in memory, with the same stylesheet."""
    command = (sys.executable, str(_LOOPS / "render_saxon.py"), str(sheet), str(documents))
    return Side("saxonche, HTML", command, edition, documents, tells_time=True)


def schematron(folder: Path, schema: Path, files: list[str]) -> Side:
    """The schema as an XSLT 3.0 stylesheet."""
    command = (sys.executable, str(_LOOPS / "schematron_saxon.py"), str(schema), *files)
    return Side("saxonche", command, folder, len(files), tells_time=True)
