"""Which dialects there are, and which one a transcript is written in."""

from collections.abc import Iterable
from pathlib import Path

from diplomatic import resources
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.encode.chunk import recognise_cells
from diplomatic.encode.dialect import Dialect, LineMatch
from diplomatic.encode.dialect_file import load
from diplomatic.encode.transcript import Line

_LINES_LOOKED_AT = 40
_ENOUGH_EVIDENCE = 4


def load_dialects(own: Path | None = None) -> dict[str, Dialect]:
    """All dialects by name: the shipped ones, then those in an edition's own folder, which replace shipped ones of the same name.

    Raises:
        CannotRun: if one of them cannot be used.
    """
    folders = [resources.folder("dialects"), *([own] if own and own.is_dir() else [])]
    files = {
        path.stem: path for folder in folders for path in sorted(folder.glob("*.toml")) if path.stem != "furniture"
    }
    return {name: load(path) for name, path in sorted(files.items())}


def evidence(dialect: Dialect, lines: Iterable[Line]) -> int:
    """How much of a transcript's beginning speaks for a dialect; each kind of line counts once."""
    beginning = [line for line in lines if line.stripped][:_LINES_LOOKED_AT]
    kinds = {found.line for line in beginning for found in _found(dialect, line)}
    return sum(kind.evidence for kind in kinds)


def _found(dialect: Dialect, line: Line) -> list[LineMatch]:
    """What the dialect recognises in a line of a header: the whole of it, or each of its cells."""
    if whole := dialect.header_match(line.stripped):
        return [whole]
    return [cell.found for cell in recognise_cells(line, dialect.header) if cell.found]


def choose(dialects: dict[str, Dialect], name: str | None, lines: list[Line], path: Path) -> Dialect:
    """The dialect that was asked for, or the one that recognises the transcript best.

    Raises:
        CannotRun: if there is no such dialect, or none recognises enough.
    """
    known = ", ".join(dialects)
    if name:
        if name not in dialects:
            raise CannotRun(f"There is no dialect '{name}'", hint=f"Known are {known}")
        return dialects[name]
    ranked = sorted(((evidence(dialect, lines), dialect.name) for dialect in dialects.values()), reverse=True)
    best, winner = ranked[0]
    tied = [name for score, name in ranked if score == best]
    if best < _ENOUGH_EVIDENCE or len(tied) > 1:
        what = (
            "No dialect recognises the header"
            if best < _ENOUGH_EVIDENCE
            else f"The header could be {' or '.join(tied)}"
        )
        hint = f"Name one with --dialect ({known}), or write your own in tei/dialects/"
        raise CannotRun(what, where=Location(path), hint=hint)
    return dialects[winner]
