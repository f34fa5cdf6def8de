"""Validation against the schema alone."""

from collections.abc import Iterator

from benchmarks.bench import SCHEMA, Bench, cables_of, named, ours, profile, workers_of
from benchmarks.goals import at_least
from benchmarks.peers import bare, explainer, jing, xmllint
from benchmarks.table import Table

_SAMPLE = 100
_ABOUT = (
    "Parse each cable and check it with the schema; none of the rules. Whole processes, start included, but for "
    "`xmlschema`, which would load its schema longer than it checks the sample."
)


def tables(bench: Bench) -> Iterator[Table]:
    edition = bench.edition(bench.cables)
    xsd, rng = SCHEMA / "cable.xsd", SCHEMA / "cable.rng"
    command = ("validate", "--schema", str(xsd), "tei/cables")
    sides = [ours(command, edition, bench.cables, workers) for workers in workers_of("validate")]
    sides += [bare.validate(edition, xsd, bench.cables, threads) for threads in (1, 2)]
    cables = cables_of(edition)
    peers = {
        xmllint.peer(): xmllint.validate(edition, xsd, cables),
        jing.peer(): jing.validate(edition, rng, cables),
        explainer.peer(): explainer.validate(edition, xsd, bench.few(_SAMPLE)),
    }
    sides += [side for peer, side in peers.items() if peer.is_here]
    figures = bench.take_turns(sides)
    table = Table("Validation, schema only", _ABOUT, figures, missing=[peer for peer in peers if not peer.is_here])
    table.goals.append(
        at_least(
            f"`validate`, schema only, {bench.cables:,} valid cables, 2 workers",
            0.6,
            "the bare libxml2 loop on 2 threads",
            table.named(named(workers_of("validate")[-1])),
            table.named("bare lxml loop, 2 threads"),
            profile(command, edition, bench.cables),
        )
    )
    yield table
