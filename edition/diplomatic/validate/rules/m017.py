"""A language code is not one.

## What it means
`@xml:lang` or `language/@ident` is not a tag of BCP 47: a code of two or three small letters, then perhaps script, country, variant.

## Why it matters
Screen readers, hyphenation and search choose by this code; one that they do not know counts as no language.

## Example
`xml:lang="english"`, `xml:lang="en_US"`

## What to do
Write `en`, `en-US`, `ru`, `ru-Latn`, `es`. A language that is not known is `und`.
"""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import XML_LANG
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_SIMPLE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for element, attribute, tag in languages_of(document):
        if tag and not _SIMPLE.fullmatch(tag) and not _grammar().fullmatch(tag):
            yield Fault(
                element,
                f"{attribute} is '{tag}', which is no language code",
                "write a code such as en, en-US or ru-Latn",
            )


def languages_of(document: Checked) -> Iterator[tuple[etree._Element, str, str]]:
    """Every place that names a language."""
    for element in document.languages:
        yield element, "@xml:lang", element.get(XML_LANG, "")
    for element in document.named("language"):
        yield element, "@ident", element.get("ident", "")


@cache
def _grammar() -> re.Pattern[str]:
    """BCP 47 in full; compiled only when a tag is not one of the simple ones."""
    return re.compile(
        r"""(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}    # language, extended language
            (?:-[a-z]{4})?                     # script
            (?:-(?:[a-z]{2}|\d{3}))?           # country
            (?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*   # variants
            (?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*     # extensions
            (?:-x(?:-[a-z0-9]{1,8})+)?         # private use
            |x(?:-[a-z0-9]{1,8})+|i-[a-z]+|zh-min-nan|sgn-[a-z]{2}-[a-z]{2})""",
        re.I | re.X,
    )
