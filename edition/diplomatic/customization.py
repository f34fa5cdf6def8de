"""The schema of an edition where that is an ODD: compiled when it has changed, checked with its rules, shown as guidelines."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from diplomatic import __version__, files, resources
from diplomatic.config import Config
from diplomatic.config.schema import odd_of, schema_path
from diplomatic.diagnostics import CannotRun, Location, Severity

# The compiler and the rules are loaded where they are used: most editions have no ODD of their own.
if TYPE_CHECKING:
    from diplomatic.schema import Compiled
    from diplomatic.schema.model import Schema
    from diplomatic.validate.schematron.schema import Schematron

_STAMP = "compiled.txt"
GUIDELINES = "guidelines/"


def prepare(config: Config) -> None:
    """Compile the edition's own ODD, if it has one and it has changed, to where ``schema_path`` says.

    Raises:
        CannotRun: if the ODD has an error.
    """
    if odd := odd_of(config):
        _compile(odd, schema_path(config).parent)


def rules(config: Config) -> "list[Schematron]":
    """The rules of the edition's own ODD, prepared; none where it has no ODD.

    Raises:
        CannotRun: if the ODD has an error.
    """
    if odd_of(config) is None:
        return []
    from diplomatic.validate.schematron.schema import Schematron

    prepare(config)
    return [Schematron(schema_path(config).with_suffix(".sch"), None, [config.root])]


def guidelines(config: Config, imprint: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:
    """The reference pages of the edition's schema: of its own ODD, or of the shipped one. ``imprint`` stands at the foot of each."""
    schema = schema_of(config)
    from diplomatic.schema.emit.html import pages

    home = ("../index.html", config.text("edition", "title"))
    language, notice = config.text("edition", "language"), config.text("edition", "notice")
    for name, content in pages(schema, language=language, home=home, notice=notice, imprint=imprint):
        yield GUIDELINES + name, content


def schema_of(config: Config) -> "Schema":
    """The edition's schema in memory: of its own ODD, or of the shipped one.

    Raises:
        CannotRun: if the ODD has an error.
    """
    odd = _odd_of(config)
    return _schema(odd, _state(odd))


def state_of(config: Config) -> str:
    """One digest of everything that ``schema_of`` is made from."""
    return _state(_odd_of(config))


def _odd_of(config: Config) -> Path:
    return odd_of(config) or resources.folder("schema") / "cable.compiled.odd"


@lru_cache(1)
def _schema(odd: Path, _now: str) -> "Schema":
    schema = _without_errors(odd).schema
    assert schema is not None
    return schema


def _compile(odd: Path, folder: Path) -> None:
    stamp, now = folder / _STAMP, _state(odd)
    if (folder / f"{odd.stem}.xsd").is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == now:
        return
    from diplomatic.schema.emit import emit_all

    schema = _without_errors(odd).schema
    assert schema is not None
    for name, content in emit_all(schema, ("xsd", "sch"), odd.stem).files.items():
        files.write(folder / name, content, replace=True)
    files.write(stamp, now.encode(), replace=True)


def _state(odd: Path) -> str:
    """What the ODD is compiled from: everything of its kind in its folder, and the version of the tool."""
    total = hashlib.sha256(__version__.encode())
    for path in sorted([*odd.parent.glob("*.odd"), *odd.parent.glob("*.xml"), *odd.parent.glob("*.rng")]):
        total.update(path.read_bytes())
    return total.hexdigest()


def _without_errors(odd: Path) -> "Compiled":
    if not odd.is_file():
        raise CannotRun("There is no such ODD", where=Location(odd), hint="edition.toml names it as the schema")
    from diplomatic.schema import compile_odd

    compiled = compile_odd(odd)
    for found in compiled.diagnostics:
        if found.severity is Severity.ERROR:
            hint = f"'diplomatic schema compile {odd}' says what else is wrong with it"
            raise CannotRun(f"The ODD has an error: {found.message}", where=found.location, hint=hint)
    return compiled
