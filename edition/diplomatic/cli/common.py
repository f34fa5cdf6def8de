"""What several commands share: printing findings, the exit code they lead to, finding the edition."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

import click

from diplomatic import config
from diplomatic.cli.printing import put
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}

strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Share the work between at most N processes; by default as many as there are processors. Little work is not shared.",
)


def show(diagnostics: Iterable[Diagnostic], *, err: bool) -> None:
    """Print findings as text; the severity is coloured on a terminal."""
    from diplomatic.diagnostics.formats import text

    for diagnostic in diagnostics:
        severity = diagnostic.severity.value
        line = text.line(diagnostic)
        coloured = line.replace(
            f": {severity} ", f": {click.style(severity, fg=_COLOURS[diagnostic.severity], bold=True)} ", 1
        )
        put(coloured, err=err)


def colour_on(stream: TextIO) -> bool:
    """Whether to colour what goes to a stream: only on a terminal, and not where NO_COLOR is set (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def project_root(start: Path) -> Path:
    """The root of the repository that a folder is in, as CI services name files; the folder itself outside of one."""
    folder = start.resolve()
    return next((parent for parent in [folder, *folder.parents] if (parent / ".git").exists()), folder)


def exit_code(diagnostics: Iterable[Diagnostic], strict: bool) -> int:
    """1 if there is an error, or with ``strict`` a warning; else 0."""
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(diagnostic.severity in stops for diagnostic in diagnostics))


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 cable``, ``2 cables``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tally(diagnostics: Sequence[Diagnostic]) -> str:
    """How many findings of each severity there are: ``1 error, 2 warnings``."""
    counted = [(severity, sum(found.severity is severity for found in diagnostics)) for severity in Severity]
    shown = [count(number, severity.value) for severity, number in counted if number and severity is not Severity.INFO]
    return ", ".join(shown) or "no findings"


def edition_at(folder: Path) -> Config:
    """The edition in a folder, or in one above it.

    Raises:
        CannotRun: if there is no ``edition.toml``.
    """
    found = config.find(folder)
    if not (found.root / config.FILE_NAME).is_file():
        hint = "Begin one with 'diplomatic new my-edition', or name its folder"
        raise CannotRun(f"There is no edition in {folder.resolve()}: no edition.toml here or above", hint=hint)
    return found


def suppressed(number: int) -> str:
    """The end of a summary: how many findings were suppressed, if any."""
    return f" ({number:,} suppressed with a reason)" if number else ""
