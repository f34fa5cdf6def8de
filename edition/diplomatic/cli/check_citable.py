"""``diplomatic check-citable``."""

import importlib
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from diplomatic.citable import State, examine, subject_at
from diplomatic.citable.catalogue import codes
from diplomatic.citable.formats import NAMES
from diplomatic.citable.outcome import MOST_KEPT
from diplomatic.citable.run import Progress
from diplomatic.cli.common import colour_on
from diplomatic.cli.printing import put
from diplomatic.diagnostics import CannotRun

_LONG = 200
"""Fewer files are read before a bar could be seen."""


@click.command(name="check-citable")
@click.argument("path", metavar="[DIR|SITE]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--site", type=click.Path(path_type=Path), help="The folder of the built site, if it is not found by itself."
)
@click.option("--only", multiple=True, metavar="CODES", help="Ask only these items: C19,C20.")
@click.option(
    "--rebuild", is_flag=True, help="For C18, build the edition twice under different conditions, and compare."
)
@click.option(
    "--places",
    type=click.IntRange(1, MOST_KEPT),
    default=5,
    show_default=True,
    help="How many places of each item that fails are shown.",
)
@click.option(
    "--format", "output", type=click.Choice(NAMES), default="text", show_default=True, help="How the report is written."
)
@click.pass_context
def command(
    ctx: click.Context,
    path: Path | None,
    site: Path | None,
    only: tuple[str, ...],
    rebuild: bool,
    places: int,
    output: str,
) -> None:
    """Test whether an edition is citable: thirty questions, each held, failed (and where), or not applicable (and why).

    DIR is an edition (by default the one you are in), SITE any built site. Anything in TEI and any static site can be
    asked, whoever made it: a folder of TEI files, one TEI file, the site of another project, one page. A text and its
    page are found by the name of the file, by the canonical address, or by a link to the TEI.

    The questions come from the criteria of the IDE for reviewing editions, the Endings principles, the TEI Guidelines,
    FRUS and NARA. 'diplomatic explain C19' says what one means, and on what authority. The Nu HTML Checker is asked too
    if VNU_JAR names it. Nothing is changed, and no request is made.

    \b
    Examples:
      diplomatic build && diplomatic check-citable
      diplomatic check-citable build/site
      diplomatic check-citable ../letters-tei --site ../letters-web/_site
      diplomatic check-citable --only C19,C20 --places 20
      diplomatic check-citable --format markdown > citable.md

    Exits with 0 if nothing failed, 1 if something did or could not be read, 2 if it could not run.
    """
    subject = subject_at(path, site)
    subject.rebuild = rebuild
    chosen = _chosen(only)
    with _progress() as progress:
        report = examine(subject, chosen, progress)
    module = importlib.import_module(f"diplomatic.citable.formats.{output}")
    width = min(shutil.get_terminal_size().columns, 100)
    put(module.render(report, colour=colour_on(sys.stdout), width=width, places=places))
    ctx.exit(int(bool(report.unreadable) or any(verdict.state is State.FAILED for verdict in report.verdicts)))


def _chosen(only: tuple[str, ...]) -> frozenset[str]:
    """The codes that ``--only`` names.

    Raises:
        CannotRun: if one is none of the checklist.
    """
    wanted = frozenset(
        code.strip().upper() for codes_of_one in only for code in codes_of_one.split(",") if code.strip()
    )
    known = {code.id for code in codes()}
    if unknown := sorted(wanted - known):
        raise CannotRun(f"--only: there is no item '{unknown[0]}'", hint=f"The items are {min(known)} to {max(known)}")
    if only and not wanted:
        raise CannotRun("--only names no item", hint="Write --only C19,C20")
    return wanted


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on a terminal, for what takes a while; it is gone when the work ends, however it ends."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    bar = Bar(console=console, transient=True, disable=not console.is_terminal)

    def begin(total: int) -> Callable[[], None]:
        if total < _LONG:
            return lambda: None
        task = bar.add_task("Looking", total=total)
        bar.start()
        return lambda: bar.advance(task)

    try:
        yield begin
    finally:
        bar.stop()
