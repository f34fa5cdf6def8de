"""A cable as plain text: wrapped, the header laid out as a form, the distribution list in columns, notes collected."""

from diplomatic.render.text.cable import render

__all__ = ["render"]
