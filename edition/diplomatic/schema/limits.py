"""How much an ODD may ask of the compiler. Each limit is far above any real customization, and far below what hurts."""

MAX_BYTES = 64 * 1024 * 1024
"""Bytes in one ODD or source; ``p5subset.xml`` has eight million."""

MAX_NESTING = 32
"""Groups of specifications, included grammars or chained ODDs inside one another."""

MAX_FOLLOWED = 10_000
"""References to groups that one ODD follows in all: groups that name one another twice would double without end."""

MAX_VALUES = 20_000
"""Values in one ``valList``; the longest of the TEI has about thirty."""

MAX_COPIES = 200
"""A ``maxOccurs`` above this becomes unbounded: RELAX NG has to write every copy out."""

MAX_CHAIN = 50
"""Classes, macros or datatypes that refer to one another in a row; the TEI has about six."""

MAX_PARTICLES = 10_000
"""Particles of one content model with every repetition written out; above it, repetitions are unbounded."""
