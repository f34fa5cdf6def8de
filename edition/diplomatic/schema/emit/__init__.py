"""Emitters: one module for each form a schema is written in, and ``emit_all`` for several at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from diplomatic.diagnostics import Diagnostic
from diplomatic.schema.emit import json, odd, rng, sch, xsd
from diplomatic.schema.model import Schema
from diplomatic.schema.names import SCH, TEI


@dataclass(slots=True)
class Files:
    """Files by name, and what an emitter found that its format cannot express."""

    files: dict[str, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


_SIMPLE = {"rng": rng.emit, "sch": sch.emit, "json": json.emit}


def emit_all(schema: Schema, formats: Iterable[str], name: str, xsd: str = "1.0") -> Files:
    """The schema in several formats: ``rng``, ``xsd``, ``sch``, ``odd``, ``json``.

    The compiled ODD is called ``NAME.compiled.odd``, so that it never replaces the ODD it comes from. Rules that an XSD
    cannot hold are in ``NAME-xsd.sch``.
    """
    out = Files()
    for chosen in formats:
        if chosen == "xsd":
            _xsd(schema, name, xsd, out)
        elif chosen == "odd":
            out.files[f"{name}.compiled.odd"] = odd.emit(schema)
        else:
            out.files[f"{name}.{chosen}"] = _SIMPLE[chosen](schema)
    return out


def _xsd(schema: Schema, name: str, version: str, out: Files) -> None:
    emitted = xsd.emit(schema, version, name)
    out.files |= emitted.files
    out.diagnostics += emitted.diagnostics
    if emitted.rules:
        out.files[f"{name}-xsd.sch"] = _rules(schema, emitted.rules)


def _rules(schema: Schema, rules: list[tuple[str, str, str]]) -> bytes:
    """What the XSD is too wide for, as Schematron of its own."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<schema xmlns="{SCH}" queryBinding="xslt2">']
    lines.append(f"  <title>What {escape(schema.ident)} asks and its XSD cannot</title>")
    lines.append(f'  <ns prefix="s" uri={quoteattr(schema.ns or TEI)}/>')
    for context, test, message in rules:
        assertion = f"<assert test={quoteattr(test)}>{escape(message)}</assert>"
        lines.append(f"  <pattern><rule context={quoteattr(context)}>{assertion}</rule></pattern>")
    return "\n".join([*lines, "</schema>", ""]).encode()
