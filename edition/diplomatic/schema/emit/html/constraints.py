"""Constraints: what Schematron asks for, in its own words first and in XPath after them."""

from lxml import etree

from diplomatic.document.tei import local
from diplomatic.schema.emit.html import choose
from diplomatic.schema.emit.html.markup import Piece, el
from diplomatic.schema.emit.html.prose import Prose
from diplomatic.schema.names import SCH, children
from diplomatic.schema.parts import Constraint

_SCH = f"{{{SCH}}}"


def rules(prose: Prose, constraints: tuple[Constraint, ...]) -> list[etree._Element]:
    """One entry for each constraint."""
    return [_constraint(prose, constraint) for constraint in constraints if constraint.mode != "delete"]


def _constraint(prose: Prose, constraint: Constraint) -> etree._Element:
    name = el("p", el("code", constraint.ident, class_="ident"), class_="rule-name") if constraint.ident else None
    said = [prose.block(part, "desc") for part in choose.description(constraint.docs, prose.words.language)]
    bodies = [part for body in constraint.body for part in children(body)]
    if constraint.scheme != "schematron" or not all(str(part.tag).startswith(_SCH) for part in bodies):
        plain = [
            prose.block(body, "desc")
            for body in constraint.body
            if not children(body) and "".join(map(str, body.itertext())).strip()
        ]
        shown = prose.view.whole(bodies) if bodies else None
        return el("li", name, said, plain, shown)
    return el("li", name, said, [_part(prose, part) for part in bodies])


def _part(prose: Prose, part: etree._Element) -> Piece:
    """One element of Schematron; ``ns`` and ``let`` are for machines."""
    kind = str(part.tag).removeprefix(_SCH)
    if kind in {"assert", "report"}:
        return _test(prose, part, kind)
    if kind == "p":
        return el("p", _message(part))
    if kind in {"rule", "pattern"}:
        context = part.get("context")
        shown = (
            el("p", prose.words("rule-context"), " ", el("code", _line(context)), class_="context") if context else None
        )
        inner = [_part(prose, child) for child in children(part) if str(child.tag).startswith(_SCH)]
        return [shown, inner]
    return None


def _test(prose: Prose, part: etree._Element, kind: str) -> etree._Element:
    label = prose.words("rule-assert" if kind == "assert" else "rule-report")
    role = part.get("role") or ("" if kind == "assert" else part.get("flag", ""))
    return el(
        "div",
        el(
            "p",
            el("span", role, class_="flag") if role else None,
            " " if role else None,
            _message(part),
            class_="rule-message",
        ),
        el("p", label, " ", el("code", _line(part.get("test", ""))), class_="context"),
        class_="rule",
    )


def _message(part: etree._Element) -> list[Piece]:
    """The words of a message; what the validator fills in stands in braces."""
    found: list[Piece] = [part.text]
    for child in part:
        kind = str(child.tag).removeprefix(_SCH) if isinstance(child.tag, str) else ""
        if kind in {"value-of", "name"}:
            path = child.get("select") or child.get("path") or ("name()" if kind == "name" else "")
            found.append(el("code", f"{{{_line(path)}}}"))
        elif kind:
            found.append(
                el("code", f"<{local(child)}>", class_="gi") if not (child.text or len(child)) else _message(child)
            )
        found.append(child.tail)
    return found


def _line(text: str) -> str:
    return " ".join(text.split())
