"""Which files a schema may read: local ones, below a few folders, and nothing else.

``include``, ``extends``, ``document()`` and ``doc()`` take addresses from files that somebody else may have written. So an
address is followed only if it names a local file which, links resolved, lies below the folder of the schema, the folder
of the document, or the folder of the edition. There is no network. Files are parsed with the rules of
``document.reading``: no entity is expanded, and size and depth are limited.
"""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from diplomatic.document.reading import Unreadable, read_tree


class Refused(Exception):
    """A file that is not read; ``str()`` says why, as a clause."""


class OutOfReach(Refused):
    """A file that may not be read, be it there or not."""


def path_of(uri: str) -> Path:
    """The local file that an absolute address names.

    Raises:
        OutOfReach: if it is not the address of a local file.
    """
    parts = urlsplit(uri)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or parts.query:
        raise OutOfReach(f"'{uri}' is not a local file; nothing is read from the network")
    if "\x00" in unquote(parts.path):
        raise Refused(f"'{uri}' is not the name of a file")
    return Path(unquote(parts.path))


class Files:
    """Reads XML files below some folders.

    Args:
        folders: what lies below them may be read.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(dict.fromkeys(folder.resolve() for folder in folders))

    def with_folder(self, folder: Path) -> "Files":
        """The same, and what lies below one more folder."""
        return Files((*self._folders, folder))

    def allowed(self, path: Path) -> Path:
        """The path of a file that may be read, links resolved.

        Raises:
            OutOfReach: if it may not.
        """
        try:
            real = path.resolve()
        except (OSError, RuntimeError):
            raise OutOfReach(f"'{path}' is not the name of a file") from None
        if not any(real.is_relative_to(folder) for folder in self._folders):
            raise OutOfReach(f"'{path}' lies outside the folders of the schema, the document and the edition")
        return real

    def read(self, path: Path) -> "etree._ElementTree[etree._Element]":
        """The tree of one file.

        Raises:
            Refused: if the file may not be read, or cannot be.
        """
        return parse(self.allowed(path))


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
