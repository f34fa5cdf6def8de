"""A target: one way into the program, with good input to begin with, and what must hold whatever comes in."""

import hashlib
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType

from . import targets

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FOUND = HERE / "found"
SEEDS = HERE / "seeds"
NAMES = tuple(sorted(module.name for module in pkgutil.iter_modules(targets.__path__) if module.name[0] != "_"))
"""The modules of ``targets/``."""


@dataclass(frozen=True)
class Target:
    """A module of ``targets/``. It has a function ``target(data: bytes) -> None`` that raises where something does not hold.

    It may have ``SEEDS``, patterns of files of the repository to begin with, besides those in ``seeds/NAME/``; ``WORDS``, which are
    put into the inputs; and ``IS_XML``, for inputs that are changed as trees, too.
    """

    name: str
    module: ModuleType

    @property
    def run(self) -> Callable[[bytes], None]:
        function: Callable[[bytes], None] = self.module.target
        return function

    @property
    def is_xml(self) -> bool:
        return bool(getattr(self.module, "IS_XML", False))

    @cached_property
    def words(self) -> list[bytes]:
        return [word.encode() for word in getattr(self.module, "WORDS", ())]

    @cached_property
    def inputs(self) -> dict[Path, bytes]:
        """The seeds, then what was found: each file with its bytes."""
        patterns = getattr(self.module, "SEEDS", ())
        paths = [path for pattern in patterns for path in sorted(ROOT.glob(pattern)) if path.is_file()]
        own = [path for folder in (SEEDS, FOUND) for path in sorted((folder / self.name).glob("*"))]
        return {path: path.read_bytes() for path in [*paths, *own]}


@cache
def load(name: str) -> Target:
    """The target of a name of ``NAMES``; what it tests is imported only now."""
    return Target(name, importlib.import_module(f"{targets.__name__}.{name}"))


def name_of(data: bytes) -> str:
    """The name of a file with this input."""
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()
