"""The registers: a list of each, and a page for each entry with every place where the cables name it."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import combining, normalize

from lxml import etree

from diplomatic.document import Document, Entry, Registers
from diplomatic.document.registers import KINDS
from diplomatic.document.tei import XML_LANG, elements, identifier, language_of, piece
from diplomatic.publish import addresses
from diplomatic.publish.index import Appearance
from diplomatic.publish.site import Site, cable_element
from diplomatic.publish.step import File, Step, digest

_MOST = 200
"""Cables on one page of an entry: about as much as a phone scrolls through."""


def offer(site: Site) -> None:
    """Put the registers into the navigation, persons first."""
    for name in sorted(_names(site), key=usual_place):
        site.offer(addresses.register(name), key=name)


def steps(site: Site) -> Iterator[Step]:
    """For each register its list, its TEI, and the pages of its entries."""
    for register in site.edition.registers:
        yield _list(site, register)
        entries = Registers.of([register]).by_address
        for element in elements(register.root, *KINDS):
            entry = entries.get((register.path.resolve(), identifier(element) or ""))
            if entry and entry.id:
                yield from _pages(site, element, entry)


def _names(site: Site) -> list[str]:
    return [register.path.stem for register in site.edition.registers]


def usual_place(name: str) -> tuple[int, str]:
    """Where a register stands among the others: persons first, then places, organisations, and what else there is."""
    usual = ("persons", "places", "organizations")
    return (usual.index(name) if name in usual else len(usual), name)


def _list(site: Site, register: Document) -> Step:
    name = register.path.stem
    path = addresses.register(name)
    context = site.context(path)
    context.extend(_listed(site, register, path))
    around = etree.tostring(context)

    def make(_: Path) -> Iterator[File]:
        yield File(addresses.register(name, "xml"), register.path.read_bytes())
        content, said = site.renderer.stylesheet("register.xsl").apply(register, site.parameters(path), around)
        yield File(path, content.encode(), said)

    return Step(path, digest(site.markup, site.edition.memory.digest(register), around), make)


def _listed(site: Site, register: Document, page: str) -> Iterator[etree._Element]:
    """The entries by name; the first of each letter says so."""
    letter = ""
    for entry in sorted(
        Registers.of([register]).by_address.values(), key=lambda entry: (sort_key(entry.name), entry.id)
    ):
        count = str(len(site.index.appearances(entry)))
        listed = etree.Element("entry", id=entry.id, href=addresses.link(addresses.entry(entry), page), count=count)
        before, letter = letter, sort_key(entry.name)[:1].upper()
        if letter != before:
            listed.set("letter", letter)
        yield listed


def sort_key(name: str) -> str:
    """A name to sort by: É as E, without case, from its first letter or figure on."""
    plain = "".join(char for char in normalize("NFKD", name) if not combining(char)).casefold()
    return plain.lstrip("".join({char for char in plain if not char.isalnum()}))


def _pages(site: Site, element: etree._Element, entry: Entry) -> Iterator[Step]:
    appearances = site.index.appearances(entry)
    shares = [appearances[start : start + _MOST] for start in range(0, len(appearances), _MOST)] or [[]]
    for number, share in enumerate(shares, 1):
        path = addresses.entry(entry, number)
        data = etree.Element("entry-page", register=entry.file.stem, kind=entry.kind, name=entry.name)
        data.set("list", addresses.link(addresses.register(entry.file.stem), path))
        data.set("count", str(len(appearances)))
        data.append(_alone(element))
        data.extend(_appearance(appearance, path) for appearance in share)
        data.extend(_others(entry, number, len(shares)))
        yield site.page(path, "entry.xsl", data)


def _alone(element: etree._Element) -> etree._Element:
    """A copy of an entry that still has the language of what it stood in."""
    copy = piece(etree.tostring(element, with_tail=False))
    if language := language_of(element):
        copy.set(XML_LANG, language)
    return copy


def _appearance(appearance: Appearance, page: str) -> etree._Element:
    found = cable_element("appearance", appearance.cable, page)
    roles = {
        "is-sender": appearance.is_sender,
        "is-addressee": appearance.is_addressee,
        "is-recipient": appearance.is_recipient,
    }
    for role, holds in roles.items():
        if holds:
            found.set(role, "yes")
    target = addresses.link(addresses.cable(appearance.cable.id), page)
    for mention in appearance.mentions:
        etree.SubElement(
            found,
            "mention",
            href=f"{target}#{mention.anchor}" if mention.anchor else target,
            anchor=mention.anchor,
            before=mention.before,
            text=mention.text,
            after=mention.after,
            lang=mention.language,
        )
    return found


def _others(entry: Entry, number: int, count: int) -> Iterator[etree._Element]:
    """The pages of an entry that has more than one."""
    here = addresses.entry(entry, number)
    for other in range(1, count + 1) if count > 1 else ():
        part = etree.Element("part", n=str(other), href=addresses.link(addresses.entry(entry, other), here))
        if other == number:
            part.set("current", "yes")
        yield part
