"""The checklist: every item with its code, its section and its check. A module of ``checks/`` is one item."""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache

from diplomatic.citable import checks
from diplomatic.citable.check import Check
from diplomatic.diagnostics import Code, Severity

SECTIONS = {
    "identity": range(1, 8),
    "granularity": range(8, 14),
    "versioning": range(14, 19),
    "citation": range(19, 26),
    "sources and provenance": range(26, 29),
    "preservation": range(29, 31),
}


@dataclass(frozen=True)
class Item:
    """One item of the checklist. ``make`` begins the check anew."""

    code: Code
    section: str
    make: type[Check]


@cache
def items() -> tuple[Item, ...]:
    """All of them, in the order of the checklist."""
    names = sorted(module.name for module in pkgutil.iter_modules(checks.__path__))
    return tuple(_load(name) for name in names if not name.startswith("_"))


def _load(name: str) -> Item:
    module = importlib.import_module(f"{checks.__name__}.{name}")
    section = next(title for title, numbers in SECTIONS.items() if int(name[1:]) in numbers)
    (make,) = (
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Check) and value.__module__ == module.__name__
    )
    return Item(Code(name.upper(), Severity.ERROR, module.__doc__ or ""), section, make)


def codes() -> tuple[Code, ...]:
    """The codes of the checklist, as ``diplomatic explain`` explains them."""
    return tuple(item.code for item in items())
