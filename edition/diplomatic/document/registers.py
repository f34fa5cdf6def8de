"""The registers of an edition: persons, places and organisations, each entry with the forms of its name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from diplomatic.document.model import Document
from diplomatic.document.tei import elements, first, identifier, language_of, local, select
from diplomatic.document.text import fold

KINDS = {"person": "persName", "place": "placeName", "org": "orgName"}
"""Each kind of entry and the element that names it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``forms`` are the spellings that the texts use; ``file`` and ``id`` together are its address."""

    id: str
    kind: str
    name: str
    forms: tuple[str, ...]
    description: str
    file: Path
    language: str = field(default="", compare=False)
    """That of the name; empty where the file says none."""

    @property
    def element(self) -> str:
        """The TEI element that names such an entry in a text: ``persName``, ``placeName`` or ``orgName``."""
        return KINDS[self.kind]


@dataclass
class Registers:
    """All entries of an edition, by address and by form."""

    files: list[Path] = field(default_factory=list)
    by_address: dict[tuple[Path, str], Entry] = field(default_factory=dict)
    by_form: dict[str, list[Entry]] = field(default_factory=dict)
    _resolved: dict[tuple[str, str], Path] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "Registers":
        """The registers that these register files hold."""
        registers = cls()
        for document in documents:
            file = document.path.resolve()
            registers.files.append(file)
            for element in elements(document.root, *KINDS):
                registers.add(_entry(element, file))
        return registers

    def add(self, entry: Entry) -> None:
        self.by_address.setdefault((entry.file, entry.id), entry)
        for form in entry.forms:
            for spelling in {form, form.upper()}:
                known = self.by_form.setdefault(spelling, [])
                if entry not in known:
                    known.append(entry)

    def resolve(self, pointer: str, base: Path) -> Entry | None:
        """The entry a pointer such as ``../registers/persons.xml#gromyko`` names, seen from the file ``base``."""
        return self.by_address.get((self.file_of(pointer, base), unquote(pointer.partition("#")[2])))

    def file_of(self, pointer: str, base: Path) -> Path:
        """The file a pointer names; ``base`` itself where it names only an id."""
        file = pointer.partition("#")[0]
        return self._resolve(str(base.parent), file or base.name, quoted=bool(file))

    def _resolve(self, folder: str, file: str, *, quoted: bool) -> Path:
        """Asking the file system is slow, and the same few files are named again and again."""
        key = (folder, file)
        if key not in self._resolved:
            name = unquote(file) if quoted else file
            self._resolved[key] = Path(folder, name.replace("\0", "%00")).resolve()
        return self._resolved[key]


def _entry(element: etree._Element, file: Path) -> Entry:
    kind = local(element)
    names = [fold("".join(map(str, name.itertext()))) for name in select(element, f"t:{KINDS[kind]}")]
    description = first(element, "t:note[@type='description']")
    return Entry(
        id=identifier(element) or "",
        kind=kind,
        name=names[0] if names else identifier(element) or "",
        forms=tuple(dict.fromkeys(name for name in names if name)),
        description=fold("".join(map(str, description.itertext()))) if description is not None else "",
        file=file,
        language=language_of(first(element, f"t:{KINDS[kind]}") if names else element),
    )
