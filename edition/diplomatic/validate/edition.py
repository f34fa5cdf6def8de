"""What rules know besides the document: the registers of the edition, its folder, the day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from diplomatic.document import Document, Entry, Registers, Unreadable, read
from diplomatic.document.dates import today
from diplomatic.document.tei import XML_ID
from diplomatic.lock import Guard
from diplomatic.validate.checked import Checked
from diplomatic.validate.spelling import keys_of, words_of

_MOST_KEPT = 256

Question = tuple[str, Path]
"""Something asked about another file: whether it ``exists``, the ``ids_of`` it, the ``names_beside`` it."""


@dataclass(frozen=True)
class EditionContext:
    """The edition that a document belongs to. Nothing outside its ``folder`` is read. Its ``guard`` knows what it has published.

    ``asked`` fills with what the rules ask about other files, and the answers: while these are the same, and the registers
    and the day, so is what the rules find in a document. Whoever wants to know clears it before a document.
    """

    registers: Registers = field(default_factory=Registers)
    folder: Path | None = None
    today: date = field(default_factory=today)
    reader: Callable[[Path], Document] = field(default=read, repr=False)
    guard: Guard | None = field(default=None, repr=False)
    asked: dict[Question, object] = field(default_factory=dict, compare=False, repr=False)
    _entries: dict[tuple[str, str], Entry | None] = field(default_factory=dict, compare=False, repr=False)
    _exist: dict[Path, bool] = field(default_factory=dict, compare=False, repr=False)
    _ids: dict[Path, frozenset[str] | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def places(self) -> dict[str, list[str]]:
        """Every form of the name of a place in the registers, by its first letter, which is a small one."""
        found: dict[str, list[str]] = {}
        for form, entries in self.registers.by_form.items():
            if any(entry.kind == "place" for entry in entries):
                found.setdefault(form.casefold()[:1], []).append(form)
        return found

    @cached_property
    def words_of_people(self) -> frozenset[str]:
        """Every word, of more than two letters, of the names of persons and organisations in the registers."""
        entries = self.registers.by_address.values()
        forms = (form for entry in entries if entry.kind != "place" for form in entry.forms)
        return frozenset(word for form in forms for word in words_of(form) if len(word) > 2)

    @cached_property
    def by_spelling(self) -> dict[tuple[str, str], Entry]:
        """The entries by their kind and by what their forms have in common with other spellings of the same name."""
        found: dict[tuple[str, str], Entry] = {}
        for entry in self.registers.by_address.values():
            for form in entry.forms:
                for key in keys_of(form):
                    found.setdefault((entry.element, key), entry)
        return found

    def entry(self, pointer: str, document: Checked) -> Entry | None:
        """The register entry that a pointer in a document names. The same pointers return in every cable: each is followed once."""
        if pointer.startswith("#"):
            return self.registers.resolve(pointer, document.path)
        key = (document.folder, pointer)
        if key not in self._entries:
            self._entries[key] = self.registers.resolve(pointer, document.path)
        return self._entries[key]

    def file_of(self, pointer: str, document: Checked) -> Path:
        """The file that a pointer in a document names."""
        return self.registers.file_of(pointer, document.path)

    def exists(self, file: Path) -> bool:
        """Whether there is such a file; the file system is asked once for each."""
        if file not in self._exist:
            if len(self._exist) >= _MOST_KEPT:
                self._exist.clear()
            try:
                self._exist[file] = file.exists()
            except OSError:  # a name that no file system takes
                self._exist[file] = False
        self.asked["exists", file] = self._exist[file]
        return self._exist[file]

    def names_beside(self, file: Path) -> list[str]:
        """The names of the files that have the same ending in the folder of a file, in their order."""
        names = sorted(path.name for path in file.parent.glob(f"*{file.suffix}")) if self.exists(file.parent) else []
        self.asked["names_beside", file] = names
        return names

    def still(self, answers: Mapping[Question, object]) -> bool:
        """Whether everything that was once asked has the same answer now."""
        return all(getattr(self, about)(file) == answer for (about, file), answer in answers.items())

    def forget(self) -> None:
        """Forget what the file system and other files answered."""
        self._exist.clear()
        self._ids.clear()

    def ids_of(self, file: Path) -> frozenset[str] | None:
        """The ids of another TEI file of the edition; None if it is not of the edition, or cannot be read."""
        if file not in self._ids:
            if len(self._ids) >= _MOST_KEPT:
                self._ids.clear()
            self._ids[file] = self._read_ids(file)
        self.asked["ids_of", file] = self._ids[file]
        return self._ids[file]

    def _read_ids(self, file: Path) -> frozenset[str] | None:
        if self.folder is None or not file.is_relative_to(self.folder) or file.suffix != ".xml":
            return None
        try:
            root = self.reader(file).root
        except Unreadable:
            return None
        return frozenset(value for element in root.iter() if (value := element.get(XML_ID)))
