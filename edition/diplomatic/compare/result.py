"""What a comparison finds, as values."""

from dataclasses import dataclass, field
from typing import Literal

from diplomatic.diagnostics import Diagnostic

Words = tuple[str, str]
"""Words that are in both versions (``=``), in the old one only (``-``) or in the new one only (``+``)."""
TextKind = Literal["changed", "added", "removed", "moved"]
MarkupKind = Literal[
    "element added",
    "element removed",
    "element replaced",
    "attributes",
    "moved",
    "id",
    "block added",
    "block removed",
    "bounds",
]
Status = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class TextChange:
    """A block whose words are others, or stand elsewhere. ``line`` is in the new version, or in the old one if it is removed."""

    kind: TextKind
    block: str
    line: int | None
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkupChange:
    """A change of elements or attributes that changes no word.

    ``old`` and ``new`` are element names (or ids, for ``id``); ``around`` the beginning of the text that the element holds.
    """

    kind: MarkupKind
    block: str
    line: int | None
    old: str = ""
    new: str = ""
    around: str = ""
    attributes: tuple[tuple[str, str | None, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class HeaderChange:
    """A fact of the ``teiHeader`` that is new (``old`` is None), gone (``new`` is None) or another."""

    path: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class DocumentDiff:
    """Two versions of one document. ``words`` counts words that were changed; ``in_source``, whether any is the source's own."""

    path: str
    status: Status
    old_path: str = ""
    words: int = 0
    in_source: bool = False
    text: tuple[TextChange, ...] = ()
    markup: tuple[MarkupChange, ...] = ()
    header: tuple[HeaderChange, ...] = ()

    @property
    def renamed(self) -> bool:
        return bool(self.old_path) and self.old_path != self.path

    @property
    def text_changed(self) -> bool:
        return bool(self.text) or self.status in ("added", "removed")

    @property
    def changed(self) -> bool:
        return self.status != "same" or self.renamed


@dataclass(frozen=True)
class Comparison:
    """All documents of two versions. ``documents`` has those that changed; ``compared`` counts all."""

    compared: int
    documents: list[DocumentDiff]
    unreadable: list[Diagnostic] = field(default_factory=list)

    @property
    def text_changed(self) -> bool:
        return any(document.text_changed for document in self.documents)

    @property
    def changed(self) -> bool:
        return bool(self.documents)
