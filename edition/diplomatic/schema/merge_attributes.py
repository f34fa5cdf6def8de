"""Attributes and value lists merged (odd.md rules 6 and 8).

What a specification says about an attribute that it does not define itself is kept as an *override*: an ``Attribute``
of the mode change, replace or delete, applied when the classes are resolved. The TEI's own specifications do so too.
"""

from dataclasses import replace

from diplomatic.diagnostics import Diagnostic
from diplomatic.schema import codes
from diplomatic.schema.merge_parts import merge_constraints, merge_docs
from diplomatic.schema.model import Attribute, AttributeGroup, AttributeItem, AttributeRef, Spec
from diplomatic.schema.parts import ValueItem, ValueList

Found = list[Diagnostic]


def merge_attributes(base: AttributeGroup, changes: AttributeGroup, found: Found) -> AttributeGroup:
    """An ``attList`` with another applied to it."""
    items = list(base.items)
    org = base.org
    for change in changes.items:
        if isinstance(change, AttributeGroup):
            items = _with_group(items, change, found)
        elif isinstance(change, AttributeRef):
            items.append(change)
        else:
            items = _with_attribute(items, change, found)
    return AttributeGroup(tuple(items), org)


def _with_group(items: list[AttributeItem], change: AttributeGroup, found: Found) -> list[AttributeItem]:
    """A nested ``attList``: what it adds is a group of its own, what it changes is changed where it stands."""
    new: list[AttributeItem] = []
    for item in change.items:
        if isinstance(item, Attribute) and item.mode in {"change", "delete"}:
            items = _with_attribute(items, item, found)
        else:
            if isinstance(item, Attribute):
                items = _without(items, item)
            new.append(item)
    return [*items, AttributeGroup(tuple(new), change.org)] if new else items


def _with_attribute(items: list[AttributeItem], change: Attribute, found: Found) -> list[AttributeItem]:
    new, done = _applied(items, change, found)
    return new if done else [*new, change]


def _applied(items: list[AttributeItem], change: Attribute, found: Found) -> tuple[list[AttributeItem], bool]:
    new: list[AttributeItem] = []
    done = False
    for item in items:
        if isinstance(item, AttributeGroup):
            inner, hit = _applied(list(item.items), change, found)
            done = done or hit
            new.append(AttributeGroup(tuple(inner), item.org))
        elif isinstance(item, AttributeRef) and change.mode == "delete" and item.name == change.ident:
            done = True
        elif isinstance(item, Attribute) and not done and same(item, change):
            done = True
            new.append(merge_attribute(item, change, found))
        else:
            new.append(item)
    return new, done


def _without(items: list[AttributeItem], attribute: Attribute) -> list[AttributeItem]:
    return [item for item in items if not (isinstance(item, Attribute) and same(item, attribute))]


def same(known: Attribute, change: Attribute) -> bool:
    """Whether two ``attDef`` are about one attribute; to change or delete it, its namespace need not be said."""
    if known.ident != change.ident:
        return False
    return known.ns == change.ns or (change.mode in {"change", "delete"} and not (known.ns and change.ns))


def merge_attribute(base: Attribute, change: Attribute, found: Found) -> Attribute:
    """One ``attDef`` applied to another; the result keeps the mode of the base where it is an override itself."""
    if change.mode == "add":
        return change
    if change.mode == "delete":
        return replace(change, found=True, constraints=merge_constraints(base.constraints, change.constraints))
    if change.mode == "replace":
        return replace(change, mode="replace" if base.mode in {"change", "replace", "delete"} else "add")
    if base.mode == "delete":
        return base
    return replace(
        base,
        location=change.location,
        alt_ident=change.alt_ident or base.alt_ident,
        usage=change.usage or base.usage,
        docs=merge_docs(base.docs, change.docs),
        datatype=change.datatype or base.datatype,
        values=(_layered if base.mode == "change" else merge_values)(base.values, change.values, found),
        default=base.default if change.default is None else change.default,
        val_desc=change.val_desc or base.val_desc,
        constraints=merge_constraints(base.constraints, change.constraints),
        valid_until=change.valid_until or base.valid_until,
    )


def merge_values(base: ValueList | None, change: ValueList | None, found: Found) -> ValueList | None:
    """A ``valList`` (odd.md rule 8): *add* and *replace* are a new list; *change* works value by value."""
    if change is None or change.mode == "delete":
        return base if change is None else None
    if change.mode != "change" or base is None:
        return replace(change, items=tuple(item for item in change.items if item.mode != "delete"))
    items = {item.ident: item for item in base.items}
    for item in change.items:
        here = items.get(item.ident)
        if here is None and item.mode in {"delete", "change"}:
            message = f"the value '{item.ident}' to {item.mode} is not in the list"
            found.append(codes.UNKNOWN_VALUE.at(item.location, message, f"values: {', '.join(list(items)[:20])}"))
        elif item.mode == "delete":
            del items[item.ident]
        else:
            items[item.ident] = item if here is None else _merge_value(here, item)
    kind = change.type if change.type != "open" else base.type
    return ValueList(kind, base.mode, tuple(items.values()), merge_docs(base.docs, change.docs), change.location)


def _layered(base: ValueList | None, change: ValueList | None, found: Found) -> ValueList | None:
    """The list of an override changed once more: what it deletes or changes may be in the list of the class."""
    if change is None:
        return base
    if change.mode != "change" or base is None:
        return change
    if base.mode != "change":
        return merge_values(base, change, found)
    items = {item.ident: item for item in base.items}
    for item in change.items:
        here = items.get(item.ident)
        items[item.ident] = item if here is None or here.mode == "delete" else _merge_value(here, item)
    kind = change.type if change.type != "open" else base.type
    return ValueList(kind, base.mode, tuple(items.values()), merge_docs(base.docs, change.docs), change.location)


def _merge_value(base: ValueItem, change: ValueItem) -> ValueItem:
    """A changed ``valItem`` keeps what it does not mention (Stylesheets #272 loses the descriptions)."""
    if change.mode != "change":
        return change
    name = change.name if change.name != change.ident else base.name
    return replace(
        base,
        name=name,
        docs=merge_docs(base.docs, change.docs),
        location=change.location,
        params=change.params or base.params,
    )


def without_constraints(spec: Spec, idents: frozenset[str]) -> Spec:
    """A specification without the constraints of these idents, its own and its attributes' (odd.md rule 13)."""
    if not idents:
        return spec
    kept = tuple(constraint for constraint in spec.constraints if constraint.ident not in idents)
    items = tuple(_item_without(item, idents) for item in spec.attributes.items)
    return replace(spec, constraints=kept, attributes=AttributeGroup(items, spec.attributes.org))


def _item_without(item: AttributeItem, idents: frozenset[str]) -> AttributeItem:
    if isinstance(item, AttributeGroup):
        return AttributeGroup(tuple(_item_without(inner, idents) for inner in item.items), item.org)
    if isinstance(item, Attribute):
        kept = tuple(constraint for constraint in item.constraints if constraint.ident not in idents)
        return item if len(kept) == len(item.constraints) else replace(item, constraints=kept)
    return item
