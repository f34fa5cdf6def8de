"""The message: sentences put together from ``prose.toml``, with names, dates, speech and citations marked up."""

import re
from datetime import datetime, timedelta
from functools import cache
from html import escape
from random import Random

from benchmarks.corpus.clock import MONTHS
from benchmarks.corpus.entries import name
from benchmarks.corpus.numbers import LARGEST_OUTSIDE
from benchmarks.corpus.story import Cable, Cited
from benchmarks.corpus.world import World, data

Parts = tuple[str, ...]
_SLOT = re.compile(r"\{(\w+)\}")
_COUNTS = "three four five seven nine eleven twelve fourteen nineteen thirty forty".split()
_TALKS, _ORDERS = 0.6, 0.75
_LONG = 8
_SUPPLIED = '<supplied reason="translator" resp="#translator">'
_GLOSS = '<note type="translator" place="inline" resp="#translator" xml:id="@n@"><label>Translator’s note:</label> '


@cache
def _parts(template: str) -> Parts:
    """A template, cut at its symbols: every second part is one."""
    return tuple(_SLOT.split(template))


@cache
def _grammar() -> dict[str, list[str]]:
    return {**data("prose.toml")["grammar"]}


class Message:
    """The paragraphs of one cable. No sentence returns before all others of its kind were used."""

    def __init__(self, cable: Cable, world: World, rng: Random) -> None:
        self._cable, self._rng = cable, rng
        self._bags: dict[str, list[str]] = {}
        self._is_american = cable.form == "us-telegram"
        self._slots = {**_names(cable, world), **self._numbers(), **self._topic()}

    def paragraphs(self) -> list[str]:
        """The text of each paragraph, with markup."""
        cable = self._cable
        kind = self._kind()
        opening = f"{kind}_answer_open" if cable.answers else f"{kind}_open"
        texts = [self._text(self._own(opening))]
        rest = "brief" if cable.shape.is_brief else kind
        texts += [self._text(rest) for _ in range(cable.paragraphs - 2)]
        texts.append(self._text(f"{kind}_close"))
        if cable.cites:
            at = self._rng.randrange(1, len(texts))
            texts[at] += " " + self._text(self._own("earlier"))
        return [self._speech(text.strip()) for text in texts]

    def _kind(self) -> str:
        chance = self._rng.random()
        if self._cable.outward:
            return "order" if chance < _ORDERS else "circular"
        return "talk" if chance < _TALKS and self._cable.form != "kgb" else "report"

    def _own(self, symbol: str) -> str:
        """The American way to say it, where there is one."""
        american = f"us_{symbol}"
        return american if self._is_american and american in _grammar() else symbol

    def _text(self, symbol: str) -> str:
        """One way to say a symbol. A capital letter at its beginning gives the sentence one."""
        lower = symbol[0].lower() + symbol[1:]
        text = self._draw(lower)
        if "{" in text:
            text = "".join(self._text(part) if number % 2 else part for number, part in enumerate(_parts(text)))
        return text if lower == symbol else text[:1].upper() + text[1:]

    def _draw(self, symbol: str) -> str:
        bag = self._bags.get(symbol)
        if not bag:
            bag = self._bags[symbol] = list(self._slots.get(symbol) or _grammar()[symbol])
        place = self._rng.randrange(len(bag))
        bag[place], bag[-1] = bag[-1], bag[place]
        return bag.pop()

    def _speech(self, text: str) -> str:
        who = self._cable.thread.host.address
        supplied, end = ("", "") if self._is_american else (_SUPPLIED, "</supplied>")
        return (
            text.replace("⟦", f'<said who="{who}" direct="true">')
            .replace("⟨", f'<said who="{who}" direct="false">')
            .replace("⟧", "</said>")
            .replace("⟩", "</said>")
            .replace("[", supplied)
            .replace("]", end)
        )

    def _topic(self) -> dict[str, list[str]]:
        thread = self._cable.thread
        facts = list(thread.topic["facts"])
        if self._cable.paragraphs > _LONG:
            facts += thread.second["facts"]
        return {"topic": [thread.topic["about"]], "fact": facts}

    def _numbers(self) -> dict[str, list[str]]:
        cable, rng = self._cable, self._rng
        dates = [cable.sent - timedelta(days=days) for days in rng.sample(range(1, 25), 4)]
        found = {
            "date": [date_in_text(date) for date in dates],
            "deadline": [date_in_text(cable.sent + timedelta(days=rng.randint(5, 30)))],
            "number": _COUNTS,
            "outside": [reference(self._outside()) for _ in range(3)],
            "foreign": self._foreign(),
        }
        if cable.answers:
            found["ref"] = [cited(cable.answers)]
        if cable.cites:
            found["earlier_ref"] = [cited(cable.cites)]
        return found

    def _outside(self) -> str:
        """The number of a cable that is not in the corpus; sometimes a few in a row."""
        cable, first = self._cable, self._rng.randint(100, LARGEST_OUTSIDE - 9)
        if self._is_american:
            return f"{'STATE' if cable.outward else cable.post.telegraph} {first}"
        if cable.form == "polish-ciphergram":
            return str(first)
        return f"No. {first}-{first + self._rng.randint(1, 3)}" if self._rng.random() < 0.3 else f"No. {first}"

    def _foreign(self) -> list[str]:
        """What people say there, in their language or in the sender's, with what it means."""
        phrases = data("prose.toml")["foreign"]
        language = self._cable.post.phrases if self._cable.post.phrases and self._rng.random() < 0.7 else "ru"
        return [
            f'<foreign xml:lang="{language}">{phrase["text"]}</foreign> '
            + (f"(“{phrase['gloss']}”)" if self._is_american else f"{_GLOSS}literally, “{phrase['gloss']}”</note>")
            for phrase in phrases[language]
        ]


def _names(cable: Cable, world: World) -> dict[str, list[str]]:
    thread, host = cable.thread, cable.thread.host
    own = cable.sender.address
    people = [name(person, form) for person in thread.people for form in (person.full, person.short)]
    return {
        "host": [name(host)],
        "host_full": [f"{host.office.partition(' in ')[0]} {name(host, host.full)}"],
        "person": [person for person in people if own not in person],
        "place": [name(city) for city in thread.cities],
        "here": [name(cable.post.place)],
        "capital": [name(cable.service.capital)],
        "org": [name(org) for org in world.spoken[:-1]],
        "paper": [name(world.spoken[-1])],
        "ship": [f'<hi rend="italic">{escape(thread.ship)}</hi>'],
    }


def date_in_text(date: datetime) -> str:
    """A day as a sentence has it."""
    return f'<date when="{date:%Y-%m-%d}">{date.day} {MONTHS[date.month - 1]}</date>'


def reference(text: str, target: str = "") -> str:
    """A cable that is cited; with its address where it is in the corpus."""
    where = f' target="{target}"' if target else ""
    return f'<ref type="cable"{where}>{text}</ref>'


def cited(earlier: Cited) -> str:
    """A cable of the corpus as the text cites it."""
    return reference(earlier.cable.number, earlier.target)
