"""Making a release. All of it is prepared beside the edition; then the bag takes its place, and then the texts.

Which mistake is worse: a release that is lost, or one that is there while the texts say something else? The second. So the bag is
the whole of what is to be: should the work be cut off after it is in its place, the same command finishes it from the bag.
"""

import datetime
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from diplomatic import bags, checksums, lock
from diplomatic import config as settings
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import read
from diplomatic.document.dates import today
from diplomatic.document.reading import content_of
from diplomatic.lock.version import checked, is_newer, is_version, precedence
from diplomatic.publish import build
from diplomatic.publish.edition import Edition, open_edition
from diplomatic.publish.manifest import NAME as BUILD
from diplomatic.publish.store import Store
from diplomatic.publish.versions import Frozen
from diplomatic.publish.working import Working
from diplomatic.release import contents, crate, place
from diplomatic.release.about import CFF, ZENODO, About, citation_file, deposit_file
from diplomatic.release.changes import Changes, as_json, as_markdown, changes_of, tally
from diplomatic.release.place import Text
from diplomatic.release.stamp import Stamp, stamped, stamped_settings
from diplomatic.releases import CHANGES, SITE, Release, releases_of


@dataclass(frozen=True)
class Made:
    """What a release came to. Without a ``bag`` nothing was written: because of an error among the findings, or to try it only.

    ``texts`` are those whose header has another version now; ``kept`` the files that an editor wrote and no release replaces.
    """

    bag: Path | None
    findings: list[Diagnostic] = field(default_factory=list)
    changes: Changes = field(default_factory=dict)
    texts: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    finished: bool = False
    """Whether an earlier attempt, which was cut off, was brought to its end."""

    @property
    def counts(self) -> dict[str, int]:
        """How many texts changed in each way."""
        return tally(self.changes)


def release(config: Config, version: str, date: str = "", *, try_only: bool = False) -> Made:
    """Release an edition as a version, dated ``date`` (ISO 8601) or today. With ``try_only``, nothing is written.

    Raises:
        CannotRun: if the version, the date or the edition does not allow it, or a file cannot be written.
    """
    _check_version(version)
    date, known = _checked_date(date), releases_of(config)
    folder = config.folder("releases") / version
    if unfinished := _unfinished(config, version, known):
        if try_only:
            raise CannotRun(
                f"The release {version} was begun and not finished", hint="Run the command without --dry-run"
            )
        before = known[-2] if len(known) > 1 else None
        stamp = _stamp(config, version, unfinished.date)
        texts = place.finish(config, unfinished, {text.path: text.new for text in _stamps(config, stamp)}, before)
        return Made(folder, changes=unfinished.changes, texts=texts, finished=True)
    _check_order(config, version, date, known)
    work = _Work(config, version, date, known)
    with _beside(folder, try_only=try_only) as beside:
        data = Path(beside) / bags.PAYLOAD
        data.mkdir(mode=0o755)
        edition = work.prepare(data)
        if not edition.is_sound:
            return Made(None, findings=work.relocated(edition))
        made = Made(None, work.relocated(edition), work.changes, work.changed_texts())
        if try_only:
            return made
        work.freeze(data, edition)
        bags.pack(Path(beside), work.info())
        kept = place.put(config, Path(beside), folder, work.texts, known[-1] if known else None)
    return replace(made, bag=folder, kept=kept)


class _Work:
    """One release in the making."""

    def __init__(self, config: Config, version: str, date: str, known: list[Release]) -> None:
        self._config, self._version, self._date, self._known = config, version, date, known
        self._before = known[-1] if known else None
        self._about = About.of(config, version, date)
        self.texts = list(_stamps(config, _stamp(config, version, date)))
        self.changes = changes_of(config, self._before, version, date)

    def changed_texts(self) -> list[Path]:
        return [text.path for text in self.texts[:-1] if text.old != text.new]

    def prepare(self, data: Path) -> Edition:
        """Write what the release has, but for its site; gives the edition as it will be, checked. The lock moves if that is sound."""
        contents.copy(self._config, data, {text.path: text.new for text in self.texts})
        (data / settings.FILE_NAME).write_bytes(self.texts[-1].new)
        old = lock.of_edition(self._config)
        if old:
            lock.write(data / lock.NAME, old)
        inner = settings.load(data / settings.FILE_NAME)
        with Store.open(self._cache(data), inner.root) as store:
            edition = open_edition(inner, store, Working())
        if edition.is_sound:
            present = lock.Present.of(lock.Cable.of(read(cable)) for cable in inner.cables)
            lock.write(data / lock.NAME, lock.moved(old, present, self._version, lock.Fates.of(inner)))
            self._write_about(data)
        return edition

    def _write_about(self, data: Path) -> None:
        earlier = [release.changes for release in reversed(self._known)]
        language = self._config.text("edition", "language")
        files = {
            CHANGES: as_json(self.changes),
            place.CHANGELOG: as_markdown([self.changes, *earlier], language).encode(),
            CFF: citation_file(self._about),
            ZENODO: deposit_file(self._about),
        }
        for name, content in files.items():
            if content is not None:
                (data / name).write_bytes(content)

    def freeze(self, data: Path, edition: Edition) -> None:
        """Build the site as it is to be kept, and say what the release holds. What only the work needed goes."""
        if self._config.flag("releases", "freeze"):
            frozen = Frozen(self._version, self._date, tuple(self._known))
            built = build(edition.frame.config, data / SITE, frozen=frozen, cache=self._cache(data))
            if built.site is None:
                what = f"The site could not be frozen: {built.findings[0]}"
                raise CannotRun(what, hint="'diplomatic validate' says more")
            for name in (BUILD, checksums.SITE):  # they say what it was made with; the bag has its own checksums
                (data / SITE / name).unlink()
        for kept in data.parent.glob(f"{self._cache(data).stem}.*"):
            kept.unlink()
        sizes = {path.relative_to(data).as_posix(): path.stat().st_size for path in data.rglob("*") if path.is_file()}
        (data / crate.NAME).write_bytes(crate.metadata(self._about, sizes))

    @staticmethod
    def _cache(data: Path) -> Path:
        """What the two times that the edition is read share; it is no part of the release."""
        return data.parent / ".build.sqlite"

    def info(self) -> dict[str, str]:
        """What the bag says of itself: RFC 8493, 2.2.2."""
        said = {
            "Source-Organization": self._about.publisher,
            "External-Description": self._about.description,
            "Bagging-Date": self._date,
            "External-Identifier": self._about.url,
            "Internal-Sender-Description": "An RO-Crate 1.2; its folder is an edition that diplomatic can build again.",
        }
        return {name: value for name, value in said.items() if value}

    def relocated(self, edition: Edition) -> list[Diagnostic]:
        """The findings at the files of the editor, and not at their copies in the release."""
        root = edition.frame.config.root
        return [
            replace(
                found, location=replace(found.location, path=self._config.root / found.location.path.relative_to(root))
            )
            if found.location.path.is_relative_to(root)
            else found
            for found in edition.findings
        ]


