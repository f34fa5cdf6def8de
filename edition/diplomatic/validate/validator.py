"""One document through everything: reading, schema, rules. And all of them together, through the rules of the corpus."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diplomatic.config import Config
from diplomatic.config.schema import schema_path
from diplomatic.diagnostics import Diagnostic, Location
from diplomatic.document import Document, Registers, Unreadable, read
from diplomatic.lock import Guard
from diplomatic.validate.checked import Checked
from diplomatic.validate.checker import Checker
from diplomatic.validate.corpus import Corpus, DocumentFacts
from diplomatic.validate.edition import EditionContext, Question
from diplomatic.validate.gather import gather
from diplomatic.validate.rules import Rule, all_rules
from diplomatic.validate.schema import Schema
from diplomatic.validate.suppression import Judge, Selection
from diplomatic.validate.suppression.suppression import Suppression
from diplomatic.validate.tasks import Task, Tasks


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in one file, before it is judged. It can be pickled: a worker examines, and another process reports.

    ``suppressions`` are those that the text has; ``facts`` what the corpus gets of it; ``asked`` what its rules asked about other
    files. Of a file that cannot be read there is one finding alone.
    """

    findings: list[Diagnostic]
    suppressions: list[Suppression | Diagnostic]
    facts: DocumentFacts | None = None
    asked: Mapping[Question, object] = field(default_factory=dict)
    is_readable: bool = True


