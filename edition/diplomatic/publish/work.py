"""The steps of a build: which of them are needed, who carries them out, and what is kept of each.

Nothing of it is in the store until all is made: what is known meanwhile is in tables of this process alone. So workers may read the
store all the time, and a build that is cut off has left no trace in it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from diplomatic.checksums import digest_of
from diplomatic.diagnostics import CannotRun, Diagnostic
from diplomatic.names import folded
from diplomatic.publish import manifest, places
from diplomatic.publish.made import damaged
from diplomatic.publish.placing import Stage
from diplomatic.publish.plan import carry_out
from diplomatic.publish.reasons import Reason, packed, why
from diplomatic.publish.site import Frame, Site
from diplomatic.publish.step import Made, Part, Step
from diplomatic.publish.store import Packing, Store
from diplomatic.publish.working import Advance, Working

_HERE = 32
"""So few steps are carried out by the build itself: to start workers would take longer."""

_TABLES = (
    "CREATE TEMP TABLE kept (name TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE theirs (path TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE part_now (name TEXT PRIMARY KEY, inputs TEXT) WITHOUT ROWID",
    "CREATE TEMP TABLE step_now (name TEXT PRIMARY KEY, part TEXT, inputs TEXT, warnings TEXT) WITHOUT ROWID",
    "CREATE TEMP TABLE made_now (path TEXT PRIMARY KEY, folded, step, digest, time INTEGER, size INTEGER, is_new INTEGER)",
    "CREATE INDEX temp.made_now_by_folded ON made_now (folded)",
)


def expected(store: Store, site: Site) -> int:
    """About how many steps there are: as many as the last time; before the first, one for each page and book of a text or entry."""
    last = int(store.execute("SELECT count(*) FROM step").fetchone()[0])
    return last or len(site.index.cables) * (1 + len(site.books.cables)) + len(site.entries.by_address)


class Work:
    """Carries out steps, or keeps what the last build made of them; ``advance`` is told of each step that is settled."""

    def __init__(
        self,
        store: Store,
        stage: Stage,
        frame: Frame,
        working: Working,
        advance: Advance,
        *,
        hurry: bool,
        explain: bool,
    ) -> None:
        self._store, self._stage, self._frame, self._working = store, stage, frame, working
        self._advance, self._hurry, self._explain = advance, hurry, explain
        self._warnings = Packing[list[Diagnostic]](list[Diagnostic], frame.config.root)
        self._alone: list[tuple[Step, str]] = []
        self.made = self.put_off = 0
        self.reasons: list[Reason] = []
        for statement in _TABLES:
            store.execute(statement)
        self._damaged = damaged(store, stage.target)
        self._broken = {self._step_of(path) for path in self._damaged}
        self._broken_parts = {self._part_of(step) for step in self._broken}

    def carry_out(self, plan: Iterable[Step | Part], site: Site) -> None:
        """Carry out what is needed of a plan."""
        todo = self._needed(plan)
        first = list(islice(todo, _HERE))
        total = len(site.index.cables) if len(first) == _HERE else len(first)
        if len(first) < _HERE:
            for step, part in first:
                self._keep(step, part, map(Made.of, step.make(site)))
        else:
            self._share(chain(first, todo), total)
        alone, self._alone = self._alone, []
        for step, part in alone:
            self._keep(step, part, map(Made.of, step.make(site)))

    def pages(self) -> Iterator[str]:
        """The names of the steps so far that make a page."""
        rows = self._store.execute(
            "SELECT name FROM temp.kept WHERE name LIKE '%.html' UNION SELECT name FROM temp.step_now WHERE name LIKE '%.html'"
        ).fetchall()
        return (name for (name,) in rows)

    def warnings(self) -> Iterator[Diagnostic]:
        """What the transforms had to say, now or when a step was carried out last."""
        rows = self._store.execute(
            "SELECT name, warnings FROM step WHERE warnings != '[]' AND name IN (SELECT name FROM temp.kept) "
            "UNION SELECT name, warnings FROM temp.step_now WHERE warnings != '[]' ORDER BY name"
        )
        for _, said in rows:
            yield from self._warnings.unpack(said)

    def changed(self) -> list[str]:
        """The files of the site that have another content now, those that are new, and those that went."""
        rows = self._store.execute(
            "SELECT path FROM temp.made_now WHERE is_new UNION SELECT path FROM made WHERE step != '' "
            "AND step NOT IN (SELECT name FROM temp.kept) AND path NOT IN (SELECT path FROM temp.made_now)"
        )
        return [path for (path,) in rows]

    def _share(self, todo: Iterator[tuple[Step, str]], total: int) -> None:
        waiting: list[tuple[Step, str]] = []

        def noted() -> Iterator[Step]:
            for step, part in todo:
                waiting.append((step, part))
                yield step

        with self._working.crew(total) as crew:
            for files in crew.map(carry_out, self._frame, noted()):
                step, part = waiting.pop(0)
                self._keep(step, part, files)

    def _needed(self, plan: Iterable[Step | Part]) -> Iterator[tuple[Step, str]]:
        """The steps that are to be carried out, each with its part."""
        for one in plan:
            if isinstance(one, Step):
                yield from self._needed_step(one, "")
            elif self._is_known(one):
                kept = self._store.execute("INSERT INTO temp.kept SELECT name FROM step WHERE part = ?", (one.name,))
                self._advance(kept.rowcount)
                self._store.execute("INSERT INTO temp.part_now VALUES (?, ?)", (one.name, packed(one.inputs)))
            else:
                self._store.execute("INSERT INTO temp.part_now VALUES (?, ?)", (one.name, packed(one.inputs)))
                for step in one.steps():
                    yield from self._needed_step(step, one.name)

    def _is_known(self, part: Part) -> bool:
        row = self._store.execute("SELECT inputs FROM part WHERE name = ?", (part.name,)).fetchone()
        return bool(row) and row[0] == packed(part.inputs) and part.name not in self._broken_parts

    def _needed_step(self, step: Step, part: str) -> Iterator[tuple[Step, str]]:
        row = self._store.execute("SELECT inputs FROM step WHERE name = ?", (step.name,)).fetchone()
        known = row[0] if row else None
        if step.gives_way and self._is_theirs(step.name):
            self._store.execute("INSERT INTO temp.theirs VALUES (?)", (step.name,))
            return
        is_damaged = step.name in self._broken
        if known == packed(step.inputs) and not is_damaged:
            self._store.execute("INSERT OR IGNORE INTO temp.kept VALUES (?)", (step.name,))
            self._advance(1)
            return
        if self._hurry and step.can_wait:
            self._put_off(step, part, is_there=bool(row) and not is_damaged)
            return
        if self._explain:
            self.reasons.append(Reason(step.name, why(known, step.inputs, is_damaged=is_damaged)))
        if step.is_alone:
            self._alone.append((step, part))
        else:
            yield step, part

    def _is_theirs(self, name: str) -> bool:
        """Whether somebody else put a file of this name into the site: it is there, and not as we made it."""
        place = self._stage.target / name
        if not place.exists():
            return False
        row = self._store.execute("SELECT digest FROM made WHERE path = ?", (name,)).fetchone()
        return digest_of(place) != (row[0] if row else manifest.listed(self._stage.target).get(name))

    def _put_off(self, step: Step, part: str, *, is_there: bool) -> None:
        self.put_off += 1
        if is_there:  # its files stay, and the next build makes it
            self._store.execute("INSERT OR IGNORE INTO temp.kept VALUES (?)", (step.name,))
            self._store.execute("INSERT OR REPLACE INTO temp.step_now VALUES (?, ?, '', '[]')", (step.name, part))

    def _keep(self, step: Step, part: str, files: Iterable[Made]) -> None:
        """Write the files of a step, but for those that are in the site as they are."""
        warnings = list[Diagnostic]()
        for file in files:
            known = self._store.execute("SELECT digest, time, size FROM made WHERE path = ?", (file.path,)).fetchone()
            is_new = not known or known[0] != file.digest or file.path in self._damaged
            if is_new:
                known = (file.digest, *self._stage.write(file.path, file.content))
            row = (file.path, folded(file.path), step.name, *known, is_new)
            try:
                self._store.execute("INSERT INTO temp.made_now VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            except sqlite3.IntegrityError:
                raise CannotRun(f"Two parts of the site would be at '{file.path}'", hint=places.HINT) from None
            self.made += 1
            warnings += file.warnings
        done = (step.name, part, packed(step.inputs), self._warnings.pack(warnings))
        self._store.execute("INSERT OR REPLACE INTO temp.step_now VALUES (?, ?, ?, ?)", done)
        self._advance(1)

    def _step_of(self, path: str) -> str:
        row = self._store.execute("SELECT step FROM made WHERE path = ?", (path,)).fetchone()
        return str(row[0])

    def _part_of(self, step: str) -> str:
        row = self._store.execute("SELECT part FROM step WHERE name = ?", (step,)).fetchone()
        return str(row[0]) if row else ""
