"""Which attributes an element has: its own, those of its classes, every override applied.

odd.md rule 7: depth first over ``memberOf``, the first definition wins. TEI #2914 (Council, June 2026): an override
applies to what the classes still supply, in the subclass first and on the element last; what a class or a customization
has deleted cannot be brought back by an override.
"""

from dataclasses import dataclass, replace

from diplomatic.diagnostics import Diagnostic, Location
from diplomatic.limits import MAX_CHAIN
from diplomatic.schema import codes, codes_schema
from diplomatic.schema.imports import did_you_mean
from diplomatic.schema.merge_attributes import merge_attribute, same
from diplomatic.schema.model import Attribute, AttributeGroup, AttributeItem, AttributeRef, Key, Kind, Spec


@dataclass(slots=True)
class Classes:
    """Resolves attribute classes; each class once."""

    specs: dict[Key, Spec]
    found: list[Diagnostic]
    resolved: dict[str, tuple[AttributeItem, ...]]
    open: list[str]

    @classmethod
    def of(cls, specs: dict[Key, Spec], found: list[Diagnostic]) -> "Classes":
        return cls(specs, found, {}, [])

    def attributes(self, spec: Spec) -> tuple[AttributeItem, ...]:
        """The attributes that an element or class has in the end; references are followed, overrides applied."""
        inherited = self._inherited(spec)
        own, overrides = self._own(spec)
        items = _without_known(inherited, own)
        for override in overrides:
            items = self._overridden(items, override, spec, own)
        return (*own, *items)

    def of_class(self, ident: str, at: Location) -> tuple[AttributeItem, ...] | None:
        """The attributes of a class; None if there is no such class."""
        if ident in self.resolved:
            return self.resolved[ident]
        spec = self.specs.get(Key(Kind.CLASS, ident))
        if spec is None:
            return None
        if len(self.open) > MAX_CHAIN:
            self._say(
                codes_schema.TOO_MUCH.at(
                    spec.location, f"classes are members of one another more than {MAX_CHAIN} deep"
                )
            )
            return ()
        if ident in self.open:
            ring = " → ".join([*self.open[self.open.index(ident) :], ident])
            self._say(
                codes.CLASS_CYCLE.at(
                    at, f"the class {ident} is a member of itself: {ring}", "remove one of the memberships"
                )
            )
            return ()
        self.open.append(ident)
        self.resolved[ident] = self.attributes(spec)
        self.open.pop()
        return self.resolved[ident]

    def _inherited(self, spec: Spec) -> tuple[AttributeItem, ...]:
        items: tuple[AttributeItem, ...] = ()
        for key in spec.member_of:
            more = self.of_class(key, spec.location)
            if more:
                items = (*items, *_without_known(more, items))
        return items

    def _own(self, spec: Spec) -> tuple[tuple[AttributeItem, ...], list[Attribute]]:
        """The attributes a specification defines itself, and those it overrides."""
        overrides: list[Attribute] = []
        return tuple(self._defined(spec.attributes.items, spec, overrides)), overrides

    def _defined(self, items: tuple[AttributeItem, ...], spec: Spec, overrides: list[Attribute]) -> list[AttributeItem]:
        own: list[AttributeItem] = []
        known: set[tuple[str, str]] = set()
        for item in items:
            if isinstance(item, AttributeGroup):
                inner = self._defined(item.items, spec, overrides)
                if inner:
                    own.append(AttributeGroup(tuple(inner), item.org))
            elif isinstance(item, Attribute) and item.mode != "add":
                overrides.append(item)
            else:
                new = self._referred(item, spec) if isinstance(item, AttributeRef) else [item]
                own += [a if a.owner else replace(a, owner=spec.ident) for a in new if (a.ns, a.ident) not in known]
                known |= {(a.ns, a.ident) for a in new}
        return own

    def _referred(self, ref: AttributeRef, spec: Spec) -> list[Attribute]:
        """``attRef`` (22.5.3); older ODDs name the pattern: ``att.global.attribute.rend``, ``xmlid``."""
        owner, _, name = ref.name.partition(".attribute.") if ".attribute." in ref.name else (ref.owner, "", ref.name)
        attributes = self.of_class(owner or ref.name.removesuffix(".attributes"), ref.location)
        if attributes is None:
            hint = did_you_mean(owner, [key.ident for key in self.specs if key.kind is Kind.CLASS])
            self._say(
                codes.UNKNOWN_ATT_REF.at(ref.location, f"attRef: there is no class '{owner}' in the schema", hint)
            )
            return []
        flat = flattened(attributes)
        if not owner:
            return flat
        named = [attribute for attribute in flat if name in {attribute.ident, attribute.ident.replace(":", "")}]
        if not named:
            hint = did_you_mean(name, [attribute.ident for attribute in flat])
            message = f"attRef of {spec.ident}: the class {owner} has no attribute '{name}'"
            self._say(codes.UNKNOWN_ATT_REF.at(ref.location, message, hint))
        return named

    def _overridden(
        self, items: tuple[AttributeItem, ...], override: Attribute, spec: Spec, own: tuple[AttributeItem, ...]
    ) -> tuple[AttributeItem, ...]:
        new, hit = _override(items, override, spec.ident, self.found)
        if not hit and not override.found and spec.changed and not _has(own, override):
            self._nobody_supplies(override, spec, items)
        return new

    def _nobody_supplies(self, override: Attribute, spec: Spec, items: tuple[AttributeItem, ...]) -> None:
        hint = did_you_mean(override.ident, [attribute.ident for attribute in flattened(items)])
        what = "deletes" if override.mode == "delete" else f"{override.mode}s"
        label = f"{spec.key.kind} {spec.ident}"
        message = f"{label} {what} the attribute '{override.ident}', which neither it nor a class of it has"
        self._say(codes.UNKNOWN_OVERRIDE.at(override.location, message, hint))

    def _say(self, diagnostic: Diagnostic) -> None:
        self.found.append(diagnostic)


