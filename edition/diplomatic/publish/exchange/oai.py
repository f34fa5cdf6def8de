"""An OAI static repository (OAI-PMH 2.0, guidelines-static-repository): the records of a small edition in one file.

A gateway that the editor has chosen answers the harvesters out of it; its address, and that of whom to write to, have to stand
in the file. So there is one only where the settings name both. The specification means it for at most 5,000 records.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from urllib.parse import quote, urlsplit

from lxml import etree

from diplomatic.cite import work_of
from diplomatic.cite.formats.dublin_core import OAI_DC, element
from diplomatic.document import Document, Facts
from diplomatic.document.permanent import web_address
from diplomatic.document.tei import TEI, XML
from diplomatic.publish import addresses
from diplomatic.publish.exchange.ground import Ground, at_hand, child, day_of
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step

_OAI = "http://www.openarchives.org/OAI/2.0/"
_STATIC = f"{_OAI}static-repository"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LOCATION = f"{{{_XSI}}}schemaLocation"
_SCHEMAS = {
    "oai_dc": (OAI_DC, f"{_OAI}oai_dc.xsd"),
    "tei": (TEI, "https://vault.tei-c.org/P5/current/xml/tei/custom/schema/xsd/tei_all.xsd"),
}
_MOST = 5000


def offered(ground: Ground) -> bool:
    """Whether there is one."""
    return bool(_gateway(ground) and _email(ground) and _dated(ground)) and len(ground.site.index.cables) <= _MOST


def steps(ground: Ground) -> Iterator[Step]:
    """The step that makes the file."""
    if offered(ground):
        yield Step(addresses.OAI, ground.inputs, _make, can_wait=True)


def _make(site: Site) -> Iterator[File]:
    yield File(addresses.OAI, repository_of(at_hand(site)))


def _gateway(ground: Ground) -> str:
    return web_address(ground.site.config.text("exchange", "oai_gateway")).rstrip("/")


def _email(ground: Ground) -> str:
    return ground.site.config.text("exchange", "email").strip()


def _dated(ground: Ground) -> Sequence[Facts]:
    """The cables whose header names the day of a change: a record cannot do without."""
    return [cable for cable in ground.site.index.cables if day_of(cable.changed)]


def repository_of(ground: Ground) -> bytes:
    """The whole file: who it is, the formats, and all records in each of them."""
    content = BytesIO()
    with etree.xmlfile(content, encoding="UTF-8") as file:
        file.write_declaration()
        names = {None: _STATIC, "oai": _OAI, "xsi": _XSI}
        with file.element(f"{{{_STATIC}}}Repository", {_LOCATION: f"{_STATIC} {_STATIC}.xsd"}, nsmap=names):
            file.write(_identify(ground), _formats())
            for prefix in _SCHEMAS:
                with file.element(f"{{{_STATIC}}}ListRecords", {"metadataPrefix": prefix}):
                    for cable in _dated(ground):
                        file.write(_record(ground, cable, prefix))
    return content.getvalue() + b"\n"


def _identify(ground: Ground) -> etree._Element:
    place = ground.at(addresses.OAI).partition("://")[2]
    said = {
        "repositoryName": ground.setting("title"),
        "baseURL": f"{_gateway(ground)}/{place}",
        "protocolVersion": "2.0",
        "adminEmail": _email(ground),
        "earliestDatestamp": min(day_of(cable.changed) for cable in _dated(ground)),
        "deletedRecord": "no",
        "granularity": "YYYY-MM-DD",
    }
    return _oai("Identify", said)


def _formats() -> etree._Element:
    formats = etree.Element(f"{{{_STATIC}}}ListMetadataFormats", nsmap={None: _STATIC, "oai": _OAI})
    for prefix, (space, schema) in _SCHEMAS.items():
        described = etree.SubElement(formats, f"{{{_OAI}}}metadataFormat")
        for name, value in (("metadataPrefix", prefix), ("schema", schema), ("metadataNamespace", space)):
            child(described, name, value)
    return formats


def _oai(name: str, values: Mapping[str, str]) -> etree._Element:
    said = etree.Element(f"{{{_STATIC}}}{name}", nsmap={None: _STATIC, "oai": _OAI})
    for key, value in values.items():
        etree.SubElement(said, f"{{{_OAI}}}{key}").text = value
    return said


def _record(ground: Ground, cable: Facts, prefix: str) -> etree._Element:
    record = etree.Element(f"{{{_OAI}}}record", nsmap={"oai": _OAI, "xsi": _XSI})
    header = child(record, "header")
    child(header, "identifier", f"oai:{urlsplit(ground.url).hostname}:{quote(cable.id)}")
    child(header, "datestamp", day_of(cable.changed))
    document = ground.document(cable)
    child(record, "metadata").append(
        _text(ground, cable, document) if prefix == "tei" else element(work_of(document, ground.site.config))
    )
    return record


def _text(ground: Ground, cable: Facts, document: Document) -> etree._Element:
    """The TEI of a cable. It says where it is from, so that its pointers lead somewhere, and by which schema it is read."""
    root = deepcopy(document.root)
    for name, value in ((f"{{{XML}}}base", ground.tei(cable)), (_LOCATION, " ".join(_SCHEMAS["tei"]))):
        if name not in root.attrib:
            root.set(name, value)
    return root
