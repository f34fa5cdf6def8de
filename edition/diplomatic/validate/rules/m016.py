"""The header does not say who translated, or from which language.

## What it means
The cable is a translation, and the translator is not named or the original language is not stated. A draft need not state them yet.

## Why it matters
A translation is a work of its own: it is cited with its translator, and judged by the language it was made from.

## Example
`<resp>Translation</resp><name>not named</name>`

## What to do
Name the translator in a `respStmt` or as `editor[@role='translator']`, and write the language there: "Translation from the Russian".
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import first
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.translation import is_translation, original_language_is_stated, translators

SEVERITY = Severity.INFO


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    statement = first(document.root, "t:teiHeader/t:fileDesc/t:titleStmt")
    if statement is None or document.is_draft or document.text is None or not is_translation(document):
        return
    if not translators(document):
        hint = "name the translator in a respStmt; 'not named' only where nobody knows"
        yield Fault(statement, "the header does not name the translator", hint)
    if not original_language_is_stated(document):
        hint = 'write it with the translator: "Translation from the Russian"'
        yield Fault(statement, "the header does not say from which language the cable was translated", hint)
