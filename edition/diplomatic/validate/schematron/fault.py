"""What is wrong with the schema itself: collected while it is read, reported with the place in the schema."""

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import Code, Diagnostic, Location
from diplomatic.validate.schematron.codes import CANNOT_RUN, IGNORED

SOURCE = "{urn:x-diplomatic:schematron}file"
"""The attribute that a composed schema has on elements from another file: the path of that file."""


class Unusable(Exception):
    """A part of the schema that cannot be used; ``str()`` says why, as a clause."""


@dataclass
class Faults:
    """The faults of one schema. ``file`` is the schema's own path."""

    file: Path
    found: dict[Diagnostic, None] = field(default_factory=dict)

    def cannot_run(self, element: etree._Element, message: str) -> None:
        """A rule, or something larger, that will not run."""
        self._add(CANNOT_RUN, element, message)

    def ignored(self, element: etree._Element, message: str) -> None:
        """Something that is left aside without any check being lost."""
        self._add(IGNORED, element, message)

    def _add(self, code: Code, element: etree._Element, message: str) -> None:
        self.found[code.at(where(element, self.file), message)] = None


def where(element: etree._Element, default: Path) -> Location:
    """The place of an element of a composed schema."""
    marked = (ancestor.get(SOURCE) for ancestor in (element, *element.iterancestors()))
    file = next(filter(None, marked), None)
    return Location(Path(file) if file else default, element.sourceline)
