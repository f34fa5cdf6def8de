"""The checks of ``validate``, as workers carry them out: each makes its own schema and rules, once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diplomatic import config
from diplomatic.cli.progress import progress
from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, Unreadable, read
from diplomatic.validate import Selection, Validator, odd_of
from diplomatic.validate.checker import Checker
from diplomatic.validate.tasks import Task
from diplomatic.validate.validator import Examined
from diplomatic.workers import crew_for, once

if TYPE_CHECKING:
    from diplomatic.validate.schematron.schema import Schematron


@dataclass(frozen=True)
class Setup:
    """What is checked against: the edition, or another schema; and a Schematron schema."""

    settings: Config
    selection: Selection
    schema: Path | None = None
    rules: Path | None = None
    phase: str | None = None


@dataclass(frozen=True)
class Checks:
    """The setup, read and compiled."""

    validator: Validator
    registers: list[Document]
    schematron: "Schematron | None"

    @classmethod
    def of(cls, setup: Setup) -> "Checks":
        """Read and compile it.

        Raises:
            CannotRun: if a schema cannot be used.
        """
        registers, schematron = _readable(setup.settings.registers), _schematron(setup)
        more: list[Checker] = [schematron] if schematron else []
        if setup.schema is None:
            if odd_of(setup.settings):
                from diplomatic.customization import rules

                more += rules(setup.settings)
            validator = Validator.of(setup.settings, registers, setup.selection, more)
        else:
            from diplomatic.validate.grammar import grammar

            validator = Validator.by(grammar(setup.schema), more)
        return cls(validator, registers, schematron)


def examine(setup: Setup, tasks: Sequence[Task]) -> list[Examined]:
    """The work: look at some files."""
    validator = once(setup, Checks.of).validator
    return [validator.examine_file(task) for task in tasks]


def check(
    setup: Setup, files: Sequence[Path], of_edition: Sequence[Path], *, everywhere: bool, jobs: int | None
) -> list[Diagnostic]:
    """Everything to report of these files: the same, in the same order, however many workers there are.

    Raises:
        CannotRun: if the work cannot be shared, or a file kills the worker that has it.
    """
    validator = once(setup, Checks.of).validator
    tasks = validator.tasks(files, of_edition)
    with crew_for(len(tasks), jobs=jobs) as crew, progress("Checking", len(tasks)) as advance:
        found = crew.map(examine, setup, tasks, name=lambda task: str(task.path))
        return validator.report_files(tasks, _counted(found, advance), corpus_everywhere=everywhere)


def _counted(found: Iterable[Examined], advance: Callable[[], None]) -> Iterator[Examined]:
    for one in found:
        yield one
        advance()


def _schematron(setup: Setup) -> "Schematron | None":
    """The Schematron schema, if there is one. It may read what lies in the edition, if there is an edition."""
    if setup.rules is None:
        return None
    from diplomatic.validate.schematron.schema import Schematron

    in_edition = (setup.settings.root / config.FILE_NAME).is_file()
    return Schematron(setup.rules, setup.phase, [setup.settings.root] if in_edition else [])


def _readable(files: list[Path]) -> list[Document]:
    """The registers that can be read; one that cannot is reported when it is checked itself."""
    documents = []
    for file in files:
        try:
            documents.append(read(file))
        except Unreadable:
            continue
    return documents
