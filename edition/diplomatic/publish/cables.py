"""The files of one cable: its two views as pages and as text, its TEI, and the transcript it came from."""

from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from pathlib import Path

from lxml import etree

from diplomatic import resources
from diplomatic.cite import Work, work_of
from diplomatic.document import Document, Facts, View, transit
from diplomatic.document.reading import read_bytes
from diplomatic.publish import addresses, citing
from diplomatic.publish.moved import Moved
from diplomatic.publish.site import Site, cable_elements
from diplomatic.publish.sources import unchanged
from diplomatic.publish.step import File, Step

_TRANSCRIPTS = "transcripts/"


def steps(site: Site) -> Iterator[Step]:
    """A step for each cable, by date; and the scripts that they share."""
    for script in (addresses.DESCRIPTIONS_SCRIPT, addresses.CITE_SCRIPT):
        yield site.file(script, (resources.folder("transforms") / script).read_bytes())
    moved = _moved(site)
    for name, path, state in site.index.transcripts():
        yield Step(f"{_TRANSCRIPTS}{name}", {"file": state}, partial(_copied, f"{_TRANSCRIPTS}{name}", path, state))
    for cable in site.index.states():
        inputs = {
            **site.inputs,
            "text": cable.text,
            "neighbours": cable.neighbours,
            "links": cable.links,
            "entries": cable.entries,
            "moved": moved.state(cable.id),
        }
        yield Step(addresses.cable(cable.id), inputs, partial(_make, cable.id))
    yield from moved.steps()


def _make(ident: str, site: Site) -> Iterator[File]:
    facts = site.index.cable(ident)
    content = site.index.content(facts)
    cable = read_bytes(facts.path, content)
    yield File(addresses.cable(ident, kind="xml"), content)
    work = work_of(cable, site.config)
    yield from citing.records(work)
    styles = citing.styles(site, work)
    contexts = _contexts(site, cable, facts, work)
    for view in View:
        yield _rendered(site, cable, view, "html", citing.styled(contexts[view], styles))
        yield _rendered(site, cable, view, "txt", contexts[view])


def _moved(site: Site) -> Moved:
    return site.kept("moved", lambda: Moved(site))


def _rendered(site: Site, cable: Document, view: View, kind: str, context: bytes) -> File:
    path = addresses.cable(cable.id, view, kind)
    to = "html" if kind == "html" else "text"
    rendered = site.renderer.cable(cable, to, view, site.parameters(path), context)
    return File(path, rendered.content.encode(), rendered.diagnostics)


def _contexts(site: Site, cable: Document, facts: Facts, work: Work) -> dict[View, bytes]:
    """What a cable's page says that is not in the cable's own file."""
    shared, moved = _shared(site, cable, facts, work), _moved(site)
    contexts: dict[View, bytes] = {}
    for view in View:
        context = _context(site, cable, facts, view)
        context.extend(deepcopy(shared))
        context.extend(moved.of_cable(cable.id, addresses.cable(cable.id, view)))
        contexts[view] = etree.tostring(context)
    return contexts


def _shared(site: Site, cable: Document, facts: Facts, work: Work) -> etree._Element:
    """What the pages of both views say: they are in one folder, so their links are the same."""
    page, shared = addresses.cable(cable.id), etree.Element("context")
    for tag, others in _around(site, facts).items():
        shared.extend(cable_elements(tag, others, page))
    etree.SubElement(shared, "descriptions", script=addresses.link(addresses.DESCRIPTIONS_SCRIPT, page))
    for entry in _entries(site, cable, facts):
        etree.SubElement(shared, "entry", entry)
    citing.cite(site, work, page, shared)
    return shared


def _around(site: Site, cable: Facts) -> dict[str, list[Facts]]:
    """The cables that a cable's page leads to, by the element that the context has for each."""
    before, after = site.index.neighbours(cable)
    return {
        "previous": [before] if before else [],
        "next": [after] if after else [],
        "answers": site.index.answers(cable),
        "answered-by": site.index.answered_by(cable),
        "cited-by": site.index.cited_by(cable),
    }


def _context(site: Site, cable: Document, facts: Facts, view: View) -> etree._Element:
    page = addresses.cable(cable.id, view)
    context = site.context(page, canonical="")  # its header may state another
    other = View.DIPLOMATIC if view is View.READING else View.READING
    etree.SubElement(context, "other-view", href=addresses.link(addresses.cable(cable.id, other), page))
    if under_way := transit(facts.sent.date, facts.received.date):
        row = etree.SubElement(context, "transit", days=str(under_way.days))
        if under_way.minutes is not None:
            row.set("minutes", str(under_way.minutes))
    for kind in ("xml", "txt", *site.books.cables):
        shown = view if kind == "txt" else View.READING
        href = addresses.link(addresses.cable(cable.id, shown, kind), page)
        etree.SubElement(context, "download", key=f"download-{kind}", href=href)
    return context


def _entries(site: Site, cable: Document, facts: Facts) -> list[dict[str, str]]:
    """The register entries that the cable points at, by the pointer as it is written."""
    page, found = addresses.cable(cable.id), []
    pointers = {
        element.get("ref", "").partition(" ")[0]
        for element in cable.root.iter("{*}persName", "{*}placeName", "{*}orgName")
    }
    for pointer in sorted(pointers - {""}):
        if entry := site.index.entry(pointer, facts):
            href = addresses.link(addresses.entry(entry), page)
            found.append({"ref": pointer, "href": href, "name": entry.name, "description": entry.description})
    return found


def _copied(name: str, path: Path, state: str, _: Site) -> Iterator[File]:
    yield File(name, unchanged(path, state))
