"""Two versions of many documents: which file is which, and what changed in each. Files that are equal are not parsed."""

import filecmp
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from diplomatic.compare.documents import compare, whole
from diplomatic.compare.result import Comparison, DocumentDiff
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, Unreadable, read
from diplomatic.document.tei import identifier


@dataclass(frozen=True, slots=True)
class File:
    """A version of a file: what it is called, and where it can be read."""

    name: str
    path: Path


Versions = tuple[File | None, File | None]


def pairs_of_folders(old: Path, new: Path) -> Iterator[Versions]:
    """The TEI files of two folders, paired by their names."""
    sides = [
        {file.relative_to(side).as_posix(): file for file in side.rglob("*.xml") if file.is_file()}
        for side in (old, new)
    ]
    for name in sorted(sides[0].keys() | sides[1].keys()):
        left, right = sides[0].get(name), sides[1].get(name)
        yield File(name, left) if left else None, File(name, right) if right else None


def compare_files(pairs: Iterable[Versions], same: int = 0, *, by_name: bool = True) -> Comparison:
    """Compare pairs of files.

    ``same`` counts files that are known to be equal and are not among the pairs. Where files are not paired ``by_name``,
    another name is no change.
    """
    work = _Work(by_name)
    for old, new in pairs:
        same += 1
        work.add(old, new)
    work.pair_the_rest()
    return Comparison(same - work.renamed, sorted(work.found, key=lambda found: found.path), work.unreadable)


class _Work:
    def __init__(self, by_name: bool) -> None:
        self._by_name = by_name
        self.found: list[DocumentDiff] = []
        self.unreadable: list[Diagnostic] = []
        self.renamed = 0
        self._alone: tuple[list[File], list[File]] = ([], [])

    def add(self, old: File | None, new: File | None) -> None:
        if old and new:
            if not filecmp.cmp(old.path, new.path, shallow=False):
                self._compare(old, new)
        elif old:
            self._alone[0].append(old)
        elif new:
            self._alone[1].append(new)

    def pair_the_rest(self) -> None:
        """A file that only one version has is the other's under a new name, if their roots have the same id."""
        gone = {found[0]: file for file in self._alone[0] if (found := self._identity(file))}
        for file in self._alone[1]:
            found = self._identity(file)
            if found is None:
                continue
            partner = gone.pop(found[0], None)
            if partner:
                self.renamed += 1
                self._compare(partner, file)
            else:
                self.found.append(whole(found[1], "added", file.name))
        for file in gone.values():
            if document := self._read(file):
                self.found.append(whole(document, "removed", file.name))

    def _compare(self, old: File, new: File) -> None:
        left, right = self._read(old), self._read(new)
        if left and right:
            difference = compare(left, right, new.name, old.name if self._by_name else new.name)
            if difference.changed:
                self.found.append(difference)

    def _identity(self, file: File) -> tuple[str, Document] | None:
        document = self._read(file)
        return (identifier(document.root) or f"\0{file.name}", document) if document else None

    def _read(self, file: File) -> Document | None:
        try:
            return read(file.path)
        except Unreadable as error:
            where = replace(error.diagnostic.location, path=Path(file.name))
            diagnostic = replace(error.diagnostic, location=where)
            if diagnostic not in self.unreadable:
                self.unreadable.append(diagnostic)
            return None
