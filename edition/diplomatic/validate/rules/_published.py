"""What several rules share: the citation lock is asked once about all documents, and each rule reports one kind of answer."""

from collections.abc import Iterator

from diplomatic.lock import Cable, Kind, Present, address
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault


def breaches(kind: Kind, corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    """The breaches of one kind; none where the edition has published nothing."""
    if edition.guard is None:
        return
    if corpus.breaches is None:
        present = Present.of(_cables(corpus))
        corpus.breaches = edition.guard.breaches(present, whole=corpus.is_whole, unread=frozenset(corpus.unread))
    for breach in corpus.breaches:
        if breach.kind is kind:
            yield CorpusFault(breach.path, breach.line, breach.message, breach.hint)


def _cables(corpus: Corpus) -> Iterator[Cable]:
    for facts in corpus.cables:
        if facts.texts is not None:
            yield Cable(address(facts.id or facts.path.stem), facts.path, facts.line, facts.texts)
