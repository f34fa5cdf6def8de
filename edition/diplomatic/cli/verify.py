"""``diplomatic verify``."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from diplomatic import checksums
from diplomatic.checksums import Verdict
from diplomatic.cli.common import count
from diplomatic.cli.printing import say


@click.command(name="verify")
@click.argument("folder", metavar="SITE", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit with 1 for files that the list does not name, too.")
@click.pass_context
def command(ctx: click.Context, folder: Path, strict: bool) -> None:
    """Check a copy of a site against its SHA256SUMS, or a release against its manifest-sha256.txt.

    The same sources give the same bytes, so a copy that anybody made can be checked, and two copies compared: if their
    lists have the same SHA-256, which this command prints, all their files are the same. Without this program,
    'sha256sum --check SHA256SUMS' in the folder does the same.

    \b
    Examples:
      diplomatic verify build/site
      diplomatic verify ~/mirror-of-the-edition

    Exits with 0 if every listed file is there and as it was, 1 if one is not, 2 if there is no list that can be read.
    """
    path = checksums.list_in(folder)
    files = checksums.read(path)
    with _progress(len(files)) as advance:
        verdict = checksums.verify(folder, files, advance)
    for words, names in (("changed", verdict.changed), ("missing", verdict.missing), ("not listed", verdict.unlisted)):
        for name in names:
            say(f"{words}: {name}", err=False)
    say(f"{_summary(verdict)} SHA-256 of {path.name}: {checksums.digest_of(path)}", err=False)
    ctx.exit(int(not verdict.is_whole or (strict and bool(verdict.unlisted))))


def _summary(verdict: Verdict) -> str:
    parts = [f"{count(verdict.intact, 'file')} as listed"]
    named = (("changed", verdict.changed), ("missing", verdict.missing), ("not listed", verdict.unlisted))
    parts += [f"{len(names):,} {words}" for words, names in named if names]
    return ", ".join(parts) + "."


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal, for folders that take a while."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal or total < 1000:
        yield lambda: None
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Reading", total=total)
        yield lambda: progress.advance(task)
