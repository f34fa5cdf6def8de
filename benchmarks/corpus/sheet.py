"""What a form makes of a cable: the lines above and below the message, and the facts of them that the ``teiHeader`` repeats."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from benchmarks.corpus.entries import Entry, name
from benchmarks.corpus.prose import reference
from benchmarks.corpus.story import Cable

_TWICE = 0.05
_FEWEST, _MOST = 3, 26
_CORE, _CIRCLE, _OTHERS = 0.93, 0.8, 0.04


@dataclass
class Sheet:
    """One cable on paper. ``terms`` are (kind, in words) of its marks; ``sent`` and ``received`` are the XML of the moments;
    ``portion`` is how secret each paragraph is, where paragraphs have numbers and say so.
    """

    title: str
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    closer: str = ""
    source_notes: list[str] = field(default_factory=list)
    terms: list[tuple[str, str]] = field(default_factory=list)
    sent: str = ""
    received: str = ""
    addressee: str = ""
    author: str = ""
    translated_from: str = ""
    portion: str = ""

    def line(self, kind: str, content: str) -> None:
        """One more line of the original header."""
        self.lines.append(f'<ab type="{kind}" xml:id="@h@">{content}</ab>')

    def mark(self, kind: str, printed: str, words: str = "") -> str:
        """A mark as the header prints it; in words it goes into the taxonomy of its kind."""
        if (kind, words or printed) not in self.terms:
            self.terms.append((kind, words or printed))
        return f'<term type="{kind}">{printed}</term>'


def label(text: str) -> str:
    return f"<label>{text}</label>"


def idno(kind: str, text: str) -> str:
    return f'<idno type="{kind}">{text}</idno>'


def recipients(cable: Cable, rng: Random) -> list[Entry]:
    """Who is sent this cable: most of the core, most of the circle of its region, here and there somebody of another one."""
    chances = {entry.address: (entry, _CORE) for entry in cable.service.core}
    for region, circle in cable.service.circles.items():
        for entry in circle:
            chances[entry.address] = (entry, _CIRCLE if region == cable.post.region else _OTHERS)
    chances.pop(cable.post.embassy.address, None)
    chosen = [entry for entry, chance in chances.values() if rng.random() < chance]
    for entry, _ in chances.values():
        if len(chosen) >= _FEWEST:
            break
        if entry not in chosen:
            chosen.append(entry)
    return chosen[: cable.shape.readers or _MOST]


def distribution(entries: Sequence[Entry], rng: Random, last: str = "") -> str:
    """A list of recipients with the commas of the source. Sometimes a name stands in it twice, and somebody says so."""
    names = [name(entry) for entry in entries]
    if rng.random() < _TWICE:
        at = rng.randrange(len(names))
        note = '<note type="editorial" resp="#encoder" xml:id="@n@">The source has this name twice.</note>'
        names.insert(at + 1, f"<sic>{names[at]}</sic>" if rng.random() < 0.5 else names[at] + note)
    names += [last] if last else []
    items = "<pc>,</pc></item><item>".join(names)
    return f'<list type="distribution" xml:id="@l@"><item>{items}</item></list>'


def moment(when: str, time: str = "") -> str:
    """When something was sent or received, for a ``correspAction``."""
    return f'<date when="{when}"/>' + (f'<time when="{time}"/>' if time else "")


def arrival(cable: Cable) -> datetime:
    """When it was received, on the clocks of the ministry if it came there."""
    return cable.received + timedelta(hours=0 if cable.outward else cable.service.offset)


def reference_in_note(cable: Cable) -> str:
    """A cable as the registry cites it."""
    return reference(cable.number, f"{cable.id}.xml")
