"""Two documents have the same id.

## What it means
The `xml:id` of the root is that of another document of the edition too, or differs from it only in capitals or in the way an accent
is written. Or a file of one cable would have the name of a file of another: the diplomatic view of `x` is in `x.diplomatic.html`, and
so would be the page of a cable `x.diplomatic`.

## Why it matters
The id is the document's address. Two documents with one address cannot both be published, and one hides the other.

## Example
`xml:id="cmc-032"` in `1962/cmc-032.xml` and in `drafts/cmc-032.xml`

## What to do
Give the newer document an id and a file name of its own, or remove the copy.
"""

from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter

from diplomatic import names
from diplomatic.diagnostics import Severity
from diplomatic.document.naming import OF_CABLE
from diplomatic.validate.corpus import Corpus, DocumentFacts
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.rules._others import others_of

SEVERITY = Severity.ERROR


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    found: defaultdict[str, list[DocumentFacts]] = defaultdict(list)
    for document in corpus.documents:
        if document.id:
            found[names.folded(document.id)].append(document)
    for documents in found.values():
        paths = [str(document.path) for document in documents]
        for document in documents:
            if others := others_of(str(document.path), paths):
                message = f"the id '{document.id}' is that of {others} too"
                yield CorpusFault(document.path, document.line, message, "give the newer one another id and file name")
    for earlier, cable in names.clashes((cable for cable in corpus.cables if cable.id), attrgetter("id"), OF_CABLE):
        if names.folded(earlier.id) != names.folded(cable.id):
            message = f"a file of '{cable.id}' would have the name of a file of '{earlier.id}' ({earlier.path})"
            yield CorpusFault(cable.path, cable.line, message, "give one of them another id and file name")
