"""The model built from merged specifications: names, attributes and content of every element."""

from diplomatic.diagnostics import Diagnostic
from diplomatic.schema import codes_schema
from diplomatic.schema.check import check
from diplomatic.schema.classes import Classes
from diplomatic.schema.collect import Customization
from diplomatic.schema.content import AnyElement, Text
from diplomatic.schema.defines import Names
from diplomatic.schema.docs import DEFAULT_LANG
from diplomatic.schema.imports import Imported, did_you_mean
from diplomatic.schema.merge import Merged
from diplomatic.schema.model import (
    Attribute,
    AttributeChoice,
    AttributeGroup,
    AttributeItem,
    AttributeUse,
    Element,
    Key,
    Kind,
    Schema,
    Spec,
)
from diplomatic.schema.names import EXAMPLES, TEI, words
from diplomatic.schema.read_content import any_element
from diplomatic.schema.read_spec import docs_of
from diplomatic.schema.resolve import Resolver
from diplomatic.schema.values import attribute_value

_DEFAULT_EXCEPTIONS = AnyElement((TEI,), ((EXAMPLES, "egXML"),))


def assemble(customization: Customization, imported: Imported, merged: Merged, found: list[Diagnostic]) -> Schema:
    """The schema; ``found`` collects what is wrong with it."""
    xml = customization.schema
    prefix = xml.get("prefix", "")
    names = Names(merged.specs, prefix, imported.externals, customization.path)
    ns = xml.get("ns", TEI)
    builder = _Builder(merged.specs, names, Resolver(merged.specs, names, _exceptions(customization), found), ns, found)
    elements = {key: builder.element(spec) for key, spec in merged.specs.items() if key.kind is Kind.ELEMENT}
    schema = Schema(
        ident=xml.get("ident", "schema"),
        ns=ns,
        prefix=prefix,
        lang=xml.get("docLang") or xml.get("targetLang") or DEFAULT_LANG,
        location=customization.location,
        docs=docs_of(xml),
        start=_start(customization, names, found),
        specs=merged.specs,
        elements=elements,
        definitions=builder.resolver.definitions,
        constraints=merged.constraints,
        externals=tuple(imported.externals),
        modules=tuple(imported.modules),
        source_edition=next((source.edition for source in imported.sources.values() if source.edition), ""),
        xml=xml,
        by_class=_by_class(merged.specs),
    )
    found.extend(check(schema, imported, builder.resolver))
    return schema


def _by_class(specs: dict[Key, Spec]) -> dict[str, list[Spec]]:
    members: dict[str, list[Spec]] = {}
    for spec in specs.values():
        for ident in dict.fromkeys(spec.member_of):
            members.setdefault(ident, []).append(spec)
    return members


def _exceptions(customization: Customization) -> AnyElement:
    """What ``anyElement`` leaves out by itself (``schemaSpec/@defaultExceptions``)."""
    given = customization.schema.get("defaultExceptions")
    return _DEFAULT_EXCEPTIONS if given is None else any_element(words(given), customization.schema)


def _start(customization: Customization, names: Names, found: list[Diagnostic]) -> tuple[str, ...]:
    """``schemaSpec/@start``: the elements a document may have as its root; without it, TEI and teiCorpus."""
    given = customization.schema.get("start")
    if given is None:
        return tuple(define for name in ("TEI", "teiCorpus") if (define := names.element(name)))
    defines: dict[str, None] = {}
    for word in words(given):
        define = names.element(word) or names.pattern(word)
        if define:
            defines[define] = None
        else:
            hint = did_you_mean(word, names.idents())
            found.append(
                codes_schema.UNKNOWN_START.at(
                    customization.location, f"@start names '{word}', which the schema does not have", hint
                )
            )
    return tuple(defines)


class _Builder:
    def __init__(
        self, specs: dict[Key, Spec], names: Names, resolver: Resolver, ns: str, found: list[Diagnostic]
    ) -> None:
        self.names = names
        self.resolver = resolver
        self.ns = ns
        self.classes = Classes.of(specs, found)
        self.found = found
        self._uses: dict[int, tuple[Attribute, AttributeUse]] = {}

    def element(self, spec: Spec) -> Element:
        content = self.resolver.content(spec)
        items = self._items(self.classes.attributes(spec), spec, {})
        ns = self.ns if spec.ns is None else spec.ns
        return Element(spec, self.names.define(spec.key), ns, spec.name, items, content)

    def _items(
        self, items: tuple[AttributeItem, ...], spec: Spec, taken: dict[tuple[str, str], Attribute]
    ) -> tuple[AttributeUse | AttributeChoice, ...]:
        made: list[AttributeUse | AttributeChoice] = []
        for item in items:
            if isinstance(item, Attribute):
                if self._free(item, spec, taken):
                    made.append(self._use(item, spec))
            elif isinstance(item, AttributeGroup):
                inner = self._items(item.items, spec, taken)
                made += inner if len(inner) < 2 else [AttributeChoice(inner, item.org)]
        return tuple(made)

    def _free(self, attribute: Attribute, spec: Spec, taken: dict[tuple[str, str], Attribute]) -> bool:
        """Whether the name an encoder writes is still free on this element, and one that XML allows."""
        name = (attribute.ns, attribute.name)
        if attribute.name == "xmlns" or attribute.name.startswith("xmlns:"):
            return False
        first = taken.setdefault(name, attribute)
        if first is attribute:
            return True
        if spec.changed or attribute.alt_ident:
            message = f"{spec.ident} has two attributes with the name '{attribute.name}'; the first one counts"
            self.found.append(
                codes_schema.SAME_NAME.at(
                    attribute.location, message, "give one of them another altIdent, or delete it"
                )
            )
        return False

    def _use(self, attribute: Attribute, spec: Spec) -> AttributeUse:
        """One use; an attribute that many elements share is resolved once."""
        known = self._uses.get(id(attribute))
        if known is None:
            value = attribute_value(attribute, self.resolver)
            use = AttributeUse(attribute, value or Text(), attribute.owner or spec.ident, attribute.owner != spec.ident)
            self._uses[id(attribute)] = known = (attribute, use)
        return known[1]
