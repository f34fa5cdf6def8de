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
from diplomatic.citable.checks._locked import why_not
from diplomatic.citable.outcome import Lacking, Outcome, Seen
from diplomatic.citable.subject import LOCK, Subject


class Unchanged(Check):
    needs = Need.NOTHING

    def end(self, subject: Subject) -> Iterator[Outcome]:
        if reason := why_not(subject):
            yield Lacking(reason)
        elif not (subject.root / LOCK).is_file():
            yield Lacking("nothing is locked yet (see C11)")
        else:
            yield Seen("list of addresses")
