"""Reading a transcript: plain text in UTF-8, line by line."""

import re
from dataclasses import dataclass
from pathlib import Path

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document.text import fold
from diplomatic.limits import MAX_BYTES, MAX_LINE

_WHITE_SPACE_NOT_IN_XML = str.maketrans(dict.fromkeys("\f\v\r", " "))
"""Form feeds and the like, and a carriage return inside a line: spaces, as far as a text is concerned."""

_UNICODE_LINE_ENDS = str.maketrans(dict.fromkeys("\u2028\u2029", "\n"))
"""The line and the paragraph separator of Unicode end a line of a transcript, as a line feed does."""

_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f\ufffe\uffff]")
_CELLS = re.compile("\t|[ \u00a0]{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a transcript. ``place`` is the line of the file, which may hold several, divided by U+2028. Both count from 1."""

    number: int
    text: str
    place: int = 0

    @property
    def stripped(self) -> str:
        """The line's text with every run of white space, no-break spaces too, as one space."""
        return fold(self.text)

    @property
    def cells(self) -> list["Line"]:
        """What stands side by side in the line, with a tab or three spaces between: each a line with the same number."""
        return [Line(self.number, cell, self.place) for cell in _CELLS.split(self.text) if fold(cell)]

    @property
    def indent(self) -> int:
        """White space before the text, in characters."""
        return len(self.text) - len(self.text.lstrip())


def read_lines(path: Path) -> list[Line]:
    """The lines of a transcript, in order.

    Raises:
        CannotRun: if the file is a folder, missing, empty, too large, not UTF-8, or not text.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # to read a pipe or a device would never end
            raise _refuse(path, "This is not a file", "Name a file of plain text")
        if path.stat().st_size > MAX_BYTES:
            raise _refuse(path, f"The transcript has more than {MAX_BYTES >> 20} MiB", "One transcript holds one cable")
        data = path.read_bytes()
    except IsADirectoryError:
        raise _refuse(path, "This is a folder, not a transcript", f"Name the files in it: {path}/*.txt") from None
    except OSError as error:
        raise _refuse(path, f"The transcript cannot be read: {error.strerror}", "Check the name") from None
    return _checked(_decode(data, path), path)


def _decode(data: bytes, path: Path) -> str:
    if b"\0" in data:
        raise _refuse(path, "This is not plain text: it has zero bytes", "Save the document as plain text in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        where = Location(path, line)
        message = f"The transcript is not UTF-8: byte 0x{data[error.start]:02x}"
        hint = f"Convert it first, for example: iconv -f windows-1252 -t utf-8 {path.name} > utf8.txt"
        raise CannotRun(message, where=where, hint=hint) from None


def _checked(text: str, path: Path) -> list[Line]:
    text = text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")
    contents = enumerate(text.translate(_WHITE_SPACE_NOT_IN_XML).split("\n"), 1)
    parts = ((part, place) for place, content in contents for part in content.translate(_UNICODE_LINE_ENDS).split("\n"))
    lines = [Line(number, part, place) for number, (part, place) in enumerate(parts, 1)]
    if not text.strip():
        raise _refuse(path, "The transcript is empty", "Put the text of the cable into it")
    for line in lines:
        if len(line.text) > MAX_LINE:
            hint = "Put each paragraph on a line of its own"
            raise CannotRun(
                f"The line has more than {MAX_LINE:,} characters", where=Location(path, line.place), hint=hint
            )
        _check_characters(line, path)
    return lines


def _check_characters(line: Line, path: Path) -> None:
    found = _NOT_TEXT.search(line.text)
    if found is None:
        return
    where = Location(path, line.place, found.start() + 1)
    what = f"The control character U+{ord(found[0]):04X}"
    if "\x80" <= found[0] <= "\x9f":
        recode = f"iconv -f utf-8 -t latin1 {path.name} | iconv -f windows-1252 -t utf-8 > utf8.txt"
        hint = f"The file is probably Windows-1252 that was read as Latin-1; for example: {recode}"
        raise CannotRun(f"{what} is no character of a text", where=where, hint=hint)
    raise CannotRun(f"{what} cannot stand in XML", where=where, hint="Remove it from the transcript")


def _refuse(path: Path, what: str, hint: str) -> CannotRun:
    return CannotRun(what, where=Location(path), hint=hint)
