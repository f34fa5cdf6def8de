"""What a release holds of an edition: all that its site is made from, in the same folders. So the release is an edition itself."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from diplomatic import names, resources
from diplomatic.config import KEYS, Config
from diplomatic.diagnostics import CannotRun, Location

_FOLDERS = ("cables", "registers", "pages", "dialects", "transforms")
_SCHEMA = "schema"


def sources(config: Config) -> dict[str, Path]:
    """The files, by their paths in the edition: texts, transcripts, pages, transforms, and the schema, shipped or its own.

    Raises:
        CannotRun: if one of them lies outside of the edition, or is a link that leads there; or if some disk does
            not have its name, or takes it for another.
    """
    found: dict[str, Path] = {}
    for folder in _folders(config):
        found.update(_files(config, folder))
    own = config.folder(_SCHEMA)
    if config.text("paths", _SCHEMA):
        found.update(_files(config, own.parent))
    for key in KEYS["transforms"]:
        if named := config.text("transforms", key).partition(":")[0]:
            found[_inside(config, config.root / named)] = config.root / named
    if not any(name.startswith(f"{_SCHEMA}/") for name in found):
        shipped = resources.folder(_SCHEMA)
        found.update({f"{_SCHEMA}/{path.name}": path for path in shipped.iterdir() if path.is_file()})
    for one, other in names.clashes(found, str):
        what = f"A release is to be copied to any disk, and to some this is the file {one}"
        raise CannotRun(what, where=Location(found[other]), hint="Rename one of them")
    return dict(sorted(found.items()))


def copy(config: Config, data: Path, changed: Mapping[Path, bytes]) -> None:
    """Put the files of an edition into a release; those that are ``changed`` with what they are to have."""
    for name, path in sources(config).items():
        target = data / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(changed[path] if path in changed else path.read_bytes())


def _folders(config: Config) -> Iterator[Path]:
    yield from (config.folder(key) for key in _FOLDERS)
    yield config.folder("cables").parent / "transcripts"


def _files(config: Config, folder: Path) -> Iterator[tuple[str, Path]]:
    left_out = (config.folder("output"), config.folder("releases"))
    for path in config.own(folder, sorted(folder.rglob("*")) if folder.is_dir() else []):
        inside = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part == "__pycache__" for part in inside)
        if path.is_file() and not hidden and not any(path.is_relative_to(other) for other in left_out):
            yield _inside(config, path), path


def _inside(config: Config, path: Path) -> str:
    if ".." in path.relative_to(config.root).parts if path.is_relative_to(config.root) else True:
        hint = "Move it into the folder of edition.toml, and change its path there"
        raise CannotRun(
            "A release holds all of an edition, and this lies outside of it", where=Location(path), hint=hint
        )
    name = path.relative_to(config.root).as_posix()
    if why := names.fault_of_path(name):
        what = f"A release is to be copied to any disk, and some have no file of this name: {why}"
        raise CannotRun(what, where=Location(path), hint="Rename it, and what points at it")
    return name
