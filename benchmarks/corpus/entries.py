"""What the registers hold: people, places and organisations, and how a text names them."""

from dataclasses import dataclass
from html import escape

TAGS = {"person": "persName", "place": "placeName", "org": "orgName"}
FILES = {"person": "persons", "place": "places", "org": "organizations"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``forms`` are the spellings that the texts use, the usual one first; ``facts`` is XML."""

    kind: str
    id: str
    name: str
    forms: tuple[str, ...]
    note: str
    facts: str = ""

    @property
    def short(self) -> str:
        """What a text calls it: a surname, a city without its state."""
        return self.forms[0] if self.forms else self.name

    @property
    def address(self) -> str:
        """The pointer of a cable to this entry."""
        return f"../registers/{FILES[self.kind]}.xml#{self.id}"

    def xml(self) -> str:
        """The entry as the register has it."""
        tag = TAGS[self.kind]
        names = [f'<{tag} type="preferred">{escape(self.name)}</{tag}>']
        names += [f'<{tag} type="variant">{escape(form)}</{tag}>' for form in self.forms if form != self.name]
        note = f'<note type="description">{escape(self.note)}</note>'
        parts = "\n        ".join([*names, *([self.facts] if self.facts else []), note])
        return f'      <{self.kind} xml:id="{self.id}">\n        {parts}\n      </{self.kind}>\n'


@dataclass(frozen=True, slots=True)
class Person(Entry):
    """Somebody who never lived: with an office, and in full as a text introduces him."""

    initials: str = ""
    full: str = ""
    office: str = ""


def name(entry: Entry, form: str = "", **attributes: str) -> str:
    """The element that names an entry in a cable."""
    tag = TAGS[entry.kind]
    more = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<{tag} ref="{entry.address}"{more}>{escape(form or entry.short)}</{tag}>'
