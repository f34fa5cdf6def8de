"""Schematron with XPath 2.0 and 3.1, beside Saxon with the same schema as an XSLT 3.0 stylesheet."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench import SCHEMA, Bench, cables_of
from benchmarks.measure import REPOSITORY, Failed, Side, environment
from benchmarks.peers import saxon
from benchmarks.table import Table

REFERENCE = Path(os.environ.get("SCHEMATRON", REPOSITORY.parent / "shared" / "schematron")).parent / "tei"
"""The TEI Consortium's ``tei_all.sch`` and letters to check with it, where they are at hand."""

_LOOPS = REPOSITORY / "benchmarks" / "loops"
_MOST = 300
_ABOUT = (
    "{} One core; the seconds are those of the loop, without reading the schema. Both sides have the same findings."
)


def tables(bench: Bench) -> Iterator[Table]:
    cables = bench.few(_MOST)
    edition = bench.edition(cables)
    about = "The Schematron of the cable schema (`schema/cable.sch`) on cables."
    yield _table(bench, "Schematron: the cable schema", about, SCHEMA / "cable.sch", edition, cables_of(edition))
    schema, letters = REFERENCE / "tei_all.sch", sorted(map(str, REFERENCE.glob("documents/*/L*.xml")))
    if schema.is_file() and letters:
        about = f"The TEI's own rules (`tei_all.sch`) on {len(letters)} letters of another edition, of 27 KB."
        yield _table(bench, "Schematron: tei_all", about, schema, edition, letters)


def _table(bench: Bench, title: str, about: str, schema: Path, folder: Path, files: list[str]) -> Table:
    command = (sys.executable, str(_LOOPS / "schematron_ours.py"), str(schema), *files)
    ours = Side("diplomatic", command, folder, len(files), is_ours=True, tells_time=True)
    sides, peer = [ours], saxon.peer()
    if peer.is_here:
        sides.append(saxon.schematron(folder, schema, files))
        _same_findings(sides)
    missing = [] if peer.is_here else [peer]
    return Table(title, _ABOUT.format(about), bench.take_turns(sides), missing=missing)


def _same_findings(sides: list[Side]) -> None:
    """Both sides do the same work, or the figures mean nothing.

    Raises:
        Failed: if they do not.
    """
    counts = set()
    for side in sides:
        python, script, *rest = side.arguments
        done = subprocess.run(
            [python, script, "-c", *rest], cwd=side.folder, env=environment(),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        counts.add(done.stdout.strip() or done.stderr.strip())
    if len(counts) > 1:
        raise Failed(f"the two have other findings: {' and '.join(sorted(counts))[:200]}")
