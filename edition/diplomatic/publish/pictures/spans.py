"""The cables of a picture as a tree: all of them, years, months, runs of days, and, where one day has too many, shares of it.

Each node has a page, and no page has more to draw than fits on one, however many cables there are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplomatic.document import Facts

_DATE = re.compile(r"(\d{4})(-\d{2})?(-\d{2})?(?=$|T)")
_YEAR, _DAY = 1, 3
_MONTH_WIDTH = len("1962-10-")
_BESIDE = 60
"""So many pages an overview shows side by side, without years or months between."""


@dataclass(frozen=True)
class Span:
    """Cables that share a page. ``key`` is the beginning that their dates share, empty for all cables; with ``until`` it is the
    first of several days, of which that is the last.

    Where they are too many for one page, ``parts`` are the pages below it. ``share`` counts the pages of those that no finer
    date divides; ``is_rest`` says that they have no closer date than the key, or, without a key, none at all.
    """

    key: str
    cables: Sequence[Facts]
    parts: "tuple[Span, ...]" = ()
    share: int = 0
    is_rest: bool = False
    until: str = ""

    @property
    def name(self) -> str:
        """The name of its page, unique in the tree; empty for the root."""
        stem = self.key + (".rest" if self.key else "undated") * self.is_rest
        stem += f"-{self.until[_MONTH_WIDTH:]}" if self.until else ""
        return f"{stem}.{self.share}" if self.share else stem

    def leaves(self) -> "Iterator[Span]":
        """The nodes that are drawn cable by cable, in order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def nodes(self) -> "Iterator[tuple[Span, tuple[Span, ...]]]":
        """Every node with the nodes it stands below, the root first."""
        yield self, ()
        for part in self.parts:
            for node, above in part.nodes():
                yield node, (self, *above)


def span_tree(cables: Sequence[Facts], most: int) -> Span:
    """The tree of cables that are in order of their dates, with at most so many on a page."""
    return Span("", cables, _parts("", cables, _YEAR, most))


def _parts(key: str, cables: Sequence[Facts], depth: int, most: int) -> tuple[Span, ...]:
    if len(cables) <= most:
        return ()
    if depth > _DAY:
        return _shares(key, cables, most, is_rest=False)
    groups: dict[str, list[Facts]] = {}
    for cable in cables:
        groups.setdefault(_prefix(cable.day, depth), []).append(cable)
    if len(groups) == 1 and "" not in groups:
        # A level with one node only would be a page with one line.
        return _parts(next(iter(groups)), cables, depth + 1, most)
    rest = groups.pop("", [])
    if depth == _DAY:
        found = list(_runs(groups, most))
    else:
        found = [Span(name, part, _parts(name, part, depth + 1, most)) for name, part in groups.items()]
    found += _shares(key, rest, most, is_rest=True)
    leaves = [leaf for part in found for leaf in part.leaves()]
    return tuple(leaves if len(leaves) <= _BESIDE else found)


def _runs(days: dict[str, list[Facts]], most: int) -> Iterator[Span]:
    """Days side by side, as many of them as fit on a page; a day that alone does not fit has shares."""
    run: dict[str, list[Facts]] = {}
    for day, cables in days.items():
        if run and sum(map(len, run.values())) + len(cables) > most:
            yield _run(run, most)
            run = {}
        run[day] = cables
    if run:
        yield _run(run, most)


def _run(days: dict[str, list[Facts]], most: int) -> Span:
    first, *others = days
    if not others:
        return Span(first, days[first], _parts(first, days[first], _DAY + 1, most))
    return Span(first, [cable for cables in days.values() for cable in cables], until=others[-1])


def _shares(key: str, cables: Sequence[Facts], most: int, *, is_rest: bool) -> tuple[Span, ...]:
    if 0 < len(cables) <= most:
        return (Span(key, cables, is_rest=is_rest),)
    starts = range(0, len(cables), most)
    return tuple(
        Span(key, cables[start : start + most], share=number, is_rest=is_rest) for number, start in enumerate(starts, 1)
    )


def _prefix(day: str, depth: int) -> str:
    """The year, month or day of a date; empty where it has none."""
    match = _DATE.match(day)
    parts = [part for part in match.groups() if part] if match else []
    return "".join(parts[:depth]) if len(parts) >= depth else ""
