"""BagIt (RFC 8493): a folder that says which files it has, each with its checksum, so that anyone can see whether a copy is whole."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

PAYLOAD = "data"
MANIFEST = "manifest-sha256.txt"
INFO = "bag-info.txt"
_DECLARATION = "bagit.txt"
_TAGS = "tagmanifest-sha256.txt"
_OXUM = "Payload-Oxum"
_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?(.+)")
_AT_ONCE = 1 << 20


class NoBag(Exception):
    """A folder is not a bag that can be read; says why."""


def pack(bag: Path, info: Mapping[str, str]) -> None:
    """Make a bag of a folder whose payload lies in ``data/``. What it says of itself besides its checksums is ``info``."""
    payload = {path.relative_to(bag).as_posix(): path for path in (bag / PAYLOAD).rglob("*") if path.is_file()}
    size = sum(path.stat().st_size for path in payload.values())
    _write(bag / _DECLARATION, ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"])
    _write(bag / MANIFEST, _sums(payload))
    said = {**info, _OXUM: f"{size}.{len(payload)}"}
    _write(bag / INFO, [f"{name}: {' '.join(value.split())}" for name, value in said.items()])
    _write(bag / _TAGS, _sums({name: bag / name for name in (_DECLARATION, INFO, MANIFEST)}))


def payload_of(bag: Path) -> dict[str, str]:
    """The SHA-256 of each file of the payload, by its path in ``data/``. No file of the payload is read.

    Raises:
        NoBag: if there is no manifest, it cannot be read, or names what lies outside.
    """
    found = {}
    for name, value in _manifest(bag / MANIFEST).items():
        if not name.startswith(f"{PAYLOAD}/"):
            raise NoBag(f"{MANIFEST} names {name}, which is not in {PAYLOAD}/")
        found[name.removeprefix(f"{PAYLOAD}/")] = value
    return found


def info_of(bag: Path) -> dict[str, str]:
    """What a bag says of itself; of what it says twice, the last.

    Raises:
        NoBag: if that cannot be read.
    """
    pairs = (line.partition(":") for line in _lines(bag / INFO))
    return {name.strip(): value.strip() for name, _, value in pairs}


def faults(bag: Path, *, thorough: bool = True) -> Iterator[str]:
    """What is wrong with a bag, a clause each; without ``thorough``, so far as it shows without reading the payload.

    A file that is missing, was changed, or was added: RFC 8493, section 3.
    """
    try:
        expected, oxum = payload_of(bag), info_of(bag).get(_OXUM, "")
        tags = _manifest(bag / _TAGS)
    except NoBag as fault:
        yield str(fault)
        return
    for name, value in tags.items():
        if _digest(bag / name) != value:
            yield f"{name} is not the file that was released"
    there = {path.relative_to(bag / PAYLOAD).as_posix(): path for path in (bag / PAYLOAD).rglob("*") if path.is_file()}
    yield from (f"{PAYLOAD}/{name} is missing" for name in sorted(expected.keys() - there.keys()))
    yield from (f"{PAYLOAD}/{name} was added" for name in sorted(there.keys() - expected.keys()))
    if thorough:
        for name in sorted(expected.keys() & there.keys()):
            if _digest(there[name]) != expected[name]:
                yield f"{PAYLOAD}/{name} is not the file that was released"
    elif expected.keys() == there.keys() and oxum.partition(".")[0] != str(
        sum(f.stat().st_size for f in there.values())
    ):
        yield f"the files of {PAYLOAD}/ are not as large as they were"


def _sums(files: Mapping[str, Path]) -> list[str]:
    return [f"{_digest(files[name])}  {_escaped(name)}" for name in sorted(files)]


def _digest(path: Path) -> str:
    """SHA-256 of a file, read piece by piece; empty if it cannot be read."""
    total = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_AT_ONCE):
                total.update(piece)
    except OSError:
        return ""
    return total.hexdigest()


def _manifest(path: Path) -> dict[str, str]:
    found = {}
    for line in _lines(path):
        match = _LINE.fullmatch(line)
        name = _unescaped(match[2]) if match else ""
        if not match or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise NoBag(f"{path.name} has a line that is none of a manifest")
        found[name] = match[1].lower()
    return found


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise NoBag(f"{path.name} is missing or cannot be read") from None
    return [line for line in text.replace("\r\n", "\n").split("\n") if line]


def _escaped(name: str) -> str:
    """RFC 8493, 2.1.3: a line break in a name would end its line."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _unescaped(name: str) -> str:
    return re.sub("%(0[AaDd]|25)", lambda match: chr(int(match[1], 16)), name)


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
