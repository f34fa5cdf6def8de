"""A project's own Python transform: a function ``(document, view) -> str`` named in ``edition.toml``."""

import importlib.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from diplomatic.diagnostics import CannotRun
from diplomatic.document import Document, View

_ADVICE = "Call it from Python to see where it fails"
Transform = Callable[[Document, View], str]


@cache
def load(named: str, root: Path) -> Transform:
    """The function that ``file.py:function`` names, seen from the edition's folder.

    Raises:
        CannotRun: if there is no such file or function, or it gives something that is not text.
    """
    file, _, function = named.partition(":")
    path = root / file
    spec = importlib.util.spec_from_file_location(f"diplomatic_transform_{path.stem}", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise CannotRun(
            f"The transform '{named}' is not there", hint="[transforms] in edition.toml takes 'file.py:function'"
        )
    module = importlib.util.module_from_spec(spec)
    with _failing(named):
        spec.loader.exec_module(module)
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
