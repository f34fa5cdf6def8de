"""Who received which cable, who sent it: the numbers behind the matrix."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from diplomatic.document import Facts
from diplomatic.publish.pictures.studio import Party, Studio


@dataclass(slots=True)
class Role:
    """What somebody was to a cable: how often its distribution list names them, whether they were its addressee or its sender."""

    named: int = 0
    is_addressee: bool = False
    is_sender: bool = False

    @property
    def received(self) -> bool:
        """Whether the cable came to them: by its list or as its addressee."""
        return self.named > 0 or self.is_addressee


@dataclass(slots=True)
class Row:
    """Somebody in some cables. ``cells`` counts by column what was received, and, where a column is one cable, has the role in it."""

    party: Party
    received: int = 0
    addressed: int = 0
    sent: int = 0
    first: str = ""
    last: str = ""
    counts: dict[int, int] = field(default_factory=dict)
    roles: dict[int, Role] = field(default_factory=dict)

    def add(self, column: int, cable: Facts, role: Role) -> None:
        self.received += role.received
        self.addressed += role.is_addressee
        self.sent += role.is_sender
        self.first, self.last = self.first or cable.day, cable.day or self.last
        self.roles[column] = role
        if role.received:
            self.counts[column] = self.counts.get(column, 0) + 1


def roles_of(studio: Studio, cable: Facts) -> dict[Party, Role]:
    """Everybody who sent or received a cable, each once."""
    found: dict[Party, Role] = {}
    for name in cable.recipients:
        if party := studio.party(name, cable):
            found.setdefault(party, Role()).named += 1
    for name in cable.received.names:
        if party := studio.party(name, cable):
            found.setdefault(party, Role()).is_addressee = True
    for name in cable.sent.names:
        if party := studio.party(name, cable):
            found.setdefault(party, Role()).is_sender = True
    return found


def rows_of(studio: Studio, columns: Iterable[Sequence[Facts]]) -> list[Row]:
    """Everybody in columns of cables: those who received most first, then by what they sent, then by name."""
    found: dict[Party, Row] = {}
    for number, cables in enumerate(columns):
        for cable in cables:
            for party, role in roles_of(studio, cable).items():
                found.setdefault(party, Row(party)).add(number, cable, role)
    return sorted(found.values(), key=lambda row: (-row.received, -row.addressed, -row.sent, row.party.name))
