"""The rules of the edition: one file each, named by its code, with its documentation as docstring.

A rule module has ``SEVERITY`` and one of two functions. ``check(document, edition)`` looks at one document and yields a
``Fault`` for each place that breaks the rule; ``check_corpus(corpus, edition)`` looks at the facts of all documents
together and yields ``CorpusFault``; with ``ALSO_ABOUT_ONE = True`` it can do so for one document alone, as an editor has it
open. A module whose name begins with an underscore is what several rules share.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from diplomatic.diagnostics import Code
from diplomatic.validate.checked import Checked
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault, Fault

Check = Callable[[Checked, EditionContext], Iterator[Fault]]
CorpusCheck = Callable[[Corpus, EditionContext], Iterator[CorpusFault]]


@dataclass(frozen=True)
class Rule:
    """A rule: its code, and what finds the places that break it. One of the two finds nothing."""

    code: Code
    check: Check
    check_corpus: CorpusCheck
    is_also_about_one: bool = False

    @property
    def is_about_the_corpus(self) -> bool:
        return self.check is _nothing


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(_load(name) for name in names if not name.startswith("_"))


def _load(name: str) -> Rule:
    module = importlib.import_module(f"{__name__}.{name}")
    code = Code(name.upper(), module.SEVERITY, module.__doc__ or "")
    also_about_one = getattr(module, "ALSO_ABOUT_ONE", False)
    return Rule(code, getattr(module, "check", _nothing), getattr(module, "check_corpus", _nothing), also_about_one)


def _nothing(about: object, edition: EditionContext) -> Iterator[Any]:
    del about, edition
    yield from ()
