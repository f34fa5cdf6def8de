"""The forms in which cables come, one module each: what their clerks put above and below a message."""

from collections.abc import Callable
from random import Random

from benchmarks.corpus.forms import american, kgb, polish, soviet
from benchmarks.corpus.sheet import Sheet
from benchmarks.corpus.story import Cable

FORMS: dict[str, Callable[[Cable, Random], Sheet]] = {
    "soviet": soviet.sheet,
    "kgb": kgb.sheet,
    "us-telegram": american.sheet,
    "polish-ciphergram": polish.sheet,
}
DIALECTS = {"kgb": "soviet"}
"""The dialect of a form that has not a dialect of its own."""
