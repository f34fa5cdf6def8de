"""The formats of a citation: one module for each, each with the same function ``render``."""

import importlib
from collections.abc import Callable, Sequence

from diplomatic.cite.work import Work
from diplomatic.diagnostics import CannotRun

NAMES = ("text", "csl-json", "bibtex", "ris", "coins", "dublin-core", "datacite", "json-ld")


def renderer(name: str) -> Callable[[Work], str]:
    """The renderer of one of ``NAMES``; its module is imported only now."""
    render: Callable[[Work], str] = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").render
    return render


def together(name: str, works: Sequence[Work]) -> str:
    """Several works in one file of a format.

    Raises:
        CannotRun: if the format holds only one, and there are more.
    """
    rendered = [renderer(name)(work) for work in works]
    if len(works) > 1 and name == "dublin-core":
        raise CannotRun("A file of Dublin Core holds one cable", hint="Name one, and call the command for each")
    if len(works) > 1 and name in {"datacite", "json-ld"}:
        return f"[\n{','.join(rendered)}]\n"
    if name == "csl-json":
        return ",".join(text.removeprefix("[").removesuffix("\n]\n") for text in rendered).join(("[", "\n]\n"))
    return ("\n" if name == "bibtex" else "").join(rendered)
