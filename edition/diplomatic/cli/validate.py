"""``diplomatic validate``."""

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplomatic import config
from diplomatic.cli.changed import changed_since, changed_since_option
from diplomatic.cli.checking import Checks, Setup, check
from diplomatic.cli.common import (
    colour_on,
    count,
    exit_code,
    jobs_option,
    project_root,
    strict_option,
    suppressed,
    tally,
)
from diplomatic.cli.fixing import fix_options, mend, show_diff, write_fixes
from diplomatic.cli.printing import put, say
from diplomatic.cli.selection import selection_of, selection_options
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Code, Diagnostic, Location, formats
from diplomatic.validate import released
from diplomatic.validate.tasks import Paths
from diplomatic.walk import below
from diplomatic.workers import once

if TYPE_CHECKING:
    from diplomatic.diagnostics.formats.report import Report

_NEED_CODES = {"github", "sarif"}


@click.command(name="validate")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "output",
    type=click.Choice(formats.NAMES),
    default="text",
    show_default=True,
    help="How findings are written.",
)
@click.option(
    "--schema",
    type=click.Path(path_type=Path),
    help="Another schema, RELAX NG (.rng) or W3C XML Schema (.xsd), instead of the schema and the rules of the edition.",
)
@click.option(
    "--rules",
    type=click.Path(path_type=Path),
    help="A Schematron schema (.sch) whose rules are checked as well.",
)
@click.option("--phase", metavar="NAME", help="The phase of the Schematron schema; '#ALL' for all its patterns.")
@changed_since_option
@selection_options
@fix_options
@strict_option
@jobs_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    output: str,
    schema: Path | None,
    rules: Path | None,
    phase: str | None,
    since: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    diff: bool,
    strict: bool,
    jobs: int | None,
) -> None:
    """Check cables and registers against the schema and the rules of the edition.

    PATH is a TEI file or a folder of them; without any, the whole edition is checked. Findings go to the standard
    output, one for each fault, with its place and what to do; a cable is also compared with the others of its edition.
    'diplomatic explain CODE' says more about a code.

    Besides text and JSON there are formats for CI services: annotations of a pull request (github; with a table in the
    summary of the run), SARIF 2.1.0 (sarif), JUnit XML (junit), GitLab code quality (gitlab).

    \b
    Examples:
      diplomatic validate
      diplomatic validate tei/cables/cmc-032.xml
      diplomatic validate --format json tei/ > findings.json
      diplomatic validate --format sarif > diplomatic.sarif
      diplomatic validate --schema tei_all.rng --rules tei_all.sch letters/
      diplomatic validate --rules project.sch --phase release
      diplomatic validate --select N,D002
      diplomatic validate --changed-since origin/main
      diplomatic validate --diff

    Exits with 0 if there is no error, 1 if there is one (with --diff, if something can be mended), 2 if it could not run.
    """
    if phase is not None and rules is None:
        raise click.UsageError("--phase names a phase of a Schematron schema; give the schema with --rules.")
    settings = config.find(paths[0] if paths else Path())
    every = _files(paths, settings)
    files = every if since is None else changed_since(since, every, settings)
    selection = selection_of(select, ignore)
    setup = Setup(settings, selection, schema, rules, phase)
    checks = once(setup, Checks.of)
    validator, schematron = checks.validator, checks.schematron
    if diff:
        ctx.exit(show_diff(mend(files, settings, checks.registers, validator.judge, selection)))
    findings = write_fixes(mend(files, settings, checks.registers, validator.judge, selection)) if fix else []
    of_edition = [] if schema else every if not paths else Paths(chain(settings.each_cable(), settings.registers))
    findings += [
        *(schematron.faults if schematron else []),
        *check(setup, files, of_edition, everywhere=since is not None, jobs=jobs),
        *([] if paths or schema else released.findings(settings)),
    ]
    _write(findings, files, output, strict)
    hidden = suppressed(validator.judge.suppressed)
    say(f"Checked {count(len(files), 'file')}: {tally(findings)}{hidden}.")
    ctx.exit(exit_code(findings, strict))


def _write(diagnostics: Sequence[Diagnostic], files: Sequence[Path], output: str, strict: bool) -> None:
    if not diagnostics and output == "text":
        return  # nothing to say: the start of a run that finds nothing is what an editor feels
    from shutil import get_terminal_size

    from diplomatic.diagnostics.formats.report import Report, gather

    findings, checked = gather(diagnostics, files, project_root(Path()))
    width = get_terminal_size((100, 24)).columns
    codes = _codes() if findings and output in _NEED_CODES else {}
    report = Report(findings, checked, codes, strict, colour_on(sys.stdout), width)
    if written := formats.renderer(output)(report):
        put(written, colour=report.colour)
    if output == "github":
        _summarise(report)


def _codes() -> dict[str, Code]:
    from diplomatic.cli.explain import all_codes

    return all_codes()


def _summarise(report: "Report") -> None:
    """A table for the page of the CI run; that it cannot be written is no reason to fail."""
    from diplomatic.diagnostics.formats import summary

    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(summary.render(report))
    except OSError as error:
        say(f"The summary was not written: {path}: {error.strerror}.")


def _files(paths: tuple[Path, ...], settings: Config) -> Sequence[Path]:
    """The files to check, each once.

    Raises:
        CannotRun: if a path does not exist, or there is nothing to check.
    """
    for path in paths:
        if not path.exists():
            raise CannotRun("There is no such file or folder", where=Location(path), hint="Check the name")
    each = chain.from_iterable(map(_tei_files, paths)) if paths else chain(settings.each_cable(), settings.registers)
    files = Paths(dict.fromkeys(each) if len(paths) > 1 else each)
    if not files:
        hint = "Name a file, or go to the folder of an edition"
        raise CannotRun("There is nothing to check: no TEI file was found", hint=hint)
    return files


def _tei_files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        return iter([path])
    return (Path(entry.path) for entry in below(path) if entry.name.endswith(".xml") and entry.is_file())
