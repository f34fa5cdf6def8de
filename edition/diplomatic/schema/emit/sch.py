"""ISO Schematron from the constraints of the model.

One ``constraint`` is one pattern, so that the first of its rules that matches counts. Besides the ODD's own there are
warnings about what ``@validUntil`` deprecates and rules for parameters of processing models (``paramList``).
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import cast

from lxml import etree

from diplomatic.schema.constraints import Constraints, Deprecated, Placed, is_taken, is_top
from diplomatic.schema.model import Kind, Schema
from diplomatic.schema.names import SCH, TEI, children
from diplomatic.schema.parts import ValueItem

_DEFAULT = cast("dict[str, str]", {None: SCH})
_PREFIX = re.compile(r"(?<![\w.\-:])([A-Za-z_][\w.\-]*):(?=[A-Za-z_*])")
_NOT_AN_ID = re.compile(r"[^\w.\-]")


def emit(schema: Schema) -> bytes:
    """The schema's rules as ISO Schematron."""
    return etree.tostring(_Writer(schema).written(), encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _s(name: str) -> str:
    return f"{{{SCH}}}{name}"


class _Writer:
    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.constraints = Constraints(schema)
        self.root = etree.Element(_s("schema"), nsmap=_DEFAULT, queryBinding="xslt2")
        self.top: list[etree._Element] = []
        self.patterns: list[etree._Element] = []
        self.used: dict[str, str] = {}

    def written(self) -> etree._Element:
        for number, placed in enumerate(self.constraints.placed(), 1):
            for body in placed.constraint.body:
                self._body(placed, body, number)
        for deprecated in self.constraints.deprecated():
            self._deprecated(deprecated)
        for context, names in _parameters(self.schema):
            self._parameters(context, names)
        etree.SubElement(self.root, _s("title")).text = f"Rules of the schema {self.schema.ident}"
        namespaces = {**self.used, **self.constraints.prefixes.declared}
        for prefix, uri in namespaces.items():
            etree.SubElement(self.root, _s("ns"), prefix=prefix, uri=uri)
        for part in (*self.top, *self.patterns):
            self.root.append(part)
        etree.cleanup_namespaces(self.root, top_nsmap=_DEFAULT, keep_ns_prefixes=list(namespaces))
        return self.root

    def _body(self, placed: Placed, body: etree._Element, number: int) -> None:
        """One ``constraint``: its rules, or its assertions in a rule with the context of where it stands."""
        pattern = etree.Element(_s("pattern"), id=_identifier(self.schema, placed, number))
        loose = etree.Element(_s("rule"), context=placed.context)
        siblings: list[etree._Element] = []
        for child in children(body):
            if child.tag == _s("ns") or not is_taken(child):
                continue
            self._note_prefixes(child)
            copy = _copy(child)
            if is_top(child):
                self.top.append(copy)
            elif child.tag == _s("pattern"):
                siblings.append(copy)
            elif child.tag in {_s("assert"), _s("report")}:
                loose.append(copy)
            elif child.tag == _s("let") and not list(body.iter(_s("rule"), _s("assert"), _s("report"))):
                self.top.append(copy)
            else:
                pattern.append(copy)
        for sibling in siblings:
            _bind(sibling, pattern.findall(_s("let")))
        if len(loose):
            pattern.append(loose)
        if len(pattern) and not (siblings and pattern.find(_s("rule")) is None):
            siblings.append(pattern)
        self.patterns += siblings

    def _note_prefixes(self, element: etree._Element) -> None:
        """Prefixes that expressions use and the ODD declares only as XML namespaces."""
        for part in element.iter(f"{{{SCH}}}*"):
            for value in map(str, part.attrib.values()):
                for prefix in _PREFIX.findall(value):
                    uri = part.nsmap.get(prefix) or ({"tei": TEI}.get(prefix))
                    if uri and prefix not in self.constraints.prefixes.declared:
                        self.used.setdefault(prefix, uri)

    def _deprecated(self, deprecated: Deprecated) -> None:
        pattern = etree.Element(_s("pattern"))
        rule = etree.SubElement(pattern, _s("rule"), context=deprecated.context)
        report = etree.SubElement(rule, _s("report"), test=deprecated.test, role="nonfatal")
        report.text = f"This is deprecated: {deprecated.message}."
        self.patterns.append(pattern)

    def _parameters(self, context: str, names: list[str]) -> None:
        pattern = etree.Element(_s("pattern"))
        rule = etree.SubElement(pattern, _s("rule"), context=context)
        test = "   or  ".join(f"@name='{name}'" for name in names)
        assertion = etree.SubElement(rule, _s("assert"), test=test, role="error")
        assertion.text = f"The name of a parameter here is one of: {', '.join(names)}."
        self.patterns.append(pattern)


def _parameters(schema: Schema) -> Iterator[tuple[str, list[str]]]:
    """The parameters that ``valItem/paramList`` allows (22.6, processing models): ``param`` inside an element with that
    value.
    """
    for key, element in schema.elements.items():
        if key.kind is not Kind.ELEMENT:
            continue
        for use in element.uses():
            for item in use.attribute.values.items if use.attribute.values else ():
                names = _names(item)
                if names:
                    yield f"tei:param[parent::tei:{element.name}/@{use.name}='{item.name}']", names


def _names(item: ValueItem) -> list[str]:
    specs = [spec for params in item.params for spec in params.iter(f"{{{TEI}}}paramSpec")]
    return [ident for spec in specs if (ident := spec.get("ident"))]


def _identifier(schema: Schema, placed: Placed, number: int) -> str:
    parts = (schema.ident, placed.owner, placed.constraint.attribute, placed.constraint.ident, str(number))
    return _NOT_AN_ID.sub("_", "-".join(filter(None, parts)))


def _bind(pattern: etree._Element, lets: list[etree._Element]) -> None:
    """The variables of a ``constraint`` in a pattern of it, after its title and paragraphs."""
    if pattern.get("is-a"):
        return
    after = sum(1 for child in pattern if child.tag in {_s("title"), _s("p")})
    for let in reversed(lets):
        pattern.insert(after, _copy(let))


def _copy(element: etree._Element) -> etree._Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy
