"""What was built, from what: ``build.json`` in the site. It tells which steps are needed, and that a folder is ours to replace."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diplomatic import __version__, bags, checksums, customization, resources
from diplomatic.config import KEYS, Config
from diplomatic.lock import NAME as LOCK
from diplomatic.publish import extras
from diplomatic.publish.digests import Digests, digest
from diplomatic.publish.edition import transcripts_of

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
        """Write the manifest, and ``SHA256SUMS`` for those who have a copy and not this program."""
        content = self._content()
        (site / NAME).write_bytes(content)
        (site / checksums.SITE).write_bytes(self._sums(content))

    def holds(self, site: Path, digests: Digests) -> bool:
        """Whether the site has every file as it was built."""
        listed = digests.of(site / checksums.SITE) == digest(self._sums(self._content()))
        return listed and intact(self.files, site, digests)

    def _content(self) -> bytes:
        steps = {name: {"inputs": step.inputs, "files": step.files} for name, step in sorted(self.steps.items())}
        content = {"diplomatic": __version__, "inputs": self.inputs, "steps": steps}
        return (json.dumps(content, indent=1) + "\n").encode()

    def _sums(self, content: bytes) -> bytes:
        return checksums.listed({**self.files, NAME: digest(content)}).encode()


@dataclass(frozen=True, slots=True)
class Base:
    """What all of a site depends on: settings, schema, transforms, the tool. ``markup`` leaves the style sheets out."""

    whole: str
    markup: str


def intact(files: dict[str, str], site: Path, digests: Digests) -> bool:
    """Whether a site has these files as they were built."""
    return all(digests.of(site / name) == known for name, known in files.items())


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


def inputs_of(config: Config, base: Base, digests: Digests) -> str:
    """One digest of everything a build reads: its ``base``, and the texts."""
    return _total(base.whole, config, {path: digests.of(path) for path in _texts(config)})


def base_of(config: Config, digests: Digests) -> Base:
    """What a site depends on besides the texts: settings, schema, transforms, the version of the tool, and which extras there are."""
    tools = {path: digests.of(path) for path in _tools(config)}
    start = f"{__version__} {' '.join(extras.used(config))}\0{config.source}"
    markup = {path: value for path, value in tools.items() if path.suffix != ".css"}
    return Base(_total(start, config, tools), _total(start, config, markup))


def _total(start: str, config: Config, digests: dict[Path, str]) -> str:
    total = hashlib.sha256(start.encode())
    for path, value in digests.items():
        total.update(f"\0{_named(path, config)}\0{value}".encode(errors="surrogateescape"))
    return total.hexdigest()


def _named(path: Path, config: Config) -> str:
    """A file by its place in what it belongs to, wherever that is installed: the same on every machine."""
    shipped: tuple[tuple[str, Path], ...] = (
        ("transforms", resources.folder("transforms")),
        ("schema", resources.folder("schema")),
        ("diplomatic", Path(__file__).resolve().parents[1]),
        ("edition", config.root),
    )
    places = (
        f"{kind}/{path.relative_to(folder).as_posix()}" for kind, folder in shipped if path.is_relative_to(folder)
    )
    return next(places, path.name)


def _texts(config: Config) -> Iterator[Path]:
    yield from config.cables
    yield from config.registers
    yield from (path for path in [config.root / LOCK] if path.is_file())
    for folder in (transcripts_of(config), config.folder("pages")):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
    yield from sorted(config.folder("releases").glob(f"*/{bags.MANIFEST}"))


def _tools(config: Config) -> Iterator[Path]:
    yield from customization.sources(config)
    for folder in dict.fromkeys([resources.folder("transforms"), config.folder("transforms")]):
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    yield from (config.root / file for file in _own_transforms(config) if (config.root / file).is_file())
    yield from (Path(style) for style in extras.citation_styles(config) if Path(style).is_file())
    yield from sorted(Path(__file__).resolve().parents[1].rglob("*.py"))


def _own_transforms(config: Config) -> Iterator[str]:
    for key in KEYS["transforms"]:
        named = config.text("transforms", key)
        if named:
            yield named.partition(":")[0]
