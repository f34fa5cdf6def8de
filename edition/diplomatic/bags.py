"""BagIt (RFC 8493): a folder that says which files it has, each with its checksum, so that anyone can see whether a copy is whole."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from diplomatic import checksums
from diplomatic.diagnostics import CannotRun

PAYLOAD = "data"
MANIFEST = checksums.BAG
_INFO = "bag-info.txt"
_DECLARATION = "bagit.txt"
_TAGS = "tagmanifest-sha256.txt"
_OXUM = "Payload-Oxum"
_RELEASED = "is not the file that was released"


def pack(bag: Path, info: Mapping[str, str]) -> None:
    """Make a bag of a folder whose payload lies in ``data/``. What it says of itself besides its checksums is ``info``."""
    payload = {path.relative_to(bag).as_posix(): path for path in _payload(bag)}
    _write(bag / _DECLARATION, ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"])
    _write(bag / MANIFEST, _sums(payload))
    said = {**info, _OXUM: _oxum(payload.values())}
    _write(bag / _INFO, [f"{name}: {' '.join(value.split())}" for name, value in said.items()])
    _write(bag / _TAGS, _sums({name: bag / name for name in (_DECLARATION, _INFO, MANIFEST)}))


def payload_of(bag: Path) -> dict[str, str]:
    """The SHA-256 of each file of the payload, by its path in ``data/``. No file of the payload is read.

    Raises:
        CannotRun: if there is no list of them, or none that can be read.
    """
    start = f"{PAYLOAD}/"
    return {
        name.removeprefix(start): known
        for name, known in checksums.read(bag / MANIFEST).items()
        if name.startswith(start)
    }


def info_of(bag: Path) -> dict[str, str]:
    """What a bag says of itself; nothing if that cannot be read."""
    try:
        lines = (bag / _INFO).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def faults(bag: Path, *, thorough: bool = True) -> Iterator[str]:
    """What is wrong with a bag, a clause each: RFC 8493, section 3.

    Without ``thorough``, so far as it shows without reading the payload: by the number of the files, and their size together.
    """
    try:
        tags, files = checksums.read(bag / _TAGS), checksums.read(bag / MANIFEST)
    except CannotRun as fault:
        yield fault.what
        return
    yield from (f"{name} {_RELEASED}" for name, known in tags.items() if checksums.digest_of(bag / name) != known)
    if thorough:
        verdict = checksums.verify(bag, files)
        yield from (f"{name} {_RELEASED}" for name in verdict.changed)
        yield from (f"{name} is missing" for name in verdict.missing)
        yield from (f"{name} was added" for name in verdict.unlisted)
    elif _oxum(_payload(bag)) != info_of(bag).get(_OXUM, ""):
        yield f"the files of {PAYLOAD}/ are not as many, or not as large, as those that were released"


def _payload(bag: Path) -> Iterator[Path]:
    return (path for path in (bag / PAYLOAD).rglob("*") if path.is_file())


def _oxum(files: Iterable[Path]) -> str:
    """The number of bytes, and of files: RFC 8493, 2.2.2."""
    sizes = [path.stat().st_size for path in files]
    return f"{sum(sizes)}.{len(sizes)}"


def _sums(files: Mapping[str, Path]) -> list[str]:
    return [f"{checksums.digest_of(files[name])}  {_escaped(name)}" for name in sorted(files)]


def _escaped(name: str) -> str:
    """RFC 8493, 2.1.3: a line break in a name would end its line."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
