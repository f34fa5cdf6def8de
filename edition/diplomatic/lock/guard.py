"""What would break an address that was published: the lock, and the edition as it is.

Which mistake is worse: to ask an editor twice, or to lose an address? The second. So a text that stands at another address than
the one it was published at is reported whatever the version says: a citation would lead to another text, and nobody would notice.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diplomatic.config import FILE_NAME, Config
from diplomatic.diagnostics import Location
from diplomatic.lock import declared
from diplomatic.lock.breach import Breach, Kind
from diplomatic.lock.fates import Fates
from diplomatic.lock.files import line_of, of_edition
from diplomatic.lock.model import NAME, Entry, Lock, parts
from diplomatic.lock.present import Cable, Present
from diplomatic.lock.texts import Stand
from diplomatic.lock.version import checked, is_newer

_TELLING = 30
"""A text of fewer characters (``Top Secret``) returns in many places: that it stands somewhere else says nothing."""


@dataclass(frozen=True)
class Guard:
    """What an edition is held to: its lock (None before the first release), what it says of addresses that went, its version."""

    lock: Lock | None
    fates: Fates
    config: Config

    @classmethod
    def of(cls, config: Config) -> "Guard | None":
        """The guard of an edition; None where nothing was published, and nothing is said of what went: then nothing is looked at.

        Raises:
            CannotRun: if the lock cannot be read, or the edition has a version that is none.
        """
        lock, fates = of_edition(config), Fates.of(config)
        if lock is None and not fates:
            return None
        if lock is not None:
            checked(config.text("edition", "version"), Location(config.path, config.line_of("version", "edition")))
        return cls(lock, fates, config)

    def breaches(self, present: Present, *, whole: bool = True, unread: frozenset[str] = frozenset()) -> list[Breach]:
        """Everything wrong, cable by cable, then what ``edition.toml`` says wrongly.

        ``whole``: whether all of the edition is present; otherwise only what is present is looked at. ``unread`` are the ids of
        cables whose files cannot be read: nothing is known of them.
        """
        found = list(_Check(self, present, unread).run(whole=whole)) if self.lock else []
        if whole:
            found += declared.breaches(self.config, self.fates, self.lock, present, unread)
        return found

    @property
    def path(self) -> Path:
        """The file of the lock."""
        return self.config.root / NAME


@dataclass(frozen=True, slots=True)
class _Missed:
    """A published text that is not at its address: ``stand`` is what is there now, if anything."""

    address: str
    entry: Entry
    cable: Cable | None
    stand: Stand | None = None


class _Check:
    """One look at an edition."""

    def __init__(self, guard: Guard, present: Present, unread: frozenset[str]) -> None:
        assert guard.lock is not None
        self._guard, self._lock, self._present, self._unread = guard, guard.lock, present, unread
        version = guard.config.text("edition", "version")
        self._version = version
        self._may_change = is_newer(version, self._lock.released)

    def run(self, *, whole: bool) -> Iterator[Breach]:
        missed = [found for cable in self._present for found in self._of_cable(cable)]
        if whole:
            missed += self._cables()
        elsewhere = self._elsewhere({found.entry.text for found in missed})
        for found in missed:
            yield self._breach(found, elsewhere.get(found.entry.text, []))

    def _of_cable(self, cable: Cable) -> Iterator[_Missed]:
        """What is missed of a cable that is there. That the whole has changed is said only where no part of it says so."""
        known = self._lock.of(cable.ident)
        if not known:
            return
        stands = cable.texts.stands()
        whole, parts_are_silent = known.pop("", None), True
        for anchor, entry in known.items():
            name, stand = f"{cable.ident}#{anchor}", stands.get(anchor)
            if stand is None and self._is_settled(name):
                continue
            if stand is None or stand.text != entry.text:
                parts_are_silent = False
                yield _Missed(name, entry, cable, stand)
        if whole and parts_are_silent and stands[""].text != whole.text:
            yield _Missed(cable.ident, whole, cable, stands[""])

    def _cables(self) -> Iterator[_Missed]:
        """Whole cables that are missed. Of one that went, its parts are not counted up, unless it left a redirect."""
        for ident in self._lock.cables:
            if ident in self._present or ident in self._unread:
                continue
            entries = self._lock.of(ident)
            if not self._guard.fates.covers(ident):
                yield _Missed(ident, entries[""] if "" in entries else next(iter(entries.values())), None)

    def _is_settled(self, name: str) -> bool:
        return self._guard.fates.covers(name)

    def _elsewhere(self, wanted: set[str]) -> dict[str, list[tuple[Cable, str, Stand]]]:
        """Where the texts that are missed stand now: at addresses that were not published with them."""
        found: defaultdict[str, list[tuple[Cable, str, Stand]]] = defaultdict(list)
        if not wanted:
            return found
        for cable in self._present:
            known: dict[str, Entry] | None = None
            for anchor, stand in cable.texts.stands().items():
                if stand.text in wanted:
                    known = self._lock.of(cable.ident) if known is None else known
                    if anchor not in known or known[anchor].text != stand.text:
                        found[stand.text].append((cable, anchor, stand))
        return found

    def _breach(self, missed: _Missed, elsewhere: list[tuple[Cable, str, Stand]]) -> Breach:
        ident, anchor = parts(missed.address)
        same_kind = [place for place in elsewhere if bool(place[1]) == bool(anchor)]
        near = sorted(same_kind, key=lambda place: (place[0].ident != ident, place[1] != anchor))
        there = f"{near[0][0].ident}#{near[0][1]}".rstrip("#") if near else ""
        if not there and self._present.has(missed.entry.target):
            there = missed.entry.target
        telling = bool(near) and near[0][2].length >= _TELLING
        if missed.stand is None:
            return self._gone(missed, there)
        if telling:
            return self._moved(missed, there)
        return self._changed(missed)

    def _gone(self, missed: _Missed, there: str) -> Breach:
        name = missed.address
        if missed.entry.is_there:
            message = f"{name} was published with {missed.entry.first} and is no longer there"
        else:
            fate = f"was redirected to {missed.entry.target}" if missed.entry.target else "was withdrawn"
            message = f"{name} {fate} with {missed.entry.since}, and {FILE_NAME} no longer says so"
        if there:
            message += f"; its text now stands at {there}"
            hint = f'give it its id back, or write the redirect under [redirects] in {FILE_NAME}: "{name}" = "{there}"'
        else:
            hint = f'bring it back, or write into {FILE_NAME} where it went ([redirects]) or why ([tombstones]): "{name}" = "…"'
        return self._at(Kind.GONE, missed, message, hint)

    def _moved(self, missed: _Missed, there: str) -> Breach:
        message = f"the published text of {missed.address} now stands at {there}, and {missed.address} has another"
        hint = "give both texts their ids back: an id that was published stays with its text, and what is new gets a new one (p4a)"
        return self._at(Kind.MOVED, missed, message, hint)

    def _changed(self, missed: _Missed) -> Breach:
        since = missed.entry.since
        if self._may_change:
            message = f"{missed.address} will be published as changed with {self._version}; its text was the same since {since}"
            hint = "nothing, if the change is meant"
            return self._at(Kind.TO_BE_CHANGED, missed, message, hint)
        message = f"the text of {missed.address} has changed since {since}, and the version is still {self._version}"
        hint = f"take the change back, or raise [edition] version in {FILE_NAME} above {self._lock.released}"
        return self._at(Kind.CHANGED, missed, message, hint)

    def _at(self, kind: Kind, missed: _Missed, message: str, hint: str) -> Breach:
        """At the text, else at its cable, else in the lock."""
        if missed.cable is None:
            line = line_of(self._guard.path, missed.address)
            return Breach(kind, self._guard.path, line or 1, message, hint)
        line = missed.stand.line if missed.stand else missed.cable.line
        return Breach(kind, missed.cable.path, line, message, hint)
