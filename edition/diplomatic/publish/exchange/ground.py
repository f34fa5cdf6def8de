"""What every exchange format stands on: the address of the edition, its people, the days of its texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from lxml import etree

from diplomatic.document import Document, Facts
from diplomatic.document.permanent import address_of, web_address
from diplomatic.publish import addresses
from diplomatic.publish.exchange.authorities import records_of
from diplomatic.publish.site import Site
from diplomatic.publish.step import Inputs


@dataclass(frozen=True)
class Ground:
    """An edition that has an address. ``url`` ends with a slash."""

    site: Site
    url: str

    def at(self, path: str) -> str:
        """The address of a file of the site."""
        return self.url + quote(path)

    def setting(self, key: str) -> str:
        """What the settings say of the edition."""
        return self.site.config.text("edition", key).strip()

    @property
    def responsible(self) -> str:
        """Who answers for the edition: its editor, or its publisher; empty where the settings name neither."""
        return self.setting("editor") or self.setting("publisher")

    @property
    def licence(self) -> str:
        """The address of the terms under which the data may be used; empty where the settings state none."""
        return web_address(self.site.config.text("exchange", "licence")) or web_address(self.setting("licence"))

    def document(self, cable: Facts) -> Document:
        """A cable, parsed."""
        return self.site.index.document(cable)

    @cached_property
    def records(self) -> Mapping[tuple[Path, str], str]:
        """The authority record of each register entry that has one, by file and id."""
        return records_of(self.site.registers)

    def permanent(self, cable: Facts, document: Document | None = None) -> str:
        """The permanent address of a cable, which may be parsed already."""
        return address_of((document or self.document(cable)).root, cable.id, self.url)

    def tei(self, cable: Facts) -> str:
        """The address of the TEI of a cable."""
        return self.at(addresses.cable(cable.id, kind="xml"))

    @property
    def inputs(self) -> Inputs:
        """What a format depends on that tells of all texts."""
        site = self.site
        return {"markup": site.markup, "texts": site.index.contents, "registers": site.register_states}


def ground_of(site: Site) -> Ground | None:
    """What the exchange formats of a site stand on; None where its edition has no address on the web."""
    url = web_address(site.config.text("edition", "url"))
    return site.kept(
        "ground", lambda: Ground(site, url.rstrip("/") + "/") if url and not {"?", "#"} & set(url) else None
    )


def at_hand(site: Site) -> Ground:
    """The same, where there is one for certain."""
    ground = ground_of(site)
    assert ground is not None
    return ground


def day_of(text: str) -> str:
    """The day of a date or a moment, ISO 8601; empty where it names no day."""
    try:
        return date.fromisoformat(text[:10]).isoformat() if len(text) >= 10 else ""
    except ValueError:
        return ""


def child(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """A new element below another, in its namespace; attributes that are empty are left out."""
    space = etree.QName(parent).namespace
    element = etree.SubElement(parent, f"{{{space}}}{name}", {key: value for key, value in attributes.items() if value})
    element.text = text or None
    return element
