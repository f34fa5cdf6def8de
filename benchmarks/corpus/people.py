"""Surnames that nobody bears, and the people who bear them here."""

from random import Random
from typing import Any

from benchmarks.corpus.entries import Person

from diplomatic.validate.spelling import keys_of, plain

FIRST_YEAR = 1974
_BORN, _DIED = (1898, 1936), (1984, 2021)
_ALIVE = 0.1


class People:
    """Makes people of whom no two have one surname, nor surnames that are spelled alike, nor the same two dates.

    Two who had would be one person to the rules about registers, and the corpus has nothing to report.
    """

    def __init__(self, tables: dict[str, Any], rng: Random) -> None:
        self._tables = {
            culture: {name: words.split() for name, words in table.items()} for culture, table in tables.items()
        }
        self._rng = rng
        self._taken: set[str] = set()
        self._lives: set[tuple[int, int]] = set()

    def make(self, culture: str, office: str) -> Person:
        """A new person with an office."""
        table = self._tables[culture]
        surname = self._surname(table)
        given = self._rng.choice(table["given"])
        second = self._rng.choice(table["second"]) if table["second"] else ""
        first_names = f"{given} {second}".strip()
        initials = f"{given[0]}.{second[0]}." if second else f"{given[0]}."
        return Person(
            kind="person",
            id=plain(surname),
            name=f"{surname}, {first_names}",
            forms=(surname, f"{initials} {surname}", f"{given} {surname}"),
            note=f"An invented person: {office[:1].lower()}{office[1:]}.",
            facts=self._life(office),
            initials=f"{initials} {surname}",
            full=f"{given} {surname}",
            office=office,
        )

    def _surname(self, table: dict[str, list[str]]) -> str:
        while True:
            surname = "".join(self._rng.choice(table[part]) for part in ("start", "middle", "end"))
            keys = {plain(surname), *keys_of(surname)}
            if keys.isdisjoint(self._taken):
                self._taken |= keys
                return surname

    def _life(self, office: str) -> str:
        while True:
            born, died = self._rng.randint(*_BORN), self._rng.randint(*_DIED)
            if (born, died) not in self._lives:
                self._lives.add((born, died))
                break
        death = f'\n        <death when="{died}">{died}</death>' if self._rng.random() >= _ALIVE else ""
        start = FIRST_YEAR - self._rng.randint(0, 9)
        return (
            f'<birth when="{born}">{born}</birth>{death}\n'
            f'        <occupation from="{start}" to="{start + self._rng.randint(10, 16)}">{office}</occupation>'
        )
