"""An ODD compiled: the stages in their order.

sources → collect → imports → merge → classes → resolve → the model. Emitters (``schema.emit``) write what it gives.
"""

from dataclasses import dataclass
from pathlib import Path

from diplomatic.diagnostics import Diagnostic
from diplomatic.schema.assemble import assemble
from diplomatic.schema.collect import Customization, collect
from diplomatic.schema.imports import Imported, imports
from diplomatic.schema.merge import Merged, merge
from diplomatic.schema.model import Schema
from diplomatic.schema.reading import Unusable
from diplomatic.schema.sources import Sources
from diplomatic.schema.vault import Vault


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of an ODD: the schema, None if it has none, and everything that was found."""

    schema: Schema | None
    diagnostics: tuple[Diagnostic, ...]


def compile_odd(path: Path, source: str | None = None, vault: Vault | None = None) -> Compiled:
    """Compile an ODD.

    Args:
        path: the ODD.
        source: what stands for the TEI: a ``p5subset.xml``, ``tei:4.8.0``, ``tei:current``; without it the ODD decides.
        vault: where releases of the TEI come from.

    Raises:
        CannotRun: if a source is not to be had.
    """
    try:
        customization = collect(path)
    except Unusable as error:
        return Compiled(None, (error.diagnostic,))
    sources = Sources(path.parent, source, vault or Vault())
    imported = imports(customization, sources)
    merged = merge(imported, customization.specs, customization.constraints)
    found = [*customization.found, *sources.found, *imported.found, *merged.found]
    schema = assemble(customization, imported, merged, found)
    return Compiled(schema, _in_order(found))


def _in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda fault: fault.location.sort_key()))


__all__ = ["Compiled", "Customization", "Imported", "Merged", "compile_odd"]
