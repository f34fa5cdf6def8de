"""``xsltproc``: libxslt from the command line, one core. It compiles the stylesheet once for all files."""

from pathlib import Path

from benchmarks.measure import Side
from benchmarks.peers.peer import Peer, program


def peer() -> Peer:
    return program("xsltproc", "libxslt's own command", "xsltproc", ("--version",), r"libxslt (\d+)")


def render(edition: Path, sheet: Path, cables: list[str]) -> Side:
    """Both views, one after the other, to nowhere; it has no way to take two parameters in one run."""
    script = 'sheet=$1; shift; for view in reading diplomatic; do xsltproc --stringparam view $view "$sheet" "$@" || exit; done'
    return Side("xsltproc, HTML", ("sh", "-c", script, "xsltproc", str(sheet), *cables), edition, len(cables))
