"""The customization applied to what was imported: add, replace, delete, change.

Guidelines 22.8.1.2 and odd.md rules 4 and 5. *change* works child by child: what is given replaces what was there, and
what is not given stays. Which mistake is worse, to ignore a change that finds nothing to change, or to stop? Neither:
it is reported, and compiling goes on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from diplomatic.diagnostics import Diagnostic
from diplomatic.schema import codes
from diplomatic.schema.imports import Imported, did_you_mean
from diplomatic.schema.merge_attributes import merge_attributes, merge_values, without_constraints
from diplomatic.schema.merge_parts import merge_constraints, merge_docs
from diplomatic.schema.model import Classes, Key, Kind, Membership, Spec
from diplomatic.schema.parts import Constraint


@dataclass(slots=True)
class Merged:
    """The specifications after merging, in order, and the constraints of the whole schema."""

    specs: dict[Key, Spec]
    constraints: tuple[Constraint, ...]
    deleted: frozenset[Key]
    found: list[Diagnostic]


def merge(imported: Imported, specs: Iterable[Spec], constraints: Iterable[Constraint]) -> Merged:
    """Apply the ODD's own specifications to the imported ones, in the order of the ODD."""
    merger = _Merger(imported)
    for spec in specs:
        merger.apply(spec)
    given = tuple(constraints)
    gone = frozenset(constraint.ident for constraint in given if constraint.mode == "delete")
    specs_left = {key: without_constraints(spec, gone) for key, spec in merger.specs.items()} if gone else merger.specs
    own = merge_constraints((), given)
    return Merged(specs_left, own, frozenset(merger.deleted), merger.found)


class _Merger:
    def __init__(self, imported: Imported) -> None:
        self.imported = imported
        self.specs = dict(imported.specs)
        self.deleted: set[Key] = set()
        self.found: list[Diagnostic] = []

    def apply(self, spec: Spec) -> None:
        """One specification of the ODD."""
        key = self._key(spec)
        base = self.specs.get(key)
        if spec.mode == "add":
            if base is not None and base.changed:
                message = f"the {key.kind} '{key.ident}' is added twice; the second one counts"
                self.found.append(
                    codes.ADDED_TWICE.at(spec.location, message, "give one of them the mode change, or remove it")
                )
            self._put(key, spec)
        elif base is None:
            self._missing(spec, key)
        elif spec.mode == "delete":
            del self.specs[key]
            self.deleted.add(key)
        elif spec.mode == "replace":
            self._put(key, replace(spec, module=spec.module or base.module))
        else:
            self._change(key, base, spec)

    def _put(self, key: Key, spec: Spec) -> None:
        self.specs[key] = replace(spec, key=key, changed=True)
        self.deleted.discard(key)

    def _key(self, spec: Spec) -> Key:
        """The identity meant: a change without ``@ns`` means the only element of that ident, whatever its namespace."""
        key = spec.key
        if spec.mode == "add" or key in self.specs or key.kind is not Kind.ELEMENT or spec.ns is not None:
            return key
        same = [known for known in self.specs if known.kind is key.kind and known.ident == key.ident]
        return same[0] if len(same) == 1 else key

    def _missing(self, spec: Spec, key: Key) -> None:
        """A change, delete or replace of what is not there (the reference is silent)."""
        if key in self.deleted:
            why, hint = "was deleted before", "remove one of the two"
        elif self.imported.exists(key.kind, key.ident):
            why, hint = "was not imported", "include it in its moduleRef, or remove this"
            if spec.mode == "delete":
                self.found.append(
                    codes.NO_EFFECT.at(spec.location, f"the {key.kind} '{key.ident}' {why}: nothing to delete")
                )
                return
        else:
            why = "does not exist"
            hint = did_you_mean(key.ident, self.imported.known(key.kind) or [k.ident for k in self.specs])
        self.found.append(
            codes.UNKNOWN_SPEC.at(spec.location, f"the {key.kind} '{key.ident}' to {spec.mode} {why}", hint)
        )

    def _change(self, key: Key, base: Spec, spec: Spec) -> None:
        merged = replace(
            base,
            location=spec.location if base.changed else base.location,
            module=base.module or spec.module,
            prefix=base.prefix if spec.prefix is None else spec.prefix,
            type=base.type or spec.type,
            alt_ident=spec.alt_ident or base.alt_ident,
            docs=merge_docs(base.docs, spec.docs),
            classes=self._classes(base, spec),
            content=base.content if spec.content is None else spec.content,
            auto_prefix=base.auto_prefix if spec.content is None else spec.auto_prefix,
            values=merge_values(base.values, spec.values, self.found),
            attributes=merge_attributes(base.attributes, spec.attributes, self.found),
            constraints=merge_constraints(base.constraints, spec.constraints),
            models=spec.models or base.models,
            valid_until=spec.valid_until or base.valid_until,
            changed=True,
        )
        if merged == replace(base, location=merged.location, changed=True):
            message = f"the change of the {key.kind} '{key.ident}' changes nothing"
            self.found.append(codes.NO_EFFECT.at(spec.location, message, "remove it, or say what is to be different"))
        gone = frozenset(constraint.ident for constraint in spec.constraints if constraint.mode == "delete")
        self.specs[key] = replace(without_constraints(merged, gone), location=spec.location)

    def _classes(self, base: Spec, spec: Spec) -> Classes | None:
        """``classes`` (odd.md rule 5)."""
        if spec.classes is None:
            return base.classes
        if spec.classes.mode != "change":
            return Classes("replace", tuple(member for member in spec.classes.members if member.mode != "delete"))
        members = list(base.classes.members) if base.classes else []
        for change in spec.classes.members:
            here = next((member for member in members if member.key == change.key), None)
            if change.mode == "delete":
                self._leave(members, here, change, base)
            elif here is None:
                members.append(change)
            else:
                message = f"'{base.ident}' is a member of {change.key} already"
                self.found.append(codes.NO_EFFECT.at(change.location, message))
        return Classes("replace", tuple(members))

    def _leave(self, members: list[Membership], here: Membership | None, change: Membership, base: Spec) -> None:
        if here is not None:
            members.remove(here)
            return
        hint = did_you_mean(change.key, [member.key for member in members])
        self.found.append(
            codes.NO_EFFECT.at(
                change.location, f"'{base.ident}' is not a member of {change.key}: nothing to delete", hint
            )
        )
