"""The cables of an edition in the order in which its pages have them, read from the store."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import overload

from diplomatic.document import Facts
from diplomatic.publish.store import Store
from diplomatic.publish.texts import Texts

CABLES = "SELECT facts, statements FROM text JOIN content USING (number) WHERE kind = 'cable'"
ORDER = "ORDER BY day, id"


class Cables(Sequence[Facts]):
    """The facts of all cables by date, then by id; undated ones last. Each is read when it is asked for."""

    def __init__(self, store: Store, texts: Texts) -> None:
        self._store, self._texts = store, texts

    @cached_property
    def _count(self) -> int:
        return int(self._store.execute("SELECT count(*) FROM text WHERE kind = 'cable'").fetchone()[0])

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Facts]:
        return (self._texts.unpacked(*row) for row in self._store.execute(f"{CABLES} {ORDER}"))

    @overload
    def __getitem__(self, place: int) -> Facts: ...
    @overload
    def __getitem__(self, place: slice) -> list[Facts]: ...
    def __getitem__(self, place: int | slice) -> Facts | list[Facts]:
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            return list(islice(self._from(start, max(0, stop - start)), 0, None, step))
        found = list(self._from(place if place >= 0 else len(self) + place, 1))
        if not found:
            raise IndexError(place)
        return found[0]

    def _from(self, start: int, count: int) -> Iterator[Facts]:
        rows = self._store.execute(f"{CABLES} {ORDER} LIMIT ? OFFSET ?", (count, start))
        return (self._texts.unpacked(*row) for row in rows)
