"""The same sources give the same bytes, so that a copy can be checked.

## What it means
The site has a `SHA256SUMS` that lists its files and holds, and no page has a clock time of its own making: a time of day on a
day that no text names. With `--rebuild` our own edition is built twice, with different clocks, languages, zones and hash
seeds, and both copies are compared byte for byte.

## Why it matters
Who cites a version can say by its checksum which one, and who keeps a copy can prove it. Authority: the Endings principles, 5
(release management); reproducible-builds.org.

## Example
`<meta name="generated" content="2026-11-22T14:03:11Z">`

## What to do
Take dates from the sources, never from the clock; write the list of checksums last.
"""

import re
from collections.abc import Iterator

from diplomatic import checksums
from diplomatic.citable.check import Check, Need
from diplomatic.citable.outcome import Finding, Lacking, Note, Outcome, Seen
from diplomatic.citable.page import Page
from diplomatic.citable.rebuilding import differences
from diplomatic.citable.subject import Subject
from diplomatic.citable.text import Text
from diplomatic.citable.words import amount
from diplomatic.diagnostics import CannotRun

_CLOCK = re.compile(r"((?:19[7-9]|20)\d\d-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d)?")


class Stable(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        days = text.days if text is not None else frozenset()
        for match in _CLOCK.finditer(page.source):
            if match[1] not in days:
                line = page.source.count("\n", 0, match.start()) + 1
                hint = "take times from the sources, not from the clock"
                yield Finding(page.path, line, f"the page has a time that no text gives: {match[0]}", hint)
                return

    def end(self, subject: Subject) -> Iterator[Outcome]:
        folder = subject.folder
        if subject.is_single or folder is None:
            yield Lacking("one page does not show how its site is made")
            return
        try:
            path = checksums.list_in(folder)
            verdict = checksums.verify(folder, checksums.read(path))
        except CannotRun as error:
            hint = "'diplomatic build' writes one; elsewhere: find . -type f ! -name SHA256SUMS | sort | xargs sha256sum > SHA256SUMS"
            yield Finding(
                folder, error.where.line if error.where else None, error.what[0].lower() + error.what[1:], hint
            )
            return
        yield Seen("file", verdict.intact)
        hint = "build the site anew, and do not change what was built"
        for words, names in (
            ("is another than listed", verdict.changed),
            ("is listed, and is not there", verdict.missing),
        ):
            yield from (Finding(folder / name, None, f"the file {words}", hint) for name in names)
        for name in (name for name in verdict.unlisted if name.rpartition(".")[2] in ("html", "xml")):
            yield Finding(folder / name, None, f"the file is not in {path.name}", hint)
        if subject.rebuild:
            yield from _rebuilt(subject)
        elif subject.is_edition:
            yield Note("not built twice: --rebuild does that")


def _rebuilt(subject: Subject) -> Iterator[Outcome]:
    if not subject.is_edition:
        yield Note("not built twice: only an edition with an edition.toml can be")
        return
    total, names = differences(subject.root)
    yield Seen("file built twice", 0 if names else total)
    for name in names:
        hint = "look for what the clock, the language or the order of files decides"
        yield Finding(subject.root / name, None, f"two builds differ ({amount(total, 'file')} compared)", hint)
