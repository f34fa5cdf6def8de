"""One TEI document, read once: its tree, its text, its facts, and the registers it points at."""

from diplomatic.document.citable import Citable, citables_of, page_text
from diplomatic.document.facts import Act, Facts, Name, facts_of
from diplomatic.document.mentions import Mention, mentions_of
from diplomatic.document.model import Document
from diplomatic.document.passages import Passage, passages_of
from diplomatic.document.reading import Unreadable, read, read_bytes, read_text
from diplomatic.document.registers import Entry, Registers
from diplomatic.document.statements import Statements
from diplomatic.document.text import View, fold, plain_text
from diplomatic.document.transit import Transit, transit

__all__ = [
    "Act",
    "Citable",
    "Document",
    "Entry",
    "Facts",
    "Mention",
    "Name",
    "Passage",
    "Registers",
    "Statements",
    "Transit",
    "Unreadable",
    "View",
    "citables_of",
    "facts_of",
    "fold",
    "mentions_of",
    "page_text",
    "passages_of",
    "plain_text",
    "read",
    "read_bytes",
    "read_text",
    "transit",
]
