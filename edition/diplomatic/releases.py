"""The releases of an edition, as they lie in its folder ``releases/``: bags, each with the texts and the frozen site of a version."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from diplomatic import bags
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.lock.version import is_version, precedence

SITE = "site/"
"""Where the frozen site is, in the payload of a release."""
CHANGES = "changes.json"
_HINT = "A release is never edited: bring it back as it was, with git restore"


@dataclass(frozen=True)
class Release:
    """One release. ``files`` is the SHA-256 of each file, by its path in ``data/``; ``date`` is ISO 8601."""

    version: str
    date: str
    bag: Path
    files: dict[str, str]
    doi: str = ""

    def has_page(self, path: str) -> bool:
        """Whether the frozen site has a file."""
        return SITE + path in self.files

    @property
    def site(self) -> dict[str, str]:
        """The SHA-256 of each file of the frozen site, by its path there."""
        return {name.removeprefix(SITE): value for name, value in self.files.items() if name.startswith(SITE)}

    def path(self, name: str) -> Path:
        """A file of the release, by its path in ``data/``."""
        return self.bag / bags.PAYLOAD / name

    @cached_property
    def manifest(self) -> bytes:
        """The checksums of all its files: as long as these are the same, so is the release."""
        return (self.bag / bags.MANIFEST).read_bytes()

    @property
    def changes(self) -> dict[str, Any]:
        """What changed with it, as it was written when it was made.

        Raises:
            CannotRun: if that is not as it was written.
        """
        try:
            found = json.loads(self.path(CHANGES).read_bytes())
            return dict(found)
        except (OSError, ValueError, TypeError):
            raise broken(self.path(CHANGES), "this is not what a release has here") from None


def releases_of(config: Config) -> list[Release]:
    """The releases of an edition, the first one first. Nothing of them is read but what they say of themselves.

    Raises:
        CannotRun: if one of them cannot be read.
    """
    folder = config.folder("releases")
    names = [path.name for path in folder.iterdir() if is_version(path.name)] if folder.is_dir() else []
    return [_release(config, folder / name) for name in sorted(names, key=precedence)]


def check(config: Config, *, thorough: bool = True) -> Iterator[tuple[Release, str]]:
    """Each fault of each release, as a clause; without ``thorough``, so far as it shows without reading all of them."""
    for release in releases_of(config):
        yield from ((release, fault) for fault in bags.faults(release.bag, thorough=thorough))


def broken(place: Path, what: str) -> CannotRun:
    """The sentence on a release that is not as it was made."""
    return CannotRun(f"The release was changed after it was made: {what}", where=Location(place), hint=_HINT)


def _release(config: Config, bag: Path) -> Release:
    dois = {entry.text("version"): entry.text("doi") for entry in config.listed("releases", "deposit")}
    date = bags.info_of(bag).get("Bagging-Date", "")
    return Release(bag.name, date, bag, bags.payload_of(bag), dois.get(bag.name, ""))
