"""Citations come out in the styles of the field: Chicago, Turabian, and as archives want them.

## What it means
The citation of the first five documents, made from the header in the CSL styles Chicago notes and Turabian, begins with
the sender and has recipient and date of the document, and archive and shelfmark where the header states them.

## Why it matters
A style that drops the date of a cable or its archive makes a citation that leads nowhere. Authority: Turabian, 7th edition,
N24; the FRUS page on citing; NARA, "Citing Foreign Affairs Records".

## Example
"Alekseyev. Enciphered cable. 2026.", without 29 October 1962 and the recipient

## What to do
Complete the header; `diplomatic cite ID --style turabian` shows what comes of it.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.checks._dates import says_day
from diplomatic.citable.outcome import Lacking, Note, Outcome, Seen
from diplomatic.citable.text import Text
from diplomatic.citable.words import holds, listed, plain
from diplomatic.cite import Work
from diplomatic.cite.csl import item
from diplomatic.cite.extra import processor, shipped_styles
from diplomatic.cite.styles import formatted
from diplomatic.diagnostics import CannotRun

_STYLES = {"chicago": "Chicago", "turabian": "Turabian"}
_MOST = 5
"""A citation takes a quarter of a second, and documents of one edition have headers of one form."""


class Styled(Check):
    def __init__(self) -> None:
        self._left = _MOST
        self._rest = [Note("of the first documents only")]

    def text(self, text: Text) -> Iterator[Outcome]:
        if not self._left:
            yield from self._rest
            return
        self._left -= 1
        try:
            processor()
            shipped_styles()
        except CannotRun as missing:
            self._left, self._rest = 0, []
            yield Lacking(f"{missing.what[0].lower()}{missing.what[1:]}: pip install 'diplomatic[cite]'")
            return
        for style, name in _STYLES.items():
            yield Seen(f"note in {name} style")
            note = formatted(item(text.work), {}, style, "en").note
            if lacks := _lacks(note, text.work):
                hint = "complete the header: 'diplomatic cite' shows what comes of it"
                yield text.at(None, f"the note in {name} style lacks {listed(lacks)}: {note}", hint)


def _lacks(note: str, work: Work) -> list[str]:
    """What a note has to have, and has not."""
    people = {"the sender": work.authors, "the recipient": work.recipients}
    names = {what: [agent.family or agent.literal for agent in agents] for what, agents in people.items()}
    lacks = [what for what, known in names.items() if not known or not any(holds(note, name) for name in known)]
    if not work.date or not says_day(note, work.date.begin or work.date.end):
        lacks.append("the date of the document")
    lacks += ["the archive"] if work.archive.repository and not holds(note, work.archive.repository) else []
    lacks += ["the shelfmark"] if work.archive.shelfmark and not holds(note, work.archive.shelfmark) else []
    first = names["the sender"]
    if not lacks and first and not any(plain(name) in plain(note)[:80] for name in first):
        lacks.append("the sender at its beginning")
    return lacks
