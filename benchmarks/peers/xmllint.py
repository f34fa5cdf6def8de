"""``xmllint``: libxml2 from the command line, one core."""

from pathlib import Path

from benchmarks.measure import Side
from benchmarks.peers.peer import Peer, program


def peer() -> Peer:
    return program("xmllint", "libxml2's own command", "libxml2-utils", ("--version",), r"libxml version (\d+)")


def validate(edition: Path, schema: Path, cables: list[str]) -> Side:
    """Parse, and check with the XSD; nothing is printed but a line a file, which nobody reads."""
    command = ("xmllint", "--noout", "--schema", str(schema), *cables)
    return Side("xmllint --schema", command, edition, len(cables))
