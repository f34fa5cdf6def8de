"""CMIF 2, the Correspondence Metadata Interchange Format of the TEI's SIG Correspondence: who wrote to whom, when, from where.

Rules: its schema and Schematron (``odd/`` of TEI-Correspondence-SIG/CMIF), and for what the texts mention the proposal of
version 2 there. correspSearch harvests such a file. Its licence has to be CC BY 4.0 or CC0: the file states the one that the
settings state, and no other.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from diplomatic.document import Facts, fold
from diplomatic.document.tei import TEI, XML_ID, elements, first, local, q, select
from diplomatic.publish import addresses
from diplomatic.publish.exchange.ground import Ground, at_hand, child
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step

_VOCABULARY = "https://lod.academy/cmif/vocab/terms/"
_MENTIONS = {"person": "mentionsPerson", "place": "mentionsPlace", "org": "mentionsOrg"}
_DATES = ("when", "from", "to", "notBefore", "notAfter")
_DAY = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?")
_ACTIONS = ("sent", "received")
_NAMES = ("persName", "orgName", "placeName")


def offered(ground: Ground) -> bool:
    """Whether there is one: the format asks for someone who answers for it."""
    return bool(ground.responsible)


def steps(ground: Ground) -> Iterator[Step]:
    """The step that makes the file."""
    if offered(ground):
        yield Step(addresses.CMIF, ground.inputs, _make, can_wait=True)


def _make(site: Site) -> Iterator[File]:
    yield File(addresses.CMIF, index_of(at_hand(site)))


def index_of(ground: Ground) -> bytes:
    """The whole file, a cable at a time: the tree of a large edition would not fit beside its documents."""
    source = f"uuid-{uuid5(NAMESPACE_URL, ground.url)}"
    content = BytesIO()
    with etree.xmlfile(content, encoding="UTF-8") as file:
        file.write_declaration()
        with file.element(q("TEI"), nsmap={None: TEI}):
            with file.element(q("teiHeader")):
                file.write(_about(ground, source), "\n", _prefixes(), "\n")
                with file.element(q("profileDesc")):
                    for cable in ground.site.index.cables:
                        file.write("\n", _described(ground, cable, source))
            # A TEI document has a text; an index has nothing to say in it.
            file.write(_empty_text())
    return content.getvalue() + b"\n"


def _about(ground: Ground, source: str) -> etree._Element:
    about = etree.Element(q("fileDesc"), nsmap={None: TEI})
    titles = child(about, "titleStmt")
    child(titles, "title", ground.setting("title"))
    editor = child(titles, "editor", ground.responsible)
    if email := ground.site.config.text("exchange", "email"):
        child(editor, "email", email)
    published = child(about, "publicationStmt")
    child(published, "publisher", ground.setting("publisher") or ground.responsible)
    child(published, "idno", ground.at(addresses.CMIF), type="url")
    if changed := _day(ground.site.index.changed):
        child(published, "date", when=changed)
    rights = ground.setting("rights")
    if ground.licence or rights:
        terms = child(published, "availability")
        child(terms, "licence", rights or ground.licence, target=ground.licence)
    bibl = child(child(about, "sourceDesc"), "bibl", type="online")
    bibl.set(XML_ID, source)
    child(bibl, "title", ground.setting("title"))
    child(bibl, "ref", ground.url, target=ground.url)
    return about


def _prefixes() -> etree._Element:
    described = etree.Element(q("encodingDesc"), nsmap={None: TEI})
    prefixes = child(described, "listPrefixDef")
    child(prefixes, "prefixDef", ident="cmif", matchPattern="(.+)", replacementPattern=f"{_VOCABULARY}$1")
    return described


def _empty_text() -> etree._Element:
    text = etree.Element(q("text"), nsmap={None: TEI})
    child(child(text, "body"), "p")
    return text


def _described(ground: Ground, cable: Facts, source: str) -> etree._Element:
    """What is known of one cable. Both ends are there, as the format asks; one that no header names is "Unknown"."""
    description = etree.Element(q("correspDesc"), nsmap={None: TEI})
    document = ground.document(cable)
    description.set("ref", ground.permanent(cable, document))
    description.set("source", f"#{source}")
    for kind in _ACTIONS:
        action = child(description, "correspAction", type=kind)
        stated = first(document.root, f"t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type='{kind}']")
        for part in () if stated is None else elements(stated, *_NAMES, "date"):
            _part(ground, cable, action, part)
        if not select(action, "t:persName | t:orgName"):
            action.insert(0, etree.Element(q("persName")))
            action[0].text = "Unknown"
    if answered := ground.site.index.answers(cable):
        context = child(description, "correspContext")
        for other in answered:
            child(context, "ref", other.title, type="replyTo", target=ground.permanent(other))
    _note(ground, cable, description)
    return description


def _part(ground: Ground, cable: Facts, action: etree._Element, part: etree._Element) -> None:
    """A name with its authority record, or a date as the format has it: a year, a month or a day, and no time."""
    if local(part) != "date":
        words = fold("".join(map(str, part.itertext()))).strip()
        if words:
            child(action, local(part), words, ref=_record(ground, cable, part.get("ref", "")))
    elif stated := {name: day for name in _DATES if (day := _day(part.get(name, "")))}:
        child(action, "date", **stated)


def _day(text: str) -> str:
    found = _DAY.match(text)
    return found[0] if found else ""


def _record(ground: Ground, cable: Facts, pointer: str) -> str:
    entry = ground.site.index.entry(pointer, cable) if pointer else None
    return ground.records.get((entry.file, entry.id), "") if entry else ""


def _note(ground: Ground, cable: Facts, description: etree._Element) -> None:
    """What version 2 adds: whom and what the text names, its language, and where its TEI is."""
    note = child(description, "note")
    for term, words, target in _mentions(ground, cable):
        child(note, "ref", words, type=f"cmif:{term}", target=target)
    child(note, "ref", type="cmif:hasLanguage", target=cable.language or ground.site.language)
    child(note, "ref", type="cmif:isAvailableAsTEIfile", target=ground.tei(cable))


def _mentions(ground: Ground, cable: Facts) -> Iterator[tuple[str, str, str]]:
    """Each entry that the text names, once; those of a distribution list received the cable, and are not spoken of."""
    for entry in ground.site.index.mentioned(cable):
        yield _MENTIONS[entry.kind], entry.name, ground.records.get((entry.file, entry.id), "")
