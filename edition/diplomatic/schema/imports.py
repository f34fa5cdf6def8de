"""What an ODD takes from its sources: modules, and single elements, classes, macros and datatypes.

Guidelines 22.8.1. A module brings all of its classes, macros and datatypes; ``@include`` and ``@except`` choose among
its elements only (odd.md rule 2). The order is: the modules tei and core, then the others as the ODD names them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from diplomatic.diagnostics import Code, Diagnostic, Location
from diplomatic.document.tei import local
from diplomatic.schema import codes
from diplomatic.schema.collect import Customization, Reference
from diplomatic.schema.grammar import read_grammar
from diplomatic.schema.model import Attribute, AttributeGroup, AttributeItem, External, Key, Kind, Spec
from diplomatic.schema.names import words
from diplomatic.schema.reading import Unusable
from diplomatic.schema.sources import Source, Sources

_ABOUT_AS_LONG = 3
_FIRST = {"tei": 0, "core": 1}
_SINGLE = {"elementRef": Kind.ELEMENT, "classRef": Kind.CLASS, "macroRef": Kind.MACRO, "dataRef": Kind.DATA}


@dataclass(slots=True)
class Imported:
    """What was imported, in order, and the source that changes of anything else may look at."""

    specs: dict[Key, Spec] = field(default_factory=dict)
    externals: list[External] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def known(self, kind: Kind) -> list[str]:
        """The idents of one kind that any source has."""
        return [ident for source in self.sources.values() for ident in source.idents(kind)]

    def exists(self, kind: Kind, ident: str) -> bool:
        return any(source.find(kind, ident) for source in self.sources.values())


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The words of a hint: the nearest names, or nothing. Names of quite another length are not even compared."""
    near = {other for other in known if abs(len(other) - len(name)) <= _ABOUT_AS_LONG}
    close = get_close_matches(name, sorted(near), 3)
    return f"did you mean {' or '.join(close)}?" if close else ""


def imports(customization: Customization, sources: Sources) -> Imported:
    """Import everything an ODD refers to."""
    importer = _Importer(customization, sources)
    modules = [ref for ref in customization.references if local(ref.xml) == "moduleRef"]
    for reference in sorted(modules, key=lambda ref: _FIRST.get(ref.xml.get("key", ""), 2)):
        importer.module(reference)
    for reference in customization.references:
        if local(reference.xml) != "moduleRef":
            importer.single(reference)
    return importer.into


class _Importer:
    def __init__(self, customization: Customization, sources: Sources) -> None:
        self.default = customization.schema.get("source")
        self.sources = sources
        self.into = Imported()
        self.schema = customization.schema

    def _say(self, code: Code, at: Location, message: str, hint: str = "") -> None:
        self.into.found.append(code.at(at, message, hint))

    def source(self, reference: Reference) -> Source | None:
        name = reference.xml.get("source") or self.default
        try:
            source = self.sources.open(name, reference.location)
        except Unusable as error:
            if error.diagnostic not in self.into.found:
                self.into.found.append(error.diagnostic)
            return None
        self.into.sources.setdefault(name or "", source)
        return source

    def module(self, reference: Reference) -> None:
        """``moduleRef``: a module of the source, or a RELAX NG grammar by ``@url``."""
        if url := reference.xml.get("url"):
            self._grammar(reference, url)
            return
        name = reference.xml.get("key", "").strip()
        source = self.source(reference)
        if source is None:
            return
        if name not in source.modules:
            hint = did_you_mean(name, filter(None, source.modules))
            self._say(
                codes.UNKNOWN_MODULE, reference.location, f"there is no module '{name}' in {source.path.name}", hint
            )
            return
        if name not in self.into.modules:
            self.into.modules.append(name)
        wanted = self._filter(reference, source, name)
        for key in source.modules[name]:
            if key.kind is not Kind.ELEMENT or wanted(key.ident):
                self._take(source, key)

    def _filter(self, reference: Reference, source: Source, module: str) -> Callable[[str], bool]:
        include, exclude = reference.xml.get("include"), words(reference.xml.get("except"))
        chosen = words(include)
        elements = {key.ident for key in source.modules[module] if key.kind is Kind.ELEMENT}
        for name in (*chosen, *exclude):
            if name not in elements:
                self._unknown_element(reference, source, module, name, elements)
        if include is not None:
            return lambda ident: ident in chosen and ident not in exclude
        return lambda ident: ident not in exclude

    def _unknown_element(
        self, reference: Reference, source: Source, module: str, name: str, elements: set[str]
    ) -> None:
        elsewhere = source.get(Key(Kind.ELEMENT, name))
        hint = f"it is in the module {elsewhere.module}" if elsewhere else did_you_mean(name, elements)
        self._say(codes.UNKNOWN_ELEMENT, reference.location, f"the module {module} has no element '{name}'", hint)

    def _take(self, source: Source, key: Key) -> None:
        spec = source.get(key)
        if spec is not None and key not in self.into.specs:
            self.into.specs[key] = replace(spec, mode="add")

    def single(self, reference: Reference) -> None:
        """``elementRef`` and its like as children of ``schemaSpec`` (odd.md rule 3)."""
        kind, ident = _SINGLE[local(reference.xml)], reference.xml.get("key", "").strip()
        if not ident:
            return
        source = self.source(reference)
        if source is None:
            return
        key = source.find(kind, ident)
        if key is None:
            hint = did_you_mean(ident, source.idents(kind))
            self._say(
                codes.UNKNOWN_REFERENCE, reference.location, f"there is no {kind} '{ident}' in {source.path.name}", hint
            )
            return
        self._take(source, key)
        if kind is Kind.CLASS:
            self._filter_attributes(reference, key)

    def _filter_attributes(self, reference: Reference, key: Key) -> None:
        """``@include`` and ``@except`` of a ``classRef`` in a ``schemaSpec`` choose among the class's attributes."""
        include, exclude = reference.xml.get("include"), words(reference.xml.get("except"))
        if include is None and not exclude:
            return
        chosen, spec = words(include), self.into.specs[key]
        known = [item.ident for item in spec.attributes.items if isinstance(item, Attribute)]
        for name in (*chosen, *exclude):
            if name not in known:
                message = f"the class {key.ident} has no attribute '{name}' of its own"
                self._say(codes.UNKNOWN_ATTRIBUTE, reference.location, message, did_you_mean(name, known))

        def kept(item: AttributeItem) -> bool:
            if not isinstance(item, Attribute):
                return True
            return item.ident not in exclude and (include is None or item.ident in chosen)

        items = tuple(item for item in spec.attributes.items if kept(item))
        self.into.specs[key] = replace(spec, attributes=AttributeGroup(items, spec.attributes.org))

    def _grammar(self, reference: Reference, url: str) -> None:
        try:
            external = read_grammar(self.sources.base, url, reference)
        except Unusable as error:
            self.into.found.append(error.diagnostic)
            return
        self.into.externals.append(external)
