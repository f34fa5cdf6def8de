"""The places of the files in a site: none outside of it, none that some disk does not have, none that is that of another file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from diplomatic.diagnostics import CannotRun
from diplomatic.names import fault_of_path, folded
from diplomatic.publish.manifest import Done

_HINT = "Rename the file that it is made from, or give that another id"


def place_of(name: str, site: Path) -> Path:
    """Where a file of a site goes, with the folders that it needs.

    Raises:
        CannotRun: if it cannot have that name on every disk, which one that leads out of the site has on none.
    """
    if why := fault_of_path(name):
        raise CannotRun(f"The site cannot have a file '{name}': {why}", hint=_HINT)
    path = site / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise CannotRun(
            f"The site cannot have '{name}': a part of that is the name of another file", hint=_HINT
        ) from None
    if path.is_dir():
        raise CannotRun(f"The site cannot have a file '{name}': there is a folder of that name", hint=_HINT)
    return path


def refuse_clashes(steps: Mapping[str, Done]) -> None:
    """See that no file of a step took the place of another's, here or on a disk that takes two names for one.

    Raises:
        CannotRun: for the first that did.
    """
    for one, other in _clashes(steps):
        raise CannotRun(f"'{one}' and '{other}' of the site would be one file", hint=_HINT)


def _clashes(steps: Mapping[str, Done]) -> Iterator[tuple[str, str]]:
    """Of two names that some disk takes for one, at least one is not written as both are taken: few have to be remembered."""
    known, unusual = dict[str, str](), dict[str, str]()
    for step in steps.values():
        for name, content in step.files.items():
            if known.setdefault(name, content) != content:  # two cables may share a transcript
                yield name, name
            if (key := folded(name)) != name and (earlier := unusual.setdefault(key, name)) != name:
                yield earlier, name
    yield from ((key, name) for key, name in unusual.items() if key in known)
