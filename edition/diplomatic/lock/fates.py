"""What became of addresses that are no longer there, as ``edition.toml`` says: ``[redirects]`` and ``[tombstones]``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from diplomatic.config import Config
from diplomatic.lock.model import parts

IsThere = Callable[[str], bool]
"""Whether there is a text at an address."""

REDIRECTS, TOMBSTONES = "redirects", "tombstones"


@dataclass(frozen=True)
class Fates:
    """Redirects by address, to an address; tombstones by address, with the reason that they give.

    What is said of a whole cable holds for everything that stood in it and of which nothing else is said.
    """

    redirects: Mapping[str, str] = field(default_factory=dict)
    tombstones: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, config: Config) -> "Fates":
        """What the settings of an edition say."""
        return cls(config.free(REDIRECTS, ""), config.free(TOMBSTONES, ""))

    def __bool__(self) -> bool:
        return bool(self.redirects or self.tombstones)

    def reason(self, address: str) -> str | None:
        """What the tombstone of an address says, or that of its cable; None if it has none, or was moved."""
        ident, _ = parts(address)
        if address in self.redirects:
            return None
        return self.tombstones.get(address, None if ident in self.redirects else self.tombstones.get(ident))

    def next(self, address: str, is_there: IsThere) -> str:
        """Where an address is redirected to, at once; empty if it is not. Of a cable that moved, a block goes to its like, if any."""
        if address in self.redirects:
            return self.redirects[address]
        ident, anchor = parts(address)
        target = "" if address in self.tombstones else self.redirects.get(ident, "")
        if anchor and target and not parts(target)[1] and is_there(f"{target}#{anchor}"):
            return f"{target}#{anchor}"
        return target

    def end(self, address: str, is_there: IsThere) -> str:
        """Where one comes to in the end, following redirects from an address; empty if that is nowhere."""
        seen: set[str] = set()
        while address and address not in seen:
            seen.add(address)
            address = self.next(address, is_there)
            if address and is_there(address):
                return address
        return ""

    def covers(self, address: str) -> bool:
        """Whether anything is said of an address, or of its cable."""
        ident, _ = parts(address)
        return any(name in table for table in (self.redirects, self.tombstones) for name in (address, ident))
