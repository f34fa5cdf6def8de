"""Nobody is named who is responsible for the document.

## What it means
The header has no author, editor or `respStmt` with a name: all are missing, empty or "not named". A draft need not have one yet.

## Why it matters
A citation without a name cannot be ascribed, and nobody answers for the text.

## Example
`<respStmt><resp>Encoding in TEI</resp><name>not named</name></respStmt>`, and no author

## What to do
Name the sender as `author`, the translator and the encoder each in a `respStmt`. An office or a project is a name too.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.placeholders import names_nobody, placeholder_in
from diplomatic.document.tei import first, select
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of

SEVERITY = Severity.WARNING
_STATEMENT = "t:teiHeader/t:fileDesc/t:titleStmt"
_NAMES = (
    "t:author | t:editor | t:respStmt/t:name | t:respStmt/t:persName | t:respStmt/t:orgName | t:sponsor | t:principal"
)


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    statement = first(document.root, _STATEMENT)
    if statement is None or document.is_draft or document.text is None:
        return
    names = [text_of(name) for name in select(statement, _NAMES)]
    if all(names_nobody(name) or placeholder_in(name) for name in names):
        hint = "name the author, or the translator or encoder in a respStmt"
        yield Fault(statement, "nobody is named who is responsible for the document", hint)
