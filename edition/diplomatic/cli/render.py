"""``diplomatic render``."""

from pathlib import Path

import click

from diplomatic import config, files
from diplomatic.cli import books
from diplomatic.cli.common import exit_code, show, strict_option
from diplomatic.cli.printing import give
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document import Unreadable, View, read
from diplomatic.render import FORMATS, Renderer


@click.command(name="render")
@click.argument("file", metavar="[FILE|DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--to", type=click.Choice([*FORMATS, *books.FORMATS]), required=True, help="The format to render to.")
@click.option(
    "--view",
    type=click.Choice([view.value for view in View]),
    default=View.READING.value,
    show_default=True,
    help="'reading' applies corrections; 'diplomatic' shows what the source has.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, the standard output."
)
@strict_option
@click.pass_context
def command(ctx: click.Context, file: Path | None, to: str, view: str, output: Path | None, strict: bool) -> None:
    """Render one cable, or a register, as HTML or plain text; one cable, or an edition, as a book.

    A book (epub, pdf) of an edition has all its cables, by date. Name the folder of the edition, or of some of its
    cables; without a name it is the edition you are in. PDF needs an extra: pip install 'diplomatic[pdf]'.

    An element that the transform does not know keeps its text, and is reported with a code.

    \b
    Examples:
      diplomatic render tei/cables/cmc-032.xml --to text
      diplomatic render tei/cables/cmc-032.xml --to html --view diplomatic -o cmc-032.html
      diplomatic render tei/cables/cmc-032.xml --to pdf -o cmc-032.pdf
      diplomatic render --to epub -o edition.epub

    Exits with 0 if all is well, 1 if there are findings and --strict is given, or if a document is no TEI, 2 if it
    could not run.
    """
    if to in books.FORMATS:
        ctx.exit(books.write(file or Path(), to, View(view), output, strict=strict))
    if file is None or not file.is_file():
        what = "There is no FILE" if file is None else "This is a folder" if file.is_dir() else "There is no such file"
        raise CannotRun(what, where=Location(file) if file else None, hint="Name one TEI file")
    if output and output.exists() and output.samefile(file):
        raise CannotRun("The output would replace the cable itself", where=Location(output), hint="Name another file")
    settings = config.find(file)
    try:
        document = read(file)
    except Unreadable as error:
        show([error.diagnostic], err=True)
        ctx.exit(1)
    renderer = Renderer(settings)
    rendered = renderer.cable(document, to, View(view), {"css-text": renderer.css()})
    show(rendered.diagnostics, err=True)
    if output:
        files.write(output, rendered.content.encode(), replace=True)
    else:
        give(rendered.content)
    ctx.exit(exit_code(rendered.diagnostics, strict))
