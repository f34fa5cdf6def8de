"""Making a site anew, so far as that is needed: the texts are read, the steps carried out, the files put into their places."""

from dataclasses import dataclass, field
from pathlib import Path

from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Severity
from diplomatic.publish.edition import open_edition
from diplomatic.publish.places import refuse_clashes
from diplomatic.publish.placing import beside, place
from diplomatic.publish.plan import forget, last, plan, site_of
from diplomatic.publish.reasons import Reason
from diplomatic.publish.sources import Sources, refuse_changes
from diplomatic.publish.store import Store
from diplomatic.publish.versions import Frozen
from diplomatic.publish.work import Work, expected
from diplomatic.publish.working import Working


@dataclass(frozen=True)
class Done:
    """What came of it: see ``Built``. If it is not ``is_made``, a finding stopped it, and nothing was written."""

    findings: list[Diagnostic]
    suppressed: int
    is_made: bool = False
    made: int = 0
    changed: list[str] = field(default_factory=list)
    put_off: int = 0
    reasons: list[Reason] = field(default_factory=list)


class Making:
    """One build; ``strict`` lets a warning stop it as an error does."""

    def __init__(
        self, config: Config, site: Path, store: Store, working: Working, sources: Sources, *, strict: bool
    ) -> None:
        self._config, self._site, self._store, self._working = config, site, store, working
        self._sources = sources
        self._stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}

    def run(self, *, hurry: bool, explain: bool, frozen: Frozen | None) -> Done:
        """Build."""
        try:
            return self._run(hurry=hurry, explain=explain, frozen=frozen)
        except CannotRun:
            forget()  # a stylesheet, or a schema, may have been read that is none any more
            raise
        except RuntimeError as error:  # what Python 3.12 and before say when they are asked where such a link leads
            if not str(error).startswith("Symlink loop"):
                raise
            hint = "Put the file itself in its place, and build again; the last site is as it was"
            raise CannotRun(f"A link leads to itself: {str(error).rpartition(' from ')[2]}", hint=hint) from None

    def _run(self, *, hurry: bool, explain: bool, frozen: Frozen | None) -> Done:
        store, target = self._store, self._site.resolve()
        edition = open_edition(self._config, store, self._working, frozen, self._sources)
        refuse_changes(self._config, store)
        if self._is_stopped_by(edition.findings):
            return Done(edition.findings, edition.suppressed)
        with beside(target, self._site) as stage:
            site = site_of(edition.frame, store)
            with self._working.progress("Building", expected(store, site)) as advance:
                work = Work(store, stage, edition.frame, self._working, advance, hurry=hurry, explain=explain)
                work.carry_out(plan(site), site)
                work.carry_out(last(site, work.pages()), site)
            refuse_clashes(store)
            findings = [*edition.findings, *dict.fromkeys(work.warnings())]
            if self._is_stopped_by(findings) and Severity.WARNING in self._stops:
                return Done(findings, edition.suppressed)
            changed = work.changed()
            refuse_changes(self._config, store)
            place(store, stage, "" if work.put_off else edition.inputs)
            store.say("clean", "" if findings or work.put_off else edition.inputs)
        return Done(findings, edition.suppressed, True, work.made, changed, work.put_off, work.reasons)

    def _is_stopped_by(self, findings: list[Diagnostic]) -> bool:
        return any(finding.severity in self._stops for finding in findings)
