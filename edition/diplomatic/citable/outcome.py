"""What a check says: what it looked at, the places that break it, and in the end its verdict."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from diplomatic.citable.words import amount

MOST_KEPT = 20
"""How many places of one check are kept: the rest of ten thousand alike is a number."""


class State(StrEnum):
    """The three answers to one item of the checklist."""

    HELD = "held"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that a check looked at and found right, or would have said otherwise: ``Seen("paragraph", 26)``."""

    noun: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that breaks a check: the file, the line where there is one, what is wrong, what to do."""

    path: Path
    line: int | None
    message: str
    hint: str = ""

    @property
    def place(self) -> str:
        return str(self.path) if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why there was nothing to look at, as a clause without a full stop."""

    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a check did not look at, so that nobody thinks it did: a clause without a full stop."""

    text: str


Outcome = Seen | Finding | Lacking | Note


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of one check. ``looked`` says at what, and how much; ``reason``, why it does not apply.

    ``count`` is of all findings; the first of them are kept.
    """

    code: str
    title: str
    section: str
    state: State
    looked: str = ""
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    count: int = 0


@dataclass
class Ledger:
    """What has come of one check so far."""

    seen: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    count: int = 0
    reasons: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)

    def enter(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Seen):
                self.seen[outcome.noun] += outcome.count
            elif isinstance(outcome, Lacking):
                self.reasons.setdefault(outcome.reason)
            elif isinstance(outcome, Note):
                self.notes.setdefault(outcome.text)
            else:
                self.count += 1
                if len(self.findings) < MOST_KEPT:
                    self.findings.append(outcome)

    @property
    def state(self) -> State:
        """Whoever looked at nothing has held nothing."""
        if self.count:
            return State.FAILED
        return State.HELD if any(self.seen.values()) else State.NOT_APPLICABLE

    @property
    def looked(self) -> str:
        """``26 paragraphs, 2 documents; not built twice``."""
        seen = ", ".join(amount(count, noun) for noun, count in self.seen.items() if count)
        return "; ".join([seen, *self.notes])

    def verdict(self, code: str, title: str, section: str) -> Verdict:
        reason = next(iter(self.reasons), "there is nothing here that it could be asked of")
        is_idle = self.state is State.NOT_APPLICABLE
        found = tuple(self.findings)
        return Verdict(code, title, section, self.state, self.looked, reason if is_idle else "", found, self.count)