def flattened(items: tuple[AttributeItem, ...]) -> list[Attribute]:
    """The attributes in a list of items, groups opened."""
    flat: list[Attribute] = []
    for item in items:
        if isinstance(item, Attribute):
            flat.append(item)
        elif isinstance(item, AttributeGroup):
            flat += flattened(item.items)
    return flat


def _has(items: tuple[AttributeItem, ...], attribute: Attribute) -> bool:
    return any(same(known, attribute) for known in flattened(items))


def _without_known(items: tuple[AttributeItem, ...], known: tuple[AttributeItem, ...]) -> tuple[AttributeItem, ...]:
    """Items that are not defined already: the first definition wins."""
    idents = {(attribute.ns, attribute.ident) for attribute in flattened(known)}
    if not idents:
        return items
    return _kept(items, idents)


def _kept(items: tuple[AttributeItem, ...], idents: set[tuple[str, str]]) -> tuple[AttributeItem, ...]:
    kept: list[AttributeItem] = []
    for item in items:
        if isinstance(item, AttributeGroup):
            inner = _kept(item.items, idents)
            if inner:
                kept.append(item if len(inner) == len(item.items) else AttributeGroup(inner, item.org))
        elif isinstance(item, Attribute) and (item.ns, item.ident) not in idents:
            kept.append(item)
    return tuple(kept)


def _override(  # the reference does not hand an altIdent of the class down to an override (odd.md rule 6), nor do we
    items: tuple[AttributeItem, ...], override: Attribute, owner: str, found: list[Diagnostic]
) -> tuple[tuple[AttributeItem, ...], bool]:
    new: list[AttributeItem] = []
    hit = False
    for item in items:
        if isinstance(item, AttributeGroup):
            inner, here = _override(item.items, override, owner, found)
            hit = hit or here
            if inner:
                new.append(AttributeGroup(inner, item.org) if here else item)
        elif isinstance(item, Attribute) and same(item, override):
            hit = True
            if override.mode != "delete":
                merged = merge_attribute(item, override, found)
                new.append(replace(merged, owner=owner, mode="add", alt_ident=override.alt_ident))
        else:
            new.append(item)
    return tuple(new), hit
