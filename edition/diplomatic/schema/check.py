"""What is wrong with the whole schema, once everything is resolved.

Only what the ODD itself says is judged: a customization leaves most of the TEI out, so the TEI's own references lead
nowhere by the hundred, and that is as it should be (odd.md rule 12).
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import Diagnostic, Location
from diplomatic.schema import codes_schema
from diplomatic.schema.classes import flattened
from diplomatic.schema.constraints import is_schematron, is_taken
from diplomatic.schema.content import NotAllowed
from diplomatic.schema.imports import Imported, did_you_mean
from diplomatic.schema.model import Key, Kind, Schema, Spec
from diplomatic.schema.names import SCH, children, place
from diplomatic.schema.parts import Constraint
from diplomatic.schema.resolve import Resolver

_NCNAME = re.compile(r"[^\W\d][\w.·-]*")


def check(schema: Schema, imported: Imported, resolver: Resolver) -> Iterator[Diagnostic]:
    """Faults that only the finished schema shows."""
    sources = {source.path for source in imported.sources.values()}
    if not schema.start:
        hint = "name the root elements in schemaSpec/@start"
        yield codes_schema.NO_START.at(schema.location, "no element of the schema can be the root of a document", hint)
    yield from _dangling(schema, imported, resolver, sources)
    for spec in schema.specs.values():
        if spec.location.path not in sources:
            yield from _names(spec)
            yield from _memberships(spec, schema, imported)
            yield from _contexts(spec)
            yield from _not_taken(_constraints_of(spec))
    yield from _not_taken(each for each in schema.constraints if each.location.path not in sources)
    yield from _impossible(schema, sources)


def _names(spec: Spec) -> Iterator[Diagnostic]:
    """Names that are none (Namespaces in XML 1.0, NCName); an attribute may have a prefix, as ``xml:id`` has."""
    attributes = [each for each in flattened(spec.attributes.items) if each.mode != "delete"]
    named = [(spec.name, spec.location), *((each.name.rpartition(":")[2], each.location) for each in attributes)]
    for name, where in named:
        if not _NCNAME.fullmatch(name):
            yield codes_schema.BAD_NAME.at(where, f"'{name}' is not an XML name", "begin it with a letter; no spaces")


def _impossible(schema: Schema, sources: set[Path]) -> Iterator[Diagnostic]:
    """Elements that nothing fits: the ODD's own one by one, those it only imports together."""
    hint = "include what it needs, or delete the element"
    imported = []
    for element in schema.elements.values():
        if not isinstance(element.content, NotAllowed):
            continue
        if element.spec.location.path in sources:
            imported.append(element.name)
        else:
            message = f"nothing fits the content of {element.name}: it requires a class without members"
            yield codes_schema.IMPOSSIBLE.at(element.spec.location, message, hint)
    if imported:
        message = f"nothing fits the content of {', '.join(imported)}: a class they require has no members"
        yield codes_schema.IMPOSSIBLE.at(schema.location, message, hint.replace("it needs", "they need"))


def _dangling(schema: Schema, imported: Imported, resolver: Resolver, sources: set[Path]) -> Iterator[Diagnostic]:
    known = {key.ident for key in schema.specs} | {ident for kind in Kind for ident in imported.known(kind)}
    for name, where in resolver.dangling.items():
        if where.path not in sources and name not in known:
            message = f"'{name}' is referred to, and does not exist"
            yield codes_schema.UNKNOWN_IN_CONTENT.at(where, message, did_you_mean(name, known))


def _memberships(spec: Spec, schema: Schema, imported: Imported) -> Iterator[Diagnostic]:
    for member in spec.classes.members if spec.classes else ():
        if Key(Kind.CLASS, member.key) in schema.specs or imported.exists(Kind.CLASS, member.key):
            continue
        known = {*imported.known(Kind.CLASS), *(key.ident for key in schema.specs if key.kind is Kind.CLASS)}
        message = f"{spec.ident} is a member of the class '{member.key}', which does not exist"
        yield codes_schema.UNKNOWN_CLASS.at(member.location, message, did_you_mean(member.key, known))


def _contexts(spec: Spec) -> Iterator[Diagnostic]:
    for constraint in _constraints_of(spec):
        if is_schematron(constraint) and (at := _loose(constraint)) is not None:
            message = f"an assertion of {constraint.ident or spec.ident} has no sch:rule with a context"
            yield codes_schema.NO_CONTEXT.at(at, message, f"put it into a sch:rule; it is applied to {spec.ident} now")


def _constraints_of(spec: Spec) -> list[Constraint]:
    attributes = flattened(spec.attributes.items)
    return [*spec.constraints, *(own for attribute in attributes for own in attribute.constraints)]


def _not_taken(constraints: Iterable[Constraint]) -> Iterator[Diagnostic]:
    """What stands in a constraint and is no part of a Schematron schema."""
    for constraint in filter(is_schematron, constraints):
        for child in (child for body in constraint.body for child in children(body) if not is_taken(child)):
            message = (
                f"<{etree.QName(child).localname}> in the constraint {constraint.ident} has no place in Schematron"
            )
            hint = f"write rules, assertions or patterns of the namespace {SCH}"
            yield codes_schema.BAD_VALUE.at(place(constraint.location.path, child), message, hint)


def _loose(constraint: Constraint) -> Location | None:
    """The place of the first assertion outside a rule."""
    for body in constraint.body:
        for child in children(body):
            if child.tag in {f"{{{SCH}}}assert", f"{{{SCH}}}report"}:
                return place(constraint.location.path, child)
    return None
