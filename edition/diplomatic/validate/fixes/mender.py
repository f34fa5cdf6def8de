"""Mending a file: find the fixes, make them in its text, compare, and give the new bytes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from diplomatic import files
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Document, Registers, Unreadable, read_bytes
from diplomatic.document.dates import DateStyle
from diplomatic.document.reading import content_of
from diplomatic.document.source import Encoded, Misaligned, align, decode, scan
from diplomatic.validate.fixes import codes
from diplomatic.validate.fixes.dates import dates
from diplomatic.validate.fixes.ids import ids
from diplomatic.validate.fixes.model import Fix, Fixable, apply
from diplomatic.validate.fixes.names import names
from diplomatic.validate.fixes.spaces import spaces
from diplomatic.validate.fixes.verify import unexpected

_FIXERS: tuple[Callable[[Fixable], Iterator[Fix]], ...] = (ids, dates, spaces, names)
Wanted = Callable[[Document, Fix], bool]


@dataclass(frozen=True)
class Mended:
    """A file before and after. ``refused`` says why it is left as it is, if it is."""

    path: Path
    before: bytes
    after: bytes
    encoded: Encoded | None = None
    fixes: tuple[Fix, ...] = ()
    refused: Diagnostic | None = None

    def diff(self) -> str:
        """What changes, as a unified diff."""
        if self.encoded is None or self.before == self.after:
            return ""
        old = self.encoded.text
        new = self.after[len(self.encoded.mark) :].decode(self.encoded.codec)
        name = self.path.as_posix()
        lines = unified_diff(_lines(old), _lines(new), f"a/{name}", f"b/{name}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

    def write(self) -> None:
        """Put the new bytes in the place of the old ones, at once.

        Raises:
            CannotRun: if the file has changed since it was read, or cannot be written.
        """
        if self.after == self.before:
            return
        if self.path.read_bytes() != self.before:
            hint = "Run the command again"
            raise CannotRun("The file was changed while it was being mended", where=Location(self.path), hint=hint)
        files.write(self.path, self.after, replace=True)


class Mender:
    """Finds and makes the fixes of an edition's documents.

    Args:
        registers: the registers of the edition.
        styles: how each dialect writes dates, by the dialect's name.
        wanted: whether a fix is to be made; by default every one is.
    """

    def __init__(self, registers: Registers, styles: Mapping[str, DateStyle], wanted: Wanted | None = None) -> None:
        self._registers = registers
        self._styles = styles
        self._wanted = wanted or (lambda _document, _fix: True)

    def fixes(self, document: Document, text: str) -> list[Fix]:
        """The fixes of a document with this text.

        Raises:
            Misaligned: if the tags of the text are not the elements of the document.
        """
        markup = scan(text)
        tags = align(markup, document.root)
        fixable = Fixable(document, text, markup, tags, self._registers, self._styles)
        return [fix for fixer in _FIXERS for fix in fixer(fixable) if self._wanted(document, fix)]

    def mend(self, path: Path) -> Mended:
        """The file with every fix made, but not written.

        Raises:
            Unreadable: if it cannot be read as TEI.
        """
        before = content_of(path)
        document = read_bytes(path, before)
        encoded = decode(before)
        if encoded is None:
            return _refused(path, before, "its encoding cannot be told")
        try:
            fixes = tuple(self.fixes(document, encoded.text))
            after = encoded.encode(apply(encoded.text, (edit for fix in fixes for edit in fix.edits)))
            wrong = _compare(document, after, fixes) if fixes else ""
        except Misaligned as error:
            return _refused(path, before, f"its text does not match what the parser made of it ({error})")
        except (UnicodeEncodeError, Unreadable):
            wrong = "the encoding"
        if wrong:
            return _refused(path, before, f"more would change than the fix: {wrong}")
        return Mended(path, before, after, encoded, fixes)


def _compare(document: Document, after: bytes, fixes: tuple[Fix, ...]) -> str:
    attributes = sum(len(fix.edits) for fix in fixes if fix.code != codes.SPACES.id)
    has_spaces = any(fix.code == codes.SPACES.id for fix in fixes)
    return unexpected(document, read_bytes(document.path, after), attributes=attributes, spaces=has_spaces)


def _refused(path: Path, before: bytes, why: str) -> Mended:
    finding = codes.NOT_MENDED.at(Location(path), f"nothing was mended: {why}", "mend it by hand")
    return Mended(path, before, before, refused=finding)


def _lines(text: str) -> list[str]:
    """Lines that end where ``diff`` ends them: at a line feed, and nowhere else."""
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]
