"""The numbers that offices give to cables, each once, as clerks do: one after the other, with gaps.

All are above a thousand. The cables that are cited and are not in the corpus have numbers below: nobody can take one for the other.
"""

from collections import defaultdict
from random import Random

from benchmarks.corpus.world import Post, Service

LARGEST_OUTSIDE = 999
_WIDE_GAP = 5
"""Fewer missing numbers between two special numbers of a place would look like a cable that is lost."""


class Numbers:
    """The counters of all offices."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._last: defaultdict[str, int] = defaultdict(int)

    def give(self, form: str, service: Service, post: Post, outward: bool) -> tuple[dict[str, str], str]:
        """The numbers of a new cable by their kind, and the one by which others cite it."""
        if form == "us-telegram":
            return self._american(post, outward)
        if form == "polish-ciphergram":
            number = str(self._next("ciphergram", 14000, 6))
            return {"incoming": number}, number
        origin = service.capital.id if outward else post.place.id
        special = self._special(origin)
        registry = f"{self._next('registry', 2100, 7)}" + (
            "/sh" if form == "soviet" and self._rng.random() < 0.7 else ""
        )
        numbers = {"registry": registry, "copy": str(self._rng.randint(1, 60)), "special": special}
        if form == "soviet":
            numbers["incoming"] = str(self._next("incoming", 41000, 9))
            if self._rng.random() < 0.2:
                parts = [self._next("incoming", 41000, 9) for _ in range(self._rng.randint(1, 3))]
                numbers["parts"] = " ".join(map(str, parts))
        return numbers, f"No. {special}"

    def _american(self, post: Post, outward: bool) -> tuple[dict[str, str], str]:
        origin = "STATE" if outward else post.telegraph
        own = self._next(f"american {origin}", 20000 if outward else 1200, 4)
        to_addressee = self._next(f"american to {post.telegraph} {outward}", 3000, 3)
        return {"outgoing": f"{own:06}", "addressee": str(to_addressee)}, f"{origin} {own}"

    def _special(self, place: str) -> str:
        """One number or a few in a row, right after the last ones of this place or well after them."""
        name = f"special {place}"
        last = self._last[name] or 1000 + self._rng.randrange(2000)
        first = last + 1 + (0 if self._rng.random() < 0.6 else _WIDE_GAP + self._rng.randrange(9))
        self._last[name] = first + self._rng.choice((0, 0, 1, 1, 2, 3))
        return str(first) if self._last[name] == first else f"{first}-{self._last[name]}"

    def _next(self, name: str, start: int, most: int) -> int:
        self._last[name] = (self._last[name] or start + self._rng.randrange(400)) + 1 + self._rng.randrange(most)
        return self._last[name]
