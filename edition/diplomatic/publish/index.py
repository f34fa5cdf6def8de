"""What is known of all cables together: their order, who answers whom, and where each register entry appears.

It is read from the store, a cable at a time: however many there are, few of them are in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from diplomatic import checksums
from diplomatic.document import Document, Entry, Facts, Mention, Registers
from diplomatic.document.reading import read_bytes
from diplomatic.publish.examine import ADDRESSEE, IN_TEXT, NAMED, RECIPIENT, SENDER
from diplomatic.publish.in_order import CABLES, ORDER, Cables
from diplomatic.publish.sources import unchanged
from diplomatic.publish.step import digest
from diplomatic.publish.store import Store
from diplomatic.publish.texts import Texts


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entry in one cable: whether it sent or received it, or was among its readers, and where the text names it."""

    cable: Facts
    is_sender: bool = False
    is_addressee: bool = False
    is_recipient: bool = False
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """The digests that a page of a cable depends on: of its file, of its facts, and of what stands beside it."""

    id: str
    text: str
    card: str
    neighbours: str
    links: str
    entries: str


class Index:
    """All cables of an edition, and the entries of its registers."""

    def __init__(self, store: Store, registers: Registers, root: Path, transcripts: Path) -> None:
        self._store, self._registers = store, registers
        self._transcripts = transcripts.resolve()
        self._texts = Texts(store, root)
        self.cables = Cables(store, self._texts)

    @cached_property
    def changed(self) -> str:
        """The day of the last change to any cable."""
        return str(self._store.execute("SELECT ifnull(max(changed), '') FROM text WHERE kind = 'cable'").fetchone()[0])

    @cached_property
    def cards(self) -> str:
        """One digest of the facts of all cables."""
        return digest(*(card for (card,) in self._store.execute(f"SELECT card FROM text WHERE kind = 'cable' {ORDER}")))

    def cards_of(self, start: int, count: int) -> str:
        """One digest of the facts of ``count`` cables, from number ``start`` on."""
        rows = self._store.execute(
            f"SELECT card FROM text WHERE kind = 'cable' {ORDER} LIMIT ? OFFSET ?", (count, start)
        )
        return digest(*(card for (card,) in rows))

    @cached_property
    def days(self) -> list[tuple[str, int]]:
        """The dates of the cables in their order, each with the number of its cables; undated ones have the date ``""``."""
        rows = self._store.execute("SELECT day, count(*) FROM text WHERE kind = 'cable' GROUP BY day ORDER BY day")
        return [("" if day == "~" else day, count) for day, count in rows]

    def changes(self) -> Iterator[tuple[str, str]]:
        """The id of each cable, with the day of the last change to it."""
        return (
            (ident, changed)
            for ident, changed in self._store.execute("SELECT id, changed FROM text WHERE kind = 'cable'")
        )

    @cached_property
    def contents(self) -> str:
        """One digest of the files of all cables."""
        return digest(*(row[0] for row in self._store.execute(f"SELECT digest FROM text WHERE kind = 'cable' {ORDER}")))

    @cached_property
    def names(self) -> str:
        """One digest of all names in the cables, with the words around them."""
        rows = self._store.execute(
            "SELECT named.digest FROM named JOIN text USING (number) ORDER BY day, id, ref, place"
        )
        return digest(*(row[0] for row in rows))

    def idents(self) -> Iterator[str]:
        """The ids of all cables, in their order."""
        return (ident for (ident,) in self._store.execute(f"SELECT id FROM text WHERE kind = 'cable' {ORDER}"))

    def __contains__(self, ident: str) -> bool:
        return (
            self._store.execute("SELECT 1 FROM text WHERE id = ? AND kind = 'cable'", (ident,)).fetchone() is not None
        )

    def cable(self, ident: str) -> Facts:
        """The facts of a cable."""
        found = self._some("id = ?", ident)
        return next(found)

    def at_file(self, file: Path) -> Facts | None:
        """The facts of the cable in a (resolved) file; None where there is none."""
        return next(self._some("path = ?", f"{NAMED}{self._texts.packer.place(file)}"), None)

    def digest_of(self, ident: str) -> str:
        """The digest of the file of a cable, as it was read."""
        row = self._store.execute("SELECT digest FROM text WHERE id = ? AND kind = 'cable'", (ident,)).fetchone()
        return str(row[0])

    def document(self, cable: Facts) -> Document:
        """A cable, parsed.

        Raises:
            CannotRun: if its file is no longer what it was when the build began.
        """
        return read_bytes(cable.path, self.content(cable))

    def content(self, cable: Facts) -> bytes:
        """The file of a cable.

        Raises:
            CannotRun: as ``document`` does.
        """
        return unchanged(cable.path, self.digest_of(cable.id))

    def transcripts(self) -> Iterator[tuple[str, Path, str]]:
        """The transcripts that the cables point at and that are there: the name in their folder, the file, and its digest."""
        rows = self._store.execute(
            "SELECT DISTINCT target, digest FROM link JOIN state ON state.path = link.target WHERE kind = 'transcript' "
            "AND state.digest != '' ORDER BY target"
        )
        for target, state in rows:
            file = self._texts.packer.file(target.removeprefix(NAMED))
            yield file.relative_to(self._transcripts).as_posix(), file, state

    def neighbours(self, cable: Facts) -> tuple[Facts | None, Facts | None]:
        """The cable before and the one after, by date."""
        here = (cable.day or "~", cable.id)
        before = self._some("(day, id) < (?, ?) ORDER BY day DESC, id DESC LIMIT 1", *here)
        after = self._some("(day, id) > (?, ?) ORDER BY day, id LIMIT 1", *here)
        return next(before, None), next(after, None)

    def answers(self, cable: Facts) -> list[Facts]:
        """The cables of this edition that it says it answers."""
        return self._targets(cable, "answers")

    def answered_by(self, cable: Facts) -> list[Facts]:
        """The cables that say they answer it."""
        return self._linking(cable, "answers")

    def cited_by(self, cable: Facts) -> list[Facts]:
        """The cables whose text refers to it, but for those that answer it."""
        answering = {other.id for other in self.answered_by(cable)}
        return [other for other in self._linking(cable, "cites") if other.id not in answering]

    def entry(self, pointer: str, cable: Facts) -> Entry | None:
        """The register entry that a pointer of a cable names; only the first of several addresses counts."""
        return self.entry_at(pointer, cable.path)

    def entry_at(self, pointer: str, file: Path) -> Entry | None:
        """The register entry that a pointer names, seen from a file."""
        first = pointer.split()[:1]
        return self._registers.resolve(first[0], file) if first else None

    def count(self, entry: Entry) -> int:
        """How many cables an entry appears in."""
        return self._counts.get((self._texts.packer.place(entry.file), entry.id), 0)

    def appearances(self, entry: Entry, start: int = 0, count: int = -1) -> list[Appearance]:
        """The cables that an entry appears in, by date; ``count`` of them (-1 is all) from number ``start`` on."""
        rows = self._store.execute(
            "SELECT facts, statements, roles, mentions FROM ref JOIN named ON named.ref = ref.number "
            "JOIN text ON text.number = named.number JOIN content ON content.number = named.number "
            f"WHERE file = ? AND ref.id = ? ORDER BY day, text.id LIMIT ? OFFSET ?",  # noqa: F541
            (self._texts.packer.place(entry.file), entry.id, count, start),
        )
        return [
            Appearance(
                self._texts.unpacked(facts, statements),
                bool(roles & SENDER),
                bool(roles & ADDRESSEE),
                bool(roles & RECIPIENT),
                self._texts.packer.mentions.unpack(mentions),
            )
            for facts, statements, roles, mentions in rows
        ]

    def states_of(self, entry: Entry) -> list[str]:
        """The digest of each appearance of an entry, in their order."""
        rows = self._store.execute(
            "SELECT card || named.digest FROM ref JOIN named ON named.ref = ref.number JOIN text ON text.number = named.number "
            "WHERE file = ? AND ref.id = ? ORDER BY day, text.id",
            (self._texts.packer.place(entry.file), entry.id),
        )
        return [state for (state,) in rows]

    @cached_property
    def entry_states(self) -> dict[tuple[Path, str], str]:
        """One digest of all appearances of each entry that has any, by file and id."""
        rows = self._store.execute(
            "SELECT file, ref.id, group_concat(card || named.digest) FROM named JOIN text ON text.number = named.number "
            "JOIN ref ON ref.number = named.ref GROUP BY named.ref"
        )
        return {(self._texts.packer.file(file), ident): digest(states)[:32] for file, ident, states in rows}

    def mentioned(self, cable: Facts) -> Iterator[Entry]:
        """The register entries that the text of a cable names, each once, in the order of the text."""
        rows = self._store.execute(
            "SELECT file, ref.id FROM named JOIN ref ON ref.number = named.ref JOIN text ON text.number = named.number "
            "WHERE text.id = ? AND text.kind = 'cable' AND roles & ? ORDER BY named.place",
            (cable.id, IN_TEXT),
        ).fetchall()
        for file, ident in rows:
            if entry := self._registers.by_address.get((self._texts.packer.file(file), ident)):
                yield entry

    def states(self) -> Iterator[State]:
        """What the page of each cable depends on, in the order of the cables."""
        entries = self._entries
        linked = self._linked()
        rows = self._store.execute(
            f"SELECT number, id, digest, card, refs, lag(card) OVER ({ORDER}), lead(card) OVER ({ORDER}) FROM text "
            f"WHERE kind = 'cable' {ORDER}"
        )
        for number, ident, text, card, refs, before, after in rows:
            named = checksums.digest("".join([entries.get(ref, "-") for ref in refs.split()]).encode())
            yield State(ident, text, card, f"{before}{after}", linked.get(number, ""), named)

    @cached_property
    def _entries(self) -> dict[str, str]:
        """The digest of each entry that any text points at, by the number of the pointer."""
        found = {}
        for number, file, ident in self._store.execute("SELECT number, file, id FROM ref"):
            if entry := self._registers.by_address.get((self._texts.packer.file(file), ident)):
                found[str(number)] = digest_of_entry(entry)
        return found

    def _linked(self) -> dict[int, str]:
        """One digest of the facts of the cables that each one is linked with, for those that are linked with any."""
        rows = self._store.execute(
            "SELECT here.number, link.kind || '>' || there.card FROM link JOIN text AS here USING (number) "
            "JOIN text AS there ON there.path = link.target WHERE there.kind = 'cable' AND here.number != there.number "
            "UNION SELECT there.number, link.kind || '<' || here.card FROM link JOIN text AS here USING (number) "
            "JOIN text AS there ON there.path = link.target WHERE there.kind = 'cable' AND here.number != there.number "
            "ORDER BY 1, 2"
        )
        groups = groupby(rows, itemgetter(0))
        return {number: digest(*(state for _, state in states)) for number, states in groups}

    @cached_property
    def _counts(self) -> dict[tuple[str, str], int]:
        rows = self._store.execute(
            "SELECT file, id, count(*) FROM named JOIN ref ON ref.number = named.ref GROUP BY ref.number"
        )
        return {(file, ident): count for file, ident, count in rows}

    def _some(self, which: str, *values: str) -> Iterator[Facts]:
        return (self._texts.unpacked(*row) for row in self._store.execute(f"{CABLES} AND {which}", values))

    def _targets(self, cable: Facts, kind: str) -> list[Facts]:
        rows = self._store.execute(
            "SELECT there.number FROM link JOIN text AS here USING (number) JOIN text AS there ON there.path = link.target "
            "WHERE here.id = ? AND here.kind = 'cable' AND there.kind = 'cable' AND link.kind = ? AND there.number != here.number "
            "ORDER BY link.place",
            (cable.id, kind),
        ).fetchall()
        return [self._texts.facts(number) for (number,) in dict.fromkeys(rows)]

    def _linking(self, cable: Facts, kind: str) -> list[Facts]:
        # The plus keeps SQLite from going through all cables, which it would, to have them by day.
        rows = self._store.execute(
            "SELECT DISTINCT here.day, here.id, here.number FROM link JOIN text AS here USING (number) "
            "JOIN text AS there ON there.path = link.target "
            "WHERE there.id = ? AND there.kind = 'cable' AND +here.kind = 'cable' AND link.kind = ? AND there.number != here.number "
            "ORDER BY here.day, here.id",
            (cable.id, kind),
        ).fetchall()
        return [self._texts.facts(number) for *_, number in rows]


def digest_of_entry(entry: Entry) -> str:
    """The digest of what other pages show of a register entry."""
    return digest(entry.file.stem, entry.id, entry.kind, entry.name, entry.description, entry.language)[:32]
