"""The names of definitions in the schema that is written: one for each specification, and never one for two."""

import re
from pathlib import Path

from diplomatic.schema.model import External, Key, Kind, Spec

_NOT_A_NAME = re.compile(r"[^\w.\-]")


class Names:
    """Names for specifications; ``prefix`` is the schema's (``schemaSpec/@prefix``), ``elementSpec/@prefix`` wins over
    it.
    """

    def __init__(self, specs: dict[Key, Spec], prefix: str, externals: list[External], path: Path) -> None:
        self.path = path
        self.prefix = prefix
        self.external = frozenset(name for external in externals for name in external.names)
        self._defines: dict[Key, str] = {}
        self._elements: dict[str, str] = {}
        self._patterns: dict[str, str] = {}
        used = set(self.external)
        for key, spec in specs.items():
            own = prefix if spec.prefix is None else spec.prefix
            name = _unused(_NOT_A_NAME.sub("_", own + key.ident) or "_", used)
            used.add(name)
            self._defines[key] = name
            if key.kind is Kind.ELEMENT:
                self._patterns.setdefault(own + key.ident, name)
                if not key.ns or key.ident not in self._elements:
                    self._elements[key.ident] = name

    def define(self, key: Key) -> str:
        return self._defines[key]

    def element(self, ident: str) -> str | None:
        """The definition of an element by its ident: in the schema's namespace if there is one, else in any."""
        return self._elements.get(ident) or self._patterns.get(ident)

    def idents(self) -> list[str]:
        """The idents of all elements."""
        return list(self._elements)

    def pattern(self, name: str) -> str | None:
        """The definition that an ``rng:ref`` of this name means: an element's, or an included grammar's."""
        if name in self._patterns:
            return self._patterns[name]
        return self._elements.get(name) or (name if name in self.external else None)

    def candidates(self, name: str) -> list[str]:
        """What the ident may be of a pattern with this name."""
        bare = name.removeprefix(self.prefix)
        return [name] if bare == name else [name, bare]


def _unused(name: str, used: set[str]) -> str:
    number, candidate = 2, name
    while candidate in used:
        candidate = f"{name}_{number}"
        number += 1
    return candidate
