"""Which files something that somebody else wrote may read: local ones, below a few folders, and nothing else.

Schemas, stylesheets and ODDs name other files. Such an address is followed only if it names a local file which, links
resolved, lies below one of these folders. There is no network.
"""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Refused(Exception):
    """A file that is not read; ``str()`` says why, as a clause."""


class OutOfReach(Refused):
    """A file that may not be read, be it there or not."""


def path_of(uri: str) -> Path:
    """The local file that an absolute address names.

    Raises:
        OutOfReach: if it is not the address of a local file.
        Refused: if no file can have that name.
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        raise OutOfReach(f"'{uri}' is no address") from None
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or parts.query:
        raise OutOfReach(f"'{uri}' is not a local file; nothing is read from the network")
    if "\x00" in unquote(parts.path):
        raise Refused(f"'{uri}' is not the name of a file")
    return Path(unquote(parts.path))


class Reach:
    """What may be read.

    Args:
        folders: what lies below them.
        named: what they are, for the message.
    """

    def __init__(self, folders: Iterable[Path], named: str) -> None:
        self._folders = tuple(dict.fromkeys(folder.resolve() for folder in folders))
        self._named = named

    def with_folder(self, folder: Path) -> "Reach":
        """The same, and what lies below one more folder."""
        return Reach((*self._folders, folder), self._named)

    def allowed(self, path: Path) -> Path:
        """The path of a file that may be read, links resolved.

        Raises:
            OutOfReach: if it may not.
        """
        try:
            real = path.resolve()
        except (OSError, RuntimeError, ValueError):
            raise OutOfReach(f"'{path}' is not the name of a file") from None
        if not any(real.is_relative_to(folder) for folder in self._folders):
            raise OutOfReach(f"'{path}' lies outside {self._named}")
        return real


def below_project(path: Path, named: str) -> Reach:
    """What may be read for the sake of a file: what lies below its own folder, or its project's."""
    return Reach([path.resolve().parent, project_of(path)], named)


def project_of(path: Path) -> Path:
    """The folder of the edition, or of the repository, that a file is in; the file's own folder where it is in none."""
    folder = path.resolve().parent
    marks = ("edition.toml", ".git")
    return next(
        (place for place in [folder, *folder.parents] if any((place / mark).exists() for mark in marks)), folder
    )
