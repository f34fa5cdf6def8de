"""A RELAX NG grammar taken in by ``moduleRef/@url``: read with everything it includes, its names prefixed if asked.

Guidelines 22.8.1: ``@prefix`` is put before the name of every pattern, so that names do not collide; definitions in the
``content`` of the ``moduleRef`` replace the grammar's own.
"""

from copy import deepcopy
from pathlib import Path
from typing import cast
from urllib.parse import unquote

from lxml import etree

from diplomatic.diagnostics import Location
from diplomatic.document.reach import Refused, below_project
from diplomatic.document.tei import q
from diplomatic.limits import MAX_NESTING
from diplomatic.schema import codes_schema
from diplomatic.schema.collect import COPY, OF_THE_ODD, Reference
from diplomatic.schema.model import External
from diplomatic.schema.names import RNG, children, place, rng
from diplomatic.schema.reading import Unusable, read_xml

_INHERITED = ("ns", "datatypeLibrary")


def read_grammar(base: Path, url: str, reference: Reference) -> External:
    """The definitions of a grammar.

    Raises:
        Unusable: if it is not there, not on this machine, or not RELAX NG.
    """
    own = reference.xml.find(q("content"))
    overrides = children(own) if own is not None else []
    division = _grammar(base, url, reference.location, overrides, ())
    prefix = reference.xml.get("prefix", "")
    names = set()
    for element in division.iter(rng("define"), rng("ref")):
        element.set("name", prefix + element.get("name", "").strip())
        if element.tag == rng("define"):
            names.add(element.get("name", ""))
    attributes = {str(name): str(value) for name, value in reference.xml.attrib.items()}
    return External(url, (division,), frozenset(names), reference.location, attributes)


def _grammar(
    base: Path, url: str, at: Location, overrides: list[etree._Element], within: tuple[Path, ...]
) -> etree._Element:
    path = _local(base, url, at)
    if path in within or len(within) >= MAX_NESTING:
        raise Unusable(
            codes_schema.BAD_GRAMMAR.at(at, f"the grammar {url} includes itself", "remove one of the includes")
        )
    root = deepcopy(read_xml(path))
    if root.tag != rng("grammar"):
        raise Unusable(
            codes_schema.BAD_GRAMMAR.at(
                at, f"{url} is not a RELAX NG grammar", "the XML syntax is read, not the compact one"
            )
        )
    division = etree.Element(rng("div"), nsmap=cast("dict[str, str]", root.nsmap))
    for name in _INHERITED:
        division.set(name, root.get(name, ""))
    replaced = {part.get("name") for part in overrides if part.tag == rng("define")}
    for child in children(root):
        division.extend(_expanded(child, path, at, replaced, (*within, path)))
    division.extend([deepcopy(part) for part in overrides if str(part.tag).startswith(f"{{{RNG}}}")])
    return division


def _expanded(
    child: etree._Element, path: Path, at: Location, replaced: set[str | None], within: tuple[Path, ...]
) -> list[etree._Element]:
    """A part of a grammar as it stands in ours: an ``include`` read, ``start`` and what is overridden left out."""
    if child.tag == rng("include"):
        return [_grammar(path.parent, child.get("href", ""), place(path, child), children(child), within)]
    if child.tag == rng("start") or (child.tag == rng("define") and child.get("name") in replaced):
        return []
    if child.tag == rng("div"):
        for part in children(child):
            new = _expanded(part, path, at, replaced, within)
            for element in new:
                part.addprevious(element)
            if part not in new:
                child.remove(part)
    return [child] if str(child.tag).startswith(f"{{{RNG}}}") else []


def _local(base: Path, url: str, at: Location) -> Path:
    """The file that an address names, seen from a folder of the project."""
    if "://" in url and not url.startswith("file://"):
        message = f"the grammar {url} is on the network, which is not asked"
        raise Unusable(codes_schema.BAD_GRAMMAR.at(at, message, "download it beside the ODD and name the file"))
    path = base / unquote(url.removeprefix("file://"))
    try:
        below_project(at.path, OF_THE_ODD).allowed(path)
    except Refused as error:
        raise Unusable(codes_schema.BAD_GRAMMAR.at(at, f"the grammar is not read: {error}", COPY)) from None
    if not path.is_file():
        raise Unusable(codes_schema.BAD_GRAMMAR.at(at, f"the grammar {url} is not there", "check the name in @url"))
    return path
