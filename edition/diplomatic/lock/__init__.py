"""The citation lock: every address that an edition has published, and what may not become of it."""

from diplomatic.lock.breach import Breach, Kind
from diplomatic.lock.fates import Fates
from diplomatic.lock.files import ATTRIBUTES, make_mergeable, of_edition, read, write
from diplomatic.lock.guard import Guard
from diplomatic.lock.model import NAME, Entry, Lock, address, parts
from diplomatic.lock.moving import moved
from diplomatic.lock.present import Cable, Present
from diplomatic.lock.texts import Packed, Stand, hash_of, hashes_of

__all__ = [
    "ATTRIBUTES",
    "NAME",
    "Breach",
    "Cable",
    "Entry",
    "Fates",
    "Guard",
    "Kind",
    "Lock",
    "Packed",
    "Present",
    "Stand",
    "address",
    "hash_of",
    "hashes_of",
    "make_mergeable",
    "moved",
    "of_edition",
    "parts",
    "read",
    "write",
]
