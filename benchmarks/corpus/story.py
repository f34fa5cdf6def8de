"""The course of the affair: which cable is sent when, by whom, to whom, about what, and in answer to which."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from math import isqrt
from random import Random
from typing import Any

from benchmarks.corpus.entries import Entry, Person
from benchmarks.corpus.numbers import Numbers
from benchmarks.corpus.people import FIRST_YEAR
from benchmarks.corpus.shape import VARIED, Shape
from benchmarks.corpus.world import Post, Service, World, data

_BEGINNING = datetime(FIRST_YEAR, 3, 4, 7, 20, tzinfo=UTC)
_SHORTEST_DAYS, _DAYS = 30, 7
"""30 days, and seven for each root of a cable: 84 days for 60, eight months for 1,000, six years for 100,000."""
_CRISIS = (0.5, 0.7, 1.0, 2.2, 1.6, 0.8, 1.0, 2.6, 1.2, 0.4)
"""How busy each tenth of that time is, beside the average."""
_FORMS = (("soviet", 45), ("kgb", 12), ("us-telegram", 25), ("polish-ciphergram", 18))
_SERVICES = {"soviet": "soviet", "kgb": "soviet", "us-telegram": "american", "polish-ciphergram": "polish"}
_DIGITS = 5
"""Of an id, at least; all ids have as many, so that their order is that of time."""
_REMEMBERED = 40
_ANSWERS, _INSTRUCTS, _CITES, _CITES_PARAGRAPH = 0.6, 0.25, 0.5, 0.3
_FEWEST, _MOST = 3, 25
_LONGER = 0.77
"""How probable it is that one more paragraph follows, from the third on."""
_LAGS = list(accumulate((50, 30, 12, 5, 3)))
"""How many of a hundred cables arrive on the same day, on the next …"""


@dataclass(frozen=True, slots=True)
class Thread:
    """What an exchange of cables is about; every answer keeps it."""

    topic: dict[str, Any]
    second: dict[str, Any]
    host: Person
    ship: str
    cities: tuple[Entry, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Cable:
    """The facts of one cable. Times are UTC; ``numbers`` are what the offices gave it, by their kind."""

    id: str
    serial: int
    form: str
    service: Service
    post: Post
    outward: bool
    sender: Person
    sent: datetime
    received: datetime
    numbers: dict[str, str]
    number: str
    paragraphs: int
    thread: Thread
    shape: Shape
    answers: "Cited | None" = None
    cites: "Cited | None" = None


@dataclass(frozen=True, slots=True)
class Cited:
    """An earlier cable as another one cites it, perhaps with one of its paragraphs."""

    cable: Cable
    paragraph: int = 0

    @property
    def target(self) -> str:
        """The pointer to it."""
        return f"{self.cable.id}.xml" + (f"#p{self.paragraph}" if self.paragraph else "")


class Story:
    """Cables in the order in which they were sent. What is remembered of the past does not grow."""

    def __init__(self, world: World, cables: int, rng: Random, shape: Shape = VARIED) -> None:
        self._world, self._cables, self._rng, self._shape = world, cables, rng, shape
        self._numbers = Numbers(rng)
        self._width = max(_DIGITS, len(str(cables)))
        self._recent: dict[str, deque[Cable]] = {name: deque(maxlen=_REMEMBERED) for name in world.services}
        self._forms = list(accumulate(weight for _, weight in _FORMS))

    def __iter__(self) -> Iterator[Cable]:
        minutes = (_SHORTEST_DAYS + _DAYS * isqrt(self._cables)) * 24 * 60
        now = _BEGINNING
        for serial in range(1, self._cables + 1):
            cable = self._cable(serial, now)
            self._recent[cable.service.name].append(replace(cable, answers=None, cites=None))
            yield cable
            busy = _CRISIS[(serial - 1) * len(_CRISIS) // self._cables]
            now += timedelta(minutes=1 + int(2 * self._rng.random() * minutes / (busy * self._cables)))

    def _cable(self, serial: int, now: datetime) -> Cable:
        form = self._rng.choices(_FORMS, cum_weights=self._forms)[0][0]
        service = self._world.services[_SERVICES[form]]
        answered = self._answered(service, form, now)
        if answered:
            post, outward, thread = answered.post, not answered.outward, answered.thread
        else:
            post = self._rng.choice(service.posts)
            outward = form != "kgb" and self._rng.random() < _INSTRUCTS
            thread = self._thread(post)
        numbers, number = self._numbers.give(form, service, post, outward)
        return Cable(
            id=f"tc-{serial:0{self._width}}",
            serial=serial,
            form=form,
            service=service,
            post=post,
            outward=outward,
            sender=self._rng.choice(service.ministers) if outward else post.head,
            sent=now,
            received=self._received(now, form),
            numbers=numbers,
            number=number,
            paragraphs=self._paragraphs(),
            thread=thread,
            shape=self._shape,
            answers=self._cited(answered) if answered else None,
            cites=self._earlier(service, post, outward, answered),
        )

    def _answered(self, service: Service, form: str, now: datetime) -> Cable | None:
        """A cable that has arrived and can be answered in this form: the service's resident answers nobody."""
        if form == "kgb" or self._rng.random() >= _ANSWERS:
            return None
        arrived = [cable for cable in self._recent[service.name] if cable.received < now and cable.form == form]
        return self._rng.choice(arrived) if arrived else None

    def _earlier(self, service: Service, post: Post, outward: bool, answered: Cable | None) -> Cited | None:
        """An earlier cable of the same sender to the same addressee that is mentioned too."""
        own = [
            cable
            for cable in self._recent[service.name]
            if cable.post is post and cable.outward == outward and cable.form != "kgb" and cable is not answered
        ]
        return self._cited(self._rng.choice(own)) if own and self._rng.random() < _CITES else None

    def _cited(self, cable: Cable) -> Cited:
        exactly = self._rng.random() < _CITES_PARAGRAPH
        return Cited(cable, self._rng.randint(1, cable.paragraphs) if exactly else 0)

    def _thread(self, post: Post) -> Thread:
        prose, rng = data("prose.toml"), self._rng
        topic, second = rng.sample(prose["topic"], 2)
        elsewhere = [city for city in self._world.cities if city is not post.place]
        return Thread(
            topic=topic,
            second=second,
            host=rng.choice(post.hosts),
            ship=rng.choice(prose["ships"]),
            cities=tuple(rng.sample(elsewhere, 3)),
            people=tuple(rng.sample(self._world.others[post.region], 4)),
        )

    def _received(self, sent: datetime, form: str) -> datetime:
        """An American telegram arrives within hours; others wait for the cipher clerks, for up to four days."""
        if form == "us-telegram":
            return sent + timedelta(minutes=self._rng.randint(40, 700))
        days = self._rng.choices(range(len(_LAGS)), cum_weights=_LAGS)[0]
        if days == 0:
            left = 24 * 60 - 1 - sent.hour * 60 - sent.minute
            return sent + timedelta(minutes=left * 2 // 3)
        return (sent + timedelta(days=days)).replace(hour=self._rng.randint(6, 21), minute=self._rng.randrange(60))

    def _paragraphs(self) -> int:
        if self._shape.paragraphs is not None:
            return self._shape.paragraphs
        count = _FEWEST
        while count < _MOST and self._rng.random() < _LONGER:
            count += 1
        return count
