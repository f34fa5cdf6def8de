"""All documents of an edition, read and checked."""

from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from diplomatic import names
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location, Severity
from diplomatic.document import Document, Registers, Unreadable
from diplomatic.document.naming import OF_CABLE, fault_of_id
from diplomatic.publish.memory import Memory
from diplomatic.publish.pages import read_pages
from diplomatic.render.prose.page import Page
from diplomatic.validate import Corpus


@dataclass
class Edition:
    """The readable documents and pages of an edition, and everything found wrong with any of them."""

    config: Config
    cables: list[Document]
    registers: list[Document]
    entries: Registers
    findings: list[Diagnostic]
    suppressed: int
    memory: Memory
    pages: list[Page] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing found is an error."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def open_edition(config: Config, memory: Memory | None = None) -> Edition:
    """Read every page, read and check every cable and register; with a ``memory``, those for which something has changed.

    Raises:
        CannotRun: if there is no cable, or an id cannot name files, or two cables have the same id, or two pages the same name.
    """
    memory = memory or Memory()
    findings: list[Diagnostic] = []
    cables, registers = _read(config.cables, memory, findings), _read(config.registers, memory, findings)
    if not config.cables:
        where = Location(config.folder("cables"))
        hint = "Encode one with 'diplomatic encode', or begin an edition with 'diplomatic new my-edition'"
        raise CannotRun("There is no cable to build from", where=where, hint=hint)
    _refuse_same_ids(cables)
    memory.keep([*cables, *registers])
    validator, entries = memory.validator(config, registers)
    corpus = Corpus(unread={finding.location.path.stem for finding in findings})
    for document in [*cables, *registers]:
        findings += memory.check(document, validator, corpus)
    findings += validator.check_corpus(corpus)
    findings += validator.finish()
    pages, found = read_pages(config)
    findings += found
    edition = Edition(config, cables, registers, entries, findings, validator.judge.suppressed, memory, pages)
    if edition.is_sound:
        _refuse_ids(edition)
    return edition


def transcripts_of(config: Config) -> Path:
    """The folder of the transcripts: it stands beside the cables, which point into it."""
    return config.folder("cables").parent / "transcripts"


def _read(paths: list[Path], memory: Memory, findings: list[Diagnostic]) -> list[Document]:
    documents = []
    for path in paths:
        try:
            documents.append(memory.read(path))
        except Unreadable as error:
            findings.append(error.diagnostic)
    return documents


def _refuse_same_ids(cables: list[Document]) -> None:
    for one, other in names.clashes(cables, attrgetter("id"), OF_CABLE):
        same = names.folded(one.id) == names.folded(other.id)
        what = f"The cable has the same id as {one.path}" if same else f"A file of the cable would be one of {one.path}"
        hint = "Give one of them another id and file name; their pages would have the same address"
        raise CannotRun(what, where=Location(other.path), hint=hint)


def _refuse_ids(edition: Edition) -> None:
    """What rule I005 says, where the settings take it for less than an error: no file is named by such an id, not for a moment."""
    named = [(cable.id, cable.path) for cable in edition.cables]
    named += [(ident, path) for path, entry in edition.entries.by_address for ident in (path.stem, entry) if ident]
    for ident, path in named:
        if why := fault_of_id(ident):
            hint = "Give it another id"
            raise CannotRun(f"The id '{ident}' cannot be the name of a file: {why}", where=Location(path), hint=hint)
