"""Which codes a command was asked for: ``--select`` and ``--ignore``."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from diplomatic.diagnostics import CannotRun

ALWAYS = "X"
"""The family that is reported whatever is selected: of a file that cannot be read, nothing else was checked."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes and families (the beginnings of codes). The longer name wins: ``N`` selected and ``N002`` ignored is all of N but one."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def has(self, code: str) -> bool:
        """Whether findings with this code are wanted."""
        if code.startswith(ALWAYS):
            return True
        wanted, unwanted = _longest(self.select, code), _longest(self.ignore, code)
        if wanted == unwanted == 0:
            return not self.select
        return wanted > unwanted


def _longest(names: Iterable[str], code: str) -> int:
    return max((len(name) for name in names if code.startswith(name)), default=0)


def parse(option: str, given: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """The codes and families that an option names, divided by commas or spaces.

    Raises:
        CannotRun: if one of them is the beginning of no code, or the option would switch off what is always reported.
    """
    names = [name.upper() for text in given for name in text.replace(",", " ").split()]
    for name in names:
        if not any(code.startswith(name) for code in known):
            close = get_close_matches(name, known, 1)
            hint = f"Did you mean {close[0]}" if close else "'diplomatic explain' lists the codes; a letter is a family"
            raise CannotRun(f"{option}: there is no code '{name}'", hint=hint)
        if option == "--ignore" and name.startswith(ALWAYS):
            hint = "Move a file that is no TEI out of the folder, or name the files to check"
            raise CannotRun(f"{option}: {name} is always reported", hint=hint)
    return tuple(dict.fromkeys(names))
