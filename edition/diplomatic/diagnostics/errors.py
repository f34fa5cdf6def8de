"""The error that stops a command: it could not run. The command line turns it into one sentence and exit code 2."""

from diplomatic.diagnostics.diagnostic import Location
from diplomatic.diagnostics.printable import one_line


class CannotRun(Exception):
    """A command cannot do its work: a file that is not there, a configuration that makes no sense.

    Args:
        what: one clause that says what is wrong, without a full stop.
        where: the file, and the line where it is known.
        hint: what to do about it.
    """

    def __init__(self, what: str, *, where: Location | None = None, hint: str = "") -> None:
        self.what = one_line(what)
        self.where = where
        self.hint = hint
        super().__init__(what)  # what a pickle calls this with; the rest comes with its state

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.hint}." if self.hint else ""
        return f"{place}{self.what}.{advice}"
