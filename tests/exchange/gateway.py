"""A gateway for tests: it answers the six verbs of OAI-PMH 2.0 out of a static repository, and does nothing else."""

from collections.abc import Mapping
from copy import deepcopy
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from lxml import etree

OAI = "http://www.openarchives.org/OAI/2.0/"
NS = {"o": OAI, "s": f"{OAI}static-repository"}


class NotAnswered(Exception):
    """What the protocol calls an error, by its code."""


class Gateway:
    """The answers that a repository file allows."""

    def __init__(self, file: Path) -> None:
        self.root = etree.parse(file).getroot()

    def answer(self, asked: Mapping[str, str]) -> bytes:
        root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI})
        etree.SubElement(root, f"{{{OAI}}}responseDate").text = "2026-01-01T00:00:00Z"
        etree.SubElement(root, f"{{{OAI}}}request").text = self.root.findtext("s:Identify/o:baseURL", "", NS)
        try:
            root.append(self._said(asked))
        except NotAnswered as error:
            etree.SubElement(root, f"{{{OAI}}}error", code=str(error))
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    def _said(self, asked: Mapping[str, str]) -> etree._Element:
        verb = asked.get("verb", "")
        said = etree.Element(f"{{{OAI}}}{verb or 'none'}")
        if verb in {"Identify", "ListMetadataFormats"}:
            (stated,) = self.root.iterfind(f"s:{verb}", NS)
            said.extend(deepcopy(part) for part in stated)
        elif verb == "ListSets":
            raise NotAnswered("noSetHierarchy")
        elif verb in {"ListRecords", "ListIdentifiers", "GetRecord"}:
            for record in self._records(asked):
                said.append(deepcopy(record[0] if verb == "ListIdentifiers" else record))
        else:
            raise NotAnswered("badVerb")
        return said

    def _records(self, asked: Mapping[str, str]) -> list[etree._Element]:
        lists = [
            part
            for part in self.root.iterfind("s:ListRecords", NS)
            if part.get("metadataPrefix") == asked.get("metadataPrefix")
        ]
        if not lists:
            raise NotAnswered("cannotDisseminateFormat")
        first, last = asked.get("from", ""), asked.get("until", "9999")
        found = [record for record in lists[0] if first <= record.findtext("o:header/o:datestamp", "", NS) <= last]
        if asked["verb"] == "GetRecord":
            found = [
                record
                for record in found
                if record.findtext("o:header/o:identifier", "", NS) == asked.get("identifier")
            ]
        if not found:
            raise NotAnswered("idDoesNotExist" if asked["verb"] == "GetRecord" else "noRecordsMatch")
        return found


def handler(gateway: Gateway) -> type[BaseHTTPRequestHandler]:
    """What lets a web server answer as the gateway."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = gateway.answer(dict(parse_qsl(urlsplit(self.path).query)))
            self.send_response(200)
            self.send_header("Content-Type", "text/xml; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            del format, args

    return Handler
