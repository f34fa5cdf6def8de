"""Names that every disk can have, and that no disk takes for one another.

Windows refuses some characters and some words (Microsoft, "Naming Files, Paths, and Namespaces"). Disks of Windows and macOS do not
tell capitals from small letters, those of macOS not ``é`` from ``e`` with an accent (Unicode 16, D145: canonical caseless matching).
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

LONGEST = 255
"""Bytes of one name: what every usual disk takes."""

_FORBIDDEN = frozenset('<>:"/\\|?*')
_PORTS = [f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"]
_DEVICES = frozenset(["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS])
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")
"""Not seen either, but Persian and the scripts of India are written with them."""


def fault_of(name: str) -> str:
    """What keeps a text from being the name of a file wherever it may be copied, as a clause; empty if nothing does."""
    if name in (".", ".."):
        return "it leads to another folder"
    if not name:
        return "it has no name"
    if found := next((char for char in name if char in _FORBIDDEN), ""):
        return f"Windows has no names with {found}"
    if found := next((char for char in name if unicodedata.category(char) in _UNSEEN and char not in _JOINERS), ""):
        return f"it has the invisible character U+{ord(found):04X}"
    if name[-1] in ". ":
        return "Windows takes a full stop or a space away from its end"
    if (stem := name.partition(".")[0].rstrip(" ")).upper() in _DEVICES:
        return f"to Windows {stem} is a device"
    return f"it has more than {LONGEST} bytes" if len(name.encode()) > LONGEST else ""


def fault_of_path(path: str) -> str:
    """The same of each part of a relative path, with ``/`` between them."""
    return next(filter(None, map(_kept, path.split("/"))), "")


_kept = lru_cache(4096)(fault_of)


def folded(name: str) -> str:
    """What two names share that some disk takes for one."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def clashes(things: Iterable[T], name: Callable[[T], str], endings: Iterable[str] = ("",)) -> Iterator[tuple[T, T]]:
    """Each two things of which a file of one would be that of the other.

    Their files have their ``name`` with each of the ``endings``; what has an empty one is a folder, or a file without any.
    """
    known: dict[str, T] = {}
    for thing in things:
        key = folded(name(thing))
        if key in known:
            yield known[key], thing
        known.setdefault(key, thing)
    more = _differences([folded(ending) for ending in endings])
    for key, thing in known.items():
        for part in more:
            if key.endswith(part) and (other := known.get(key[: -len(part)])) is not None:
                yield other, thing


def _differences(endings: list[str]) -> list[str]:
    """By what one name is longer than another where a file of the one is a file of the other."""
    pairs = ((long, short) for long in endings for short in endings if long != short and long.endswith(short))
    return sorted({long.removesuffix(short) for long, short in pairs})
