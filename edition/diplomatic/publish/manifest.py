"""What was built, from what: ``build.json`` in the site. It tells whether a build is needed, and that a folder is ours to replace."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diplomatic import __version__, resources
from diplomatic.config import FILE_NAME, KEYS, Config
from diplomatic.publish.edition import transcripts_of
from diplomatic.validate import odd_of, schema_path

NAME = "build.json"


@dataclass(frozen=True)
class Manifest:
    """The digest of everything a site was made from, and the digest of each of its files by path."""

    inputs: str
    files: dict[str, str]

    def write(self, site: Path) -> None:
        content = {"diplomatic": __version__, "inputs": self.inputs, "files": dict(sorted(self.files.items()))}
        (site / NAME).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")

    def holds(self, site: Path) -> bool:
        """Whether the site has every file as it was built."""
        return all(
            (site / name).is_file() and digest((site / name).read_bytes()) == known
            for name, known in self.files.items()
        )


def read(site: Path) -> Manifest | None:
    """The manifest of a site, or None if there is none that can be read."""
    try:
        content = json.loads((site / NAME).read_text(encoding="utf-8"))
        return Manifest(str(content["inputs"]), {str(name): str(known) for name, known in content["files"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def digest(content: bytes) -> str:
    """SHA-256, as hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def inputs_of(config: Config) -> str:
    """One digest of everything a build reads: texts, settings, schema, transforms, and the version of the tool."""
    total = hashlib.sha256(__version__.encode())
    for path in _inputs(config):
        name = path.relative_to(config.root) if path.is_relative_to(config.root) else path.name
        total.update(f"\0{name}\0{digest(path.read_bytes())}".encode())
    return total.hexdigest()


def _inputs(config: Config) -> Iterator[Path]:
    yield from config.cables
    yield from config.registers
    yield from sorted(path for path in transcripts_of(config).rglob("*") if path.is_file())
    settings = config.root / FILE_NAME
    if settings.is_file():
        yield settings
    if odd := odd_of(config):
        yield from sorted(path for path in odd.parent.iterdir() if path.is_file())
    else:
        yield from sorted(schema_path(config).parent.glob("*.xsd"))
    for folder in dict.fromkeys([resources.folder("transforms"), config.folder("transforms")]):
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    yield from (config.root / file for file in _own_transforms(config) if (config.root / file).is_file())
    yield from sorted(Path(__file__).resolve().parents[1].rglob("*.py"))


def _own_transforms(config: Config) -> Iterator[str]:
    for key in KEYS["transforms"]:
        named = config.text("transforms", key)
        if named:
            yield named.partition(":")[0]
