"""A suppression: which findings are not to be reported, and whether there were any."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from diplomatic.diagnostics import Diagnostic, Location
from diplomatic.validate.suppression import codes

NEVER = ("A", "X", "S", "U", "R003")
"""The families that cannot be suppressed, see U004; and R003, that a rule of a Schematron schema could not be run."""

_PUBLISHED = "A"
_INSTEAD = "bring the text back, raise the version, or write a redirect or a tombstone: others may have cited it"


@dataclass(slots=True)
class Suppression:
    """Codes, and the findings they are about. ``at`` is where the suppression itself is written."""

    codes: tuple[str, ...]
    at: Location
    covers: Callable[[Location], bool]
    about: str
    used: set[str] = field(default_factory=set)

    def takes(self, finding: Diagnostic) -> bool:
        """Whether it suppresses the finding; if so, it has been of use."""
        if finding.code not in self.codes or not self.covers(finding.location):
            return False
        self.used.add(finding.code)
        return True

    def unused(self, judged: Callable[[str], bool]) -> Iterator[Diagnostic]:
        """A finding for each code that suppressed nothing, if there could have been something."""
        for code in self.codes:
            if code not in self.used and judged(code):
                hint = "remove it, or move it directly before the element that it is about"
                yield codes.UNUSED.at(self.at, f"there is no {code} in {self.about} to ignore", hint)


def judge_codes(named: Collection[str], reason: str, at: Location, known: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with the codes and the reason of a suppression. One that has a fault suppresses nothing."""
    for code in named:
        if code not in known:
            close = get_close_matches(code, known, 1)
            hint = f"did you mean {close[0]}?" if close else "'diplomatic explain' lists the codes"
            yield codes.UNKNOWN_CODE.at(at, f"there is no code '{code}' to ignore", hint)
        elif code.startswith(NEVER):
            mended = _INSTEAD if code.startswith(_PUBLISHED) else "mend it"
            hint = f"{mended}; 'diplomatic explain {code}' says how"
            yield codes.NOT_SUPPRESSIBLE.at(at, f"{code} cannot be ignored", hint)
    if not reason.strip():
        shown = " ".join(named)
        yield codes.NO_REASON.at(
            at, f"{shown} is ignored without a reason", 'add reason="…" with a sentence that says why'
        )
