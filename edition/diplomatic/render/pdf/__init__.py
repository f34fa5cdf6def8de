"""A book as PDF: tagged (PDF/UA-1, ISO 14289-1), with footnotes, running heads and bookmarks. WeasyPrint sets it."""

from diplomatic.render.pdf.making import pdf
from diplomatic.render.pdf.press import pdf_available

__all__ = ["pdf", "pdf_available"]
