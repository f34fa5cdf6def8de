"""A code: the short name of one kind of fault, with its explanation.

A code is given once and never gets another meaning. The letter is the family, and the family is what a fault is about:
``FAMILIES`` has them. A rule that looks at all documents together stands in the family of its subject (two cables with one
registry number: ``H``), not in one of its own: an editor looks for the subject, and does not care how a fault was found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from inspect import cleandoc

from diplomatic.diagnostics.diagnostic import Diagnostic, Location, Severity
from diplomatic.diagnostics.printable import one_line

FAMILIES = {
    "A": "published addresses",
    "C": "whether an edition is citable",
    "D": "dates",
    "E": "encoding a transcript",
    "F": "what can be mended",
    "H": "the original header",
    "I": "ids",
    "L": "links and pointers",
    "M": "metadata: the teiHeader",
    "N": "names and registers",
    "O": "customizing the TEI: ODD",
    "P": "the edition’s own pages",
    "R": "the rules of a Schematron schema",
    "S": "the schema, and what it cannot say",
    "T": "the text",
    "U": "suppressions",
    "V": "views",
    "X": "reading XML",
}
"""What the letter of a code means."""

HEADINGS = ("What it means", "Why it matters", "Example", "What to do")


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of fault. ``doc`` is Markdown: a summary line, then the sections that ``HEADINGS`` names."""

    id: str
    severity: Severity
    doc: str

    @property
    def summary(self) -> str:
        return cleandoc(self.doc).partition("\n")[0]

    @property
    def explanation(self) -> str:
        return cleandoc(self.doc).partition("\n")[2].strip()

    def at(self, location: Location, message: str, hint: str = "") -> Diagnostic:
        """This fault, found at one place."""
        return Diagnostic(self.id, self.severity, one_line(message), location, hint)


def of_module(names: dict[str, object]) -> Iterator[Code]:
    """The codes among a module's names, in the order of their ids."""
    yield from sorted((value for value in names.values() if isinstance(value, Code)), key=lambda code: code.id)


def unique(codes: Iterable[Code]) -> dict[str, Code]:
    """Codes by id.

    Raises:
        ValueError: if two codes share an id.
    """
    found: dict[str, Code] = {}
    for code in codes:
        if found.setdefault(code.id, code) is not code:
            raise ValueError(f"two codes have the id {code.id}")
    return found
