"""One passage of a cable as a TEI document of its own: what the Document endpoint of DTS answers for a reference."""

from html import escape
from urllib.parse import quote

from lxml import etree

from diplomatic.document import Document
from diplomatic.document.tei import TEI, language_of

_DTS = "https://w3id.org/api/dts#"


def passage(document: Document, node: etree._Element, language: str) -> bytes:
    """The passage in ``dts:wrapper``, without a header, in its own language or that of the edition.

    It stands in the folder of its cable: ``xml:base`` keeps the pointers in it leading where they lead in the whole.
    """
    base, said = escape(f"../{quote(document.id)}.xml"), escape(language_of(node) or language)
    words = etree.tostring(node, encoding="unicode", with_tail=False)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<TEI xmlns="{TEI}" xml:base="{base}" xml:lang="{said}">'
        f'<dts:wrapper xmlns:dts="{_DTS}">{words}</dts:wrapper></TEI>\n'
    ).encode()
