"""The citation tree of a cable, as DTS 1.0 describes it: its levels, and every unit that has a reference.

It is that of the ``refsDecl`` that applies by default (TEI Guidelines, 17.2.5.4); a cable without one has no tree.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from diplomatic.document.citing import NotAPath
from diplomatic.document.references import Reference, references_in
from diplomatic.document.tei import local, select

_DECLARED = "t:teiHeader/t:encodingDesc/t:refsDecl[t:citeStructure]"
_IS_NAME = re.compile(r"[^\W_](?:[\w .,~=+-]*[\w~=+-])?")
"""What a reference has to be to name a file on every disk: nothing that leads out of its folder, or that Windows refuses."""
_LONGEST = 200


@dataclass(frozen=True)
class Citations:
    """``units`` are the references in the order of the text, a whole before its parts."""

    units: Sequence[Reference] = ()

    @property
    def depth(self) -> int:
        """How many levels there are."""
        return max((unit.level for unit in self.units), default=0)

    def below(self, unit: Reference, down: int) -> list[Reference]:
        """A unit with the units below it, so many levels down; -1 is all."""
        found, inside = [], {unit.text}
        for other in self.units:
            if other is unit or other.parent in inside:
                inside.add(other.text)
                found += [other] if down == -1 or other.level <= unit.level + down else []
        return found

    def down_to(self, level: int) -> list[Reference]:
        """The units of the first levels; -1 is all."""
        return [unit for unit in self.units if level == -1 or unit.level <= level]

    def beside(self, unit: Reference) -> list[Reference]:
        """The units that have the same parent, with the unit itself."""
        return [other for other in self.units if other.parent == unit.parent]


def trees_of(root: etree._Element) -> list[dict[str, object]]:
    """The ``citationTrees`` of a document, as JSON; the only one has no identifier."""
    declared = _declared(root)
    return [] if declared is None else [{"@type": "CitationTree", "citeStructure": _levels(declared)}]


def citations_of(root: etree._Element) -> Citations:
    """The tree of a document; an empty one where its declaration cannot be followed. A reference counts once, where it is first."""
    declared = _declared(root)
    if declared is None:
        return Citations()
    try:
        found = [unit for structure in _structures(declared) for unit in references_in(structure, root)]
    except NotAPath:
        return Citations()
    place = {node: number for number, node in enumerate(root.iter())}
    units: dict[str, Reference] = {}
    for unit in sorted(found, key=lambda unit: (place[unit.node], unit.level)):
        units.setdefault(unit.text, unit)
    return Citations(tuple(units.values()))


def names_a_file(reference: str) -> bool:
    """Whether a file can have a reference as its name, wherever the site is."""
    return bool(_IS_NAME.fullmatch(reference)) and len(reference.encode()) <= _LONGEST


def _declared(root: etree._Element) -> etree._Element | None:
    declared = select(root, _DECLARED)
    return next((one for one in declared if one.get("default") == "true"), declared[0] if declared else None)


def _structures(element: etree._Element) -> Iterator[etree._Element]:
    return (inner for inner in element if local(inner) == "citeStructure")


def _levels(element: etree._Element) -> list[dict[str, object]]:
    levels = []
    for structure in _structures(element):
        level: dict[str, object] = {"@type": "CiteStructure", "citeType": structure.get("unit", "")}
        if inner := _levels(structure):
            level["citeStructure"] = inner
        levels.append(level)
    return levels
