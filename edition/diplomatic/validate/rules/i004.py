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

from collections.abc import Iterator
from operator import itemgetter

from diplomatic import names
from diplomatic.diagnostics import Severity
from diplomatic.document.naming import OF_CABLE
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.rules._others import others_of
from diplomatic.validate.shelf import alike

SEVERITY = Severity.ERROR


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    for documents in alike(lambda: ((names.folded(each.id), each) for each in corpus.documents if each.id)).values():
        paths = [str(document.path) for document in documents]
        for document in documents:
            if others := others_of(str(document.path), paths):
                message = f"the id '{document.id}' is that of {others} too"
                yield CorpusFault(document.path, document.line, message, "give the newer one another id and file name")
    named = ((cable.id, cable.path, cable.line) for cable in corpus.cables if cable.id)
    for (earlier, other, _), (ident, path, line) in names.clashes(named, itemgetter(0), OF_CABLE):
        if names.folded(earlier) != names.folded(ident):
            message = f"a file of '{ident}' would have the name of a file of '{earlier}' ({other})"
            yield CorpusFault(path, line, message, "give one of them another id and file name")
