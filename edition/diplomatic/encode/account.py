"""The account: every character of the transcript is in the TEI, or in a line that was dropped.

The check reads the transcript and the TEI anew, so that it shares nothing with the encoding it checks.
"""

from collections.abc import Container
from itertools import takewhile
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document.reading import parser
from diplomatic.document.tei import first
from diplomatic.document.text import comparable, plain_text
from diplomatic.encode.transcript import read_lines

_CONTEXT = 30


def check(transcript: Path, dropped: Container[int], tei: bytes) -> None:
    """Compare the transcript, without the dropped lines, with the diplomatic text of the TEI, white space folded.

    Raises:
        CannotRun: if they differ; the message shows where.
    """
    kept = comparable(" ".join(line.text for line in read_lines(transcript) if line.number not in dropped))
    text = first(etree.fromstring(tei, parser()), "t:text")
    encoded = comparable(plain_text(text)) if text is not None else ""
    if kept == encoded:
        return
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(kept, encoded, strict=False)))
    start = max(0, same - _CONTEXT)
    raise CannotRun(
        f"The encoding would lose or change text: the transcript has “{kept[start : same + _CONTEXT]}”, "
        f"the TEI “{encoded[start : same + _CONTEXT]}”",
        where=Location(transcript),
        hint="Nothing was written. Please report this with the transcript",
    )
