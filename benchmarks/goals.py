"""What the engine has to reach, and whether it did in this run."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import Figures, ratio, shown, thrift


@dataclass(frozen=True)
class Profile:
    """How a command is run to see where its time goes: its arguments, in which edition, of how many cables, after what."""

    arguments: tuple[str, ...]
    folder: Path
    documents: int
    before: Callable[[], object] | None = None


@dataclass(frozen=True)
class Goal:
    """One goal: of what, at least what, what was measured (empty: it was not), and whether that is enough."""

    what: str
    least: str
    measured: str = ""
    is_reached: bool = False
    profile: Profile | None = None


def at_least(what: str, least: float, of: str, ours: Figures, theirs: Figures, profile: Profile) -> Goal:
    """A goal as a share of what another side does in the same time."""
    found = ratio(ours, theirs)
    wanted = f"{least} of {of}"
    if found is None:
        return Goal(what, wanted, ours.failure or theirs.failure)
    less = thrift(ours, theirs)
    by_processor = f"; by the processor {shown(less)}" if less else ""
    return Goal(what, wanted, f"{found}{by_processor}", found.typical >= least, profile)


def at_most(what: str, most: float, ours: Figures, profile: Profile, beyond: Figures | None = None) -> Goal:
    """A goal in seconds, perhaps over those of another side."""
    wanted = f"{most} s" + (f" over {beyond.name}" if beyond else "")
    if ours.failure or (beyond and beyond.failure):
        return Goal(what, wanted, ours.failure or (beyond.failure if beyond else ""))
    over = beyond.typical if beyond else 0.0
    seconds = ours.typical - over
    worked = median(ours.cpu) - (median(beyond.cpu) if beyond else 0.0)
    return Goal(what, wanted, f"{shown(seconds)} s; of the processor {shown(worked)} s", seconds <= most, profile)
