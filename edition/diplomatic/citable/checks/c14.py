"""Every page shows its version and the day of it, and the same stands in its metadata and in its TEI.

## What it means
Each page has the number and the day of the version in its visible text. The page of a document has those of its
`editionStmt`, and `version` in its metadata is no other.

## Why it matters
A citation names the version, so that a later reader knows which text was quoted. Authority: the Endings principles, 5.3.

## Example
A footer that says "Version 2.0" under a text whose `edition/@n` is `1.4.0`

## What to do
Print both in the footer of every page, from the header of the text.
"""

import re
from collections.abc import Iterator

from diplomatic.citable.check import Check, Need
from diplomatic.citable.checks._dates import shows_day
from diplomatic.citable.outcome import Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.text import Text

_NUMBER = r"v?\d+(?:\.\d+)+(?:-[\w.]+)?"
_NAMED = re.compile(
    rf"\b(?:version|versión|versão|versione|fassung|ausgabe|release|edition|rev(?:ision)?|версия|wersja)\W{{0,3}}(?:{_NUMBER}|\d+)\b|\bv\d+(?:\.\d+)*\b",
    re.I,
)
_ANY_DAY = re.compile(
    r"\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b|\b\d{1,2}\W{1,3}(?:\w+\W{1,3}){1,2}(?:19|20)\d\d\b|\b\w+ \d{1,2}, (?:19|20)\d\d\b"
)
_METAS = ("citation_version", "dcterms.hasversion", "dc.hasversion", "version")
_HINT = "print the version and its day on the page, in words that are there without a script"


class Versioned(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        if page.role is Role.REDIRECT:
            return
        yield Seen("page")
        version = text.version if text else ""
        lacks = []
        if not (shows_version(page.text, version) if version else _NAMED.search(page.text)):
            lacks.append(f"its version {version}".strip())
        if not _has_day(page, text.version_day if text else ""):
            lacks.append(f"the day of it, {text.version_day}" if text and text.version_day else "the day of it")
        if lacks:
            yield page.at(None, f"the page does not show {' and '.join(lacks)}", _HINT)
        if version:
            yield from _metadata(page, version)


def shows_version(words: str, version: str) -> bool:
    """Whether a text has this version, and not one that only begins with it."""
    return re.search(rf"(?<![\w.]){re.escape(version)}(?![\w]|\.\d)", words) is not None


def _has_day(page: Page, day: str) -> bool:
    if day:
        return shows_day(page, day)
    return bool(_ANY_DAY.search(page.text)) or any(time.get("datetime") for time in page.all("time"))


def _metadata(page: Page, version: str) -> Iterator[Outcome]:
    said = [value for name in _METAS for value in page.metas.get(name, [])]
    said += [str(thing["version"]) for thing in page.things if isinstance(thing.get("version"), (str, int, float))]
    for value in said:
        if value and not shows_version(value, version):
            yield page.at(None, f"the metadata says version {value}, and the TEI {version}", "take it from editionStmt")
