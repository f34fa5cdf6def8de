"""How a comparison is written: one module for each format, each with a function ``render``."""

NAMES = ("text", "json", "markdown")
