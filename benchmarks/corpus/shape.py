"""How large the cables are: as different as real ones, or all alike."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """How many paragraphs and readers a cable has, and notes of the editor beside those of chance; None leaves it to chance."""

    paragraphs: int | None = None
    readers: int | None = None
    notes: int | None = None

    @property
    def is_brief(self) -> bool:
        """Whether paragraphs are single plain sentences."""
        return self.paragraphs is not None


VARIED = Shape()
"""From 5 to 20 KB, as the cables of the sample are."""

ALIKE = Shape(paragraphs=25, readers=4, notes=1)
"""About 8 KB each, for measuring: what one takes is then what any takes."""
