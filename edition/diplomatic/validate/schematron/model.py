"""A schema in the form it is evaluated: one phase chosen, templates filled in, expressions compiled.

The names are those of ISO/IEC 19757-3:2020, clause 5.4.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from diplomatic.diagnostics import Location
from diplomatic.validate.schematron.expression import Expression
from diplomatic.validate.schematron.matching import Pattern as Match


@dataclass(frozen=True)
class Let:
    """A variable: an expression, or the nodes that the element contains."""

    name: str
    value: Expression | list[Any]


Parts = tuple[str | Expression, ...]
"""A message: text, and in between ``value-of`` and ``name`` as expressions."""


@dataclass(frozen=True)
class Text:
    """A diagnostic or a property."""

    id: str
    parts: Parts


@dataclass(frozen=True)
class Check:
    """An ``assert`` or a ``report``. ``where`` is its place in the schema."""

    is_report: bool
    test: Expression
    message: Parts
    where: Location
    id: str = ""
    role: Parts = ()
    flag: Parts = ()
    see: str = ""
    diagnostics: tuple[Text, ...] = ()
    properties: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule with what it has from abstract rules. It runs on the nodes that ``match`` matches and no earlier rule has."""

    context: str
    match: Match
    where: Location
    lets: Mapping[str, Let]
    checks: tuple[Check, ...]
    role: Parts = ()
    flag: Parts = ()
    id: str = ""


@dataclass(frozen=True)
class Pattern:
    """An active pattern. ``documents`` finds the documents it is about, if not the one that is checked."""

    id: str
    where: Location
    lets: Mapping[str, Let]
    rules: tuple[Rule, ...]
    documents: Expression | None = None


@dataclass(frozen=True)
class Key:
    """``xsl:key`` with plain XPath in ``match`` and ``use`` (XSLT 2.0, 16.3)."""

    name: str
    match: Match
    use: Expression


@dataclass(frozen=True)
class Schema:
    """What is left of a schema when a phase is chosen: its lets include those of the phase."""

    phase: str
    lets: Mapping[str, Let] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()
    keys: tuple[Key, ...] = ()
