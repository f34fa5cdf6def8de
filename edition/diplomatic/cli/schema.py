"""``diplomatic schema``: the ODD compiler."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplomatic import files
from diplomatic.cli.common import count, exit_code, show, strict_option, tally
from diplomatic.cli.printing import say
from diplomatic.diagnostics import CannotRun, Diagnostic, Location

if TYPE_CHECKING:
    from diplomatic.schema import Schema

HTML = "html"
FORMATS = ("rng", "xsd", "sch", "odd", "json", HTML)
DEFAULT = "rng,xsd,sch"


@click.group(name="schema")
def command() -> None:
    """Compile a TEI customization (an ODD) to the schemas that validators and editors use.

    \b
    Example:
      diplomatic schema compile schema/cable.odd --to rng,xsd,sch,html

    Exits with 0 if there is no error, 1 if there is one, 2 if it could not run.
    """


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> list[str]:
    del ctx
    chosen = list(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    unknown = [part for part in chosen if part not in FORMATS]
    if unknown or not chosen:
        raise click.BadParameter(f"'{', '.join(unknown) or value}' is not among {', '.join(FORMATS)}", param=param)
    return chosen


@command.command(name="compile")
@click.argument("odd", type=click.Path(path_type=Path))
@click.option(
    "--source",
    metavar="SOURCE",
    help="What is customized: a p5subset.xml, a compiled ODD, tei:4.8.0 or tei:current. Without it the ODD's @source decides; "
    "without that, tei:current. A release is downloaded once.",
)
@click.option(
    "--to",
    "formats",
    default=DEFAULT,
    show_default=True,
    callback=_formats,
    metavar="FORMATS",
    help=f"Of {', '.join(FORMATS)}.",
)
@click.option(
    "--xsd",
    "version",
    type=click.Choice(["1.0", "1.1"]),
    default="1.0",
    show_default=True,
    help="The version of W3C XML Schema; 1.1 asserts more of what 1.0 has no words for.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The folder to write to; without it, the ODD's own."
)
@strict_option
@click.pass_context
def compile_command(
    ctx: click.Context,
    odd: Path,
    source: str | None,
    formats: list[str],
    version: str,
    output: Path | None,
    strict: bool,
) -> None:
    """Compile an ODD to RELAX NG, W3C XML Schema, ISO Schematron, a compiled ODD, JSON, and HTML reference pages.

    The files take their name from the ODD; the reference pages go to a folder 'html', and begin with index.html. What
    is wrong with the ODD goes to the standard output, each fault with its place and what to do; what one format cannot
    express is reported there too. 'diplomatic explain CODE' says more about a code.

    \b
    Examples:
      diplomatic schema compile schema/cable.odd
      diplomatic schema compile schema/cable.odd --source p5subset.xml --to rng,sch --output build
      diplomatic schema compile letters.odd --source tei:4.8.0 --to xsd --xsd 1.1
      diplomatic schema compile letters.odd --to html --output guide

    Exits with 0 if there is no error, 1 if there is one, 2 if it could not run.
    """
    if not odd.is_file():
        raise CannotRun("There is no such file", where=Location(odd), hint="Name the ODD")
    if source and not source.startswith("tei:") and not Path(source).is_file():
        raise CannotRun(
            "There is no such source", where=Location(Path(source)), hint="Name a p5subset.xml, or tei:4.8.0"
        )
    from diplomatic.schema import compile_odd
    from diplomatic.schema.emit import emit_all

    compiled = compile_odd(odd, source)
    written: dict[str, bytes] = {}
    found: list[Diagnostic] = list(compiled.diagnostics)
    if compiled.schema is not None:
        emitted = emit_all(compiled.schema, [name for name in formats if name != HTML], name=odd.stem, xsd=version)
        written, found = emitted.files, [*found, *emitted.diagnostics]
    show(found, err=False)
    folder = output or odd.parent
    for name, content in written.items():
        files.write(folder / name, content, replace=True)
    number = len(written)
    if compiled.schema is not None and HTML in formats:
        number += _write_pages(compiled.schema, folder / HTML)
    say(f"Compiled {odd}: wrote {count(number, 'file')} to {folder}; {tally(found)}.")
    ctx.exit(exit_code(found, strict))


def _write_pages(schema: "Schema", folder: Path) -> int:
    """Write the reference pages one by one; how many files there are."""
    from diplomatic.schema.emit.html import pages

    written = 0
    for name, content in pages(schema):
        files.write(folder / name, content, replace=True)
        written += 1
    return written
