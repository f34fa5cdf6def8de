"""A test corpus: a whole edition of invented cables, as large as one asks for and always the same for the same seed.

Everything in it is made up, and it says so on every page. It gives lists, registers, pictures, search and the
measurements something to show that one real cable cannot.
"""

from benchmarks.corpus.generate import generate
from benchmarks.corpus.past import Past, generate_past
from benchmarks.corpus.shape import ALIKE, Shape

__all__ = ["ALIKE", "Past", "Shape", "generate", "generate_past"]
