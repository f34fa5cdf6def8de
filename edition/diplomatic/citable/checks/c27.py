"""Citations come out in the styles of the field: Chicago, Turabian, and as archives want them.

## What it means
The citation of each document, made from its header in the CSL styles Chicago notes and Turabian, has sender, recipient,
genre, date and archive in this order, so far as the header states them.

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
from diplomatic.citable.outcome import Lacking, Outcome
from diplomatic.citable.text import Text


class Styled(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        del text
        yield Lacking("citations are not made here yet")
