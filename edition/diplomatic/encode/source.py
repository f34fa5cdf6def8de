"""What the edition says about the texts that are encoded for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Facts for the ``teiHeader`` that no transcript has; each may be empty. ``today`` is ISO 8601."""

    today: str
    version: str = "0.1.0"
    publisher: str = ""
    editor: str = ""
    translator: str = ""
    licence: str = ""
    rights: str = ""
    url: str = ""
