"""Digests of files, found once for each state of a file."""

import hashlib
import time
from pathlib import Path

from diplomatic.checksums import digest_of

_QUIET = 2_000_000_000
"""Nanoseconds after a change in which a file may change again and show the same time: as coarse as file systems are."""

_State = tuple[int, int, int]


class Digests:
    """SHA-256 of files. A file is read again only if its time, its size or its place on the disk is another."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[_State, str]] = {}

    def of(self, path: Path) -> str:
        """The digest of a file, as hexadecimal; empty if it cannot be read."""
        try:
            found = path.stat()
            state = (found.st_mtime_ns, found.st_size, found.st_ino)
            known = self._known.get(path)
            if known and known[0] == state:
                return known[1]
            value = digest_of(path)
        except OSError:
            return ""
        if time.time_ns() - found.st_mtime_ns > _QUIET:
            self._known[path] = (state, value)
        return value


def digest(content: bytes) -> str:
    """SHA-256, as hexadecimal."""
    return hashlib.sha256(content).hexdigest()
