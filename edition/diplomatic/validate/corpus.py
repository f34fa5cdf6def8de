"""What rules about all documents together know of each: a few facts, not its tree.

A document gives its facts while it is in memory. What is kept of it afterwards is about a kilobyte: numbers, citations and
unlinked names with their lines. Strings that return in many documents (days, places, names) are kept once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import NamedTuple

from diplomatic.lock import Breach, Packed

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


@dataclass
class Corpus:
    """The facts of all documents, in the order in which they were added.

    ``is_whole``: whether these are all documents of the edition, but for those whose files cannot be read: their ids, as far as
    the names of the files tell them, are in ``unread``.
    """

    documents: list[DocumentFacts] = field(default_factory=list)
    entries_used: set[Address] = field(default_factory=set)
    is_whole: bool = True
    unread: set[str] = field(default_factory=set)
    breaches: list[Breach] | None = None
    """What the citation lock says of the documents, once it was asked."""

    def add(self, facts: DocumentFacts) -> None:
        """Take in one document. What only the whole needs (which entries are used) is not kept for each."""
        self.breaches = None
        self.entries_used.update(facts.entries)
        self.documents.append(
            DocumentFacts(
                facts.path,
                facts.id,
                facts.line,
                facts.is_cable,
                facts.is_draft,
                intern(facts.date),
                tuple(
                    Number(intern(kind), text, line, intern(place), intern(date))
                    for kind, text, line, place, date in facts.numbers
                ),
                facts.citations,
                tuple(Name(intern(kind), intern(form), line) for kind, form, line in facts.names),
                facts.addresses,
                texts=facts.texts,
            )
        )

    def extend(self, facts: Iterable[DocumentFacts]) -> None:
        for document in facts:
            self.add(document)

    @property
    def cables(self) -> Iterable[DocumentFacts]:
        return (document for document in self.documents if document.is_cable)
