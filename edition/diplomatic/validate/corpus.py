"""What rules about all documents together know of each: a few facts, not its tree.

A document gives its facts while it is in memory. What is kept of it afterwards is a row of some hundred bytes, and beyond a
thousand documents that is in a file: a corpus takes no more memory the larger it is. So a rule goes over the documents, as often as
it needs, and keeps what it compares, and as little of it as will do.
"""

import marshal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from diplomatic.lock import Breach, Packed
from diplomatic.validate.shelf import Shelf

Address = tuple[Path, str]


class Number(NamedTuple):
    """A number that a cable bears: of which kind, from where, with the date beside it."""

    kind: str
    text: str
    line: int
    place: str = ""
    date: str = ""


class Citation(NamedTuple):
    """A cable that a document cites by number and does not link."""

    text: str
    line: int


class Name(NamedTuple):
    """A name that a document has and no register: the element, the form, the line where it stands first."""

    kind: str
    form: str
    line: int


class Permanent(NamedTuple):
    """A permanent address that a header states: its kind (``URI``, ``DOI`` …), the text, the line."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The facts of one document. They can be pickled: a worker gathers them, and the corpus is put together elsewhere."""

    path: Path
    id: str
    line: int
    is_cable: bool = True
    is_draft: bool = False
    date: str = ""
    numbers: tuple[Number, ...] = ()
    citations: tuple[Citation, ...] = ()
    names: tuple[Name, ...] = ()
    addresses: tuple[Permanent, ...] = ()
    entries: tuple[Address, ...] = ()
    """The register entries that the document points at."""
    texts: Packed | None = None
    """The hashes of its texts, where the edition has published any."""

    @property
    def name(self) -> str:
        """What messages call the document."""
        return self.id or str(self.path)


class Corpus:
    """The facts of all documents, in the order of their files.

    ``is_whole``: whether these are all documents of the edition, but for those whose files cannot be read: their ids, as far as
    the names of the files tell them, are in ``unread``.
    """

    def __init__(self, *, is_whole: bool = True, unread: Iterable[str] = ()) -> None:
        self.is_whole = is_whole
        self.unread = set(unread)
        self.entries_used: set[Address] = set()
        self.breaches: list[Breach] | None = None
        """What the citation lock says of the documents, once it was asked."""
        self._shelf = Shelf()

    def add(self, facts: DocumentFacts) -> None:
        """Take in one document. What only the whole needs (which entries are used) is not kept for each."""
        self.breaches = None
        self.entries_used.update(facts.entries)
        self._shelf.add(str(facts.path), _packed(facts))

    def extend(self, facts: Iterable[DocumentFacts]) -> None:
        for document in facts:
            self.add(document)

    @property
    def documents(self) -> Iterator[DocumentFacts]:
        """All of them; each time they are asked for, they are made anew: they are not for keeping."""
        return map(_unpacked, self._shelf)

    @property
    def cables(self) -> Iterator[DocumentFacts]:
        return (document for document in self.documents if document.is_cable)


def _packed(facts: DocumentFacts) -> bytes:
    return marshal.dumps(
        (
            str(facts.path),
            *(facts.id, facts.line, facts.is_cable, facts.is_draft, facts.date),
            *(tuple(map(tuple, some)) for some in (facts.numbers, facts.citations, facts.names, facts.addresses)),
            None if facts.texts is None else tuple(facts.texts),
        )
    )


def _unpacked(row: bytes) -> DocumentFacts:
    path, ident, line, is_cable, is_draft, date, numbers, citations, names, addresses, texts = marshal.loads(row)
    return DocumentFacts(
        Path(path),
        *(ident, line, is_cable, is_draft, date),
        tuple(map(Number._make, numbers)),
        tuple(map(Citation._make, citations)),
        tuple(map(Name._make, names)),
        tuple(map(Permanent._make, addresses)),
        texts=texts and Packed._make(texts),
    )