def _stamp(config: Config, version: str, date: str) -> Stamp:
    return Stamp(version, date, config.text("edition", "language"))


def _stamps(config: Config, stamp: Stamp) -> Iterator[Text]:
    """Every text with the version in its header, and the settings."""
    known = lock.of_edition(config)
    for paths, published in (
        (config.cables, lambda ident: bool(known and lock.address(ident) in known)),
        (config.registers, None),
    ):
        for path in paths:
            old = content_of(path)
            yield Text(path, old, stamped(path, old, stamp, published))
    old = config.path.read_bytes()
    yield Text(config.path, old, stamped_settings(config.path, old, stamp.version))


def _check_version(version: str) -> None:
    checked(version)
    if "+" in version:
        hint = f"Leave out what follows it: {version.partition('+')[0]}"
        raise CannotRun(f"'{version}' names a build, and two builds of one version are one release", hint=hint)


def _checked_date(date: str) -> str:
    """The date, or that of today."""
    if not date:
        return today().isoformat()
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        raise CannotRun(f"'{date}' is not a date", hint="Write it as 2026-11-22") from None
    if day > today():
        raise CannotRun(f"{date} is still to come", hint="Release on the day, or with an earlier date")
    return day.isoformat()


def _check_order(config: Config, version: str, date: str, known: list[Release]) -> None:
    old = lock.of_edition(config)
    last = max(
        [*(release.version for release in known), *([old.released] if old and old.released else [])],
        key=precedence,
        default="",
    )
    if not is_newer(version, last):
        raise CannotRun(f"{version} is not newer than {last}, which was released last", hint=_next(last))
    own = config.text("edition", "version")
    if is_version(own) and is_newer(own, version):
        what = f"{version} is older than {own}, the version that edition.toml says the texts have"
        raise CannotRun(what, hint=f"Release {own} or a later one")
    if known and date < known[-1].date:
        hint = "Look at the clock, or name the day with --date"
        raise CannotRun(f"The release would be of {date}, and the last one is of {known[-1].date}", hint=hint)


def _next(last: str) -> str:
    numbers = last.partition("-")[0].split(".")
    return f"The next one is {numbers[0]}.{int(numbers[1]) + 1}.0, say" if len(numbers) == 3 else "Raise the version"


def _unfinished(config: Config, version: str, known: list[Release]) -> Release | None:
    """The release of this version, if it is there, and the lock was not moved to it: it was cut off.

    Raises:
        CannotRun: if it is there, and finished.
    """
    folder = config.folder("releases") / version
    if not folder.exists():
        return None
    old, found = lock.of_edition(config), known[-1] if known else None
    if found is None or found.version != version or (old and not is_newer(version, old.released)):
        raise CannotRun(f"There is a release {version}", where=Location(folder), hint="Choose another version")
    return found


def _beside(folder: Path, *, try_only: bool) -> "tempfile.TemporaryDirectory[str]":
    """A folder to prepare a release in, on the same disk, so that it can be put in its place at once."""
    if try_only:
        return tempfile.TemporaryDirectory()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left_over in folder.parent.glob(f".{folder.name}.*"):  # by an attempt that was killed
            shutil.rmtree(left_over, ignore_errors=True)
        return tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.", ignore_cleanup_errors=True)
    except OSError as error:
        hint = "Look at whether you may write there"
        raise CannotRun(f"The release cannot be written: {error.strerror}", where=Location(folder), hint=hint) from None
