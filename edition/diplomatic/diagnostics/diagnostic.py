"""A diagnostic: one fault, as a value."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How much a diagnostic matters.

    ``error`` makes a command exit with 1 and stops a build; ``warning`` does so only with ``--strict``; ``info`` never does.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a fault is. ``line`` and ``column`` count from 1 and are None where they are not known."""

    path: Path
    line: int | None = None
    column: int | None = None
    xpath: str | None = None

    def __str__(self) -> str:
        parts = [str(self.path)]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)

    def sort_key(self) -> tuple[str, int, int]:
        return (str(self.path), self.line or 0, self.column or 0)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: what (``code``, ``message``), where (``location``), how bad, and what to do (``hint``, may be empty)."""

    code: str
    severity: Severity
    message: str
    location: Location
    hint: str = ""
