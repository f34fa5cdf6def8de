"""Which version is newer: Semantic Versioning 2.0.0, section 11. Part of it is a version that is still to come: ``1.1.0-rc.1``."""

import re

from diplomatic.diagnostics import CannotRun, Location

_NUMBER = r"(?:0|[1-9]\d*)"
_IDENTIFIER = rf"(?:{_NUMBER}|\d*[A-Za-z-][0-9A-Za-z-]*)"
PATTERN = (
    rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:-{_IDENTIFIER}(?:\.{_IDENTIFIER})*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?"
)
_VERSION = re.compile(PATTERN, re.ASCII)

Precedence = tuple[tuple[int, ...], bool, tuple[tuple[bool, int, str], ...]]


def is_version(text: str) -> bool:
    """Whether it is a version at all: three numbers, and perhaps what follows ``-`` and ``+``."""
    return _VERSION.fullmatch(text) is not None


def precedence(version: str) -> Precedence:
    """What versions are sorted by.

    Raises:
        ValueError: if it is no version.
    """
    if not is_version(version):
        raise ValueError(version)
    numbers, _, before = version.partition("+")[0].partition("-")
    identifiers = tuple(
        (not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in before.split(".") if part
    )
    return tuple(map(int, numbers.split("."))), not before, identifiers


def is_newer(version: str, than: str) -> bool:
    """Whether a version comes after another; after none at all, every one does."""
    return not than or precedence(version) > precedence(than)


def checked(version: str, where: Location | None = None) -> str:
    """The version itself.

    Raises:
        CannotRun: if it is none.
    """
    if not is_version(version):
        hint = "Write three numbers, such as 1.0.0 (Semantic Versioning, semver.org)"
        raise CannotRun(f"'{version}' is not a version", where=where, hint=hint)
    return version
