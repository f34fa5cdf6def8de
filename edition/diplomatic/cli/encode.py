"""``diplomatic encode``."""

import re
from os.path import relpath
from pathlib import Path

import click

from diplomatic import config, files, resources
from diplomatic.cli.common import count, exit_code, show, strict_option, tally
from diplomatic.cli.printing import give, put, say
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.diagnostics.formats.json import as_dict, dumps
from diplomatic.document import Registers, Unreadable, read
from diplomatic.document.dates import today
from diplomatic.document.naming import fault_of_id
from diplomatic.encode import Encoded, Grammar, Source, encode, load_dialects, load_rules

_NOT_IN_ID = re.compile(r"[^a-z0-9._-]+")
_STDOUT = Path("-")
_ID = re.compile(r"[A-Za-z_][\w.-]*")


@click.command(name="encode")
@click.argument("transcripts", nargs=-1, metavar="TRANSCRIPT...", type=click.Path(path_type=Path))
@click.option("--dialect", metavar="NAME", help="The header grammar; by default it is recognised.")
@click.option(
    "--id",
    "identifier",
    metavar="ID",
    help="The id of the cable, and its file name; by default from the transcript's name.",
)
@click.option(
    "--output", metavar="DIR", type=click.Path(path_type=Path), help="Where to write; by default the edition's cables."
)
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write what was dropped and found as JSON; '-' is the standard output.",
)
@click.option("--force", is_flag=True, help="Replace a TEI file that exists.")
@click.option("--list-dialects", is_flag=True, help="List the dialects and stop.")
@strict_option
@click.pass_context
def command(
    ctx: click.Context,
    transcripts: tuple[Path, ...],
    dialect: str | None,
    identifier: str | None,
    output: Path | None,
    report: Path | None,
    force: bool,
    list_dialects: bool,
    strict: bool,
) -> None:
    """Encode transcripts in TEI.

    A TRANSCRIPT is plain text in UTF-8, one cable a file. Its header is read with a dialect; names that stand in the
    registers get their @ref; what is not understood stays in the text and is reported. Nothing is lost: the command
    compares the TEI with the transcript, and writes nothing if a character is missing.

    Registers, dialects and the folder of the cables are those of the edition in which you work, or else, outside of any,
    of the one in which the first transcript stands.

    \b
    Examples:
      diplomatic encode tei/transcripts/*.txt
      diplomatic encode cable.txt --id cmc-032 --dialect soviet --report report.json

    Exits with 0 if everything was understood, 1 if something was not (the TEI is written), 2 if it could not run.
    """
    if not list_dialects:
        _check(transcripts, identifier, report)
    settings = _settings(transcripts)
    dialects = load_dialects(settings.folder("dialects"))
    if list_dialects:
        for known in dialects.values():
            say(f"{known.name:20} {known.description}", err=False)
        return
    grammar = Grammar(dialects, dialect, load_rules(settings.folder("dialects")))
    work = _Work(settings, grammar, output, force, quiet=report == _STDOUT)
    results = [work.encode(transcript, identifier) for transcript in transcripts]
    if report:
        _write(report, dumps([_as_dict(encoded, file, target) for encoded, file, target in work.done]))
    findings = [finding for encoded, _, _ in work.done for finding in encoded.findings]
    ctx.exit(exit_code(findings, strict) if all(results) else 2)


def _settings(transcripts: tuple[Path, ...]) -> Config:
    """The edition of the working directory; outside of any, that of the first transcript."""
    here = config.find(Path())
    return here if _is_edition(here) or not transcripts else config.find(transcripts[0])


def _is_edition(settings: Config) -> bool:
    return (settings.root / config.FILE_NAME).is_file()


def _write(report: Path, text: str) -> None:
    if report == _STDOUT:
        put(text)
    else:
        files.write(report, (text + "\n").encode(), replace=True)


