"""Building a site: all of it, beside the old one, and then in its place. A build that fails leaves the old one."""

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diplomatic import checksums
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location, Severity
from diplomatic.publish import manifest
from diplomatic.publish.digests import Digests, digest
from diplomatic.publish.edition import open_edition
from diplomatic.publish.memory import Memory
from diplomatic.publish.places import place_of, refuse_clashes
from diplomatic.publish.plan import plan
from diplomatic.publish.step import Step
from diplomatic.publish.versions import Frozen

Progress = Callable[[int], Callable[[], None]]
"""Given the number of steps; gives what is called after each."""


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
    put_off: int = 0
    """Steps that were left to the next build: their files are those of the last one, if there were any."""


def build(
    config: Config,
    site: Path,
    *,
    strict: bool = False,
    progress: Progress | None = None,
    memory: Memory | None = None,
    hurry: bool = False,
    frozen: Frozen | None = None,
) -> Built:
    """Build the site of an edition, unless it is there and nothing it was made from has changed.

    A process that builds again and again gives each build the same ``memory``: it is told all findings each time.
    In a ``hurry``, the steps that can wait are left to the next build that is in none. A ``frozen`` site is that of a release.

    Raises:
        CannotRun: if the output folder cannot or must not be replaced, or the edition cannot be rendered.
    """
    may_replace(site, config)
    known, digests = manifest.read(site), memory.digests if memory else Digests()
    base = manifest.base_of(config, digests)
    inputs = manifest.inputs_of(config, base, digests)
    if not strict and memory is None and known and known.inputs == inputs and known.holds(site, digests):
        return Built(site, len(known.files), len(config.cables), fresh=False)
    edition = open_edition(config, memory)
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(finding.severity in stops for finding in edition.findings):
        return Built(None, findings=edition.findings, suppressed=edition.suppressed)
    steps, theirs = _without_others(plan(edition, base, frozen), site, known, digests)
    target = site.resolve()  # where the site is a link, what it links to is replaced
    with _beside(target, site) as folder:
        new = Path(folder) / "site"
        new.mkdir()
        work = _Work(new, target, known, digests, hurry)
        advance = progress(len(steps)) if progress else lambda: None
        done = {step.name: work.carry_out(step, advance) for step in steps}
        refuse_clashes(done)
        made = manifest.Manifest("" if work.put_off else inputs, done)
        made.write(new)
        findings = [*edition.findings, *dict.fromkeys(work.warnings)]
        if strict and any(finding.severity in stops for finding in findings):
            return Built(None, findings=findings, suppressed=edition.suppressed)
        _carry_over(target, known, new, theirs)
        _swap(new, target, Path(folder) / "old")
    return Built(
        site, len(made.files), len(edition.cables), True, findings, edition.suppressed, work.made, work.put_off
    )


class _Work:
    """Carries out steps, or takes over what the last build made of them; ``warnings`` fills on the way."""

    def __init__(self, new: Path, old: Path, known: manifest.Manifest | None, digests: Digests, hurry: bool) -> None:
        self._new, self._old, self._digests, self._hurry = new, old, digests, hurry
        self._known = known.steps if known else {}
        self.warnings: list[Diagnostic] = []
        self.made = self.put_off = 0

    def carry_out(self, step: Step, advance: Callable[[], None]) -> manifest.Done:
        """Make the files of a step, unless the last site has them from the same inputs, or they can wait."""
        known = self._known.get(step.name, manifest.Done("", {}))
        intact = manifest.intact(known.files, self._old, self._digests)
        if intact and known.inputs == step.inputs:
            done = self._take_over(known)
        elif self._hurry and step.can_wait:
            self.put_off += 1
            done = manifest.Done("", self._take_over(known).files if intact else {})
        else:
            done = self._make(step)
        advance()
        return done

    def _take_over(self, known: manifest.Done) -> manifest.Done:
        for name in known.files:
            _link(self._old / name, self._place(name))
        return known

    def _make(self, step: Step) -> manifest.Done:
        files, warnings = dict[str, str](), list[Diagnostic]()
        for file in step.make(self._new):
            self._place(file.path).write_bytes(file.content)
            files[file.path] = digest(file.content)
            warnings += file.warnings
        self.made += len(files)
        self.warnings += warnings
        # A step with warnings is made anew each time, so that they are seen each time.
        return manifest.Done("" if warnings else step.inputs, files)

    def _place(self, name: str) -> Path:
        path = place_of(name, self._new)
        path.unlink(missing_ok=True)  # two cables may share a transcript; a file of the last site is not written into
        return path


def _link(old: Path, new: Path) -> None:
    """The same file under a second name, where the disk can do that; a copy elsewhere."""
    try:
        new.hardlink_to(old)
    except OSError:
        shutil.copyfile(old, new)


def _carry_over(old: Path, known: manifest.Manifest | None, new: Path, theirs: set[str]) -> None:
    """What others put into the site (a ``CNAME``, the ``.git`` of a worktree) stays in it."""
    ours = {*(known.files if known else ()), manifest.NAME, checksums.SITE} - theirs
    for name in sorted(_names_in(old) - ours):
        target = new / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(old / name, target, follow_symlinks=False)


def _names_in(folder: Path) -> set[str]:
    """Every file of a folder, and every link, by its path there. (``Path.rglob`` takes longer than all the links of a build.)"""
    found: set[str] = set()
    for inside, folders, files in os.walk(folder):
        links = (name for name in folders if (Path(inside) / name).is_symlink())
        place = Path(inside).relative_to(folder).as_posix()
        found.update(name if place == "." else f"{place}/{name}" for name in (*files, *links))
    return found


def _without_others(
    steps: Sequence[Step], site: Path, known: manifest.Manifest | None, digests: Digests
) -> tuple[list[Step], set[str]]:
    """The steps that are to be carried out, and the files of those that give way to somebody else's: it is not as we built it."""
    ours = known.files if known else {}
    names = (step.name for step in steps if step.gives_way)
    theirs = {name for name in names if (site / name).exists() and digests.of(site / name) != ours.get(name)}
    return [step for step in steps if step.name not in theirs], theirs


def _beside(target: Path, site: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder to build in, on the same disk as the site, so that one can take the place of the other at once."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        what = f"The site cannot be written: {error.strerror}"
        raise CannotRun(what, where=Location(site), hint="Name another folder with --output") from None


def _swap(new: Path, site: Path, old: Path) -> None:
    """Put the new site in the place of the old one; whatever happens (Ctrl-C too), one of the two is there."""
    new.chmod(0o755)
    try:
        if site.exists():
            site.replace(old)
        new.replace(site)
    except BaseException:
        if old.exists() and not site.exists():
            old.replace(site)
        raise


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
    if site.is_dir() and any(site.iterdir()) and manifest.read(site) is None:
        hint = "It was not made by 'diplomatic build', so it is not replaced. Name another folder with --output, or remove it"
        raise CannotRun("The output folder has other files in it", where=where, hint=hint)
