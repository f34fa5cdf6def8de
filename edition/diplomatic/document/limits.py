"""How much a document may ask of us. Each limit is far above any real cable, and far below what hurts."""

MAX_BYTES = 64 * 1024 * 1024
"""Bytes in one XML file or transcript."""

MAX_DEPTH = 150
"""Elements inside one another; a cable has about fifteen."""

MAX_LINE = 1024 * 1024
"""Characters in one line of a transcript."""
