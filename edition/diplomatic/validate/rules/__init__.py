"""The rules of the edition: one file each, named by its code, with its documentation as docstring.

A rule module has ``SEVERITY`` and ``check(document, edition)``, which yields a ``Fault`` for each place that breaks it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from diplomatic.diagnostics import Code
from diplomatic.document import Document
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

Check = Callable[[Document, EditionContext], Iterator[Fault]]


@dataclass(frozen=True)
class Rule:
    """A rule: its code, and the function that finds what breaks it."""

    code: Code
    check: Check


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(_load(name) for name in names)


def _load(name: str) -> Rule:
    module = importlib.import_module(f"{__name__}.{name}")
    return Rule(Code(name.upper(), module.SEVERITY, module.__doc__ or ""), module.check)
