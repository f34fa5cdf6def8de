"""A page in TEI: its title from the header, its text through the templates of a cable's text."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, fold, read
from diplomatic.document.tei import XML_LANG, first, identifier, select
from diplomatic.labels import nearest
from diplomatic.render.html import Stylesheet
from diplomatic.render.prose import codes
from diplomatic.render.prose.headings import level, opening
from diplomatic.render.prose.page import Links, Page, Written

SHEET = "page-text.xsl"


class TeiPage(Page):
    """A TEI file. No schema is asked: what the templates do not know keeps its text, and is reported.

    Raises:
        Unreadable: if it cannot be read as TEI.
    """

    def __init__(self, path: Path, name: str, language: str, stylesheet: Callable[[str], Stylesheet]) -> None:
        self.path, self.name = path, name
        self._document, self._stylesheet, self._labels = read(path), stylesheet, language
        root = self._document.root
        text, title = (
            first(root, "t:text"),
            first(root, "t:teiHeader/t:fileDesc/t:titleStmt/t:title[normalize-space()]"),
        )
        self.title = "" if title is None else fold("".join(map(str, title.itertext())))
        own = text.get(XML_LANG) if text is not None else None
        self.language = own or root.get(XML_LANG) or language
        self.ids = frozenset(known for element in root.iter() if (known := identifier(element)))

    def write(self, links: Links) -> Written:
        document = Document(self.path, deepcopy(self._document.tree))
        findings = list(self._settle(document, links))
        body, said = self._stylesheet(SHEET).tree(document, {"lang": self._labels})
        heading = opening(body[0], self.title)
        level(body)
        return Written(heading, body, nearest(self._labels), [*findings, *said])

    def _settle(self, document: Document, links: Links) -> Iterator[Diagnostic]:
        """Write the address on the site in the place of each pointer; one that leads nowhere is left out."""
        for element in select(document.root, "t:text//*"):
            for name in ("target", "ref"):
                pointer = (element.get(name) or "").split()[:1]
                if not pointer:
                    continue
                address = links.to(self, pointer[0])
                if address is not None:
                    element.set(name, address)
                    continue
                del element.attrib[name]
                message = f"the link to '{pointer[0]}' leads nowhere"
                hint = "see 'diplomatic explain P001' for how to write it"
                yield self.finding(codes.DEAD_LINK, element.sourceline, message, hint)
