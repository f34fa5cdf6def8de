"""Content models as Pure ODD again (Guidelines 22.5.2): what an editor copies into a customization."""

from copy import deepcopy

from lxml import etree

from diplomatic.document.tei import q
from diplomatic.schema.content import (
    AnyElement,
    Choice,
    ClassRef,
    DataRef,
    ElementRef,
    Empty,
    Group,
    Interleave,
    MacroRef,
    NameRef,
    Node,
    Raw,
    Ref,
    Repeat,
    Text,
    Tokens,
    Value,
    children_of,
)
from diplomatic.schema.names import rng


def content(node: Node) -> etree._Element:
    """A ``content`` element."""
    element = _new("content")
    if not isinstance(node, Empty):
        element.append(_pure(node))
    return element


def classes(idents: tuple[str, ...]) -> etree._Element:
    """A ``classes`` element."""
    element = _new("classes")
    element.extend([_new("memberOf", key=ident) for ident in idents])
    return element


def _pure(node: Node) -> etree._Element:
    if isinstance(node, Repeat):
        return _repeated(node)
    if isinstance(node, Group | Interleave | Choice | Tokens):
        element = _new("alternate" if isinstance(node, Choice) else "sequence")
        if isinstance(node, Interleave):
            element.set("preserveOrder", "false")
        element.extend([_pure(child) for child in children_of(node)])
        return element
    return _leaf(node)


def _repeated(node: Repeat) -> etree._Element:
    inner = _pure(node.child)
    if inner.get("minOccurs") or inner.get("maxOccurs") or isinstance(node.child, Text):
        wrapper = _new("sequence")
        wrapper.append(inner)
        inner = wrapper
    inner.set("minOccurs", str(node.least))
    inner.set("maxOccurs", "unbounded" if node.most is None else str(node.most))
    return inner


def _leaf(node: Node) -> etree._Element:
    if isinstance(node, ElementRef):
        return _new("elementRef", key=node.key)
    if isinstance(node, MacroRef):
        return _new("macroRef", key=node.key)
    if isinstance(node, ClassRef):
        return _class(node)
    if isinstance(node, DataRef):
        element = _new("dataRef", key=node.key, name=node.name)
        element.extend([_new("dataFacet", name=name, value=value) for name, value in node.params])
        return element
    if isinstance(node, Value):
        element = _new("valList", type="closed")
        element.append(_new("valItem", ident=node.value))
        return element
    if isinstance(node, AnyElement):
        return _new("anyElement", **{"require": " ".join(node.require), "except": " ".join(node.namespaces)})
    if isinstance(node, NameRef | Ref):
        return etree.Element(rng("ref"), {"name": node.name}, nsmap={"rng": rng("")[1:-1]})
    if isinstance(node, Raw):
        return deepcopy(node.xml)
    return _new("textNode" if isinstance(node, Text) else "empty")


def _class(node: ClassRef) -> etree._Element:
    element = _new("classRef", key=node.key)
    if node.expand != "alternate":
        element.set("expand", node.expand)
    if node.include is not None:
        element.set("include", " ".join(sorted(node.include)))
    if node.exclude:
        element.set("except", " ".join(sorted(node.exclude)))
    return element


def _new(element: str, /, **attributes: str) -> etree._Element:
    return etree.Element(q(element), {key: value for key, value in attributes.items() if value})
