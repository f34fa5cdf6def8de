"""A language is used and not declared.

## What it means
`@xml:lang` in the text names a language that `langUsage` does not have.

## Why it matters
Catalogues and search read `langUsage` to know which languages a document has.

## Example
`<foreign xml:lang="es">patria</foreign>`, and `langUsage` has only `en`

## What to do
Add `<language ident="es">Spanish</language>` to `langUsage`.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import XML_LANG
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_UNKNOWN = frozenset({"", "und", "zxx", "mul"})


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    declared = {language.get("ident", "").casefold() for language in document.named("language")}
    if not declared or document.text is None:
        return
    primary = {tag.partition("-")[0] for tag in declared}
    told = set()
    for element in document.languages:
        tag = element.get(XML_LANG, "").casefold()
        language = tag.partition("-")[0]
        if language not in primary and tag not in _UNKNOWN and language not in told:
            told.add(language)
            hint = f'add <language ident="{tag}"/> to langUsage'
            yield Fault(element, f"the language '{tag}' is used here and not declared in langUsage", hint)
