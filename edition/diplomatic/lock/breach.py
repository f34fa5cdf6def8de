"""One address that breaks, or may."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path


class Kind(Enum):
    """What is wrong."""

    GONE = auto()
    CHANGED = auto()
    TO_BE_CHANGED = auto()
    MOVED = auto()
    LEADS_NOWHERE = auto()
    STILL_THERE = auto()
    NO_REASON = auto()
    ROUNDABOUT = auto()
    NEVER_PUBLISHED = auto()


@dataclass(frozen=True, slots=True)
class Breach:
    """One address that breaks, or may: what is wrong, where, in which words, and what to do."""

    kind: Kind
    path: Path
    line: int
    message: str
    hint: str
