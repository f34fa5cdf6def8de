"""What is known of all cables together: their order, who answers whom, and where each register entry appears."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from diplomatic.document import Entry, Facts, Mention, Registers

Address = tuple[Path, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One cable as the index knows it: its facts, and the names in its text."""

    facts: Facts
    mentions: tuple[Mention, ...]


@dataclass
class Appearance:
    """An entry in one cable: whether it sent or received it, or was among its readers, and where the text names it."""

    cable: Facts
    is_sender: bool = False
    is_addressee: bool = False
    is_recipient: bool = False
    mentions: list[Mention] = field(default_factory=list)


class Index:
    """All cables of an edition by date, then by id; undated ones last."""

    def __init__(self, records: Iterable[Record], registers: Registers) -> None:
        self._registers = registers
        ordered = sorted(records, key=lambda record: (record.facts.day or "~", record.facts.id))
        self.cables = [record.facts for record in ordered]
        self.changed = max((facts.changed for facts in self.cables), default="")
        self._place = {facts.id: place for place, facts in enumerate(self.cables)}
        self._by_file = {facts.path.resolve(): facts for facts in self.cables}
        self._answered_by: dict[str, list[Facts]] = {}
        self._cited_by: dict[str, list[Facts]] = {}
        self._appearances: dict[Address, dict[str, Appearance]] = {}
        for record in ordered:
            self._connect(record.facts)
            self._note_names(record)

    def neighbours(self, cable: Facts) -> tuple[Facts | None, Facts | None]:
        """The cable before and the one after, by date."""
        place = self._place[cable.id]
        before = self.cables[place - 1] if place else None
        return before, self.cables[place + 1] if place + 1 < len(self.cables) else None

    def answers(self, cable: Facts) -> list[Facts]:
        """The cables of this edition that it says it answers."""
        return self._targets(cable, cable.answers)

    def answered_by(self, cable: Facts) -> list[Facts]:
        """The cables that say they answer it."""
        return self._answered_by.get(cable.id, [])

    def cited_by(self, cable: Facts) -> list[Facts]:
        """The cables whose text refers to it, but for those that answer it."""
        answering = self.answered_by(cable)
        return [other for other in self._cited_by.get(cable.id, []) if other not in answering]

    def entry(self, pointer: str, cable: Facts) -> Entry | None:
        """The register entry that a pointer of a cable names; only the first of several addresses counts."""
        return self.entry_at(pointer, cable.path)

    def entry_at(self, pointer: str, file: Path) -> Entry | None:
        """The register entry that a pointer names, seen from a file."""
        first = pointer.split()[:1]
        return self._registers.resolve(first[0], file) if first else None

    def appearances(self, entry: Entry) -> list[Appearance]:
        """The cables that an entry appears in, by date."""
        return list(self._appearances.get((entry.file, entry.id), {}).values())

    def _targets(self, cable: Facts, pointers: Iterable[str]) -> list[Facts]:
        found = (self._by_file.get(self._registers.file_of(pointer, cable.path)) for pointer in pointers)
        return list(dict.fromkeys(target for target in found if target and target is not cable))

    def _connect(self, cable: Facts) -> None:
        for target in self.answers(cable):
            self._answered_by.setdefault(target.id, []).append(cable)
        for target in self._targets(cable, cable.cites):
            self._cited_by.setdefault(target.id, []).append(cable)

    def _note_names(self, record: Record) -> None:
        cable = record.facts
        for name in (*cable.sent.names, cable.sent.place):
            if found := self._appearance(name.ref, cable):
                found.is_sender = True
        for name in (*cable.received.names, cable.received.place):
            if found := self._appearance(name.ref, cable):
                found.is_addressee = True
        for mention in record.mentions:
            if found := self._appearance(mention.ref, cable):
                found.is_recipient |= mention.is_recipient
                found.mentions += [] if mention.is_recipient else [mention]

    def _appearance(self, pointer: str, cable: Facts) -> Appearance | None:
        entry = self.entry(pointer, cable) if pointer else None
        if entry is None:
            return None
        cables = self._appearances.setdefault((entry.file, entry.id), {})
        return cables.setdefault(cable.id, Appearance(cable))
