"""What the schema of an edition says of the marks in its texts: for the page of the editorial principles."""

from collections.abc import Iterator, Sequence

from lxml import etree

from diplomatic import customization
from diplomatic.document.tei import TEI, XML_ID, XML_LANG, piece
from diplomatic.schema.emit.html.addresses import Addresses
from diplomatic.schema.emit.html.choose import description, examples, gloss, language_of
from diplomatic.schema.model import Kind, Schema, Spec
from diplomatic.schema.parts import Docs, ValueItem

_MARKS = "supplied sic choice unclear gap add del".split()
_NOTES, _LINES = "note", "ab"
_IN_REGISTERS = "description"
"""A kind of note that no cable has."""
_EXAMPLES = "http://www.tei-c.org/ns/Examples"
_POINTERS = ("ref", "target", "resp", "who", "hand", XML_ID)


class Signs:
    """What the schema says of the marks, the notes and the header lines, for ``transforms/html/principles.xsl``."""

    def __init__(self, schema: Schema, language: str) -> None:
        self._addresses = Addresses(schema)
        self._schema, self._language = schema, language

    def all(self) -> Iterator[etree._Element]:
        """A ``sign`` for each that the schema has."""
        for name in _MARKS:
            if spec := self._addresses.spec(Kind.ELEMENT, name):
                sign = self._sign("mark", spec)
                sign.extend(self._values(spec, "reason"))
                sign.extend(self._sample(spec))
                yield sign
        for kind, name in (("note", _NOTES), ("line", _LINES)):
            if spec := self._addresses.spec(Kind.ELEMENT, name):
                sign = self._sign(kind, spec)
                sign.extend(self._values(spec, "type"))
                yield sign

    def _sign(self, kind: str, spec: Spec) -> etree._Element:
        href = f"{customization.GUIDELINES}{self._addresses.href(spec)}"
        sign = etree.Element("sign", kind=kind, name=spec.name, href=href)
        self._say(sign, spec.docs, spec.name)
        return sign

    def _say(self, into: etree._Element, docs: Docs, name: str) -> None:
        """The gloss, or the name where there is none, and the description, each with its language."""
        called = gloss(docs, self._language, name)
        self._words(into, "gloss", name if called is None else _text(called), called)
        for part in description(docs, self._language):
            self._words(into, "desc", _text(part), part)

    def _words(self, into: etree._Element, tag: str, text: str, source: etree._Element | None) -> None:
        element = etree.SubElement(into, tag)
        element.text = text
        language = self._schema.lang if source is None else language_of(source) or self._schema.lang
        if language:
            element.set("lang", language)

    def _values(self, spec: Spec, attribute: str) -> Iterator[etree._Element]:
        element = self._schema.elements.get(spec.key)
        uses = [use for use in element.uses() if use.attribute.ident == attribute] if element else []
        items: Sequence[ValueItem] = uses[0].attribute.values.items if uses and uses[0].attribute.values else ()
        for item in items:
            if spec.ident != _NOTES or item.name != _IN_REGISTERS:
                value = etree.Element("value", name=item.name)
                self._say(value, item.docs, item.name)
                yield value

    def _sample(self, spec: Spec) -> Iterator[etree._Element]:
        """The first example of the schema, as it would stand in a cable."""
        for exemplum in examples(spec.docs, self._language)[:1]:
            sample = etree.Element("sample", {XML_LANG: language_of(exemplum) or self._schema.lang or "en"})
            for example in exemplum.iter(f"{{{_EXAMPLES}}}egXML"):
                sample.text = example.text
                sample.extend(_as_tei(part) for part in example if isinstance(part.tag, str))
                break
            yield sample


def _as_tei(example: etree._Element) -> etree._Element:
    """A part of an example as the element it is an example of; what points leads nowhere here, and is left out."""
    element = piece(etree.tostring(example))
    for part in element.iter(f"{{{_EXAMPLES}}}*"):
        part.tag = f"{{{TEI}}}{etree.QName(part).localname}"
        for name in _POINTERS:
            part.attrib.pop(name, None)
    return element


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
