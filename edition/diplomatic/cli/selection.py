"""The options that say which findings are wanted: ``--select`` and ``--ignore``."""

from collections.abc import Callable
from typing import Any

import click

from diplomatic.validate import Selection
from diplomatic.validate.catalogue import known_codes
from diplomatic.validate.suppression.selection import parse

Decorated = Callable[..., Any]


def selection_options(function: Decorated) -> Decorated:
    """Both options, for a command that takes ``select`` and ``ignore``."""
    select = click.option(
        "--select", multiple=True, metavar="CODES", help="Report only these codes or families: N, D001 (and always X)."
    )
    ignore = click.option("--ignore", multiple=True, metavar="CODES", help="Do not report these codes or families.")
    return select(ignore(function))


def selection_of(select: tuple[str, ...], ignore: tuple[str, ...]) -> Selection:
    """What the options ask for.

    Raises:
        CannotRun: if one names a code that there is not.
    """
    return Selection(parse("--select", select, known_codes()), parse("--ignore", ignore, known_codes()))
