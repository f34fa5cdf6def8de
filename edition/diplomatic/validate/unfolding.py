"""What is looked at in a schema from outside before libxml2 sees it: the files it includes, and how large it unfolds.

libxml2 follows an include wherever it leads, and writes out each group, and each ``define``, wherever one refers to it. Groups
that refer to one another twice double at each step. A number of repetitions costs nothing: libxml2 counts them.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from diplomatic import resources
from diplomatic.document.reach import Refused, below_project, path_of
from diplomatic.limits import MAX_CONTENT, MAX_REFERENCES, MAX_SCHEMA_FILES, MAX_UNFOLDED
from diplomatic.validate.schematron.files import parse

_RNG, _XSD = "{http://relaxng.org/ns/structure/1.0}", "{http://www.w3.org/2001/XMLSchema}"
_INCLUDES = {
    **dict.fromkeys((f"{_RNG}include", f"{_RNG}externalRef"), "href"),
    **{f"{_XSD}{name}": "schemaLocation" for name in ("include", "import", "redefine", "override")},
}
_NAMED = {f"{_RNG}define": "", **{f"{_XSD}{name}": name for name in ("group", "attributeGroup", "complexType")}}
_REFERS = {
    f"{_RNG}ref": ("", "name"),
    f"{_RNG}parentRef": ("", "name"),
    f"{_XSD}group": ("group", "ref"),
    f"{_XSD}attributeGroup": ("attributeGroup", "ref"),
    f"{_XSD}extension": ("complexType", "base"),
    f"{_XSD}restriction": ("complexType", "base"),
}
_ELEMENT = (f"{_RNG}element", f"{_XSD}element")

Owner = tuple[str, str] | int
"""What has a content of its own: a group by its kind and name, or an element by a number."""


def look(path: Path) -> None:
    """Look at a schema, unless it is one of ours.

    Raises:
        Refused: if it includes what is not a file of its project, or cannot be read; or unfolds beyond all measure.
    """
    if not path.is_relative_to(resources.folder("schema")):
        unfolding = _Unfolding()
        for root in _files(path):
            unfolding.add(root)
        unfolding.check()


def _files(path: Path) -> Iterator[etree._Element]:
    """The root of a schema, and of everything that it includes."""
    reach = below_project(path, "the project of the schema")
    waiting, seen = [path.resolve()], set[Path]()
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        if len(seen) > MAX_SCHEMA_FILES:
            raise Refused(f"it includes more than {MAX_SCHEMA_FILES} files")
        root = parse(reach.allowed(current)).getroot()
        yield root
        for element in root.iter(*_INCLUDES):
            if address := element.get(_INCLUDES[str(element.tag)]):
                waiting.append(reach.allowed(path_of(urljoin(current.as_uri(), address))))


@dataclass
class _Unfolding:
    """How many parts each group and each element has of its own, and to what they refer."""

    own: dict[Owner, int] = field(default_factory=lambda: defaultdict(int))
    refers: dict[Owner, list[Owner]] = field(default_factory=lambda: defaultdict(list))
    sizes: dict[Owner, int] = field(default_factory=dict)
    elements: int = 0

    def add(self, root: etree._Element) -> None:
        """Take in the parts of one file."""
        owners: list[Owner] = [0]
        for event, node in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(node.tag, str):
                continue
            owns = node.tag in _ELEMENT or (node.tag in _NAMED and node.get("name") is not None)
            if event == "end":
                owners = owners[:-1] if owns else owners
                continue
            self.own[owners[-1]] += 1
            if owns:
                owners.append(self._owner(node))
            elif node.tag in _REFERS:
                kind, attribute = _REFERS[node.tag]
                self.refers[owners[-1]].append((kind, _bare(node.get(attribute, ""))))

    def _owner(self, node: etree._Element) -> Owner:
        if node.tag not in _ELEMENT:
            return _NAMED[str(node.tag)], _bare(node.get("name", ""))
        self.elements += 1
        return self.elements

    def check(self) -> None:
        """Unfold everything once, in numbers."""
        total = sum(self._size(owner, 0) for owner in list(self.own))
        for size, most in ((total, MAX_UNFOLDED), (max(self.sizes.values()), MAX_CONTENT)):
            if size > most:
                raise Refused(f"its groups unfold to more than {most:,} parts; let fewer refer to one another")

    def _size(self, owner: Owner, depth: int) -> int:
        if depth > MAX_REFERENCES:
            raise Refused(f"more than {MAX_REFERENCES} groups refer to one another in a row")
        if owner not in self.sizes:
            self.sizes[owner] = 1  # a ring, which libxml2 reports, counts once
            inner = sum(self._size(other, depth + 1) for other in self.refers.get(owner, ()))
            self.sizes[owner] = self.own.get(owner, 0) + inner
        return self.sizes[owner]


def _bare(name: str) -> str:
    return name.strip().rpartition(":")[2]
