"""A committed list has every published address, and nothing in it can vanish unseen.

## What it means
The edition has `citations.lock`: it can be read, has no conflict of versions in it, and every address that it has is still in
the edition, redirected or a tombstone.

## Why it matters
An address that worked last year is in somebody's footnote. Authority: the Endings principles, 5.5; issue 25 of the FRUS
project, where addresses had vanished.

## Example
A paragraph was removed whose address was published; the list was never committed

## What to do
Make the list with `diplomatic release`, commit it, and answer what `diplomatic validate` says of it.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check, Need
from diplomatic.citable.checks._locked import breaches, of_fault, why_not
from diplomatic.citable.outcome import Finding, Lacking, Outcome
from diplomatic.citable.subject import Subject
from diplomatic.diagnostics import CannotRun
from diplomatic.lock import Kind

_KINDS = frozenset(Kind) - {Kind.CHANGED, Kind.TO_BE_CHANGED}


class Kept(Check):
    needs = Need.NOTHING

    def end(self, subject: Subject) -> Iterator[Outcome]:
        if reason := why_not(subject):
            yield Lacking(reason)
        elif not subject.lock.is_file():
            hint = "make it with 'diplomatic release', and commit it"
            yield Finding(subject.lock, None, "there is no list of the published addresses", hint)
        else:
            try:
                yield from breaches(subject, _KINDS)
            except CannotRun as fault:
                yield of_fault(subject, fault)
