"""The citation that a page shows, as a line of text, in the language of the cable."""

from diplomatic.cite.visible import plain
from diplomatic.cite.work import Work


def render(work: Work) -> str:
    """One line."""
    return plain(work, work.language) + "\n"
