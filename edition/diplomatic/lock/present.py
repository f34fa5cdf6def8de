"""What an edition has now: the texts of all its cables, by address."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from diplomatic.document import Document, citables_of
from diplomatic.lock.model import address, parts
from diplomatic.lock.texts import Packed, Stand


@dataclass(frozen=True, slots=True)
class Cable:
    """One cable: its id as addresses have it, its file, the line of its root, its texts."""

    ident: str
    path: Path
    line: int
    texts: Packed

    @classmethod
    def of(cls, document: Document) -> "Cable":
        texts = Packed.of(citables_of(document))
        return cls(address(document.id), document.path, document.root.sourceline or 1, texts)


@dataclass
class Present:
    """The cables of an edition as they are. Of two with one id, the first counts: the other is a fault of its own."""

    _cables: dict[str, Cable] = field(default_factory=dict)

    @classmethod
    def of(cls, cables: Iterable[Cable]) -> "Present":
        found: dict[str, Cable] = {}
        for cable in cables:
            found.setdefault(cable.ident, cable)
        return cls(found)

    def __iter__(self) -> Iterator[Cable]:
        return iter(self._cables.values())

    def __contains__(self, ident: str) -> bool:
        return ident in self._cables

    def cable(self, ident: str) -> Cable | None:
        return self._cables.get(ident)

    def stands(self, ident: str) -> dict[str, Stand]:
        """The texts of a cable by anchor; empty if it is not there."""
        cable = self._cables.get(ident)
        return cable.texts.stands() if cable else {}

    def has(self, address: str) -> bool:
        """Whether there is a text at an address."""
        ident, anchor = parts(address)
        cable = self._cables.get(ident)
        return cable is not None and (not anchor or anchor in cable.texts.anchors.split("\n"))
