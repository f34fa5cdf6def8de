"""Writing files so that nothing is ever half-written."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from diplomatic.diagnostics import CannotRun, Location


def write(path: Path, content: bytes | Iterable[bytes], *, replace: bool) -> None:
    """Write a file at once: it has all of the content, or it is as it was. A long content can come in parts.

    Raises:
        CannotRun: if the file exists and may not be replaced, or cannot be written.
    """
    if path.is_dir():
        raise CannotRun("This is a folder, not a file", where=Location(path), hint="Name a file in it")
    if path.exists() and not replace:
        raise CannotRun(
            "The file exists and was not overwritten", where=Location(path), hint="Use --force to replace it"
        )
    parts = [content] if isinstance(content, bytes) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # a device or a pipe, such as /dev/stdout
            with path.open("wb") as file:
                file.writelines(parts)
        else:
            _replace(path.resolve(), parts)
    except OSError as error:
        what = f"The file cannot be written: {error.strerror}"
        raise CannotRun(what, where=Location(path), hint="Name another place") from None


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            if path.exists():  # else a power cut could leave the new name without its text, and the old text is gone
                file.flush()
                os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
