"""Where the shipped data lives: schema, transforms, templates and dialects.

The only module that knows. An installed package carries its data in ``diplomatic/_data``; a checkout has the same
folders at its top.
"""

from functools import cache
from pathlib import Path
from typing import Literal

from diplomatic.diagnostics import CannotRun

Kind = Literal["schema", "transforms", "templates", "dialects"]

_CHECKOUT: dict[Kind, str] = {
    "schema": "schema",
    "transforms": "transforms",
    "templates": "tei/templates",
    "dialects": "tei/dialects",
}


@cache
def folder(kind: Kind) -> Path:
    """The folder that holds the shipped data of one kind.

    Raises:
        CannotRun: if the installation has no such data.
    """
    here = Path(__file__).resolve()
    packaged = here.parent / "_data" / kind
    if packaged.is_dir():
        return packaged
    top = here.parents[2]
    if (top / "pyproject.toml").is_file() and (top / _CHECKOUT[kind]).is_dir():
        return top / _CHECKOUT[kind]
    raise CannotRun(
        f"The installed package has no {kind} data: {packaged} is missing",
        hint="Install Diplomatic again: pip install --force-reinstall diplomatic",
    )
