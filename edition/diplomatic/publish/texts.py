"""The texts of an edition as the store has them: which are to be examined, what was found in them, what became of those that went."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Facts, Statements
from diplomatic.publish.examine import Examined, Packer, Source
from diplomatic.publish.sources import changed_meanwhile
from diplomatic.publish.step import digest
from diplomatic.publish.store import Store
from diplomatic.validate.corpus import DocumentFacts

_TEXTS = "kind IN ('cable', 'register')"
_OUTDATED = f"""
SELECT now.path, now.kind, now.file FROM now JOIN state USING (path) LEFT JOIN text ON text.path = now.path
WHERE now.{_TEXTS} AND (text.number IS NULL OR text.digest != state.digest OR text.law != :law
  OR (text.findings != '[]' AND text.seen != :day) OR text.number IN (SELECT number FROM temp.doubtful))
ORDER BY now.path
"""


class Texts:
    """The texts of an edition; ``root`` is its folder."""

    def __init__(self, store: Store, root: Path) -> None:
        self._store = store
        self.packer = Packer(root)
        self._statements = lru_cache(4096)(self._read_statements)

    def outdated(self, law: str, day: str) -> list[Source]:
        """The texts that are to be examined: new ones, changed ones, those that another law was asked about, and those for which a
        file that they point at has become another. What depends on the day is always a finding.
        """
        self._doubt()
        rows = self._store.execute(_OUTDATED, {"law": law, "day": day})
        return [Source(name, kind, Path(file)) for name, kind, file in rows]

    def forget_others(self) -> None:
        """Forget the texts whose files are no longer there."""
        gone = self._store.execute("SELECT path FROM text WHERE path NOT IN (SELECT path FROM now)").fetchall()
        if gone:
            with self._store.changing():
                self._forget([name for (name,) in gone])

    def keep(self, examined: Iterable[Examined], law: str, day: str) -> None:
        """Keep texts in the place of what was known of them.

        Raises:
            CannotRun: if one was no longer what it was when the build began.
        """
        late = []
        with self._store.changing():
            for one in examined:
                self._forget([one.name])
                self._insert(one, law, day)
                known = self._store.execute("SELECT digest FROM state WHERE path = ?", (one.name,)).fetchone()
                if one.kind != "unread" and known != (one.digest,):
                    late.append(one.name)
        if late:
            (file,) = self._store.execute("SELECT file FROM now WHERE path = ?", late[:1]).fetchone()
            raise changed_meanwhile(Path(file))

    def facts(self, number: int) -> Facts:
        """The facts of a cable."""
        row = self._store.execute("SELECT facts, statements FROM content WHERE number = ?", (number,)).fetchone()
        return self.unpacked(*row)

    def unpacked(self, facts: str, statements: str) -> Facts:
        """The facts of a cable from what is kept of them. (``dataclasses.replace`` would take as long as all the rest.)"""
        found = self.packer.facts.unpack(facts)
        object.__setattr__(found, "statements", self._statements(statements))
        return found

    def corpus(self) -> Iterator[DocumentFacts]:
        """What the rules of the corpus ask of each text."""
        rows = self._store.execute(
            "SELECT content.corpus FROM content JOIN text USING (number) WHERE kind != 'unread' ORDER BY path"
        )
        return (self.packer.corpus.unpack(corpus) for (corpus,) in rows)

    def of_corpus(self) -> str:
        """One digest of what the rules of the corpus ask of all texts."""
        return digest(
            *(f"{path} {known}" for path, known in self._store.execute("SELECT path, corpus FROM text ORDER BY path"))
        )

    def unread(self) -> Iterator[tuple[Path, list[Diagnostic]]]:
        """The files that cannot be read, and why."""
        for name, findings in self._store.execute(
            "SELECT file, findings FROM text JOIN now USING (path) WHERE text.kind = 'unread' ORDER BY path"
        ):
            yield Path(name), self.packer.findings.unpack(findings)

    def found(self) -> Iterator[tuple[Path, str, list[Diagnostic]]]:
        """The texts with findings, and those with suppressions of their own: the file, its digest if it has any, the findings."""
        for file, is_judged, state, findings in self._store.execute(
            "SELECT file, judged, digest, findings FROM text JOIN now USING (path) "
            "WHERE text.kind != 'unread' AND (findings != '[]' OR judged) ORDER BY text.kind, path"
        ):
            yield Path(file), state if is_judged else "", self.packer.findings.unpack(findings)

    def idents(self) -> Iterator[tuple[str, Path]]:
        """The id of each cable, with its file, in the order of the files."""
        rows = self._store.execute(
            "SELECT id, file FROM text JOIN now USING (path) WHERE text.kind = 'cable' ORDER BY path"
        )
        return ((ident, Path(file)) for ident, file in rows)

    def _doubt(self) -> None:
        """Collect the texts for which a file that they point at answers otherwise than it did."""
        store = self._store
        store.execute("CREATE TEMP TABLE IF NOT EXISTS doubtful (number INTEGER PRIMARY KEY)")
        store.execute("DELETE FROM temp.doubtful")
        rows = store.execute(
            "SELECT DISTINCT asked.about, asked.file, asked.answer, asked.state, ifnull(now_state.digest, '') FROM asked "
            "LEFT JOIN state AS now_state ON now_state.path = 'edition/' || asked.file "
            "WHERE NOT (about = 'exists' AND answer = 'true' AND ifnull(now_state.digest, '') != '')"  # it was just read
        ).fetchall()
        wrong = [
            (about, file)
            for about, file, answer, then, now in rows
            if not self._still(about, file, answer, then == now)
        ]
        store.many("INSERT OR IGNORE INTO temp.doubtful SELECT number FROM asked WHERE about = ? AND file = ?", wrong)

    def _still(self, about: str, place: str, answer: str, is_the_same: bool) -> bool:
        """Whether an answer holds. The ids in a file are the same as long as the file is."""
        if about == "ids_of":
            return is_the_same
        file = self.packer.file(place)
        try:
            if about == "exists":
                return bool(file.exists() == json.loads(answer))
            return bool(sorted(path.name for path in file.parent.glob(f"*{file.suffix}")) == json.loads(answer))
        except OSError:  # a name that no disk can have
            return answer in ("false", "[]")

    def _forget(self, names: list[str]) -> None:
        for name in names:
            row = self._store.execute("SELECT number FROM text WHERE path = ?", (name,)).fetchone()
            for table in ("asked", "link", "named", "content", "text") if row else ():
                self._store.execute(f"DELETE FROM {table} WHERE number = ?", row)

    def _insert(self, one: Examined, law: str, day: str) -> None:
        execute, many = self._store.execute, self._store.many
        refs = [self._ref(*ref) for ref in one.refs]
        known = (one.name, one.kind, one.digest, law, one.id, one.day, one.changed, one.card)
        number = execute(
            "INSERT INTO text (path, kind, digest, law, id, day, changed, card, refs, corpus, seen, findings, judged) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*known, " ".join(map(str, refs)), digest(one.corpus)[:32], day, one.findings, one.is_judged),
        ).lastrowid
        statements = digest(one.statements)[:32]
        execute("INSERT OR IGNORE INTO statements VALUES (?, ?)", (statements, one.statements or "[]"))
        execute("INSERT INTO content VALUES (?, ?, ?, ?)", (number, one.facts, statements, one.corpus))
        many("INSERT INTO link VALUES (?, ?, ?, ?)", [(number, *link) for link in one.links])
        rows = [
            (number, self._ref(named.file, named.id), *named[2:], digest(*map(str, named[3:]))[:16])
            for named in one.named
        ]
        many("INSERT INTO named VALUES (?, ?, ?, ?, ?, ?)", rows)
        many(
            "INSERT INTO asked VALUES (?, ?, ?, ?, (SELECT ifnull(max(digest), '') FROM state WHERE path = 'edition/' || ?))",
            [(number, about, file, answer, file) for about, file, answer in one.asked],
        )

    def _ref(self, file: str, ident: str) -> int:
        row = self._store.execute("SELECT number FROM ref WHERE file = ? AND id = ?", (file, ident)).fetchone()
        if row:
            return int(row[0])
        return self._store.execute("INSERT INTO ref (file, id) VALUES (?, ?)", (file, ident)).lastrowid or 0

    def _read_statements(self, known: str) -> Statements:
        row = self._store.execute("SELECT content FROM statements WHERE digest = ?", (known,)).fetchone()
        return self.packer.statements.unpack(row[0])
