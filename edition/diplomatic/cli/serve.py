"""``diplomatic serve``."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplomatic.cli.common import count, edition_at, tally
from diplomatic.cli.printing import say
from diplomatic.diagnostics import CannotRun

if TYPE_CHECKING:
    from diplomatic.serve.preview import Report


@click.command(name="serve")
@click.argument("folder", metavar="[DIR]", default=Path(), type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Path(path_type=Path), help="The folder of the site; by default what edition.toml says."
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port; the next free one where it is taken, any for 0.",
)
@click.option("--open/--no-open", "opening", default=False, help="Open the browser.")
def command(folder: Path, output: Path | None, port: int, opening: bool) -> None:
    """Show the edition in DIR (by default the one you are in) in your browser while you write it.

    The site is built on each save, as far as it depends on what was saved; the page that is open shows it at once, and what
    is wrong with the edition. Nobody but this machine can see it. Books, and the search index of a large edition, are left to
    'diplomatic build'.

    It needs the extra 'serve': pip install 'diplomatic[serve]'. Ctrl-C ends it.

    \b
    Examples:
      diplomatic serve
      diplomatic serve my-edition --open

    Exits with 0 when it is ended, or with 2 if it could not run.
    """
    settings = edition_at(folder)
    site = output or settings.folder("output")
    with _installed():
        from diplomatic.publish import may_replace
        from diplomatic.serve.app import make_app
        from diplomatic.serve.preview import Preview
        from diplomatic.serve.server import Server
    may_replace(site, settings)
    preview = Preview(settings, site)
    try:
        with Server(make_app(site, preview.live, preview.empty), preview.live, port) as server:
            say(f"{server.address} shows {settings.root.resolve()}; Ctrl-C ends it")
            if opening:
                click.launch(server.address)
            for report in preview.reports():
                say(_line(report))
    except KeyboardInterrupt:
        say("Ended.")


def _line(report: "Report") -> str:
    """A build in one line: ``3 files in 0.12 s: cables/cmc-032.html …``, and what was found."""
    if report.problem:
        return f"Not built: {report.problem}"
    if not report.built:
        return f"Not built: {tally(report.findings)}"
    pages = [name for name in report.changed if name.endswith(".html")] or report.changed
    named = f": {pages[0]}{' …' if len(report.changed) > 1 else ''}" if pages else ""
    return f"{count(len(report.changed), 'file')} in {report.seconds:.2f} s{named} ({tally(report.findings)})"


@contextmanager
def _installed() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in {"starlette", "uvicorn", "watchfiles"}:
            raise
        hint = "Install it: pip install 'diplomatic[serve]'"
        raise CannotRun(f"The preview needs {package}, which is not installed", hint=hint) from None
