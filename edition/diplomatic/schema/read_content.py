"""Content models from XML: Pure ODD (Guidelines 22.5.2), and the RELAX NG that older ODDs hold (odd.md rule 11)."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import Code, Diagnostic
from diplomatic.document.tei import local
from diplomatic.limits import MAX_COPIES
from diplomatic.schema import codes_schema
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
    NotAllowed,
    Raw,
    Repeat,
    Text,
    Tokens,
    Value,
)
from diplomatic.schema.names import RNG, TEI, children, place, words


class ContentReader:
    """Reads the content models of one file; ``found`` collects what is wrong with them."""

    def __init__(self, path: Path, found: list[Diagnostic]) -> None:
        self.path = path
        self.found = found

    def content(self, element: etree._Element) -> Node:
        """What stands in a ``content`` or ``datatype``: several children are a sequence, none is nothing."""
        return _sequence([self.node(child) for child in children(element) if _is_pattern(child)])

    def occurrences(self, element: etree._Element) -> tuple[int, int | None]:
        """``@minOccurs`` and ``@maxOccurs``; both are 1 where they are not given (att.repeatable)."""
        least = self._number(element, "minOccurs") or 0
        most = self._number(element, "maxOccurs")
        if most is not None and most < least:
            most = least
        return least, most

    def _number(self, element: etree._Element, name: str) -> int | None:
        value = element.get(name, "1").strip()
        if value == "unbounded" and name == "maxOccurs":
            return None
        if not (value.isdecimal() and value.isascii()):
            self._say(
                codes_schema.BAD_VALUE,
                element,
                f"@{name} is '{value}', which is not a number",
                "write 0, 1, 2 … or unbounded",
            )
            return 1
        number = int(value[:12])
        if number > MAX_COPIES:
            self._say(
                codes_schema.TOO_MUCH,
                element,
                f"@{name} is {value}; above {MAX_COPIES} it is not counted",
                "use unbounded",
            )
            return None if name == "maxOccurs" else MAX_COPIES
        return number

    def node(self, element: etree._Element) -> Node:
        """One content model."""
        if str(element.tag).startswith(f"{{{RNG}}}"):
            return self._rng(element)
        reader = _PURE.get(local(element))
        if reader is None:
            self._say(codes_schema.BAD_VALUE, element, f"{local(element)} has no meaning in a content model")
            return Empty()
        inner = reader(self, element)
        if inner == Text():
            return inner
        least, most = self.occurrences(element)
        return inner if (least, most) == (1, 1) else Repeat(inner, least, most)

    def _parts(self, element: etree._Element) -> list[Node]:
        return [self.node(child) for child in children(element) if _is_pattern(child)]

    def _sequence(self, element: etree._Element) -> Node:
        parts = self._parts(element)
        if element.get("preserveOrder", "true").strip() in {"false", "0"}:
            return Interleave(tuple(parts))
        if len(parts) > 1 and all(isinstance(part, DataRef) or _repeats_data(part) for part in parts):
            return Tokens(Group(tuple(parts)))
        return _sequence(parts)

    def _interleave(self, element: etree._Element) -> Node:
        return Interleave(tuple(self._parts(element)))

    def _alternate(self, element: etree._Element) -> Node:
        return Choice(tuple(self._parts(element)))

    def _element_ref(self, element: etree._Element) -> Node:
        return ElementRef(element.get("key", "").strip())

    def _class_ref(self, element: etree._Element) -> Node:
        include = element.get("include")
        expand = element.get("expand", "alternate")
        return ClassRef(
            element.get("key", "").strip(),
            "alternate" if expand == "alternation" else expand,
            None if include is None else frozenset(words(include)),
            frozenset(words(element.get("except"))),
        )

    def _macro_ref(self, element: etree._Element) -> Node:
        return MacroRef(element.get("key", "").strip())

    def _data_ref(self, element: etree._Element) -> Node:
        facets = [
            (facet.get("name", ""), facet.get("value", ""))
            for facet in children(element)
            if local(facet) == "dataFacet"
        ]
        if restriction := element.get("restriction"):
            facets.append(("pattern", restriction))
        name = element.get("name", "").strip()
        if not name and not element.get("key"):
            name = "string"
        return DataRef(element.get("key", "").strip(), name, tuple(facets))

    def _any_element(self, element: etree._Element) -> Node:
        require, excluded = words(element.get("require")), element.get("except")
        if excluded is None:
            return AnyElement(require=tuple(require), default=not require)
        return any_element(words(excluded), element, tuple(require))

    def _val_list(self, element: etree._Element) -> Node:
        values = [
            _value(item) for item in children(element) if local(item) == "valItem" and item.get("mode") != "delete"
        ]
        return Choice(tuple(values)) if values else Text()

    def _rng(self, element: etree._Element) -> Node:
        reader = _RNG.get(etree.QName(element).localname)
        return reader(self, element) if reader else Raw(element)

    def _rng_group(self, element: etree._Element) -> Node:
        return _sequence(self._parts(element))

    def _rng_data(self, element: etree._Element) -> Node:
        parts = children(element)
        params = [part for part in parts if part.tag == f"{{{RNG}}}param"]
        if len(params) != len(parts) or not element.get("type"):
            return Raw(element)
        return DataRef(name=element.get("type", ""), params=tuple((p.get("name", ""), p.text or "") for p in params))

    def _say(self, code: Code, element: etree._Element, message: str, hint: str = "") -> None:
        self.found.append(code.at(place(self.path, element), message, hint))


def any_element(excluded: list[str], context: etree._Element, require: tuple[str, ...] = ()) -> AnyElement:
    """Any element but these: ``@except`` and ``@defaultExceptions`` mix namespaces and ``prefix:name``."""
    spaces: list[str] = []
    names: list[tuple[str, str]] = []
    for word in excluded:
        prefix, colon, name = word.partition(":")
        if colon and not name.startswith("//") and prefix in context.nsmap:
            names.append((context.nsmap[prefix], name))
        elif colon or "/" in word:
            spaces.append(word)
        else:
            names.append((TEI, word))
    return AnyElement(tuple(spaces), tuple(names), require)


def _sequence(parts: list[Node]) -> Node:
    if not parts:
        return Empty()
    return parts[0] if len(parts) == 1 else Group(tuple(parts))


def _repeats_data(node: Node) -> bool:
    return isinstance(node, Repeat) and isinstance(node.child, DataRef)


def _is_pattern(element: etree._Element) -> bool:
    return str(element.tag).startswith((f"{{{TEI}}}", f"{{{RNG}}}"))


def _value(item: etree._Element) -> Value:
    alternative = item.find(f"{{{TEI}}}altIdent")
    name = (alternative.text or "").strip() if alternative is not None else ""
    return Value(name or item.get("ident", ""), type="token")


_Reader = Callable[[ContentReader, etree._Element], Node]

_PURE: dict[str, _Reader] = {
    "textNode": lambda *_: Text(),
    "empty": lambda *_: Empty(),
    "sequence": ContentReader._sequence,
    "interleave": ContentReader._interleave,
    "alternate": ContentReader._alternate,
    "elementRef": ContentReader._element_ref,
    "classRef": ContentReader._class_ref,
    "macroRef": ContentReader._macro_ref,
    "dataRef": ContentReader._data_ref,
    "anyElement": ContentReader._any_element,
    "valList": ContentReader._val_list,
}

_RNG: dict[str, _Reader] = {
    "text": lambda *_: Text(),
    "empty": lambda *_: Empty(),
    "notAllowed": lambda *_: NotAllowed(),
    "group": ContentReader._rng_group,
    "div": ContentReader._rng_group,
    "choice": lambda reader, element: Choice(tuple(reader._parts(element))),
    "interleave": lambda reader, element: Interleave(tuple(reader._parts(element))),
    "mixed": lambda reader, element: Interleave((Text(), _sequence(reader._parts(element)))),
    "optional": lambda reader, element: Repeat(reader._rng_group(element), 0, 1),
    "zeroOrMore": lambda reader, element: Repeat(reader._rng_group(element), 0, None),
    "oneOrMore": lambda reader, element: Repeat(reader._rng_group(element), 1, None),
    "list": lambda reader, element: Tokens(_sequence(reader._parts(element))),
    "ref": lambda _, element: NameRef(element.get("name", "").strip()),
    "data": ContentReader._rng_data,
    "value": lambda _, element: Value(" ".join((element.text or "").split()), type=element.get("type", "")),
}
