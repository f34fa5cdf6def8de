"""The TEI Vault: every release of the TEI's specifications, downloaded once into a cache with its checksum.

A release never changes, so a cached one is used for ever. *current* is looked up when it is first needed and then kept:
delete the file to look again. What was downloaded is checked against the sum noted at the time, so that a damaged cache
is noticed.
"""

import hashlib
import os
import re
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from diplomatic import files
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.limits import MAX_BYTES

VAULT = "https://www.tei-c.org/Vault/P5"
VAULT_VARIABLE = "DIPLOMATIC_TEI_VAULT"
CACHE_VARIABLE = "DIPLOMATIC_CACHE"
_RELEASE = re.compile(r"\d+(\.\d+){1,2}|current")
_SECONDS = 30


class Vault:
    """Releases of the TEI.

    Args:
        url: the address of the Vault, for a mirror; else the environment's, else the TEI Consortium's.
        cache: the folder for what is downloaded; else the environment's, else the user's cache.
    """

    def __init__(self, url: str | None = None, cache: Path | None = None) -> None:
        self.url = (url or os.environ.get(VAULT_VARIABLE) or VAULT).rstrip("/")
        self.cache = cache or _cache_folder()

    def fetch(self, release: str) -> Path:
        """The ``p5subset.xml`` of a release, from the cache or the Vault.

        Raises:
            CannotRun: if there is no such release, the Vault cannot be reached, or the cached file is damaged.
        """
        if not _RELEASE.fullmatch(release):
            raise CannotRun(
                f"'tei:{release}' is not a release of the TEI", hint="Write tei:current, or a number as in tei:4.8.0"
            )
        path = self.cache / "tei" / release / "p5subset.xml"
        if not path.is_file():
            self._download(release, path)
        elif _sum(path.read_bytes()) != _noted(path):
            raise CannotRun(
                "The cached TEI is damaged: its checksum is another",
                where=Location(path),
                hint="Delete the file and try again",
            )
        return path

    def _download(self, release: str, path: Path) -> None:
        address = f"{self.url}/{release}/xml/tei/odd/p5subset.xml"
        content = _get(address, release)
        if b"<elementSpec" not in content:
            raise CannotRun(
                f"What {address} sends is not the TEI's specifications",
                hint="Check the release and the address of the Vault",
            )
        files.write(_note(path), f"{_sum(content)}  p5subset.xml\n".encode(), replace=True)
        files.write(path, content, replace=True)


def _get(address: str, release: str) -> bytes:
    try:
        with urlopen(address, timeout=_SECONDS) as answer:  # the Vault's address is https or what the user gave
            content: bytes = answer.read(MAX_BYTES + 1)
    except (URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        hint = "Go online once, or name a p5subset.xml you have with --source"
        raise CannotRun(
            f"The TEI release '{release}' cannot be downloaded from {address}: {reason}", hint=hint
        ) from None
    if len(content) > MAX_BYTES:
        raise CannotRun(f"{address} sends more than {MAX_BYTES >> 20} MiB", hint="Check the address of the Vault")
    return content


def _cache_folder() -> Path:
    if chosen := os.environ.get(CACHE_VARIABLE):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "diplomatic"


def _note(path: Path) -> Path:
    return path.with_suffix(".sha256")


def _noted(path: Path) -> str:
    note = _note(path)
    return note.read_text(encoding="utf-8").partition(" ")[0] if note.is_file() else ""


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
