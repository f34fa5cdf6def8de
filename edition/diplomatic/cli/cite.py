"""``diplomatic cite``."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click

from diplomatic import config, files
from diplomatic.cite import Work, csl, plain, work_of
from diplomatic.cite.formats import NAMES, together
from diplomatic.cli.common import edition_at, show
from diplomatic.cli.printing import give
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document import Document, Unreadable, read
from diplomatic.document.dates import today


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
    try:
        cited = [_cited(reference, day) for reference in references]
    except Unreadable as error:
        show([error.diagnostic], err=True)
        ctx.exit(1)
    written = _styled(cited, style) if style else _written(cited, form or "text")
    if output:
        _refuse(output, cited)
        files.write(output, written.encode(), replace=True)
    else:
        give(written)


@dataclass(frozen=True)
class _Cited:
    """What a reference means: the work, the file it was read from, and the edition that this belongs to."""

    work: Work
    path: Path
    edition: Config

    @property
    def language(self) -> str:
        """That of the pages of the edition."""
        return self.edition.text("edition", "language")


def _cited(reference: str, accessed: str) -> _Cited:
    """The cable, or the passage of it, that a reference names.

    Raises:
        Unreadable: if its file cannot be read.
        CannotRun: if there is no such cable, or no such passage.
    """
    name, _, anchor = reference.partition("#")
    document, settings = _found(name)
    work = replace(work_of(document, settings), accessed=accessed)
    return _Cited(work.at(anchor, document) if anchor else work, document.path, settings)


def _found(name: str) -> tuple[Document, Config]:
    path = Path(name)
    if path.is_file():
        return read(path), config.find(path)
    if name.endswith(".xml"):
        hint = "Look at its name, or name the cable's id"
        what = "This is not a file" if path.exists() else "There is no such file"
        raise CannotRun(what, where=Location(path), hint=hint)
    settings = edition_at(Path())
    named = [cable for cable in settings.cables if cable.stem == name]
    found = next(iter([read(cable) for cable in named]), None) or _by_its_own_id(name, settings)
    if found is None:
        close = get_close_matches(name, [cable.stem for cable in settings.cables], 3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(close)}" if close else "An id is the name of the cable's file without .xml"
        raise CannotRun(f"There is no cable '{name}' in this edition", where=Location(settings.path), hint=hint)
    return found, settings


def _by_its_own_id(name: str, settings: Config) -> Document | None:
    """A cable whose file has another name than its ``xml:id``; one that cannot be read has none."""
    for path in settings.cables:
        with suppress(Unreadable):
            if (document := read(path)).id == name:
                return document
    return None


def _day(accessed: str) -> str:
    if accessed == "today":
        return today().isoformat()
    try:
        return date.fromisoformat(accessed).isoformat()
    except ValueError:
        hint = "Write --accessed 2026-11-23, or --accessed today"
        raise CannotRun(f"'{accessed}' is no day", hint=hint) from None


def _written(cited: list[_Cited], form: str) -> str:
    if form == "text":
        return "".join(f"{plain(one.work, one.language)}\n" for one in cited)
    return together(form, [one.work for one in cited])


def _styled(cited: list[_Cited], style: str) -> str:
    """The notes, then the entries of the bibliography."""
    from diplomatic.cite.styles import formatted

    made = [formatted(csl.item(one.work), csl.locator(one.work), style, one.language) for one in cited]
    notes = [one.note for one in made if one.note]
    entries = [one.bibliography for one in made if one.bibliography]
    return "\n".join([*_part("Note", notes), *_part("Bibliography", entries)])


def _part(heading: str, lines: list[str]) -> list[str]:
    return [f"{heading}\n", *(f"{line}\n" for line in lines)] if lines else []


def _refuse(output: Path, cited: list[_Cited]) -> None:
    sources = {
        path for one in cited for path in (one.path, one.edition.path, *one.edition.cables, *one.edition.registers)
    }
    if output.exists() and any(path.exists() and output.samefile(path) for path in sources):
        what = "The output would replace a file of the edition"
        raise CannotRun(what, where=Location(output), hint="Name another file")
