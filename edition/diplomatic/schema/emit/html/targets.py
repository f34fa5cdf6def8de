"""Targets: what a ``ref`` or ``ptr`` of the prose may lead to."""

import re

from diplomatic.document.permanent import leads_out
from diplomatic.schema.emit.html.addresses import Addresses
from diplomatic.schema.emit.html.words import Words

GUIDELINES = "https://tei-c.org/release/doc/tei-p5-doc/en/html"
_SECTION = re.compile(r"#(?P<chapter>[A-Z]{2})[A-Za-z0-9-]*")


class Targets:
    """Resolves targets. ``guidelines`` says that sections which are not here are those of the TEI Guidelines."""

    def __init__(self, addresses: Addresses, words: Words) -> None:
        self._addresses = addresses
        self._words = words

    def href(self, target: str) -> str | None:
        """The address; None for what is not on these pages and not on the web (a file, ``javascript:``)."""
        if leads_out(target):
            return target
        if not target.startswith("#"):
            return None
        ident = target[1:]
        found = self._addresses.prose(ident) or self._addresses.href(self._addresses.any(ident.removeprefix("TEI.")))
        section = _SECTION.fullmatch(target)
        return found or (f"{GUIDELINES}/{section['chapter']}.html{target}" if section else None)

    def name(self, target: str) -> str:
        """What to call a target that the prose has no words for."""
        if not target.startswith("#"):
            return target.removeprefix("https://").removeprefix("http://").removeprefix("mailto:")
        heading = self._addresses.headings.get(target[1:])
        if heading:
            return heading
        if self._addresses.any(target[1:]) is None and _SECTION.fullmatch(target):
            return self._words("guidelines-section", section=target[1:])
        return target[1:]
