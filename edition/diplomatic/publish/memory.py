"""What is kept of an edition between two builds of one process, so that only what has changed is read and checked again.

Which mistake is worse: to check a document once too often, or to show what is no longer true? The second. So a document is
kept by the digest of its bytes; and what was found in it, only while the registers, the settings, the schema and the day
are the same, and every file that it points at answers as it did.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from diplomatic import customization
from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, Registers, facts_of, mentions_of, read, read_bytes
from diplomatic.document.dates import today
from diplomatic.document.reading import content_of
from diplomatic.lock import NAME as LOCK
from diplomatic.lock import Guard
from diplomatic.publish.digests import Digests, digest
from diplomatic.publish.index import Record
from diplomatic.render import Renderer
from diplomatic.validate import Corpus, EditionContext, Examined, Judge, Schema, Validator, schema_path
from diplomatic.validate.rules import all_rules
from diplomatic.validate.schematron.schema import Schematron

T = TypeVar("T")


@dataclass
class _Known:
    """A document, and what was made of it."""

    digest: str
    document: Document
    record: Record | None = None
    examined: Examined | None = None


@dataclass
class _Law:
    """What every document is checked with."""

    config: Config
    sources: dict[Path, str]
    registers: dict[Path, str]
    day: date
    schema: Schema
    rules: Sequence[Schematron]
    entries: Registers
    is_guarded: bool

    def is_of(self, config: Config, sources: dict[Path, str], registers: dict[Path, str], *, is_guarded: bool) -> bool:
        """Whether nothing of it has changed. Rules that read other documents are to read them again."""
        if any(schematron.reads_others for schematron in self.rules):
            return False
        return (self.config, self.sources, self.registers, self.day, self.is_guarded) == (
            config,
            sources,
            registers,
            today(),
            is_guarded,
        )


class Memory:
    """The documents of an edition, and what was found in them. Not to be shared between threads, as stylesheets are not."""

    def __init__(self) -> None:
        self.digests = Digests()
        self._known: dict[Path, _Known] = {}
        self._by_file: dict[Path, Path] = {}
        self._law: _Law | None = None
        self._kept: dict[str, tuple[object, Any]] = {}

    def read(self, path: Path) -> Document:
        """A document, parsed again if its file has changed.

        Raises:
            Unreadable: if the file cannot be read as TEI.
        """
        known = self._known.get(path)
        if known is None or known.digest != self.digests.of(path):
            content = content_of(path)
            known = self._known[path] = _Known(digest(content), read_bytes(path, content))
        return known.document

    def document(self, path: Path) -> Document | None:
        """A document as it was read last."""
        known = self._known.get(path)
        return known.document if known else None

    def digest(self, document: Document) -> str:
        """The digest of the bytes that a document was parsed from: its file may have others by now."""
        return self._known[document.path].digest

    def record(self, document: Document) -> Record:
        """What the index knows of a cable."""
        known = self._known[document.path]
        if known.record is None:
            known.record = Record(facts_of(document), tuple(mentions_of(document)))
        return known.record

    def validator(self, config: Config, registers: Sequence[Document]) -> tuple[Validator, Registers]:
        """The validator of an edition as it is now, with a judge of its own, and the entries of its registers.

        Raises:
            CannotRun: if the schema, the settings or the citation lock cannot be used.
        """
        guard = self.kept("guard", (config, self.digests.of(config.root / LOCK)), lambda: Guard.of(config))
        sources = {path: self.digests.of(path) for path in customization.sources(config)}
        documents = {register.path: self.digest(register) for register in registers}
        if self._law is None or not self._law.is_of(config, sources, documents, is_guarded=guard is not None):
            self._law = None
            rules = customization.rules(config)
            schema, entries = Schema(schema_path(config)), Registers.of(registers)
            self._law = _Law(config, sources, documents, today(), schema, rules, entries, guard is not None)
            for known in self._known.values():
                known.examined = None
        law = self._law
        edition = EditionContext(law.entries, config.root.resolve(), law.day, self._other, guard)
        judge = Judge.of(config, all_rules())
        return Validator(law.schema, edition, more=law.rules, judge=judge), law.entries

    def check(self, document: Document, validator: Validator, corpus: Corpus) -> list[Diagnostic]:
        """Everything to report of a document, examined again only if something it depends on has changed."""
        known = self._known[document.path]
        if known.examined is None or not validator.holds(known.examined):
            known.examined = validator.examine(document)
        return validator.report(document, known.examined, corpus)

    def renderer(self, config: Config, base: str) -> Renderer:
        """The stylesheets of an edition, compiled once; ``base`` is the digest of what they are made from."""
        return self.kept("renderer", (config, base), lambda: Renderer(config))

    def kept(self, name: str, key: object, make: Callable[[], T]) -> T:
        """What was made last time under a name, unless ``key``, everything that it was made from, is another now."""
        if name not in self._kept or self._kept[name][0] != key:
            self._kept[name] = (key, make())
        made: T = self._kept[name][1]
        return made

    def keep(self, documents: Iterable[Document]) -> None:
        """Forget all documents but these."""
        self._known = {document.path: self._known[document.path] for document in documents}
        self._by_file = {path.resolve(): path for path in self._known}

    def _other(self, file: Path) -> Document:
        """A document that another one points at: of the edition as it was read, whatever its file has by now."""
        path = self._by_file.get(file)
        return self._known[path].document if path else read(file)