class Validator:
    """Checks documents against a schema, a set of rules, and whatever ``more`` there is; a judge says what of it is reported."""

    def __init__(
        self,
        schema: Checker,
        edition: EditionContext,
        rules: Sequence[Rule] | None = None,
        more: Sequence[Checker] = (),
        judge: Judge | None = None,
    ) -> None:
        self.judge = judge or Judge(Config(Path()))
        self._schema = schema
        self._more = more
        self._edition = edition
        chosen = all_rules() if rules is None else rules
        self._rules = [rule for rule in chosen if not rule.is_about_the_corpus]
        self._corpus_rules = [rule for rule in chosen if rule.is_about_the_corpus]

    @classmethod
    def of(
        cls,
        config: Config,
        registers: Sequence[Document],
        selection: Selection | None = None,
        more: Sequence[Checker] = (),
    ) -> "Validator":
        """The validator of an edition: its schema, its registers, every rule, its suppressions."""
        edition = EditionContext(Registers.of(registers), config.root.resolve(), guard=Guard.of(config))
        return cls(Schema(schema_path(config)), edition, more=more, judge=Judge.of(config, all_rules(), selection))

    @classmethod
    def by(cls, schema: Checker, more: Sequence[Checker] = ()) -> "Validator":
        """A validator of any TEI documents: a schema from outside, without the rules of the edition."""
        return cls(schema, EditionContext(), rules=(), more=more)

    def check_file(self, path: Path, corpus: Corpus | None = None) -> list[Diagnostic]:
        """Everything to report of one file, in the order of its lines. A file that cannot be read has one fault."""
        task = Task(path, gather=corpus is not None)
        return self._report(task, self.examine_file(task), corpus or Corpus())

    def check_files(
        self, files: Sequence[Path], of_edition: Iterable[Path] = (), *, corpus_everywhere: bool = False
    ) -> list[Diagnostic]:
        """Every file; then what all documents of the edition together show, so far as it is to be mended in one of the files.

        With ``corpus_everywhere``, or if no file of the edition is left out, it is reported wherever it is to be mended.

        A file outside the edition is checked for itself. Where there is no edition, the files are it.
        """
        tasks = self.tasks(files, of_edition)
        return self.report_files(tasks, map(self.examine_file, tasks), corpus_everywhere=corpus_everywhere)

    def tasks(self, files: Sequence[Path], of_edition: Iterable[Path] = ()) -> Tasks:
        """What there is to do: look at these files, and gather facts of the others of the edition."""
        return Tasks.of(files, of_edition, corpus=bool(self._corpus_rules))

    def report_files(
        self, tasks: Tasks, examined: Iterable[Examined], *, corpus_everywhere: bool = False
    ) -> list[Diagnostic]:
        """What ``check_files`` reports; ``examined`` is what ``examine_file`` gives of each task, in their order."""
        corpus, found = Corpus(), list[Diagnostic]()
        for task, one in zip(tasks, examined, strict=True):
            found += self._report(task, one, corpus)
        everywhere = corpus_everywhere or tasks.are_all
        only = None if everywhere else {task.path for task in tasks if task.find}
        return [*found, *self.check_corpus(corpus, only), *self.finish()]

    def check(self, document: Document, corpus: Corpus | None = None) -> list[Diagnostic]:
        """Everything to report of one parsed document, in the order of its lines. Its facts go into the corpus, if there is one."""
        checked = Checked.of(document)
        found = self._found(checked)
        if corpus is not None:
            corpus.add(gather(checked, self._edition))
        return self.judge.document(document, found)

    def check_alone(self, document: Document) -> list[Diagnostic]:
        """What ``check`` reports of a document, and what rules of the corpus can say that need not know the others."""
        corpus = Corpus(is_whole=False)
        found = self.check(document, corpus)
        return [
            *found,
            *self.judge.corpus(
                self._of_corpus(corpus, [rule for rule in self._corpus_rules if rule.is_also_about_one])
            ),
        ]

    def examine(self, document: Document) -> Examined:
        """What ``check`` finds in one document, to be kept as long as it ``holds``."""
        checked = Checked.of(document)
        found, read = self._found(checked), self.judge.read(checked)
        return Examined(found, read, gather(checked, self._edition), dict(self._edition.asked))

    def examine_file(self, task: Task) -> Examined:
        """What is asked of one file."""
        try:
            checked = Checked.of(read(task.path))
        except Unreadable as error:
            return Examined([error.diagnostic], [], is_readable=False)
        facts = gather(checked, self._edition) if task.gather else None
        return Examined(self._found(checked), self.judge.read(checked), facts) if task.find else Examined([], [], facts)

    def holds(self, examined: Examined) -> bool:
        """Whether the files that a document points at answer as they did. Its own file and the edition are not looked at."""
        return self._edition.still(examined.asked)

    def report(self, document: Document, examined: Examined, corpus: Corpus) -> list[Diagnostic]:
        """What ``check`` reports of a document that was examined before."""
        return self._report(Task(document.path), examined, corpus)

    def _report(self, task: Task, examined: Examined, corpus: Corpus) -> list[Diagnostic]:
        if not examined.is_readable:
            if task.gather:
                corpus.unread.add(task.path.stem)
            return self.judge.unreadable(examined.findings[0]) if task.find else []
        if examined.facts is not None:
            corpus.add(examined.facts)
        return self.judge.file(task.path, examined.findings, examined.suppressions) if task.find else []

    def finish(self) -> list[Diagnostic]:
        """What is known only after the last file: suppressions that are wrong, or of no use."""
        return self.judge.finish()

    def check_corpus(self, corpus: Corpus, only: Collection[Path] | None = None) -> list[Diagnostic]:
        """Everything wrong with the documents together; with ``only``, what of it is to be mended in one of these files."""
        found = self.corpus_findings(corpus)
        return self.judge.corpus(finding for finding in found if only is None or finding.location.path in only)

    def corpus_findings(self, corpus: Corpus) -> list[Diagnostic]:
        """The same, before it is judged."""
        return list(self._of_corpus(corpus, self._corpus_rules))

    def _of_corpus(self, corpus: Corpus, rules: Iterable[Rule]) -> Iterator[Diagnostic]:
        for rule in rules:
            for fault in rule.check_corpus(corpus, self._edition):
                yield rule.code.at(Location(fault.path, fault.line), fault.message, fault.hint)

    def _found(self, document: Checked) -> list[Diagnostic]:
        self._edition.asked.clear()
        found = [*self._schema.check(document), *self._broken_rules(document)]
        return found + [diagnostic for checker in self._more for diagnostic in checker.check(document)]

    def _broken_rules(self, document: Checked) -> Iterator[Diagnostic]:
        for rule in self._rules:
            for fault in rule.check(document, self._edition):
                yield rule.code.at(document.locate(fault.element), fault.message, fault.hint)
