"""Whether a site is there as it would be made now. It is asked before anything else is loaded."""

from pathlib import Path

from diplomatic.publish import manifest
from diplomatic.publish.made import damaged
from diplomatic.publish.sources import Sources
from diplomatic.publish.store import Store


def is_fresh(sources: Sources, store: Store, site: Path) -> bool:
    """Whether nothing that it is made from has changed, all of its files are there, and the last build had nothing to report."""
    known = store.said("clean")
    return bool(known) and manifest.is_ours(site) and known == sources.inputs and not damaged(store, site)
