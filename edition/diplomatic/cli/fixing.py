"""The options that mend: ``--fix`` and ``--diff``."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diplomatic.cli.common import count, show
from diplomatic.cli.printing import give, say
from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic
from diplomatic.diagnostics.printable import printable
from diplomatic.document import Document, Registers, Unreadable
from diplomatic.validate import Judge, Selection

if TYPE_CHECKING:
    from diplomatic.validate.fixes.mender import Mended

Decorated = Callable[..., Any]


def fix_options(function: Decorated) -> Decorated:
    """Both options, for a command that takes ``fix`` and ``diff``."""
    fix = click.option(
        "--fix",
        is_flag=True,
        help="First mend what is certain: ids, @when, spaces, @ref (F001 to F004).",
        callback=_alone,
    )
    diff = click.option(
        "--diff", is_flag=True, help="Show what --fix would change, and write nothing.", callback=_alone
    )
    return fix(diff(function))


def _alone(ctx: click.Context, parameter: click.Parameter, given: bool) -> bool:
    """Refuses one of the two where the other is given; whichever comes second sees the first."""
    if given and ctx.params.get("diff" if parameter.name == "fix" else "fix"):
        raise click.UsageError("--fix writes and --diff only shows: give one of them")
    return given


@dataclass
class Tally:
    """What became of the files of one run."""

    fixes: int = 0
    files: int = 0
    refused: list[Diagnostic] = field(default_factory=list)

    def add(self, mended: "Mended") -> None:
        self.fixes += len(mended.fixes)
        self.files += bool(mended.fixes)
        self.refused += [mended.refused] if mended.refused else []

    def __str__(self) -> str:
        return f"{count(self.fixes, 'fix', 'fixes')} in {count(self.files, 'file')}"


def mend(
    files: Sequence[Path], settings: Config, registers: Sequence[Document], judge: Judge, selection: Selection
) -> Iterator["Mended"]:
    """What can be mended in each of these files, as far as it is selected and not suppressed; nothing is written.

    Raises:
        CannotRun: if a dialect of the edition cannot be used.
    """
    from diplomatic.encode.dialects import load_dialects
    from diplomatic.validate.fixes.mender import Mender

    styles = {name: dialect.dates for name, dialect in load_dialects(settings.folder("dialects")).items()}
    mender = Mender(
        Registers.of(registers),
        styles,
        lambda document, fix: selection.has(fix.code) and not judge.ignores(document, fix.code, fix.location),
    )
    for file in files:
        try:
            yield mender.mend(file)
        except Unreadable:
            continue  # validation reports it


def write_fixes(mended: Iterable["Mended"]) -> list[Diagnostic]:
    """Write every file that is mended, one after the other; gives a finding for each that could not be."""
    tally = Tally()
    for one in mended:
        one.write()
        tally.add(one)
    say(f"Mended: {tally}.")
    return tally.refused


def show_diff(mended: Iterable["Mended"]) -> int:
    """Print what would change; 1 if anything would, else 0."""
    tally = Tally()
    for one in mended:
        give(printable_lines(one.diff()))
        tally.add(one)
    show(tally.refused, err=True)
    say(f"Would mend: {tally}. Nothing was written.")
    return int(tally.fixes > 0)


def printable_lines(text: str) -> str:
    """A diff as a terminal may have it; a file or a pipe gets it as it is, so that it can be applied."""
    if not sys.stdout.isatty():
        return text
    return "".join(line if line == "\n" else printable(line) for line in re.split(r"(\n)", text))
