"""A step of a build: the files that are made together, and what they are made from."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplomatic.diagnostics import Diagnostic

if TYPE_CHECKING:
    from diplomatic.publish.site import Site


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path there, its content, and what its transform had to say."""

    path: str
    content: bytes
    warnings: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made, with its SHA-256."""

    path: str
    content: bytes
    digest: str
    warnings: list[Diagnostic]

    @classmethod
    def of(cls, file: File) -> "Made":
        return cls(file.path, file.content, hashlib.sha256(file.content).hexdigest(), file.warnings)


Make = Callable[["Site"], Iterator[File]]
"""What makes the files. It may be carried out by a worker that has the site from the store: a function of a module, or a partial of
one, so that it can be sent there.
"""

Inputs = Mapping[str, str]
"""The digest of each thing that files depend on, by the name of a reason (``publish/reasons.py``)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. While its ``inputs`` stay, its files stay.

    One that ``can_wait`` takes long, and nobody looks for its files while a text is being written. One that ``gives_way`` is left
    out where somebody put a file of its name into the site. One that ``is_alone`` is made by the build itself, and not by a worker.
    """

    name: str
    inputs: Inputs
    make: Make
    can_wait: bool = False
    gives_way: bool = False
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Steps that depend on the same things: while the ``inputs`` of the part stay, none of its steps is looked at."""

    name: str
    inputs: Inputs
    steps: Callable[[], Iterator[Step]]


def digest(*parts: bytes | str) -> str:
    """SHA-256 of the parts, as hexadecimal; where one part ends and the next begins counts."""
    total = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        total.update(b"%d\0" % len(content))
        total.update(content)
    return total.hexdigest()


def file(path: str, content: bytes) -> Make:
    """What makes a file that is known already."""
    return _Known(path, content)


@dataclass(frozen=True, slots=True)
class _Known:
    path: str
    content: bytes

    def __call__(self, _: "Site") -> Iterator[File]:
        yield File(self.path, self.content)
