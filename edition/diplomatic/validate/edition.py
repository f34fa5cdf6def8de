"""What rules know besides the document: the registers of the edition."""

from dataclasses import dataclass, field

from diplomatic.document import Registers


@dataclass(frozen=True)
class EditionContext:
    """The edition that a document belongs to."""

    registers: Registers = field(default_factory=Registers)
