"""The editions that open documents belong to: settings, schema, registers. Registers are read as the editor has them, unsaved too."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Thread

from diplomatic import config
from diplomatic.config import Config
from diplomatic.customization import prepare
from diplomatic.document import Document, Registers, Unreadable, read, read_text
from diplomatic.document.reading import content_of
from diplomatic.document.source import decode
from diplomatic.encode.dialects import load_dialects
from diplomatic.lock import NAME as LOCK
from diplomatic.lock import Guard
from diplomatic.lsp.grammar import Grammar
from diplomatic.validate import EditionContext, Judge, Schema, Validator, schema_path
from diplomatic.validate.fixes.mender import Mender
from diplomatic.validate.rules import all_rules

OpenText = Callable[[Path], str | None]
"""The text that the editor has of a file; None if the file is not open."""


@dataclass(frozen=True)
class Rules:
    """A schema, compiled and read for its documentation. It takes a second or two, so it is kept while its files are the same."""

    stamp: tuple[float, ...]
    schema: Schema
    grammar: Grammar

    @classmethod
    def of(cls, path: Path) -> "Rules":
        """The rules of a schema file. What explains an invalid document is loaded in the background."""
        rules = cls(stamp_of(path), Schema(path), Grammar.of(path))
        Thread(target=rules.schema.prepare, daemon=True).start()
        return rules


def stamp_of(path: Path) -> tuple[float, ...]:
    """When the files of a schema were changed last."""
    return tuple(file.stat().st_mtime for file in sorted(path.parent.glob("*.xsd")))


@dataclass
class Edition:
    """One edition, as far as it was needed; each part is read once, until something it was read from changes."""

    config: Config
    open_text: OpenText
    rules: Rules

    @cached_property
    def registers(self) -> Registers:
        documents = (self._register(path) for path in self.config.registers)
        return Registers.of(document for document in documents if document)

    @property
    def schema(self) -> Schema:
        return self.rules.schema

    @property
    def grammar(self) -> Grammar:
        return self.rules.grammar

    @cached_property
    def mender(self) -> Mender:
        dialects = load_dialects(self.config.folder("dialects"))
        judge = self.judge()
        return Mender(
            self.registers,
            {name: dialect.dates for name, dialect in dialects.items()},
            lambda document, fix: not judge.ignores(document, fix.code, fix.location),
        )

    @cached_property
    def guard(self) -> Guard | None:
        """What the edition has published.

        Raises:
            CannotRun: if its citation lock cannot be read.
        """
        return Guard.of(self.config)

    def judge(self) -> Judge:
        """A new judge: one check of one document is a run of its own."""
        return Judge.of(self.config, all_rules())

    def validator(self) -> Validator:
        """What checks a document against this edition as it is now."""
        edition = EditionContext(self.registers, self.config.root.resolve(), guard=self.guard)
        return Validator(self.schema, edition, judge=self.judge())

    def is_shared(self, path: Path) -> bool:
        """Whether other documents are checked against a file: a register, the settings, the schema, the citation lock."""
        folders = [self.config.folder("registers"), schema_path(self.config).parent]
        own = {self.config.path.resolve(), (self.config.root / LOCK).resolve()}
        return path in own or any(path.parent == folder.resolve() for folder in folders)

    def holds(self, path: Path) -> bool:
        """Whether a file is one of the edition's cables or registers."""
        folders = [self.config.folder("cables"), self.config.folder("registers")]
        return self.config.path.is_file() and any(path.is_relative_to(folder.resolve()) for folder in folders)

    def text_of(self, path: Path) -> str | None:
        """The text of a file as the editor has it, else as it was saved; None if it cannot be read."""
        text = self.open_text(path)
        if text is not None:
            return text
        try:
            encoded = decode(content_of(path))
        except Unreadable:
            return None
        return encoded.text if encoded else None

    def _register(self, path: Path) -> Document | None:
        """A register as the editor has it; where that cannot be read, as it was saved."""
        text = self.open_text(path.resolve())
        try:
            return read(path) if text is None else read_text(path, text)
        except Unreadable:
            if text is None:
                return None
        try:
            return read(path)
        except Unreadable:
            return None


class Editions:
    """Every edition that an open document belongs to, by its folder."""

    def __init__(self, open_text: OpenText) -> None:
        self._open_text = open_text
        self._known: dict[Path, Edition] = {}
        self._rules: dict[Path, Rules] = {}

    def of(self, path: Path) -> Edition:
        """The edition of a file.

        Raises:
            CannotRun: if its settings cannot be used.
        """
        found = config.find(path)
        root = found.root.resolve()
        if root not in self._known or self._known[root].config != found:
            prepare(found)
            self._known[root] = Edition(found, self._open_text, self._rules_of(schema_path(found)))
        return self._known[root]

    def _rules_of(self, path: Path) -> Rules:
        """The rules of a schema, read again only if a file of it has changed."""
        known = self._rules.get(path)
        if known is None or known.stamp != stamp_of(path):
            self._rules[path] = Rules.of(path)
        return self._rules[path]

    def changed(self, path: Path) -> bool:
        """Say that a file has changed; gives whether other documents have to be checked again."""
        shared = [root for root, edition in self._known.items() if edition.is_shared(path)]
        for root in shared:
            del self._known[root]
        return bool(shared)
