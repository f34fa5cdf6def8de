"""No published text has changed under the same version.

## What it means
Every text of `citations.lock` is as it was published, or the version of the edition is a later one.

## Why it matters
Two readers who quote version 1.2 must quote the same words. Authority: the Endings principles, 5.3 and 5.5; IDE criteria 1.2.

## Example
A paragraph was corrected, and `edition.toml` still has `version = "1.2.0"`

## What to do
Raise the version and make a release, or take the change back.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check, Need
from diplomatic.citable.checks._locked import breaches, why_not
from diplomatic.citable.outcome import Lacking, Outcome
from diplomatic.citable.subject import Subject
from diplomatic.diagnostics import CannotRun
from diplomatic.lock import Kind


class Unchanged(Check):
    needs = Need.NOTHING

    def end(self, subject: Subject) -> Iterator[Outcome]:
        if reason := why_not(subject):
            yield Lacking(reason)
        elif not subject.lock.is_file():
            yield Lacking("nothing is locked yet (see C11)")
        else:
            try:
                yield from breaches(subject, frozenset({Kind.CHANGED}))
            except CannotRun:
                yield Lacking("the list of addresses cannot be read (see C11)")
