"""``diplomatic build``."""

from collections.abc import Callable
from pathlib import Path

import click

from diplomatic.cli.common import count, edition_at, exit_code, show, strict_option, tally
from diplomatic.cli.printing import give, say
from diplomatic.cli.selection import suppressed
from diplomatic.publish import Built, build, extras


@click.command(name="build")
@click.argument("folder", metavar="[DIR]", default=Path(), type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Path(path_type=Path), help="The folder of the site; by default what edition.toml says."
)
@strict_option
@click.pass_context
def command(ctx: click.Context, folder: Path, output: Path | None, strict: bool) -> None:
    """Build the site of the edition in DIR (by default the one you are in).

    Every cable is checked first; if there is an error, nothing is built and the last site stays as it is. The site
    works from disk, without a server. It is built only if something it is made from has changed.

    \b
    Examples:
      diplomatic build
      diplomatic build my-edition --output public

    Exits with 0 if the site is there, 1 if errors were found and nothing was built, 2 if it could not run.
    """
    settings = edition_at(folder)
    site = output or settings.folder("output")
    built = build(settings, site, strict=strict, progress=_progress)
    show(built.findings, err=True)
    if built.site is None:
        found = tally(built.findings) + suppressed(built.suppressed)
        say(f"Nothing was built: {found}. The last site, if there is one, is as it was.")
        ctx.exit(exit_code(built.findings, strict))
    say(f"{_done(built)}: {site}{suppressed(built.suppressed)}")
    for name, what in extras.missing(settings).items():
        say(f"Without {what}; to have it too: pip install 'diplomatic[{name}]'")
    if not settings.text("edition", "url"):
        hint = "once it has one, write it into edition.toml as url, and citations, feeds and other services have it"
        say(f"Without a permanent address of the edition: {hint}")
    say(f"Open it: {(site / 'index.html').resolve().as_uri()}")
    give(str(site), end="\n")


def _done(built: Built) -> str:
    if not built.fresh:
        return "Nothing has changed"
    anew = f", {built.made} made anew" if built.made < built.files else ""
    return f"Built {count(built.cables, 'cable')}, {count(built.files, 'file')}{anew}"


def _progress(total: int) -> Callable[[], None]:
    """A progress bar on a terminal; nothing elsewhere, and nothing for work that is done at once."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal or total < 20:
        return lambda: None
    progress = Progress(console=console, transient=True)
    task = progress.add_task("Rendering", total=total)
    progress.start()

    def advance() -> None:
        progress.advance(task)
        if progress.finished:
            progress.stop()

    return advance
