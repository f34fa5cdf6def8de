"""From documents to a site: pages, registers, an index, and a manifest of what was built."""

from diplomatic.publish.build import Built, build
from diplomatic.publish.edition import Edition, open_edition

__all__ = ["Built", "Edition", "build", "open_edition"]
