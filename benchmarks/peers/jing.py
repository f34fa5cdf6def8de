"""``jing``: RELAX NG in Java, with the schema that is compiled from the same ODD. One command for all files, as it is meant."""

from pathlib import Path

from benchmarks.measure import Side
from benchmarks.peers.peer import Peer, program


def peer() -> Peer:
    return program("jing", "RELAX NG, in Java", "jing", (), r"Jing version (\d+)")


def validate(edition: Path, schema: Path, cables: list[str]) -> Side:
    return Side("jing", ("jing", str(schema), *cables), edition, len(cables))
