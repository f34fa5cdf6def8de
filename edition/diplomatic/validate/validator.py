"""One document through everything: reading, schema, rules."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, Registers, Unreadable, read
from diplomatic.validate.checker import Checker
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.rules import Rule, all_rules
from diplomatic.validate.schema import Schema, schema_path


class Validator:
    """Checks documents of one edition against one schema, a set of rules, and whatever ``more`` there is."""

    def __init__(
        self,
        schema: Checker,
        edition: EditionContext,
        rules: Sequence[Rule] | None = None,
        more: Sequence[Checker] = (),
    ) -> None:
        self._schema = schema
        self._more = more
        self._edition = edition
        self._rules = all_rules() if rules is None else rules

    @classmethod
    def of(cls, config: Config, registers: Sequence[Document], more: Sequence[Checker] = ()) -> "Validator":
        """The validator of an edition: its schema, its registers, every rule."""
        return cls(Schema(schema_path(config)), EditionContext(Registers.of(registers)), more=more)

    @classmethod
    def by(cls, schema: Checker, more: Sequence[Checker] = ()) -> "Validator":
        """A validator of any TEI documents: a schema from outside, without the rules of the edition."""
        return cls(schema, EditionContext(), rules=(), more=more)

    def check_file(self, path: Path) -> list[Diagnostic]:
        """Everything wrong with one file, in the order of its lines. A file that cannot be read has one fault."""
        try:
            return self.check(read(path))
        except Unreadable as error:
            return [error.diagnostic]

    def check(self, document: Document) -> list[Diagnostic]:
        """Everything wrong with one parsed document, in the order of its lines."""
        found = [*self._schema.check(document), *self._broken_rules(document)]
        found += [diagnostic for checker in self._more for diagnostic in checker.check(document)]
        return sorted(found, key=lambda diagnostic: diagnostic.location.sort_key())

    def _broken_rules(self, document: Document) -> Iterator[Diagnostic]:
        for rule in self._rules:
            for fault in rule.check(document, self._edition):
                yield rule.code.at(document.locate(fault.element), fault.message, fault.hint)
