"""One table of the page: what was compared, how, and what came of it."""

from dataclasses import dataclass, field

from benchmarks.goals import Goal
from benchmarks.measure import Figures
from benchmarks.peers.peer import Peer


@dataclass
class Table:
    """Figures of sides that did the same work. ``missing`` are peers that are not installed here.

    ``has_rate``: whether documents in a second say something; a rebuild is in seconds alone.
    ``beside_first``: each side is compared with the first one, by what a document costs; else ours with each of the others.
    """

    title: str
    about: str
    figures: list[Figures]
    goals: list[Goal] = field(default_factory=list)
    missing: list[Peer] = field(default_factory=list)
    has_rate: bool = True
    beside_first: bool = False

    def named(self, name: str) -> Figures:
        """The figures of a side."""
        return next(figures for figures in self.figures if figures.name == name)

    def ours_like(self, other: Figures) -> Figures | None:
        """Our side that this one is compared with: the one it names; else, where rates count, that of as many cores."""
        if other.side.beside:
            return self.named(other.side.beside)
        if other.side.is_ours or not self.has_rate:
            return None
        ours = [figures for figures in self.figures if figures.side.is_ours]
        return next((figures for figures in ours if figures.side.cores == other.side.cores), ours[0] if ours else None)
