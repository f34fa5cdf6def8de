"""The registers: a list of each, and a page for each entry with every place where the cables name it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unicodedata import combining, normalize

from lxml import etree

from diplomatic.document import Document, Entry
from diplomatic.document.registers import KINDS
from diplomatic.document.tei import XML_LANG, elements, identifier, language_of, piece
from diplomatic.publish import addresses
from diplomatic.publish.index import Appearance
from diplomatic.publish.site import Site, cable_element
from diplomatic.publish.sources import unchanged
from diplomatic.publish.step import File, Inputs, Part, Step, digest

_MOST = 200
"""Cables on one page of an entry: about as much as a phone scrolls through."""


def offer(site: Site) -> None:
    """Put the registers into the navigation, persons first."""
    for name in sorted(_names(site), key=usual_place):
        site.offer(addresses.register(name), key=name)


def steps(site: Site) -> Iterator[Step | Part]:
    """For each register its list, its TEI, and the pages of its entries: of each entry a part."""
    for register, (_, state) in zip(site.registers, site.frame.registers, strict=True):
        yield _list(site, register, state)
        file = register.path.resolve()
        for element in elements(register.root, *KINDS):
            entry = site.entries.by_address.get((file, identifier(element) or ""))
            if entry and entry.id:
                known = site.index.entry_states.get((entry.file, entry.id), "")
                inputs = {**site.inputs, "entry": digest(etree.tostring(_alone(element))), "appearances": known}
                yield Part(addresses.entry(entry), inputs, partial(_pages, site, entry, inputs))


def _names(site: Site) -> list[str]:
    return [register.path.stem for register in site.registers]


def usual_place(name: str) -> tuple[int, str]:
    """Where a register stands among the others: persons first, then places, organisations, and what else there is."""
    usual = ("persons", "places", "organizations")
    return (usual.index(name) if name in usual else len(usual), name)


def _list(site: Site, register: Document, state: str) -> Step:
    counts = ",".join(f"{entry.id}={site.index.count(entry)}" for entry in _entries(site, register))
    inputs = {**site.inputs, "register": state, "appearances": digest(counts)}
    return Step(addresses.register(register.path.stem), inputs, partial(_make_list, register.path))


def _make_list(file: Path, site: Site) -> Iterator[File]:
    register = next(register for register in site.registers if register.path == file)
    path = addresses.register(file.stem)
    context = site.context(path)
    context.extend(_listed(site, register, path))
    yield File(addresses.register(file.stem, "xml"), unchanged(file, dict(site.frame.registers)[file]))
    content, said = site.renderer.stylesheet("register.xsl").apply(
        register, site.parameters(path), etree.tostring(context)
    )
    yield File(path, content.encode(), said)


def _listed(site: Site, register: Document, page: str) -> Iterator[etree._Element]:
    """The entries by name; the first of each letter says so."""
    letter = ""
    for entry in sorted(_entries(site, register), key=lambda entry: (sort_key(entry.name), entry.id)):
        count = str(site.index.count(entry))
        listed = etree.Element("entry", id=entry.id, href=addresses.link(addresses.entry(entry), page), count=count)
        before, letter = letter, sort_key(entry.name)[:1].upper()
        if letter != before:
            listed.set("letter", letter)
        yield listed


def _entries(site: Site, register: Document) -> list[Entry]:
    file = register.path.resolve()
    return [entry for entry in site.entries.by_address.values() if entry.file == file]


def sort_key(name: str) -> str:
    """A name to sort by: É as E, without case, from its first letter or figure on."""
    plain = "".join(char for char in normalize("NFKD", name) if not combining(char)).casefold()
    return plain.lstrip("".join({char for char in plain if not char.isalnum()}))


def _pages(site: Site, entry: Entry, inputs: Inputs) -> Iterator[Step]:
    """The steps of an entry's pages. Of many, one change to one cable makes one anew, unless their number changes."""
    states = site.index.states_of(entry)
    shares = [states[start : start + _MOST] for start in range(0, len(states), _MOST)] or [[]]
    for number, share in enumerate(shares, 1):
        own = {**inputs, "appearances": digest(str(len(states)), *share)}
        yield Step(addresses.entry(entry, number), own, partial(_make_page, entry.file, entry.id, number))


def _make_page(file: Path, ident: str, number: int, site: Site) -> Iterator[File]:
    entry = site.entries.by_address[file, ident]
    path, count = addresses.entry(entry, number), site.index.count(entry)
    data = etree.Element("entry-page", register=entry.file.stem, kind=entry.kind, name=entry.name)
    data.set("list", addresses.link(addresses.register(entry.file.stem), path))
    data.set("count", str(count))
    data.append(_alone(_elements(site)[file, ident]))
    shown = site.index.appearances(entry, (number - 1) * _MOST, _MOST)
    data.extend(_appearance(appearance, path) for appearance in shown)
    data.extend(_others(entry, number, -(-count // _MOST)))
    yield site.rendered(path, "entry.xsl", data, etree.tostring(site.context(path)))


def _elements(site: Site) -> dict[tuple[Path, str], etree._Element]:
    """The element of each entry, by its file and id; of two with one id, the first."""

    def found() -> dict[tuple[Path, str], etree._Element]:
        entries = (
            (register.path.resolve(), element)
            for register in site.registers
            for element in elements(register.root, *KINDS)
        )
        return {(file, identifier(element) or ""): element for file, element in reversed(list(entries))}

    return site.kept("elements of registers", found)


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
