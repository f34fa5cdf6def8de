"""The XML files of a folder, in the order of their paths, without a list of them all."""

import os
from collections.abc import Iterator
from pathlib import Path


def xml_below(folder: Path) -> Iterator[Path]:
    """Each file whose name ends in ``.xml``, in the folder and in those in it, but not in folders that are links.

    They come in the order in which ``sorted`` would put them. A folder that may not be read has none.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted(
                (entry.name + "/" * entry.is_dir(follow_symlinks=False) for entry in entries if _counts(entry)),
                key=_own,
            )
    except OSError:
        return
    for name in names:
        if name.endswith("/"):
            yield from xml_below(folder / name[:-1])
        else:
            yield folder / name


def _counts(entry: "os.DirEntry[str]") -> bool:
    return entry.is_dir(follow_symlinks=False) or (os.path.normcase(entry.name).endswith(".xml") and not entry.is_dir())


def _own(name: str) -> str:
    return name.rstrip("/")
