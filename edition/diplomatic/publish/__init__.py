"""From documents to a site: pages, registers, an index, and a manifest of what was built."""

from diplomatic.publish.build import Built, build, may_replace
from diplomatic.publish.edition import Edition, open_edition
from diplomatic.publish.memory import Memory

__all__ = ["Built", "Edition", "Memory", "build", "may_replace", "open_edition"]
