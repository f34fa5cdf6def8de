"""What there is to do: many files, in little memory."""

import os
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, overload


class Task(NamedTuple):
    """A file to look at: whether to look for faults, and whether its facts are wanted for the corpus."""

    path: Path
    find: bool = True
    gather: bool = True


class Paths(Sequence[Path]):
    """Paths as bytes, one after the other: a list of a hundred thousand would take more than the work on any of them."""

    def __init__(self, paths: Iterable[Path]) -> None:
        text, self._ends = bytearray(), array("Q", [0])
        for path in paths:
            text += os.fsencode(path)
            self._ends.append(len(text))
        self._text = bytes(text)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> Path: ...
    @overload
    def __getitem__(self, index: slice) -> list[Path]: ...
    def __getitem__(self, index: int | slice) -> Path | list[Path]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        return Path(os.fsdecode(self._text[self._ends[at] : self._ends[at + 1]]))


class Tasks(Sequence[Task]):
    """Tasks, each made when it is asked for."""

    def __init__(self, paths: Sequence[Path], find: bytes, gather: bytes) -> None:
        self._paths, self._find, self._gather = paths, find, gather

    @classmethod
    def of(cls, files: Sequence[Path], of_edition: Iterable[Path], *, corpus: bool) -> "Tasks":
        """Look at these files; with ``corpus``, gather facts of all of the edition, but of no file outside.

        Where there is no edition, the files are it.
        """
        if not corpus or of_edition is files:
            return cls(files, b"\1" * len(files), bytes([corpus]) * len(files))
        others = {path.resolve(): path for path in of_edition}
        members = set(others)
        gather = bytearray()
        for file in files:
            resolved = file.resolve()
            others.pop(resolved, None)
            gather.append(not members or resolved in members)
        find = b"\1" * len(files) + b"\0" * len(others)
        return cls(Paths([*files, *others.values()]), find, bytes(gather) + b"\1" * len(others))

    @property
    def are_all(self) -> bool:
        """Whether faults are looked for in every file."""
        return b"\0" not in self._find

    def __len__(self) -> int:
        return len(self._find)

    @overload
    def __getitem__(self, index: int) -> Task: ...
    @overload
    def __getitem__(self, index: slice) -> list[Task]: ...
    def __getitem__(self, index: int | slice) -> Task | list[Task]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        return Task(self._paths[index], bool(self._find[index]), bool(self._gather[index]))
