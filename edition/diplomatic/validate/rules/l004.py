"""A cable that is cited is in the edition, and the citation is not linked to it.

## What it means
A `ref[@type='cable']` without `@target` has a number that exactly one other cable bears, which was sent in the hundred days before.

## Why it matters
A reader could go from one cable to the other, and does not know it.

## Example
"your No. 848-849", and `cmc-030.xml` has the outgoing number 848-849

## What to do
Look at the other cable. If it is the one that is meant, write its address in `@target`. If not, suppress this finding with the
reason.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from diplomatic.diagnostics import Severity
from diplomatic.validate.corpus import Corpus, DocumentFacts
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.numbers import ranges

SEVERITY = Severity.WARNING


class _Bearer(NamedTuple):
    id: str
    path: Path
    date: str


_MOST_DAYS = 100
_LEAST = 100
_LONGEST = 50
_MOST_BEARERS = 20
"""Numbers below a hundred, ranges of more than fifty, and what more than twenty cables bear do not tell one cable from others."""


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    bearers = _bearers(corpus)
    for cable in corpus.cables:
        for citation in cable.citations:
            for first, last in ranges(citation.text):
                known = bearers.get(first, {})
                if len(known) > _MOST_BEARERS:
                    continue
                meant = [other for other in known.values() if _can_be_cited(other, cable)]
                if len(meant) == 1 and str(meant[0].path) in bearers.get(last, {}):
                    message = f"'{citation.text}' is perhaps {meant[0].id}, which is in the edition"
                    hint = f'write target="{meant[0].path.name}" if it is the one that is meant'
                    yield CorpusFault(cable.path, citation.line, message, hint)


def _can_be_cited(other: _Bearer, cable: DocumentFacts) -> bool:
    """Whether the other cable was sent shortly before; the same day will do."""
    try:
        days = (date.fromisoformat(cable.date) - date.fromisoformat(other.date)).days
    except ValueError:
        return False
    return other.path != cable.path and 0 <= days <= _MOST_DAYS


def _bearers(corpus: Corpus) -> dict[int, dict[str, _Bearer]]:
    """The cables that bear each number that is cited."""
    citations = (citation for cable in corpus.cables for citation in cable.citations)
    cited = {one for citation in citations for pair in ranges(citation.text) for one in pair}
    found: defaultdict[int, dict[str, _Bearer]] = defaultdict(dict)
    for cable in corpus.cables if cited else ():
        for number in cable.numbers:
            for first, last in ranges(number.text):
                for one in cited.intersection(range(max(first, _LEAST), min(last, first + _LONGEST) + 1)):
                    found[one][str(cable.path)] = _Bearer(cable.id, cable.path, cable.date)
    return found
