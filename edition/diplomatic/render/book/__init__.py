"""A book: one cable or a whole edition, before it is an EPUB or a PDF. Both are made from the same chapters."""

from diplomatic.render.book.metadata import Metadata, Person
from diplomatic.render.book.model import Book, Bound, NotACable, Page, cable_book, edition_book

__all__ = ["Book", "Bound", "Metadata", "NotACable", "Page", "Person", "cable_book", "edition_book"]
