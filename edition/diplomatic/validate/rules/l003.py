"""The transcript that the header names is not there.

## What it means
`bibl[@type='transcript']/ref/@target` names a file that does not exist.

## Why it matters
The transcript is what the encoding started from. Without it nobody can compare the text with its source.

## Example
`<ref target="../transcripts/document-32.txt">`, and the folder has `document-032.txt`

## What to do
Correct the address, or put the transcript into `tei/transcripts/` as it was.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.pointers import is_transcript

SEVERITY = Severity.WARNING


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    for pointer in document.pointers:
        if is_transcript(pointer) and pointer.file and not pointer.scheme:
            file = edition.file_of(pointer.value, document)
            if not edition.exists(file):
                hint = "correct the address, or put the transcript there"
                yield Fault(pointer.element, f"the transcript '{pointer.file}' is not there", hint)
