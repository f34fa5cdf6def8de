"""``diplomatic cite``."""

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

import click

from diplomatic import config, files
from diplomatic.cite import Work, csl, work_of
from diplomatic.cite.dates import parts
from diplomatic.cite.formats import NAMES, together
from diplomatic.cli.common import edition_at, show
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Document, Unreadable, read
from diplomatic.document.dates import today

_DAY = 3


@click.command(name="cite")
@click.argument("references", metavar="ID[#ANCHOR]...", nargs=-1, required=True)
@click.option(
    "--style",
    metavar="STYLE",
    help="A note and an entry for the bibliography in a CSL style: chicago, mla, apa, turabian, any other name of "
    "zotero.org/styles, or the path of a .csl file. Needs the extra 'cite'.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(NAMES),
    help="The format to write, for Zotero and its like or for a page; without it and without --style, text.",
)
@click.option("--accessed", metavar="DATE", help="The day on which you read it: 2026-11-23, or 'today'.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, the standard output."
)
@click.pass_context
def command(
    ctx: click.Context,
    references: tuple[str, ...],
    style: str | None,
    form: str | None,
    accessed: str | None,
    output: Path | None,
) -> None:
    """Cite cables: by their ids in the edition you are in, or by their files.

    ID#ANCHOR cites one paragraph, note or header line, by its id: cmc-032#p4. All that a citation says comes from the
    header of the cable, and of the edition from edition.toml; what they do not say, it leaves out.

    The styles and the program that carries them out are an extra: pip install 'diplomatic[cite]'.

    \b
    Examples:
      diplomatic cite cmc-032
      diplomatic cite cmc-032#p4 --style chicago
      diplomatic cite cmc-032 --style my-journal.csl --accessed today
      diplomatic cite cmc-032 cmc-033 --format bibtex -o cables.bib
      diplomatic cite tei/cables/cmc-032.xml --format csl-json

    Exits with 0, with 1 if a cable cannot be read, or with 2 if it could not run.
    """
    if style and form:
        raise CannotRun(
            "--style and --format exclude each other", hint="A format is data; a style makes sentences of it"
        )
    day = _day(accessed) if accessed else ""
    cited = [_cited(reference) for reference in references]
    if faults := [fault for fault in cited if isinstance(fault, Diagnostic)]:
        show(faults, err=True)
        ctx.exit(1)
    works = [(replace(one[0], accessed=day), one[1]) for one in cited if not isinstance(one, Diagnostic)]
    written = _styled(works, style) if style else together(form or "text", [work for work, _ in works])
    if output:
        _refuse(output, references)
        files.write(output, written.encode(), replace=True)
    else:
        click.echo(written, nl=False)


def _cited(reference: str) -> tuple[Work, str] | Diagnostic:
    """The work that a reference means, and the language to cite it in; or why its file cannot be read."""
    name, _, anchor = reference.partition("#")
    try:
        document, settings = _found(name)
    except Unreadable as error:
        return error.diagnostic
    work = work_of(document, settings)
    return (work.at(anchor, document) if anchor else work), settings.text("edition", "language")


def _found(name: str) -> tuple[Document, Config]:
    path = Path(name)
    if name.endswith(".xml") or path.is_file():
        if not path.is_file():
            raise CannotRun(
                "There is no such file", where=Location(path), hint="Look at its name, or name the cable's id"
            )
        return read(path), config.find(path)
    settings = edition_at(Path())
    named = [cable for cable in settings.cables if cable.stem == name]
    others = [cable for cable in settings.cables if cable.stem != name]
    for cable in (*named, *others):
        if (document := read(cable)).id == name:
            return document, settings
    close = get_close_matches(name, [cable.stem for cable in settings.cables], 3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(close)}" if close else "The id of a cable is the name of its file without .xml"
    raise CannotRun(f"There is no cable '{name}' in this edition", where=Location(settings.path), hint=hint)


def _day(accessed: str) -> str:
    if accessed == "today":
        return today().isoformat()
    if len(parts(accessed)) != _DAY or "T" in accessed:
        raise CannotRun(f"'{accessed}' is no day", hint="Write --accessed 2026-11-23, or --accessed today")
    return accessed


def _styled(works: list[tuple[Work, str]], style: str) -> str:
    """The notes, then the entries of the bibliography."""
    from diplomatic.cite.styles import formatted

    made = [formatted(csl.item(work), csl.locator(work), style, language) for work, language in works]
    notes = [one.note for one in made if one.note]
    entries = [one.bibliography for one in made if one.bibliography]
    return "\n".join([*_part("Note", notes), *_part("Bibliography", entries)])


def _part(heading: str, lines: list[str]) -> list[str]:
    return [f"{heading}\n", *(f"{line}\n" for line in lines)] if lines else []


def _refuse(output: Path, references: tuple[str, ...]) -> None:
    sources = [Path(reference.partition("#")[0]) for reference in references]
    if output.exists() and any(source.is_file() and output.samefile(source) for source in sources):
        raise CannotRun("The output would replace the cable itself", where=Location(output), hint="Name another file")
