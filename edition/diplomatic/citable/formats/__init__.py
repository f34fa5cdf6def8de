"""How a report is written: one module for each format, each with a function ``render``."""

NAMES = ("text", "json", "markdown")
