"""The other documents that rules ask for, kept for the next document that is checked."""

from collections import OrderedDict
from pathlib import Path

from diplomatic.document.reach import Reach
from diplomatic.validate.schematron.files import parse
from diplomatic.validate.schematron.tree import Tree

_KEPT = 16
"""Documents kept: registers and the like. Memory stays flat in the number of documents that are checked."""


class Library:
    """Reads documents and keeps the last few, indexed."""

    def __init__(self, files: Reach) -> None:
        self._files = files
        self._kept: OrderedDict[Path, Tree] = OrderedDict()

    def tree(self, path: Path, near: Path) -> Tree:
        """A document.

        Args:
            near: the document that is checked; what lies below its folder may be read as well.

        Raises:
            Refused: if it may not be read, or cannot be.
        """
        real = self._files.with_folder(near.resolve().parent).allowed(path)
        if real not in self._kept:
            self._kept[real] = Tree(parse(real), path)
        self._kept.move_to_end(real)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[real]
