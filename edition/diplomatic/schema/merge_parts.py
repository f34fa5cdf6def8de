"""Documentation and constraints merged: what elements, attributes and values have in common (odd.md rules 4 and 13)."""

from dataclasses import replace

from diplomatic.schema.parts import Constraint, Docs

_NOTHING = Docs()


def merge_docs(base: Docs, change: Docs) -> Docs:
    """Each part that the change has replaces that part whole, in all its languages (odd.md rule 4)."""
    if change == _NOTHING:
        return base
    return Docs(
        change.equiv or base.equiv,
        change.gloss or base.gloss,
        change.desc or base.desc,
        change.exempla or base.exempla,
        change.remarks or base.remarks,
        change.refs or base.refs,
    )


def merge_constraints(base: tuple[Constraint, ...], changes: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    """Constraints by ident (odd.md rule 13)."""
    merged = list(base)
    for change in changes:
        at = next((i for i, known in enumerate(merged) if known.ident == change.ident and change.mode != "add"), None)
        if change.mode == "delete":
            if at is not None:
                del merged[at]
        elif at is None:
            merged.append(change)
        elif change.mode == "replace":
            merged[at] = change
        else:
            old = merged[at]
            body = change.body or old.body
            merged[at] = replace(
                change,
                mode="add",
                body=body,
                docs=merge_docs(old.docs, change.docs),
                scheme=change.scheme or old.scheme,
            )
    return tuple(merged)
