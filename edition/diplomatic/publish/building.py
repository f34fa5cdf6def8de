"""Building a site: what has changed is made, the rest stays. A build that fails leaves the last site as it was."""

from dataclasses import dataclass, field
from pathlib import Path

from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location, Severity
from diplomatic.publish import manifest
from diplomatic.publish.edition import open_edition
from diplomatic.publish.fresh import is_fresh
from diplomatic.publish.holding import holding
from diplomatic.publish.places import refuse_clashes
from diplomatic.publish.placing import beside, place, recover
from diplomatic.publish.plan import last, plan, site_of
from diplomatic.publish.reasons import Reason
from diplomatic.publish.store import Store, place_of
from diplomatic.publish.versions import Frozen
from diplomatic.publish.work import Work
from diplomatic.publish.working import Working


@dataclass(frozen=True)
class Built:
    """What a build came to. Without a ``site`` nothing was written, because of an error among the findings."""

    site: Path | None
    files: int = 0
    cables: int = 0
    fresh: bool = True
    findings: list[Diagnostic] = field(default_factory=list)
    suppressed: int = 0
    made: int = 0
    """Files that were made anew; the others were taken over from the last build."""
    changed: list[str] = field(default_factory=list)
    """The files of the site that have another content now, those that are new, and those that went."""
    put_off: int = 0
    """Steps that were left to the next build: their files are those of the last one, if there were any."""
    reasons: list[Reason] = field(default_factory=list)
    """Why each step was carried out, where that was asked for."""


def build(
    config: Config,
    site: Path,
    *,
    strict: bool = False,
    working: Working | None = None,
    hurry: bool = False,
    explain: bool = False,
    frozen: Frozen | None = None,
    cache: Path | None = None,
) -> Built:
    """Build the site of an edition, unless it is there and nothing it was made from has changed.

    In a ``hurry``, the steps that can wait are left to the next build that is in none. A ``frozen`` site is that of a release.
    The ``cache`` is the file of the store; by default it stands beside the site.

    Raises:
        CannotRun: if the output folder cannot or must not be replaced, is being built by another process, or the edition cannot
            be rendered.
    """
    may_replace(site, config)
    target = site.resolve()  # where the site is a link, what it links to is replaced
    cache = cache or place_of(site)
    with holding(cache, site), Store.open(cache, config.root) as store:
        recover(store, target)
        if is_fresh(config, store, target):
            return Built(site, *_counts(store), fresh=False)
        return _Build(config, site, store, working or Working(), strict=strict).run(
            hurry=hurry, explain=explain, frozen=frozen
        )


class _Build:
    """One build; ``strict`` lets a warning stop it as an error does."""

    def __init__(self, config: Config, site: Path, store: Store, working: Working, *, strict: bool) -> None:
        self._config, self._site, self._store, self._working = config, site, store, working
        self._stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}

    def run(self, *, hurry: bool, explain: bool, frozen: Frozen | None) -> Built:
        """Build."""
        store, target = self._store, self._site.resolve()
        edition = open_edition(self._config, store, self._working, frozen)
        if self._is_stopped_by(edition.findings):
            return Built(None, findings=edition.findings, suppressed=edition.suppressed)
        with beside(target, self._site) as stage:
            work = Work(store, stage, edition.frame, self._working, hurry=hurry, explain=explain)
            site = site_of(edition.frame, store)
            work.carry_out(plan(site), site)
            work.carry_out(last(site, work.pages()), site)
            refuse_clashes(store)
            findings = [*edition.findings, *dict.fromkeys(work.warnings())]
            if self._is_stopped_by(findings) and Severity.WARNING in self._stops:
                return Built(None, findings=findings, suppressed=edition.suppressed)
            changed = work.changed()
            place(store, stage, "" if work.put_off else edition.inputs)
            store.say("clean", "" if findings or work.put_off else edition.inputs)
        files, cables = _counts(store)
        return Built(
            self._site,
            files,
            cables,
            True,
            findings,
            edition.suppressed,
            work.made,
            changed,
            work.put_off,
            work.reasons,
        )

    def _is_stopped_by(self, findings: list[Diagnostic]) -> bool:
        return any(finding.severity in self._stops for finding in findings)


def _counts(store: Store) -> tuple[int, int]:
    """How many files the site has, and how many cables."""
    files = store.execute("SELECT count(*) FROM made WHERE step != ''").fetchone()[0]
    return files, store.execute("SELECT count(*) FROM text WHERE kind = 'cable'").fetchone()[0]


def may_replace(site: Path, config: Config) -> None:
    """Whether a site may be built there.

    Raises:
        CannotRun: if that would replace what is not ours, or is what the edition is made from.
    """
    where = Location(site)
    if site.exists() and not site.is_dir():
        raise CannotRun("The output is a file, not a folder", where=where, hint="Name a folder with --output")
    target, root = site.resolve(), config.root.resolve()
    if target == root or target in root.parents:
        raise CannotRun(
            "The output folder holds the edition itself", where=where, hint="Name another folder with --output"
        )
    for key in ("cables", "registers", "pages", "dialects", "transforms", "releases"):
        source = config.folder(key)
        if target.is_relative_to(source.resolve()):
            what = f"The output folder is in {source}, which the edition is made from"
            raise CannotRun(what, where=where, hint="Name another folder with --output")
    if site.is_dir() and any(site.iterdir()) and not manifest.is_ours(site):
        hint = "It was not made by 'diplomatic build', so it is not replaced. Name another folder with --output, or remove it"
        raise CannotRun("The output folder has other files in it", where=where, hint=hint)
