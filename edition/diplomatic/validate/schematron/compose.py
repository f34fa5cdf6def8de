"""One tree from several files: ``include`` and ``extends/@href`` are replaced by what they name.

ISO/IEC 19757-3:2020, 5.4.4 (extends) and 5.4.6 (include); both are resolved before anything else. An address is relative
to the file it stands in; a fragment is an ``xml:id`` or ``id``. A file that includes itself, by whatever way, is a fault.
"""

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from lxml import etree

from diplomatic.document.reach import Reach, Refused, path_of
from diplomatic.document.tei import XML_ID
from diplomatic.limits import MAX_INCLUDED_IN, MAX_INCLUSIONS
from diplomatic.validate.schematron.fault import SOURCE, Faults, Unusable
from diplomatic.validate.schematron.files import parse
from diplomatic.validate.schematron.names import ASCC, ISO, QUICK_FIX, namespace, sch


def compose(path: Path, files: Reach, faults: Faults) -> etree._Element:
    """The root of the schema, with everything included.

    Raises:
        Refused: if the schema's own file cannot be read.
    """
    root = parse(files.allowed(path)).getroot()
    _renew(root, faults)
    _Composer(files, faults).resolve(root, (path.resolve().as_uri(),))
    return root


def _renew(root: etree._Element, faults: Faults) -> None:
    """Give elements in the namespace of Schematron 1.5 the name they have now; drop quick fixes. Each with a notice."""
    old = [element for element in root.iter() if namespace(element) == ASCC]
    for element in old:
        element.tag = sch(etree.QName(element).localname)
    if old:
        faults.ignored(root, f"the namespace {ASCC} is that of Schematron 1.5; it is read as {ISO}")
    fixes = [element for element in root.iter() if namespace(element) == QUICK_FIX]
    if fixes:
        faults.ignored(fixes[0], "quick fixes (sqf:…) are not applied; all rules are checked")
    for element in fixes:
        _replace(element, [])


@dataclass
class _Composer:
    files: Reach
    faults: Faults
    count: int = 0

    def resolve(self, element: etree._Element, trail: tuple[str, ...]) -> None:
        """Replace the inclusions below an element. ``trail`` has the addresses that led here; the last is the file's."""
        for child in list(element.iterchildren(etree.Element)):
            is_include = child.tag == sch("include")
            if not is_include and not (child.tag == sch("extends") and child.get("href") is not None):
                self.resolve(child, trail)
                continue
            try:
                _replace(child, self._fetch(child, trail, contents=not is_include))
            except (Refused, Unusable) as error:
                name = etree.QName(child).localname
                self.faults.cannot_run(child, f"{name} of '{child.get('href', '')}': {error}")
                _replace(child, [])

    def _fetch(self, element: etree._Element, trail: tuple[str, ...], *, contents: bool) -> list[etree._Element]:
        """What an ``include`` or ``extends`` stands for, itself resolved, marked with the file it comes from."""
        address = urljoin(urldefrag(trail[-1]).url, element.get("href", ""))
        if address in trail:
            raise Unusable("it includes itself")
        self.count += 1
        if self.count > MAX_INCLUSIONS or len(trail) > MAX_INCLUDED_IN:
            raise Unusable("the schema has too many inclusions")
        uri, fragment = urldefrag(address)
        path = path_of(uri)
        holder = etree.Element("holder", {SOURCE: str(path)})
        holder.append(deepcopy(_fragment(parse(self.files.allowed(path)).getroot(), fragment)))
        _renew(holder, self.faults)
        self.resolve(holder, (*trail, address))
        found = list(holder.iterchildren(etree.Element))
        if contents or (found and found[0].tag == sch("schema")):
            found = [child for element in found for child in element.iterchildren(etree.Element)]
        for part in found:
            if part.get(SOURCE) is None:
                part.set(SOURCE, str(path))
        return found


def _fragment(root: etree._Element, fragment: str) -> etree._Element:
    if not fragment:
        return root
    for element in root.iter(etree.Element):
        if fragment in (element.get(XML_ID), element.get("id")):
            return element
    raise Unusable(f"there is no element '{fragment}' in it")


def _replace(element: etree._Element, parts: list[etree._Element]) -> None:
    """Put elements in the place of another one; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    index, tail = parent.index(element), element.tail or ""
    element.tail = None
    parent[index : index + 1] = parts
    if parts:
        parts[-1].tail = tail
    elif index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
