"""The hash of a text that can be cited.

What is hashed, so that anyone can do it again:

1. the text as the reading view has it (``document/citable.py``): corrections applied, the notes called in its lines left out,
   but for a whole cable;
2. where something in it is corrected (``choice``): a line feed, and the text as the source has it. So a correction that is taken
   back, or made otherwise, is a change, and so is another reading of the source;
3. of each, every run of spacing (spaces of Unicode, tabs, line ends) one space, and none at the ends;
4. in the normalization form NFC (Unicode Standard Annex 15), as UTF-8;
5. SHA-256 (FIPS 180-4) of that, and of its hexadecimal digits the first 16.

64 bits are enough: two texts are compared that stand at one address, so the chance that a change goes unseen is 1 in 2**64 for
each change. To find where a text went, each text that is missed is looked for among all of the edition: with ten million
addresses and a million of them missed, the chance of one wrong hint is 1 in two million. Nobody gains by forging a hash: whoever
can change a text can change the lock beside it. Of an edition of 250,000 cables, 64 digits would be 480 megabytes more.
"""

from collections.abc import Iterable
from hashlib import sha256
from struct import Struct
from typing import NamedTuple
from unicodedata import normalize

from diplomatic.document import Citable, Document, citables_of

DIGITS = 16
_RECORD = Struct(f"<{DIGITS // 2}sIH")
_LONGEST = 0xFFFF


def hash_of(citable: Citable) -> str:
    """The hash of one text, see above."""
    text = citable.reading if citable.source is None else f"{citable.reading}\n{citable.source}"
    return sha256(normalize("NFC", text).encode()).hexdigest()[:DIGITS]


def hashes_of(document: Document) -> dict[str, str]:
    """The hash of each text of a cable, by anchor; that of the whole has the anchor ``""``. A register has none."""
    return {citable.anchor: hash_of(citable) for citable in citables_of(document)}


class Stand(NamedTuple):
    """A text where it stands now: its hash, its line in the file, and how long it is."""

    text: str
    line: int
    length: int


class Packed(NamedTuple):
    """The texts of one cable as they stand, in about 18 bytes each; they can be pickled, and a quarter of a million kept."""

    anchors: str
    records: bytes

    @classmethod
    def of(cls, citables: Iterable[Citable]) -> "Packed":
        anchors, records = [], []
        for citable in citables:
            anchors.append(citable.anchor)
            length = min(len(citable.reading), _LONGEST)
            records.append(_RECORD.pack(bytes.fromhex(hash_of(citable)), citable.element.sourceline or 1, length))
        return cls("\n".join(anchors), b"".join(records))

    def stands(self) -> dict[str, Stand]:
        """Each text by its anchor."""
        if not self.records:
            return {}
        records = _RECORD.iter_unpack(self.records)
        return {
            anchor: Stand(text.hex(), line, length)
            for anchor, (text, line, length) in zip(self.anchors.split("\n"), records, strict=True)
        }

    def hashes(self) -> dict[str, str]:
        """The hash of each text, by anchor, as ``hashes_of`` gives it."""
        return {anchor: stand.text for anchor, stand in self.stands().items()}
