"""Putting a release in its place: first the bag, then the texts, the settings, what else is made of them, and last the lock.

Until the lock says so, there is no release. So whoever is interrupted has the old state again, or, if not even that could be
done any more, a bag from which the same command finishes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diplomatic import bags, files, lock
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.release.about import CFF, ZENODO
from diplomatic.releases import Release, broken

CHANGELOG = "CHANGES.md"
_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Text:
    """A file of the edition as it was, and as it is to be."""

    path: Path
    old: bytes
    new: bytes


def put(config: Config, prepared: Path, bag: Path, texts: Sequence[Text], before: Release | None) -> list[Path]:
    """Put a prepared bag in its place, and then all files of the edition; gives those of an editor that are kept as they are.

    Raises:
        CannotRun: if a file cannot be written, or was changed in the meantime. Then everything is as it was.
    """
    for text in texts:
        if text.path.read_bytes() != text.old:
            hint = "Run the command again"
            raise CannotRun("The file was changed while it was being released", where=Location(text.path), hint=hint)
    new, kept = _files(config, prepared / bags.PAYLOAD, {text.path: text.new for text in texts}, before)
    old = {path: path.read_bytes() if path.exists() else None for path in (*new, config.root / lock.ATTRIBUTES)}
    prepared.chmod(_MODE)
    prepared.rename(bag)
    try:
        _write(config.root, {path: content for path, content in new.items() if old[path] != content})
    except BaseException:
        bag.rename(prepared)
        _restore(old)
        raise
    prepared.mkdir()  # whoever made it also removes it
    return kept


def finish(config: Config, release: Release, wanted: Mapping[Path, bytes], before: Release | None) -> list[Path]:
    """Bring a release to its end that was cut off after its bag was in its place; gives the texts that were written.

    Raises:
        CannotRun: if the bag is not whole, or is not what the texts, with its version in them (``wanted``), would be.
    """
    for fault in bags.faults(release.bag):
        raise broken(release.bag, fault)
    data = release.bag / bags.PAYLOAD
    for path, content in wanted.items():
        copy = data / path.relative_to(config.root)
        if not copy.is_file() or copy.read_bytes() != content:
            hint = f"Take it from {copy}, or remove {release.bag} and release again"
            what = f"The release {release.version} was begun, not finished, and the text was changed since"
            raise CannotRun(what, where=Location(path), hint=hint)
    new, _ = _files(config, data, wanted, before)
    written = [path for path, content in new.items() if not path.exists() or path.read_bytes() != content]
    _write(config.root, {path: new[path] for path in written})
    return [path for path in written if path in wanted]


def _files(
    config: Config, data: Path, texts: Mapping[Path, bytes], before: Release | None
) -> tuple[dict[Path, bytes], list[Path]]:
    """Every file of the edition that gets what the release has, the lock last; and those that are left to the editor."""
    new, kept = dict(texts), list[Path]()
    new[config.folder("releases") / CHANGELOG] = (data / CHANGELOG).read_bytes()
    for name in (CFF, ZENODO):
        path = config.root / name
        if not (data / name).exists():
            continue
        if not path.exists() or path.read_bytes() in _ours(name, data, before):
            new[path] = (data / name).read_bytes()
        else:
            kept.append(path)
    new[config.root / lock.NAME] = (data / lock.NAME).read_bytes()
    return new, kept


def _write(root: Path, new: Mapping[Path, bytes]) -> None:
    """Write files in their order. With the lock there is the release, so git is told before how to merge it."""
    for path, content in new.items():
        if path == root / lock.NAME:
            lock.make_mergeable(root)
        files.write(path, content, replace=True)


def _ours(name: str, data: Path, before: Release | None) -> list[bytes]:
    """What the last release wrote, or this one: any other content is the editor's."""
    places = [data / name, *([before.path(name)] if before else [])]
    return [place.read_bytes() for place in places if place.is_file()]


def _restore(old: Mapping[Path, bytes | None]) -> None:
    for path, content in old.items():
        if content is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != content:
            files.write(path, content, replace=True)
