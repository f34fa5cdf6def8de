"""What the ``teiHeader`` of a cable states in words: its editorial rules, who did what, the terms of use. Kept as XML.

Most cables of an edition state the same: each statement is kept once, however many cables make it.
"""

from dataclasses import dataclass
from sys import intern

from lxml import etree

from diplomatic.document.tei import local, select

_FILE = "t:teiHeader/t:fileDesc/"


@dataclass(frozen=True, slots=True)
class Statements:
    """Each is the XML of one element, in canonical form (C14N), so that equal ones are equal strings.

    ``rules`` are the parts of ``editorialDecl``, each with the name of its element (``p`` where it has no other).
    """

    rules: tuple[tuple[str, str], ...] = ()
    responsible: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()


def statements_of(root: etree._Element) -> Statements:
    """The statements of one document."""
    rules = select(root, "t:teiHeader/t:encodingDesc/t:editorialDecl/*")
    return Statements(
        rules=tuple((local(rule), canonical(rule)) for rule in rules if local(rule)),
        responsible=tuple(map(canonical, select(root, _FILE + "t:titleStmt/t:respStmt"))),
        licences=tuple(map(canonical, select(root, _FILE + "t:publicationStmt/t:availability/*"))),
    )


def canonical(element: etree._Element) -> str:
    """The XML of an element without comments, in one form and kept once."""
    return intern(etree.tostring(element, method="c14n", exclusive=True, with_comments=False).decode())
