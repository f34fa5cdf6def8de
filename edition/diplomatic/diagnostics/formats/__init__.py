"""How diagnostics are written: one module for each format, each with the same function ``render`` (see ``report.Renderer``)."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomatic.diagnostics.formats.report import Renderer

NAMES = ("text", "json", "github", "sarif", "junit", "gitlab")


def renderer(name: str) -> "Renderer":
    """The renderer of one of ``NAMES``; its module is imported only now."""
    found: Renderer = importlib.import_module(f"{__name__}.{name}").render
    return found
