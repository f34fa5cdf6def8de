"""A project's own Python transform: a function ``(document, view) -> str`` named in ``edition.toml``."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from diplomatic.diagnostics import CannotRun
from diplomatic.document import Document, View

_ADVICE = "Call it from Python to see where it fails"
Transform = Callable[[Document, View], str]


def load(named: str, root: Path) -> Transform:
    """The function that ``file.py:function`` names, seen from the edition's folder; run again if the file has changed.

    Raises:
        CannotRun: if there is no such file or function, or it gives something that is not text.
    """
    path = root / named.partition(":")[0]
    if not path.is_file():
        raise CannotRun(
            f"The transform '{named}' is not there", hint="[transforms] in edition.toml takes 'file.py:function'"
        )
    return _load(named, path, path.read_bytes())


@lru_cache(8)
def _load(named: str, path: Path, source: bytes) -> Transform:
    file, _, function = named.partition(":")
    module = ModuleType(f"diplomatic_transform_{path.stem}")
    module.__file__ = str(path)
    with _failing(named):
        exec(compile(source, path, "exec"), module.__dict__)
    transform = getattr(module, function, None)
    if not callable(transform):
        raise CannotRun(
            f"{file} has no function '{function}'", hint="[transforms] in edition.toml takes 'file.py:function'"
        )

    def checked(document: Document, view: View) -> str:
        with _failing(named):
            result = transform(document, view)
        if not isinstance(result, str):
            raise CannotRun(f"The transform '{named}' gave {type(result).__name__}, not text", hint="Return a str")
        return result

    return checked


@contextmanager
def _failing(named: str) -> Iterator[None]:
    """Whatever goes wrong in code that is not ours is said in one sentence."""
    try:
        yield
    except Exception as error:
        what = f"The transform '{named}' fails: {type(error).__name__}: {error}"
        raise CannotRun(what, hint=_ADVICE) from error
