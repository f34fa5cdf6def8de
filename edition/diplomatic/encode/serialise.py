"""A TEI tree as the bytes of a file: one block a line, and not a character moved inside mixed content."""

from lxml import etree

from diplomatic.document.tei import local

_CONTAINERS = frozenset(
    """TEI teiHeader fileDesc titleStmt respStmt editionStmt publicationStmt availability seriesStmt sourceDesc msDesc
    msIdentifier altIdentifier encodingDesc editorialDecl correction normalization punctuation segmentation refsDecl classDecl
    taxonomy category appInfo application profileDesc creation langUsage correspDesc correspAction correspContext textClass
    handNotes revisionDesc text front docTitle div body back list""".split()
)
_PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-model href="{}" type="application/xml" schematypens="{}"?>\n'
_XSD = "http://www.w3.org/2001/XMLSchema"


def serialise(root: etree._Element, schema: str) -> bytes:
    """The file's bytes. ``schema`` is the address of the schema as seen from the file, for the editor's tools."""
    _indent(root, 0)
    return (_PROLOGUE.format(schema, _XSD) + etree.tostring(root, encoding="unicode") + "\n").encode()


def _indent(element: etree._Element, depth: int) -> None:
    if local(element) not in _CONTAINERS or not len(element) or (element.text or "").strip():
        return
    inner = "\n" + "  " * (depth + 1)
    element.text = inner
    for child in element:
        _indent(child, depth + 1)
        child.tail = inner
    element[-1].tail = "\n" + "  " * depth
