"""The judge: takes what was found, gives what is reported, and remembers what became of every suppression."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic, Location, Severity
from diplomatic.document import Document
from diplomatic.validate.catalogue import known_codes
from diplomatic.validate.rules import Rule
from diplomatic.validate.suppression.instruction import read_instructions
from diplomatic.validate.suppression.selection import Selection
from diplomatic.validate.suppression.settings import Standing, read_settings, read_severities
from diplomatic.validate.suppression.suppression import Suppression


class Judge:
    """Judges the findings of one run, a document at a time; then those of the whole corpus; then the suppressions themselves.

    Args:
        config: the edition, for its ``[validate]`` settings.
        selection: what the command was asked for.
        active: the codes that this run looks for; a suppression of any other is not called unused.
        corpus: those of them that are only known after the last document; suppressions of these are kept until then.

    Raises:
        CannotRun: if ``edition.toml`` sets the severity of a code that there is not.
    """

    def __init__(
        self,
        config: Config,
        selection: Selection | None = None,
        *,
        active: Collection[str] = (),
        corpus: Collection[str] = (),
    ) -> None:
        self.suppressed = 0
        """How many findings were suppressed."""
        self._known = known_codes()
        self._selection = selection or Selection()
        self._config = config
        self._active, self._corpus = frozenset(active), frozenset(corpus)
        self._severities = read_severities(config, self._known)
        settings = list(read_settings(config, self._known))
        self._standing = [entry for entry in settings if isinstance(entry, Standing)]
        self._faults = [entry for entry in settings if isinstance(entry, Diagnostic)]
        self._waiting: list[Suppression] = []
        self._seen: set[Path] = set()
        self._corpus_was_checked = False
        self._last: tuple[Document, list[Suppression]] | None = None

    @classmethod
    def of(cls, config: Config, rules: Sequence[Rule], selection: Selection | None = None) -> "Judge":
        """The judge of a run that looks for what these rules find."""
        active = [rule.code.id for rule in rules]
        return cls(
            config, selection, active=active, corpus=[rule.code.id for rule in rules if rule.is_about_the_corpus]
        )

    def read(self, document: Document) -> list[Suppression | Diagnostic]:
        """The suppressions of a document, and a ``Diagnostic`` for each fault in one; they can be pickled."""
        return list(read_instructions(document, self._known))

    def document(self, document: Document, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """What is reported of one document, with what is wrong with its suppressions, in the order of its lines."""
        return self.file(document.path, findings, self.read(document))

    def file(
        self, path: Path, findings: Iterable[Diagnostic], read: Iterable[Suppression | Diagnostic]
    ) -> list[Diagnostic]:
        """The same, of a document that is no longer in memory: ``read`` is what was read in it."""
        self._see(path)
        own, kept = list[Suppression](), list[Diagnostic]()
        for entry in read:
            if isinstance(entry, Suppression):
                own.append(replace(entry, used=set()))
            else:
                kept.append(entry)
        kept = [*(finding for finding in findings if not self._is_suppressed(finding, own)), *kept]
        for suppression in own:
            kept += suppression.unused(lambda code: code in self._active and code not in self._corpus)
        self._waiting += [entry for entry in own if not self._corpus.isdisjoint(entry.codes)]
        return self._weighed(kept)

    def findings(self, path: Path, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """What is reported of a document that has no suppressions of its own."""
        self._seen.add(path)
        return self._weighed(finding for finding in findings if not self._is_suppressed(finding, ()))

    def saw(self, paths: Iterable[Path]) -> None:
        """Documents in which nothing was found."""
        if self._standing:
            self._seen.update(paths)

    def unreadable(self, finding: Diagnostic) -> list[Diagnostic]:
        """What is reported of a file that could not be read: always the one finding."""
        self._see(finding.location.path)
        return [finding]

    def corpus(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """What is reported of findings that are only known after the last document."""
        self._corpus_was_checked = True
        return self._weighed(finding for finding in findings if not self._is_suppressed(finding, self._waiting))

    def finish(self) -> list[Diagnostic]:
        """What is wrong with the suppressions in ``edition.toml``, and those in texts that waited for the corpus."""
        found = list(self._faults)
        edition = {*self._config.cables, *self._config.registers} if self._standing else set()
        for entry in self._standing:
            if entry.judges(self._seen, edition):
                found += entry.suppression.unused(self._was_looked_for)
        for suppression in self._waiting:
            found += suppression.unused(lambda code: code in self._corpus and self._corpus_was_checked)
        return self._weighed(found)

    def ignores(self, document: Document, code: str, location: Location) -> bool:
        """Whether a text or the settings ask that this be left alone at this place: for fixes, which are not findings."""
        if self._last is None or self._last[0] is not document:  # there may be thousands of fixes in one document
            read = read_instructions(document, self._known)
            self._last = document, [entry for entry in read if isinstance(entry, Suppression)]
        every = [*self._last[1], *(entry.suppression for entry in self._standing)]
        return any(code in entry.codes and entry.covers(location) for entry in every)

    def _see(self, path: Path) -> None:
        """Which files were checked is asked only about the suppressions in ``edition.toml``."""
        if self._standing:
            self._seen.add(path)

    def _was_looked_for(self, code: str) -> bool:
        return code in self._active and (code not in self._corpus or self._corpus_was_checked)

    def _is_suppressed(self, finding: Diagnostic, own: Iterable[Suppression]) -> bool:
        """Every suppression is asked, so that none is called unused because another came first."""
        every = [*own, *(entry.suppression for entry in self._standing)]
        suppressed = bool([one for one in every if one.takes(finding)])
        self.suppressed += suppressed
        return suppressed

    def _weighed(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that were asked for, each as bad as the edition says, in the order of their places."""
        wanted = (finding for finding in findings if self._selection.has(finding.code))
        return sorted((self._weigh(finding) for finding in wanted), key=lambda found: found.location.sort_key())

    def _weigh(self, finding: Diagnostic) -> Diagnostic:
        """The severity that is set for the code itself, or for the longest beginning of it, or its own."""
        names = (finding.code[:length] for length in range(len(finding.code), 0, -1))
        severity: Severity | None = next((self._severities[name] for name in names if name in self._severities), None)
        return finding if severity is None else replace(finding, severity=severity)