def _check(transcripts: tuple[Path, ...], identifier: str | None, report: Path | None) -> None:
    if not transcripts:
        raise click.UsageError("Name at least one transcript.")
    if identifier and len(transcripts) > 1:
        raise click.UsageError("--id names one cable; give it one transcript.")
    if identifier and not _ID.fullmatch(identifier):
        raise click.UsageError(
            f"'{identifier}' cannot be an xml:id: it begins with a letter and has letters, digits, '.', '-', '_'."
        )
    if report and report.resolve() in {transcript.resolve() for transcript in transcripts}:
        raise click.UsageError(f"--report would replace the transcript {report}; name another file.")


class _Work:
    """Encodes one transcript after the other; one that cannot be encoded does not stop the others."""

    def __init__(self, settings: Config, grammar: Grammar, output: Path | None, force: bool, *, quiet: bool) -> None:
        self._quiet = quiet
        self._settings = settings
        self._grammar = grammar
        self._output = output
        self._force = force
        self._registers = _registers(settings)
        self._source = _source(settings)
        self.done: list[tuple[Encoded, Path, Path]] = []

    def encode(self, transcript: Path, identifier: str | None) -> bool:
        """Encode one transcript and say what came of it; false if it could not be done."""
        target = self._folder(transcript) / f"{identifier or _identifier(transcript)}.xml"
        try:
            if why := fault_of_id(target.stem):
                what = f"The id '{target.stem}' cannot be the name of a file: {why}"
                raise CannotRun(what, where=Location(transcript), hint="Give it another with --id")
            if target.exists() and not self._force:
                raise CannotRun(
                    "The file exists and was not overwritten", where=Location(target), hint="Use --force to replace it"
                )
            encoded = encode(transcript, target, self._grammar, self._registers, self._source, self._schema(target))
            files.write(target, encoded.tei, replace=self._force)
        except CannotRun as error:
            say(f"Error: {error}")
            return False
        self.done.append((encoded, transcript, target))
        _tell(encoded, transcript)
        if self._quiet:
            say(str(target))
        else:
            give(str(target), end="\n")
        return True

    def _folder(self, transcript: Path) -> Path:
        if self._output:
            return self._output
        return self._settings.folder("cables") if _is_edition(self._settings) else transcript.parent

    def _schema(self, target: Path) -> str:
        """The schema as the TEI file names it for the editor's tools: the edition's copy, or the shipped one."""
        own = self._settings.root / "schema" / "cable.xsd"
        if own.is_file():
            return relpath(own.resolve(), target.resolve().parent)
        return (resources.folder("schema") / "cable.xsd").as_uri()


def _tell(encoded: Encoded, transcript: Path) -> None:
    say(f"{transcript}: dialect {encoded.dialect.name}, {tally(encoded.findings)}")
    if encoded.dropped:
        say(f"Dropped {count(len(encoded.dropped), 'line')} that are not part of the cable:")
    for dropped in encoded.dropped:
        shown = f"{dropped.reason}: {dropped.line.stripped[:60]}"
        say(f"  {dropped.line.place:>5}  {shown}")
    show(encoded.findings, err=True)


def _as_dict(encoded: Encoded, transcript: Path, target: Path) -> dict[str, object]:
    dropped = [{"line": found.line.place, "text": found.line.text, "reason": found.reason} for found in encoded.dropped]
    findings: list[Diagnostic] = encoded.findings
    return {
        "transcript": str(transcript),
        "output": str(target),
        "id": encoded.id,
        "dialect": encoded.dialect.name,
        "dropped": dropped,
        "findings": [as_dict(finding) for finding in findings],
    }


def _identifier(transcript: Path) -> str:
    """An id from the transcript's name; it must begin with a letter."""
    slug = _NOT_IN_ID.sub("-", transcript.stem.lower()).strip("-.") or "cable"
    return slug if slug[0].isalpha() else f"cable-{slug}"


def _registers(settings: Config) -> Registers:
    documents = []
    for path in settings.registers:
        try:
            documents.append(read(path))
        except Unreadable as error:
            where = error.diagnostic.location
            raise CannotRun(f"The register cannot be read: {error}", where=where, hint="Mend it first") from None
    return Registers.of(documents)


def _source(settings: Config) -> Source:
    keys = ("version", "publisher", "editor", "translator", "licence", "rights", "url")
    return Source(today=today().isoformat(), **{key: settings.text("edition", key) for key in keys})
