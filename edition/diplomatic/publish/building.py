"""Building a site: what has changed is made, the rest stays. A build that fails leaves the last site as it was."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.publish import manifest
from diplomatic.publish.fresh import is_fresh
from diplomatic.publish.holding import holding
from diplomatic.publish.placing import recover
from diplomatic.publish.reasons import Reason
from diplomatic.publish.sources import Sources
from diplomatic.publish.store import Store, place_of
from diplomatic.publish.working import Working

if TYPE_CHECKING:
    from diplomatic.publish.versions import Frozen


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
    frozen: "Frozen | None" = None,
    cache: Path | None = None,
) -> Built:
    """Build the site of an edition, unless it is there and nothing it was made from has changed.

    In a ``hurry``, the steps that can wait are left to the next build that is in none. A ``frozen`` site is that of a release.
    The ``cache`` is the file of the store; by default it stands beside the site.

    Raises:
        CannotRun: if the output folder cannot or must not be replaced, is being built by another process, or the edition cannot
            be rendered.
    """
    if working and working.executor:  # workers elsewhere have another working folder
        config = replace(config, root=config.root.resolve())
        working = replace(working, folder=config.root)
    may_replace(site, config)
    target = site.resolve()  # where the site is a link, what it links to is replaced
    cache = cache or place_of(site)
    with holding(cache, site), Store.open(cache, config.root) as store:
        recover(store, target)
        sources = Sources(config, store)
        if is_fresh(sources, store, target):
            return Built(site, *_counts(store), fresh=False)
        # What only a build needs that has something to do takes longer to load than all else here.
        from diplomatic.publish.making import Making

        done = Making(config, site, store, working or Working(), sources, strict=strict).run(
            hurry=hurry, explain=explain, frozen=frozen
        )
        files, cables = _counts(store) if done.is_made else (0, 0)
        return Built(
            site if done.is_made else None,
            files,
            cables,
            findings=done.findings,
            suppressed=done.suppressed,
            made=done.made,
            changed=done.changed,
            put_off=done.put_off,
            reasons=done.reasons,
        )


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
