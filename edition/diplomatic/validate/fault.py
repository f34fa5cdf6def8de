"""What a rule yields: a place that breaks it."""

from dataclasses import dataclass
from pathlib import Path

from lxml import etree


@dataclass(frozen=True)
class Fault:
    """One place that breaks a rule: the element, what is wrong, and what to do."""

    element: etree._Element
    message: str
    hint: str = ""


@dataclass(frozen=True)
class CorpusFault:
    """One place that breaks a rule about all documents together; they are no longer in memory, so it is a file and a line."""

    path: Path
    line: int
    message: str
    hint: str = ""
