"""The citation lock of an edition, as far as it is there."""

from collections.abc import Iterator

from diplomatic.citable.outcome import Finding, Lacking, Outcome, Seen
from diplomatic.citable.subject import Subject
from diplomatic.diagnostics import CannotRun
from diplomatic.lock import Breach, Guard, Kind, Present


def why_not(subject: Subject) -> str:
    """Why no lock is looked for; empty if one is."""
    if subject.lock.is_file():
        return ""
    if subject.is_single:
        return "one file has no list of its addresses: point at its edition"
    is_project = subject.is_edition or (bool(subject.texts) and subject.site != subject.root)
    return "" if is_project else "a site has no such list: it stands in the repository that the site is built from"


def breaches(subject: Subject, kinds: frozenset[Kind]) -> Iterator[Outcome]:
    """What of these kinds is wrong with the published addresses.

    Raises:
        CannotRun: if the lock cannot be read.
    """
    guard = Guard.of(subject.settings)
    if guard is None or guard.lock is None:
        yield Lacking("nothing is locked yet (see C11)")
        return
    unread = frozenset(fault.location.path.stem for fault in subject.unreadable)
    yield Seen("published address", sum(len(guard.lock.of(ident)) for ident in guard.lock.cables))
    for breach in guard.breaches(Present.of(subject.cables), unread=unread):
        if breach.kind in kinds:
            yield _finding(breach)


def _finding(breach: Breach) -> Finding:
    return Finding(breach.path, breach.line, breach.message, breach.hint)


def of_fault(subject: Subject, fault: CannotRun) -> Finding:
    """That the lock cannot be used."""
    where = fault.where
    return Finding(where.path if where else subject.lock, where.line if where else None, fault.what, fault.hint)
