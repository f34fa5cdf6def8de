"""Which files a schema may read: those below its own folder, the document's, and the edition's.

``include``, ``extends``, ``document()`` and ``doc()`` take addresses from files that somebody else may have written. Files
are parsed with the rules of ``document.reading``: no entity is expanded, and size and depth are limited.
"""

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from diplomatic.document.reach import Reach, Refused
from diplomatic.document.reading import Unreadable, read_tree


def files_below(folders: Iterable[Path]) -> Reach:
    """What a schema may read that has these folders."""
    return Reach(folders, "the folders of the schema, the document and the edition")


def parse(path: Path) -> "etree._ElementTree[etree._Element]":
    """Parse one file, safely.

    Raises:
        Refused: if it cannot be opened, is not well-formed, too large, too deep, uses entities, or names a DTD.
    """
    if not path.is_file():
        raise Refused(f"there is no file '{path}'")
    try:
        return read_tree(path)
    except Unreadable as error:
        raise Refused(f"'{path}' is not read: {error.diagnostic.message}") from None
