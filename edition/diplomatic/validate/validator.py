"""One document through everything: reading, schema, rules."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, Registers, Unreadable, read
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.rules import Rule, all_rules
from diplomatic.validate.schema import Schema, schema_path
from diplomatic.validate.suppression import Judge, Selection


class Validator:
    """Checks documents of one edition against one schema and a set of rules; a judge says what of it is reported."""

    def __init__(
        self, schema: Schema, edition: EditionContext, rules: Sequence[Rule] | None = None, judge: Judge | None = None
    ) -> None:
        self.judge = judge or Judge(Config(Path()))
        self._schema = schema
        self._edition = edition
        self._rules = all_rules() if rules is None else rules

    @classmethod
    def of(cls, config: Config, registers: Sequence[Document], selection: Selection | None = None) -> "Validator":
        """The validator of an edition: its schema, its registers, every rule, its suppressions."""
        judge = Judge(config, selection, active=[rule.code.id for rule in all_rules()])
        return cls(Schema(schema_path(config)), EditionContext(Registers.of(registers)), judge=judge)

    def check_file(self, path: Path) -> list[Diagnostic]:
        """Everything to report of one file, in the order of its lines. A file that cannot be read has one fault."""
        try:
            return self.check(read(path))
        except Unreadable as error:
            return self.judge.unreadable(error.diagnostic)

    def check(self, document: Document) -> list[Diagnostic]:
        """Everything to report of one parsed document, in the order of its lines."""
        found = [*self._schema.check(document), *self._broken_rules(document)]
        return self.judge.document(document, found)

    def finish(self) -> list[Diagnostic]:
        """What is known only after the last file: suppressions in ``edition.toml`` that are wrong, or of no use."""
        return self.judge.finish()

    def _broken_rules(self, document: Document) -> Iterator[Diagnostic]:
        for rule in self._rules:
            for fault in rule.check(document, self._edition):
                yield rule.code.at(document.locate(fault.element), fault.message, fault.hint)
