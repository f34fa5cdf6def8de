"""Reading a transcript: plain text in UTF-8, line by line."""

from dataclasses import dataclass
from pathlib import Path

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document.limits import MAX_BYTES, MAX_LINE

_WHITE_SPACE_NOT_IN_XML = str.maketrans(dict.fromkeys("\f\v\x1c\x1d\x1e\x1f\r", " "))
"""Form feeds and the like, and a carriage return inside a line: spaces, as far as a text is concerned."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a transcript; ``number`` counts from 1."""

    number: int
    text: str

    @property
    def stripped(self) -> str:
        """The line's text with every run of white space, no-break spaces too, as one space."""
        return " ".join(self.text.split())

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
    contents = text.translate(_WHITE_SPACE_NOT_IN_XML).split("\n")
    lines = [Line(number, content) for number, content in enumerate(contents, 1)]
    if not text.strip():
        raise _refuse(path, "The transcript is empty", "Put the text of the cable into it")
    for line in lines:
        if len(line.text) > MAX_LINE:
            hint = "Put each paragraph on a line of its own"
            raise CannotRun(
                f"The line has more than {MAX_LINE:,} characters", where=Location(path, line.number), hint=hint
            )
        _check_characters(line, path)
    return lines


def _check_characters(line: Line, path: Path) -> None:
    for char in line.text:
        if (char < " " and char != "\t") or char in "\ufffe\uffff":
            where = Location(path, line.number, line.text.index(char) + 1)
            hint = "Remove it from the transcript"
            raise CannotRun(f"The control character U+{ord(char):04X} cannot stand in XML", where=where, hint=hint)


def _refuse(path: Path, what: str, hint: str) -> CannotRun:
    return CannotRun(what, where=Location(path), hint=hint)
