"""A release: the version written into the texts, the lock moved, what changed, and a bag with the texts and the frozen site."""

from diplomatic.release.about import CFF
from diplomatic.release.making import Made, release

__all__ = ["CFF", "Made", "release"]
