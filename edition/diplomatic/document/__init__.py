"""One TEI document, read once: its tree, its text, its facts, and the registers it points at."""

from diplomatic.document.facts import Act, Facts, facts_of
from diplomatic.document.model import Document
from diplomatic.document.reading import Unreadable, read, read_bytes, read_text
from diplomatic.document.registers import Entry, Registers
from diplomatic.document.text import View, fold, plain_text

__all__ = [
    "Act",
    "Document",
    "Entry",
    "Facts",
    "Registers",
    "Unreadable",
    "View",
    "facts_of",
    "fold",
    "plain_text",
    "read",
    "read_bytes",
    "read_text",
]
