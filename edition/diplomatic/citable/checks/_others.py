"""The rules of ``validate`` that look at all documents together, as findings."""

from collections.abc import Iterator

from diplomatic.citable.outcome import Finding
from diplomatic.citable.subject import Subject
from diplomatic.validate import EditionContext
from diplomatic.validate.rules import all_rules


def corpus_faults(subject: Subject, *codes: str) -> Iterator[Finding]:
    """What these rules find among the documents that were read."""
    edition = EditionContext(folder=subject.root.resolve())
    for rule in all_rules():
        if rule.code.id in codes:
            for fault in rule.check_corpus(subject.corpus, edition):
                yield Finding(fault.path, fault.line, fault.message, fault.hint)
