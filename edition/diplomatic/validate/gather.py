"""The facts that a document gives to the corpus."""

from collections.abc import Iterator

from lxml import etree

from diplomatic.document import citables_of, fold
from diplomatic.document.tei import XML_ID, first, local
from diplomatic.lock import Packed
from diplomatic.validate.checked import Checked
from diplomatic.validate.corpus import Address, Citation, DocumentFacts, Name, Number, Permanent
from diplomatic.validate.edition import EditionContext

NAMES = ("persName", "placeName", "orgName")
_STRING = etree.XPath("string()")
_HEADER_LINES = "t:text/t:front//t:ab"
_NUMBERED = frozenset({"registry", "special", "incoming", "outgoing"})


def gather(document: Checked, edition: EditionContext) -> DocumentFacts:
    """Read the facts of one document."""
    header = first(document.root, "t:teiHeader")
    return DocumentFacts(
        path=document.path,
        id=document.root.get(XML_ID, ""),
        line=_line(document.root),
        is_cable=document.text is not None,
        is_draft=document.is_draft,
        date=_sent(document),
        numbers=tuple(_numbers(document)),
        citations=tuple(
            Citation(text_of(ref), _line(ref))
            for ref in document.named("ref")
            if ref.get("type") == "cable" and not ref.get("target")
        ),
        names=tuple(_unlinked(document)) if document.text is not None else (),
        addresses=tuple(_addresses(header)) if header is not None else (),
        entries=tuple(_entries(document, edition)),
        texts=Packed.of(citables_of(document)) if edition.guard and document.text is not None else None,
    )


def text_of(element: etree._Element) -> str:
    """All text in an element, folded; comments are not text."""
    return fold(str(_STRING(element)))


def _line(element: etree._Element) -> int:
    return element.sourceline or 1


def _sent(document: Checked) -> str:
    date = first(document.root, "t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type='sent']/t:date[@when]")
    if date is None:
        date = first(document.root, "t:teiHeader/t:profileDesc/t:creation/t:date[@when]")
    return date.get("when", "")[:10] if date is not None else ""


def _numbers(document: Checked) -> Iterator[Number]:
    """The numbers in the lines of the original header; the place is where the cable came from."""
    if document.text is None:
        return
    origin = first(document.root, _HEADER_LINES + "[@type='transmission']/t:placeName")
    place = text_of(origin).casefold() if origin is not None else ""
    for number in document.named("idno"):
        line = number.getparent()
        kind = number.get("type", "")
        if kind not in _NUMBERED or line is None or local(line) != "ab":
            continue
        date = first(line, "t:date[@when]")
        yield Number(kind, text_of(number), _line(number), place, date.get("when", "") if date is not None else "")


def _unlinked(document: Checked) -> Iterator[Name]:
    seen: set[tuple[str, str]] = set()
    for name in document.named(*NAMES):
        if name.get("ref"):
            continue
        form = text_of(name)
        if form and (local(name), form) not in seen:
            seen.add((local(name), form))
            yield Name(local(name), form, _line(name))


def _addresses(header: etree._Element) -> Iterator[Permanent]:
    publication = first(header, "t:fileDesc/t:publicationStmt")
    if publication is not None:
        for number in publication:
            if local(number) == "idno" and number.get("type"):
                yield Permanent(number.get("type", ""), text_of(number), _line(number))


def _entries(document: Checked, edition: EditionContext) -> Iterator[Address]:
    if document.text is None:
        return
    pointers = {name.get("ref", "") for name in document.named(*NAMES, "term")}
    pointers |= {speech.get("who", "") for speech in document.named("said")}
    for pointer in sorted(
        {pointer for value in pointers for pointer in value.split()}
    ):  # the same facts in every process
        if entry := edition.entry(pointer, document):
            yield (entry.file, entry.id)
