"""What is wrong with the whole schema, once everything is resolved."""

from collections.abc import Iterator

from diplomatic.diagnostics import Diagnostic
from diplomatic.schema.imports import Imported
from diplomatic.schema.merge import Merged
from diplomatic.schema.model import Schema
from diplomatic.schema.resolve import Resolver


def check(schema: Schema, imported: Imported, merged: Merged, resolver: Resolver) -> Iterator[Diagnostic]:
    """Faults that only the finished schema shows."""
    yield from ()
