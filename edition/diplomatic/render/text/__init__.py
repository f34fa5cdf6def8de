"""A cable as plain text: wrapped, the header laid out as a form, the list in columns, notes collected; a register too."""

from diplomatic.render.text.cable import render
from diplomatic.render.text.register import render_register

__all__ = ["render", "render_register"]
