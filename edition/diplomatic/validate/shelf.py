"""Rows that are put away and read again, in the order of their keys, as often as need be: few in memory, many in a file.

The file has no name, and goes with the process: SQLite's own temporary database.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import sqlite3

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_MOST_IN_MEMORY = 1000
_BITS = 24


class Shelf:
    """Rows of bytes, each with a key that they are ordered by; of equal keys the one that came first is first."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, bytes]] = []
        self._last = ""
        self._is_sorted = True
        self._file: sqlite3.Connection | None = None

    def add(self, key: str, row: bytes) -> None:
        self._is_sorted = self._is_sorted and key >= self._last
        self._last = key
        self._rows.append((key, row))
        if len(self._rows) >= _MOST_IN_MEMORY:
            self._put_away()

    def __iter__(self) -> Iterator[bytes]:
        if self._file is None:
            if not self._is_sorted:
                self._rows.sort(key=lambda row: row[0])
                self._is_sorted = True
            yield from (row for _, row in self._rows)
            return
        self._put_away()
        order = "rowid" if self._is_sorted else "key, rowid"
        yield from (row for (row,) in self._file.execute(f"SELECT row FROM shelf ORDER BY {order}"))

    def _put_away(self) -> None:
        if self._file is None:
            import sqlite3  # late: a small edition does without

            self._file = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._file.execute("PRAGMA journal_mode = OFF")
            self._file.execute("CREATE TABLE shelf (key BLOB, row BLOB)")
        rows = ((key.encode("utf-8", "surrogatepass"), row) for key, row in self._rows)
        self._file.execute("BEGIN")
        self._file.executemany("INSERT INTO shelf VALUES (?, ?)", rows)
        self._file.execute("COMMIT")
        self._rows.clear()


def alike(keyed: Callable[[], Iterable[tuple[K, V]]]) -> dict[K, list[V]]:
    """The values of each key that has several, in their order. What is asked for twice need not be in memory at once.

    The first time it is only marked which keys there are, a bit for each, two keys perhaps the same one; the second time those
    are taken of which there may be two.
    """
    seen, again = bytearray(1 << _BITS - 3), bytearray(1 << _BITS - 3)
    for key, _ in keyed():
        place, bit = _mark(key)
        again[place] |= seen[place] & bit
        seen[place] |= bit
    found: dict[K, list[V]] = {}
    for key, value in keyed():
        place, bit = _mark(key)
        if again[place] & bit:
            found.setdefault(key, []).append(value)
    return {key: values for key, values in found.items() if len(values) > 1}


def _mark(key: Hashable) -> tuple[int, int]:
    number = hash(key)
    return (number >> 3) & ((1 << _BITS - 3) - 1), 1 << (number & 7)
