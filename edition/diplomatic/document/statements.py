"""What the ``teiHeader`` of a cable states in words: its editorial rules, who did what, the terms of use. Kept as XML.

Most cables of an edition state the same: each statement is kept once, however many cables make it.
"""

import re
from copy import deepcopy
from dataclasses import dataclass
from sys import intern

from lxml import etree

from diplomatic.document.tei import XML_LANG, language_of, local, select

_SPACES = re.compile(r"[ \t\n]+")
_BETWEEN = re.compile(r"(?<=>) (?=<(?:p|ab|list|item)[ >/])|(?<=</p>) (?=<)")
"""The spaces around a block, which say nothing."""
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
    """The XML of an element without comments, in one form, whatever its line breaks are, with its language, and kept once."""
    if (language := language_of(element)) and XML_LANG not in element.attrib:
        element = deepcopy(element)
        element.set(XML_LANG, language)
    try:
        xml = etree.tostring(element, method="c14n", exclusive=True, with_comments=False).decode()
    except etree.C14NError:  # a namespace in scope has a relative name, which C14N does not allow
        xml = etree.tostring(element, encoding="unicode", with_tail=False)
    return intern(_BETWEEN.sub("", _SPACES.sub(" ", xml)))
