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

from diplomatic.document.limits import MAX_BYTES, MAX_DEPTH
from diplomatic.document.reading import parser

_TOO_DEEP = etree.XPath("boolean(" + "/*" * (MAX_DEPTH + 1) + ")")


class Refused(Exception):
    """A file that is not read; ``str()`` says why, as a clause."""


class OutOfReach(Refused):
    """A file that may not be read, be it there or not."""


def path_of(uri: str) -> Path:
    """The local file that an absolute address names.

    Raises:
        OutOfReach: if it is not the address of a local file.
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        raise Refused(f"'{uri}' is no address") from None
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
        Refused: if it cannot be opened, is not well-formed, too large, too deep, or uses entities.
    """
    try:
        if not path.is_file():
            raise Refused(f"there is no file '{path}'")
        if path.stat().st_size > MAX_BYTES:
            raise Refused(f"'{path}' has more than {MAX_BYTES >> 20} MiB")
        tree = etree.fromstring(path.read_bytes(), parser(), base_url=str(path)).getroottree()
    except etree.XMLSyntaxError as error:
        raise Refused(f"'{path}' is not well-formed XML ({error.msg or 'it is empty'})") from None
    except OSError as error:
        raise Refused(f"'{path}' cannot be read ({error.strerror or error})") from None
    dtd = tree.docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise Refused(f"'{path}' declares entities")
    if _TOO_DEEP(tree):
        raise Refused(f"the elements of '{path}' stand more than {MAX_DEPTH} deep")
    return tree
