"""The parts of a line: what a named group of a dialect's pattern stands for, and how it is marked up."""

from dataclasses import dataclass, field
from typing import Literal

Content = Literal["text", "words", "name", "names", "number", "date", "time", "references", "inline"]


@dataclass(frozen=True, slots=True)
class Part:
    """How one kind of part is marked up: the TEI element, its attributes, and what its text is."""

    element: str
    content: Content
    doc: str
    attributes: dict[str, str] = field(default_factory=dict)


PARTS: dict[str, Part] = {
    "label": Part("label", "text", "the clerk's word before a value, such as 'No.'"),
    "addressee": Part("persName", "name", "to whom the cable is addressed; on several lines, one on each"),
    "sender": Part("persName", "name", "who sent it: a person or an office"),
    "signer": Part("persName", "name", "who signed it, at its end"),
    "recipients": Part("list", "names", "the distribution list", {"type": "distribution"}),
    "sent_place": Part("placeName", "name", "where it was sent from"),
    "received_place": Part("placeName", "name", "where it was received"),
    "sent_date": Part("date", "date", "the day it was sent"),
    "sent_time": Part("time", "time", "the hour it was sent"),
    "received_date": Part("date", "date", "the day it was received"),
    "received_time": Part("time", "time", "the hour it was received"),
    "registered_date": Part("date", "date", "the day it was registered; that of receipt, if the cable gives no other"),
    "deciphered_date": Part(
        "date", "date", "the day it came to the cipher clerks; that of receipt, if the cable gives no other"
    ),
    "deciphered_time": Part("time", "time", "the hour it came to the cipher clerks"),
    "date": Part("date", "date", "any other date"),
    "time": Part("time", "time", "any other time"),
    "incoming": Part("idno", "number", "the number of the receiving telegraph", {"type": "incoming"}),
    "outgoing": Part("idno", "number", "the number of the sending post", {"type": "outgoing"}),
    "registry": Part("idno", "number", "the number of the registry", {"type": "registry"}),
    "copy": Part("idno", "number", "the number of the copy", {"type": "copy"}),
    "special": Part("idno", "number", "the special number", {"type": "special"}),
    "precedence": Part("term", "text", "how urgent it is", {"type": "precedence"}),
    "classification": Part("term", "text", "how secret it is", {"type": "classification"}),
    "declassification": Part("term", "text", "when it may be declassified", {"type": "classification"}),
    "handling": Part("term", "text", "how it is to be handled", {"type": "handling"}),
    "subject": Part("term", "words", "indexing words, each of them a term", {"type": "subject"}),
    "title": Part("title", "inline", "the subject line, which is also the title"),
    "references": Part("ref", "references", "where it refers to other cables", {"type": "cable"}),
    "series": Part("", "inline", "the series that the transcript belongs to"),
    "number": Part("", "inline", "its number in the series"),
    "heading": Part("", "inline", "the title that the publication gives the cable"),
    "heading_date": Part("", "inline", "the date of the cable in that title"),
    "note": Part("", "inline", "the text of a note"),
}
"""The closed list of group names. A digit at the end tells apart several groups of one kind: ``label2``."""


NOT_IN_CLOSER = frozenset({"label", "recipients"})
"""Parts that TEI does not allow in a ``closer``."""


def part_name(group: str) -> str:
    """The kind of part that a group name stands for: ``label2`` → ``label``."""
    return group.rstrip("0123456789")
