"""The files of one cable: its two views as pages and as text, its TEI, and the transcript it came from."""

from collections.abc import Iterator
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from diplomatic import resources
from diplomatic.cite import work_of
from diplomatic.document import Document, Facts, View, transit
from diplomatic.document.tei import select
from diplomatic.publish import addresses, citing
from diplomatic.publish.edition import transcripts_of
from diplomatic.publish.moved import Moved
from diplomatic.publish.site import Site, cable_elements
from diplomatic.publish.step import File, Step, digest


def steps(site: Site) -> Iterator[Step]:
    """A step for each cable, in the order of the files; and the scripts that they share."""
    for script in (addresses.DESCRIPTIONS_SCRIPT, addresses.CITE_SCRIPT):
        yield site.file(script, (resources.folder("transforms") / script).read_bytes())
    known = {facts.id: facts for facts in site.index.cables}
    moved = Moved(site)
    for cable in site.edition.cables:
        yield _step(site, cable, known[cable.id], moved)
    yield from moved.steps()


def _step(site: Site, cable: Document, facts: Facts, moved: Moved) -> Step:
    memory = site.edition.memory
    key = (site.state, memory.digest(cable))
    contexts = memory.kept(f"contexts of {cable.id}", key, lambda: _contexts(site, cable, facts, moved))
    transcripts = dict(_transcripts(site, cable))

    def make(_: Path) -> Iterator[File]:
        yield File(addresses.cable(cable.id, kind="xml"), cable.path.read_bytes())
        yield from (File(name, path.read_bytes()) for name, path in transcripts.items())
        work = work_of(cable, site.config)
        yield from citing.records(work)
        styles = citing.styles(site, work)
        for view in View:
            yield _rendered(site, cable, view, "html", citing.styled(contexts[view], styles))
            yield _rendered(site, cable, view, "txt", contexts[view])

    read = [path.read_bytes() for path in transcripts.values()]
    return Step(
        addresses.cable(cable.id),
        digest(site.markup, memory.digest(cable), *contexts.values(), *read),
        make,
    )


def _rendered(site: Site, cable: Document, view: View, kind: str, context: bytes) -> File:
    path = addresses.cable(cable.id, view, kind)
    to = "html" if kind == "html" else "text"
    rendered = site.renderer.cable(cable, to, view, site.parameters(path), context)
    return File(path, rendered.content.encode(), rendered.diagnostics)


def _contexts(site: Site, cable: Document, facts: Facts, moved: Moved) -> dict[View, bytes]:
    """What a cable's page says that is not in the cable's own file."""
    entries, work = _entries(site, cable, facts), work_of(cable, site.config)
    contexts = {}
    for view in View:
        context = _context(site, cable, facts, view, entries)
        citing.cite(site, work, addresses.cable(cable.id, view), context)
        context.extend(moved.of_cable(cable.id, addresses.cable(cable.id, view)))
        contexts[view] = etree.tostring(context)
    return contexts


def _context(site: Site, cable: Document, facts: Facts, view: View, entries: list[dict[str, str]]) -> etree._Element:
    page = addresses.cable(cable.id, view)
    context = site.context(page, canonical="")  # its header may state another
    other = View.DIPLOMATIC if view is View.READING else View.READING
    etree.SubElement(context, "other-view", href=addresses.link(addresses.cable(cable.id, other), page))
    if under_way := transit(facts.sent.date, facts.received.date):
        row = etree.SubElement(context, "transit", days=str(under_way.days))
        if under_way.minutes is not None:
            row.set("minutes", str(under_way.minutes))
    before, after = site.index.neighbours(facts)
    context.extend(cable_elements("previous", [before] if before else [], page))
    context.extend(cable_elements("next", [after] if after else [], page))
    context.extend(cable_elements("answers", site.index.answers(facts), page))
    context.extend(cable_elements("answered-by", site.index.answered_by(facts), page))
    context.extend(cable_elements("cited-by", site.index.cited_by(facts), page))
    for kind in ("xml", "txt", *site.books.cables):
        shown = view if kind == "txt" else View.READING
        href = addresses.link(addresses.cable(cable.id, shown, kind), page)
        etree.SubElement(context, "download", key=f"download-{kind}", href=href)
    etree.SubElement(context, "descriptions", script=addresses.link(addresses.DESCRIPTIONS_SCRIPT, page))
    for entry in entries:
        etree.SubElement(context, "entry", entry)
    return context


def _entries(site: Site, cable: Document, facts: Facts) -> list[dict[str, str]]:
    """The register entries that the cable points at, by the pointer as it is written. Both views are in one folder."""
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


def _transcripts(site: Site, cable: Document) -> Iterator[tuple[str, Path]]:
    """The transcripts that the cable's header points at, where its links lead to."""
    folder = transcripts_of(site.config).resolve()
    for ref in select(cable.root, "t:teiHeader//t:bibl//t:ref[@target]"):
        target = unquote(ref.get("target", ""))
        path = (cable.path.parent / target).resolve()
        name = normpath(f"cables/{target}")
        if path.is_relative_to(folder) and path.is_file() and name.startswith("transcripts/"):
            yield name, path
