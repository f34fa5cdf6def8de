"""The tables of the page, one module each: what is compared, on what, and which goals it decides."""

from collections.abc import Callable, Iterator

from benchmarks.bench import Bench
from benchmarks.table import Table
from benchmarks.tables import build, growth, rebuild, render, rules, schematron, starting, validate

ALL: dict[str, Callable[[Bench], Iterator[Table]]] = {
    "validate": validate.tables,
    "rules": rules.tables,
    "render": render.tables,
    "build": build.tables,
    "rebuild": rebuild.tables,
    "growth": growth.tables,
    "starting": starting.tables,
    "schematron": schematron.tables,
}
"""By their names, in the order of the page."""
