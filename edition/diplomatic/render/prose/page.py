"""A page of the editor's own: what every such page has, whatever it is written in."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from lxml import etree

from diplomatic.diagnostics import Code, Diagnostic, Location


class Links(Protocol):
    """Where the pointers of a page lead on the site. An address is relative to the page; None where there is nothing there."""

    def to(self, page: "Page", pointer: str) -> str | None:
        """The address of what a link names."""
        ...

    def image(self, page: "Page", pointer: str) -> str | None:
        """The address of an image."""
        ...


@dataclass
class Written:
    """A page as HTML, no namespace: its heading, if it begins with one, what follows, and what was found on the way.

    ``language`` is that of the words in ``body`` which are not marked with another.
    """

    heading: etree._Element | None
    body: etree._Element
    language: str
    findings: list[Diagnostic] = field(default_factory=list)


class Page(ABC):
    """One page. ``name`` is its path below the folder of the pages, without the ending; ``ids`` are the places in it."""

    path: Path
    name: str
    title: str
    """Empty where the page has none."""
    language: str
    ids: frozenset[str]

    @abstractmethod
    def write(self, links: Links) -> Written:
        """The page as HTML; its headings are h2 and below, without a gap."""

    def finding(self, code: Code, line: int | None, message: str, hint: str = "") -> Diagnostic:
        """Something found in the file of this page."""
        return code.at(Location(self.path, line), message, hint)
