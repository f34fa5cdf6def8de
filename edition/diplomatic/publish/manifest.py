"""What was built, from what: ``build.json`` in the site. It tells which steps are needed, and that a folder is ours to replace."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from diplomatic import __version__, resources
from diplomatic.config import FILE_NAME, KEYS, Config
from diplomatic.publish import extras
from diplomatic.publish.edition import transcripts_of
from diplomatic.validate import odd_of, schema_path

NAME = "build.json"


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was carried out: the digest of what it was made from, and of each file by its path in the site."""

    inputs: str
    files: dict[str, str]


@dataclass(frozen=True)
class Manifest:
    """The digest of everything a site was made from, and its steps by name."""

    inputs: str
    steps: dict[str, Done]

    @property
    def files(self) -> dict[str, str]:
        """The digest of each file of the site, by path."""
        return {name: known for step in self.steps.values() for name, known in step.files.items()}

    def write(self, site: Path) -> None:
        steps = {name: {"inputs": step.inputs, "files": step.files} for name, step in sorted(self.steps.items())}
        content = {"diplomatic": __version__, "inputs": self.inputs, "steps": steps}
        (site / NAME).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")

    def holds(self, site: Path) -> bool:
        """Whether the site has every file as it was built."""
        return intact(self.files, site)


def intact(files: dict[str, str], site: Path) -> bool:
    """Whether a site has these files as they were built."""
    return all((site / name).is_file() and digest((site / name).read_bytes()) == known for name, known in files.items())


def read(site: Path) -> Manifest | None:
    """The manifest of a site, or None if there is none that can be read."""
    try:
        content = json.loads((site / NAME).read_text(encoding="utf-8"))
        steps = {str(name): _done(step) for name, step in content["steps"].items()}
        return Manifest(str(content["inputs"]), steps)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _done(step: dict[str, object]) -> Done:
    files = step["files"]
    if not isinstance(files, dict):
        raise TypeError
    return Done(str(step["inputs"]), {str(name): str(known) for name, known in files.items()})


def digest(content: bytes) -> str:
    """SHA-256, as hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def inputs_of(config: Config) -> str:
    """One digest of everything a build reads: the texts, and all of ``base_of``."""
    return _total(config, [*_texts(config), *_tools(config)])


def base_of(config: Config) -> str:
    """One digest of what every page depends on: settings, schema, transforms, the version of the tool, and which extras there are."""
    return _total(config, _tools(config))


def _total(config: Config, paths: Iterable[Path]) -> str:
    total = hashlib.sha256(f"{__version__} {' '.join(extras.installed())}".encode())
    for path in paths:
        name = path.relative_to(config.root) if path.is_relative_to(config.root) else path.name
        total.update(f"\0{name}\0{digest(path.read_bytes())}".encode())
    return total.hexdigest()


def _texts(config: Config) -> Iterator[Path]:
    yield from config.cables
    yield from config.registers
    for folder in (transcripts_of(config), config.folder("pages")):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _tools(config: Config) -> Iterator[Path]:
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
