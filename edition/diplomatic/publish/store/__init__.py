"""What is kept between two builds: the facts of every text, and what the site was made of. One SQLite database beside the site.

It is a cache and nothing more: without it a build does all of its work again. So it is never mended; one that cannot be read, or
that another version wrote, is begun anew. It holds JSON and not pickles: to open somebody's edition must not run their code.
"""

from diplomatic.publish.store.database import Store, place_of
from diplomatic.publish.store.packing import Packing

__all__ = ["Packing", "Store", "place_of"]
