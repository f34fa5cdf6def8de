"""What a customization consists of: its ``schemaSpec`` with every ``specGrpRef`` followed, in order.

Guidelines 22.8.1 and 22.8.2. Several specifications of the mode *change* with one ident are all kept; they are applied
one after the other (odd.md, pass 0).
"""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from diplomatic.diagnostics import Diagnostic, Location
from diplomatic.document.reach import Refused, below_project
from diplomatic.document.tei import XML_ID, local, q
from diplomatic.limits import MAX_FOLLOWED, MAX_NESTING
from diplomatic.schema import codes, codes_schema
from diplomatic.schema.model import Spec
from diplomatic.schema.names import TEI, children, place
from diplomatic.schema.parts import Constraint
from diplomatic.schema.read_spec import KINDS, SpecReader
from diplomatic.schema.reading import Unusable, read_xml

_INCLUDE = "{http://www.w3.org/2001/XInclude}include"
OF_THE_ODD = "the project of the ODD"
COPY = "copy it into the folder of the ODD, or of its edition"
REFERENCES = frozenset({"moduleRef", "elementRef", "classRef", "macroRef", "dataRef"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A ``moduleRef`` or another reference that imports something."""

    xml: etree._Element
    location: Location


@dataclass(slots=True)
class Customization:
    """Everything one ODD asks for, in its own order."""

    path: Path
    schema: etree._Element
    found: list[Diagnostic] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    specs: list[Spec] = field(default_factory=list)
    constraints: list[Constraint] = field(default_factory=list)

    @property
    def location(self) -> Location:
        return place(self.path, self.schema)


def collect(path: Path) -> Customization:
    """Read an ODD.

    Raises:
        Unusable: if the file cannot be read or has no ``schemaSpec``.
    """
    root = read_xml(path)
    schema = next(root.iter(q("schemaSpec")), None)
    if schema is None:
        message = "there is no schemaSpec in the file"
        raise Unusable(
            codes.NO_SCHEMA.at(place(path, root), message, "name the ODD that has one; it refers to the others")
        )
    customization = Customization(path, schema)
    _Collector(customization).gather(_Opened(path, root), schema, ())
    return customization


@dataclass(slots=True, eq=False)
class _Opened:
    """One file of the ODD, with its ids."""

    path: Path
    root: etree._Element
    ids: dict[str, etree._Element] | None = None
    reader: SpecReader | None = None

    def by_id(self, ident: str) -> etree._Element | None:
        if self.ids is None:
            self.ids = {}
            for element in self.root.iter(f"{{{TEI}}}*"):
                if (known := element.get(XML_ID)) is not None:
                    self.ids.setdefault(known, element)
        return self.ids.get(ident)


class _Collector:
    def __init__(self, into: Customization) -> None:
        self.into = into
        self.reach = below_project(into.path, OF_THE_ODD)
        self.files: dict[Path, _Opened] = {}
        self.followed = 0

    def gather(self, file: _Opened, parent: etree._Element, within: tuple[etree._Element, ...]) -> None:
        """Take what stands in a ``schemaSpec`` or ``specGrp``, in its order."""
        for child in children(parent):
            self._take(file, child, within)

    def _take(self, file: _Opened, child: etree._Element, within: tuple[etree._Element, ...]) -> None:
        name = local(child)
        if name in KINDS:
            self.into.specs.append(self._reader(file).spec(child))
        elif name in REFERENCES:
            self.into.references.append(Reference(child, place(file.path, child)))
        elif name == "constraintSpec":
            self.into.constraints.append(self._reader(file).constraint(child))
        elif name == "specGrpRef":
            self._follow(file, child, within)
        elif str(child.tag).startswith(f"{{{TEI}}}"):
            self.gather(file, child, within)
        elif child.tag == _INCLUDE:
            message = f"the XInclude of '{child.get('href', '')}' is not followed"
            hint = "put the specifications into a specGrp, and refer to it with a specGrpRef"
            self.into.found.append(codes.DANGLING_GROUP.at(place(file.path, child), message, hint))

    def _reader(self, file: _Opened) -> SpecReader:
        if file.reader is None:
            file.reader = SpecReader(file.path, self.into.found, self.into.schema.get("ns") or TEI)
        return file.reader

    def _follow(self, file: _Opened, reference: etree._Element, within: tuple[etree._Element, ...]) -> None:
        """A ``specGrpRef`` (22.8.2): ``#id``, another file, or both."""
        at = place(file.path, reference)
        target = reference.get("target", "").strip()
        self.followed += 1
        if self.followed > MAX_FOLLOWED:
            raise Unusable(codes_schema.TOO_MUCH.at(at, f"the ODD follows more than {MAX_FOLLOWED:,} specGrpRefs"))
        try:
            there, group = self._target(file, target, at)
        except Unusable as error:
            self.into.found.append(error.diagnostic)
            return
        if group in within:
            message = f"the specGrpRef '{target}' leads back to a group that it stands in"
            self.into.found.append(codes.GROUP_CYCLE.at(at, message, "remove one of the references"))
        elif len(within) >= MAX_NESTING:
            self.into.found.append(
                codes_schema.TOO_MUCH.at(at, f"groups refer to one another more than {MAX_NESTING} deep")
            )
        elif local(group) == "specGrp" or local(group) == "schemaSpec":
            self.gather(there, group, (*within, group))
        else:
            self._outside(there, group, within)

    def _outside(self, file: _Opened, element: etree._Element, within: tuple[etree._Element, ...]) -> None:
        """A file whose root is a specification, or a document that holds groups somewhere."""
        if local(element) in KINDS or local(element) in REFERENCES or local(element) == "constraintSpec":
            self._take(file, element, within)
            return
        groups = [
            group for group in element.iter(q("specGrp")) if not any(True for _ in group.iterancestors(q("specGrp")))
        ]
        if not groups:
            message = f"{file.path.name} has no specGrp"
            self.into.found.append(codes.DANGLING_GROUP.at(place(file.path, element), message))
        for group in groups:
            self.gather(file, group, (*within, element, group))

    def _target(self, file: _Opened, target: str, at: Location) -> tuple[_Opened, etree._Element]:
        name, _, fragment = target.partition("#")
        there = self._open(file, unquote(name), at) if name else file
        found = there.by_id(fragment) if fragment else there.root
        if not target or found is None:
            known = ", ".join(f"#{group}" for group in _group_ids(there.root)) or "none"
            hint = f"groups that have an xml:id: {known}"
            raise Unusable(codes.DANGLING_GROUP.at(at, f"the specGrpRef '{target}' points at nothing", hint))
        return there, found

    def _open(self, file: _Opened, name: str, at: Location) -> _Opened:
        if "://" in name and not name.startswith("file://"):
            message = f"the specGrpRef '{name}' is on the network, which is not asked"
            raise Unusable(codes.DANGLING_GROUP.at(at, message, "download the file and refer to it"))
        path = file.path.parent / name.removeprefix("file://")
        try:
            self.reach.allowed(path)
        except Refused as error:
            raise Unusable(codes.DANGLING_GROUP.at(at, f"the specGrpRef is not followed: {error}", COPY)) from None
        if path not in self.files:
            if not path.is_file():
                raise Unusable(
                    codes.DANGLING_GROUP.at(
                        at, f"the specGrpRef '{name}' points at a file that is not there", "check the name"
                    )
                )
            self.files[path] = _Opened(path, read_xml(path))
        return self.files[path]


def _group_ids(root: etree._Element) -> list[str]:
    return [ident for group in root.iter(q("specGrp")) if (ident := group.get(XML_ID))]
