"""Moving the lock: what a release writes into it. No address ever leaves it."""

from collections.abc import Iterator
from dataclasses import replace

from diplomatic.diagnostics import CannotRun
from diplomatic.lock.fates import Fates
from diplomatic.lock.model import Entry, Lock
from diplomatic.lock.present import Present
from diplomatic.lock.version import checked, is_newer


def moved(lock: Lock | None, present: Present, version: str, fates: Fates) -> Lock:
    """The lock after a version was published with the texts that are present. ``lock`` is None before the first release.

    Raises:
        CannotRun: if the version is none, or not newer than the last release; if an address would be lost.
    """
    before = lock or Lock()
    checked(version)
    if not is_newer(version, before.released):
        hint = "Raise [edition] version in edition.toml"
        raise CannotRun(f"{version} is not newer than {before.released}, which was released last", hint=hint)
    idents = sorted({*before.cables, *(cable.ident for cable in present)})
    return Lock.of_entries(version, ((ident, dict(_cable(ident, before, present, version, fates))) for ident in idents))


def _cable(ident: str, lock: Lock, present: Present, version: str, fates: Fates) -> Iterator[tuple[str, Entry]]:
    known = lock.of(ident)
    for anchor, stand in present.stands(ident).items():
        entry = known.pop(anchor, None)
        if entry is None:
            yield anchor, Entry(stand.text, version, version)
        elif entry.is_there and entry.text == stand.text:
            yield anchor, entry
        else:
            yield anchor, Entry(stand.text, entry.first, version)
    for anchor, entry in known.items():
        yield anchor, _departed(f"{ident}#{anchor}" if anchor else ident, entry, present, version, fates)


def _departed(name: str, entry: Entry, present: Present, version: str, fates: Fates) -> Entry:
    """The entry of an address that is not there any more. It keeps the hash of what was published last."""
    target, gone = fates.end(name, present.has), fates.reason(name) is not None
    if not target and not gone:
        hint = "Write a redirect or a tombstone into edition.toml; 'diplomatic validate' says more"
        raise CannotRun(f"{name} was published with {entry.first} and is not in the edition any more", hint=hint)
    if (entry.target, entry.gone) == (target, gone):
        return entry
    return replace(entry, target=target, gone=gone, since=version)
