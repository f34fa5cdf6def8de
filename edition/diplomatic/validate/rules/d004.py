"""The version of the edition is dated before its publication.

## What it means
The date in `editionStmt/edition` is earlier than the date in `publicationStmt`.

## Why it matters
A citation gives both: a version cannot be older than the publication it is a version of.

## Example
`<edition n="2.0">Version 2.0, <date when="2025-01-31"/></edition>` and `<publicationStmt>… <date when="2026-01-31"/>`

## What to do
`publicationStmt/date` is the day of the first publication; the date in `edition` is that of the version, and not before it.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import first
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_FILE = "t:teiHeader/t:fileDesc/"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    version = first(document.root, _FILE + "t:editionStmt/t:edition/t:date[@when]")
    published = first(document.root, _FILE + "t:publicationStmt/t:date[@when]")
    if version is None or published is None:
        return
    days = version.get("when", "")[:10], published.get("when", "")[:10]
    length = min(map(len, days))
    if days[0][:length] < days[1][:length]:
        message = f"the version is of {days[0]}, the first publication of {days[1]}"
        yield Fault(version, message, "correct the earlier or the later of the two dates")
