"""Variables: each ``let`` is evaluated when it is first asked for, and once for what it belongs to.

ISO/IEC 19757-3:2020, 5.4.7: a ``let`` of the schema, a phase or a pattern has one value for a document, with the document
node as context; one of a rule has a value for each node the rule fires on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from diplomatic.validate.schematron.expression import Expression
from diplomatic.validate.schematron.focus import Focus
from diplomatic.validate.schematron.model import Let


class Circular(ValueError):
    """A variable that needs its own value."""


@dataclass
class Scope:
    """The variables of one level, and above it those of the level that contains it."""

    lets: Mapping[str, Let]
    above: "Scope | None" = None
    focus: Focus | None = None
    _values: dict[str, Any] = field(default_factory=dict)
    _under_way: set[str] = field(default_factory=set)

    def value(self, name: str) -> Any:
        """The value of a variable, as ``elementpath`` takes it.

        Raises:
            LookupError: if there is no such variable.
            Circular: if it needs its own value.
        """
        if name in self._values:
            return self._values[name]
        let = self.lets.get(name)
        if let is None or name in self._under_way:
            if self.above is not None:
                return self.above.value(name)
            raise Circular(f"${name} needs its own value") if let else LookupError(f"there is no variable ${name}")
        self._under_way.add(name)
        try:
            self._values[name] = self._evaluate(let)
        finally:
            self._under_way.discard(name)
        return self._values[name]

    def _evaluate(self, let: Let) -> Any:
        if not isinstance(let.value, Expression):
            return let.value
        assert self.focus is not None
        items = let.value.items(self.focus)
        return items[0] if len(items) == 1 else items
