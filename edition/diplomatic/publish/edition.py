"""All texts of an edition, read and checked: those that have changed by workers, the others as the store has them."""

from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from pathlib import Path

from diplomatic import customization, names
from diplomatic.config import LOCK_NAME, Config
from diplomatic.config.schema import schema_path
from diplomatic.diagnostics import CannotRun, Diagnostic, Location, Severity
from diplomatic.document import Registers
from diplomatic.document.dates import today
from diplomatic.document.naming import OF_CABLE
from diplomatic.document.reading import read_bytes
from diplomatic.lock import Fates, Guard
from diplomatic.publish.examine import Law, examine, readable
from diplomatic.publish.pages import read_pages
from diplomatic.publish.site import Frame
from diplomatic.publish.sources import Sources, unchanged
from diplomatic.publish.step import digest
from diplomatic.publish.store import Store
from diplomatic.publish.texts import Texts
from diplomatic.publish.versions import Frozen
from diplomatic.publish.working import Working
from diplomatic.validate import Corpus, EditionContext, Judge, Schema, Validator
from diplomatic.validate.rules import all_rules

_AT_ONCE = 256
"""So many texts are written into the store together."""


@dataclass(frozen=True)
class Edition:
    """An edition as it was read: what a site is made from, what was found wrong with any text, and how much was suppressed.

    ``inputs`` is one digest of every file, as it was when the reading began: what is saved later is for the next build.
    """

    frame: Frame
    inputs: str
    cables: int
    findings: list[Diagnostic]
    suppressed: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing found is an error."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def open_edition(
    config: Config, store: Store, working: Working, frozen: Frozen | None = None, sources: Sources | None = None
) -> Edition:
    """Read and check every cable, register and page, so far as something that it depends on has changed.

    ``sources`` are the files as they are now, where somebody has just looked.

    Raises:
        CannotRun: if there is no cable, or two cables have the same id, or two pages the same name; or the schema, the settings or
            the citation lock cannot be used.
    """
    customization.prepare(config)
    sources, texts = sources or Sources(config, store), Texts(store, config.root)
    inputs, law, day = sources.inputs, _law(config, sources), today().isoformat()
    if store.said("day") > day:  # what was to come then has to be looked at again
        store.execute("UPDATE text SET law = ''")
    texts.forget_others()
    _examine(law, day, texts, working)
    store.say("day", day)
    if not store.execute("SELECT 1 FROM now WHERE kind = 'cable' LIMIT 1").fetchone():
        where = Location(config.folder("cables"))
        hint = "Encode one with 'diplomatic encode', or begin an edition with 'diplomatic new my-edition'"
        raise CannotRun("There is no cable to build from", where=where, hint=hint)
    _refuse_same_ids(texts, store)
    findings, suppressed = _Found(config, law, texts, store).all()
    _, of_pages = read_pages(config)
    registers = tuple(
        (Path(file), state)
        for file, state in store.execute(
            "SELECT file, digest FROM text JOIN now USING (path) WHERE text.kind = 'register' ORDER BY path"
        )
    )
    cables = store.execute("SELECT count(*) FROM text WHERE kind = 'cable'").fetchone()[0]
    frame = Frame(config, store.path, sources.base, registers, frozen)
    return Edition(frame, inputs, cables, [*findings, *of_pages], suppressed)


def _law(config: Config, sources: Sources) -> Law:
    registers = list(sources.all_of("register"))
    is_guarded = (config.root / LOCK_NAME).is_file() or bool(Fates.of(config))
    rules = customization.rules(config)
    state = digest(config.source, sources.law, str(is_guarded), *(state for *_, state in registers))
    reads_others = any(schematron.reads_others for schematron in rules)  # and nobody knows which
    return Law(config, tuple(path for _, path, _ in registers), is_guarded, "" if reads_others else state)


def _examine(law: Law, day: str, texts: Texts, working: Working) -> None:
    outdated = texts.outdated(law.state or "?", day)
    with working.crew(len(outdated)) as crew, working.progress("Checking", len(outdated)) as advance:
        waiting = []
        for examined in crew.map(examine, law, outdated):
            waiting.append(examined)
            if len(waiting) == _AT_ONCE:
                texts.keep(waiting, law.state, day)
                waiting = []
            advance(1)
        texts.keep(waiting, law.state, day)


def _refuse_same_ids(texts: Texts, store: Store) -> None:
    state = digest(*(ident for (ident,) in store.execute("SELECT id FROM text WHERE kind = 'cable' ORDER BY path")))
    if store.said("single ids") == state:
        return
    for (one, path), (other, later) in names.clashes(texts.idents(), itemgetter(0), OF_CABLE):
        same = names.folded(one) == names.folded(other)
        what = f"The cable has the same id as {path}" if same else f"A file of the cable would be one of {path}"
        hint = "Give one of them another id and file name; their pages would have the same address"
        raise CannotRun(what, where=Location(later), hint=hint)
    store.say("single ids", state)


class _Found:
    """What is reported of all texts: what was found in each, and what only all of them show."""

    def __init__(self, config: Config, law: Law, texts: Texts, store: Store) -> None:
        self._config, self._law, self._texts, self._store = config, law, texts, store
        self._judge = Judge.of(config, all_rules())

    def all(self) -> tuple[list[Diagnostic], int]:
        """The findings that are reported, and how many are suppressed."""
        judge, found = self._judge, list[Diagnostic]()
        unread = set[str]()
        for path, findings in self._texts.unread():
            unread.add(path.stem)
            found += [one for finding in findings for one in judge.unreadable(finding)]
        for path, state, findings in self._texts.found():
            if state:
                found += judge.document(read_bytes(path, unchanged(path, state)), findings)
            else:
                found += judge.findings(path, findings)
        judge.saw(chain(self._config.each_cable(), self._config.registers))
        found += judge.corpus(self._of_corpus(unread))
        found += judge.finish()
        return found, judge.suppressed

    def _of_corpus(self, unread: set[str]) -> list[Diagnostic]:
        """What the rules of the corpus find, unless they found nothing in what they are asked about now."""
        lock = self._store.execute("SELECT digest FROM state WHERE path = ?", (f"edition/{LOCK_NAME}",)).fetchone()
        state = digest(self._law.state, self._texts.of_corpus(), *sorted(unread), *(lock or ()))
        if self._law.state and self._store.said("sound corpus") == state:
            return []
        corpus = Corpus(unread=unread)
        corpus.extend(self._texts.corpus())
        found = self._validator().corpus_findings(corpus)
        self._store.say("sound corpus", "" if found else state)
        return found

    def _validator(self) -> Validator:
        registers = readable(self._law.registers)
        edition = EditionContext(Registers.of(registers), self._config.root.resolve(), guard=Guard.of(self._config))
        return Validator(Schema(schema_path(self._config)), edition)
