"""``diplomatic validate``."""

from collections.abc import Iterator
from pathlib import Path

import click

from diplomatic import config
from diplomatic.cli.changed import changed_since, changed_since_option
from diplomatic.cli.common import count, exit_code, show, strict_option, tally
from diplomatic.cli.fixing import fix_options, mend, show_diff, write_fixes
from diplomatic.cli.selection import selection_of, selection_options, suppressed
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.diagnostics.formats import json
from diplomatic.document import Document, Unreadable, read
from diplomatic.validate import Validator


@click.command(name="validate")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How findings are written.",
)
@changed_since_option
@selection_options
@fix_options
@strict_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    output: str,
    since: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    diff: bool,
    strict: bool,
) -> None:
    """Check cables and registers against the schema and the rules of the edition.

    PATH is a TEI file or a folder of them; without any, the whole edition is checked. Findings go to the standard
    output, one for each fault, with its place and what to do. 'diplomatic explain CODE' says more about a code.

    \b
    Examples:
      diplomatic validate
      diplomatic validate tei/cables/cmc-032.xml
      diplomatic validate --format json tei/ > findings.json
      diplomatic validate --select N,D002
      diplomatic validate --changed-since origin/main
      diplomatic validate --diff

    Exits with 0 if there is no error, 1 if there is one (with --diff, if something can be mended), 2 if it could not run.
    """
    settings = config.find(paths[0] if paths else Path())
    files = list(_files(paths, settings))
    if since is not None:
        files = changed_since(since, files, settings)
    registers, selection = _readable(settings.registers), selection_of(select, ignore)
    validator = Validator.of(settings, registers, selection)
    if diff:
        ctx.exit(show_diff(mend(files, settings, registers, validator.judge, selection)))
    findings = write_fixes(mend(files, settings, registers, validator.judge, selection)) if fix else []
    findings += [finding for file in files for finding in validator.check_file(file)]
    findings += validator.finish()
    if output == "json":
        click.echo(json.render(findings))
    else:
        show(findings, err=False)
    click.echo(
        f"Checked {count(len(files), 'file')}: {tally(findings)}{suppressed(validator.judge.suppressed)}.", err=True
    )
    ctx.exit(exit_code(findings, strict))


def _files(paths: tuple[Path, ...], settings: Config) -> Iterator[Path]:
    """The files to check, each once.

    Raises:
        CannotRun: if a path does not exist, or there is nothing to check.
    """
    files: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise CannotRun("There is no such file or folder", where=Location(path), hint="Check the name")
        files |= dict.fromkeys(_tei_files(path) if path.is_dir() else [path])
    if not paths:
        files = dict.fromkeys([*settings.cables, *settings.registers])
    if not files:
        hint = "Name a file, or go to the folder of an edition"
        raise CannotRun("There is nothing to check: no TEI file was found", hint=hint)
    yield from files


def _tei_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.xml") if file.is_file())


def _readable(files: list[Path]) -> list[Document]:
    """The registers that can be read; one that cannot is reported when it is checked itself."""
    documents = []
    for file in files:
        try:
            documents.append(read(file))
        except Unreadable:
            continue
    return documents
