"""``xmlschema``: XSD in Python. It explains what libxml2 only refuses, which is what we ask it for; here it checks alone."""

import sys
from pathlib import Path

from benchmarks.measure import Side
from benchmarks.peers.peer import Peer, package

_LOOP = Path(__file__).resolve().parents[1] / "loops" / "validate_xmlschema.py"


def peer() -> Peer:
    return package("xmlschema", "XSD, in Python")


def validate(edition: Path, schema: Path, documents: int) -> Side:
    command = (sys.executable, str(_LOOP), str(schema), str(documents))
    return Side(f"xmlschema, {documents} of them", command, edition, documents, tells_time=True)
