"""The document has no title of its own.

## What it means
`titleStmt/title` is missing, empty, or a placeholder.

## Why it matters
The title is what lists show and what citations begin with. Published editions are cited as "Foo, Bar" because nobody looked here.

## Example
`<title>TODO</title>`

## What to do
Write what the document is, from where, from whom: "Enciphered cable from Havana, from Alekseyev on his conversation with Castro".
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.placeholders import placeholder_in
from diplomatic.document.tei import first, select
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of

SEVERITY = Severity.ERROR
_STATEMENT = "t:teiHeader/t:fileDesc/t:titleStmt"
_HINT = "write what it is, from where and from whom"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    statement = first(document.root, _STATEMENT)
    if statement is None:
        return
    titles = select(statement, "t:title[not(@type='sub')]")
    if not titles:
        yield Fault(statement, "the document has no title", _HINT)
    for title in titles:
        text = text_of(title)
        if not text:
            yield Fault(title, "the title is empty", _HINT)
        elif placeholder_in(text):
            yield Fault(title, f"the title is a placeholder: '{text}'", _HINT)
