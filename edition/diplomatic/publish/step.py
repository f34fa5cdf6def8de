"""A step of a build: the files that are made together, and what they are made from."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from diplomatic.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path there, its content, and what its transform had to say."""

    path: str
    content: bytes
    warnings: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``inputs`` is the digest of everything that its files depend on: while it stays, they stay.

    ``make`` is given the folder that the site is being built in, with the files of the steps before. One that ``can_wait``
    takes long, and nobody looks for its files while a text is being written. One that ``gives_way`` is left out where somebody
    put a file of its name into the site.
    """

    name: str
    inputs: str
    make: Callable[[Path], Iterator[File]]
    can_wait: bool = False
    gives_way: bool = False


def digest(*parts: bytes | str) -> str:
    """SHA-256 of the parts, as hexadecimal; where one part ends and the next begins counts."""
    total = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        total.update(b"%d\0" % len(content))
        total.update(content)
    return total.hexdigest()
