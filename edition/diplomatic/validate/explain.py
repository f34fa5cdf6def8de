"""What is wrong with an invalid document, in an editor's words: the errors of ``xmlschema``, translated."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, cast

from lxml import etree
from xmlschema import XMLSchemaChildrenValidationError, XMLSchemaValidationError

from diplomatic.diagnostics import Code, Diagnostic
from diplomatic.document import Document
from diplomatic.document.tei import TEI, XML, local
from diplomatic.validate import codes

if TYPE_CHECKING:
    from xmlschema import XMLSchema10

_MOST_NAMED = 12
_HINTS = {
    "when notBefore notAfter from to": "write a date or time as ISO 8601: 1962-10-29, 1962-10, 12:10:00",
    "ref who resp target hand scheme": "write an address: ../registers/persons.xml#the-id, #an-id or https://…",
    "xml:id": "an id begins with a letter and has letters, digits, '.', '-' and '_'",
}
"""What the values of these attributes look like."""
Words = tuple[str, str]


def explain(schema: "XMLSchema10", document: Document) -> Iterator[Diagnostic]:
    """Every fault, at the element that has it, in the order of the file; ids given twice are left to rule I001."""
    found: dict[Diagnostic, None] = {}
    with suppress(OverflowError):  # xmlschema on a year that no calendar has; libxml2's message then has to do
        for error in schema.iter_errors(cast("Any", document.tree)):
            if "duplicated xs:ID" not in (error.reason or ""):
                found[_diagnostic(error, document)] = None
    yield from sorted(found, key=lambda fault: fault.location.sort_key())


def _diagnostic(error: XMLSchemaValidationError, document: Document) -> Diagnostic:
    element = error.elem if isinstance(error.elem, etree._Element) else document.root
    if isinstance(error, XMLSchemaChildrenValidationError):
        return _children(error, element, document)
    reason = (error.reason or error.message).replace(f"{{{TEI}}}", "").replace(f"{{{XML}}}", "xml:").strip()
    for pattern, code, words in _REASONS:
        if match := pattern.search(reason):
            message, hint = words(match, _shown(element))
            return code.at(document.locate(element), message, hint)
    return codes.INVALID.at(document.locate(element), f"{_shown(element)}: {reason}")


def _children(error: XMLSchemaChildrenValidationError, element: etree._Element, document: Document) -> Diagnostic:
    """A fault in the order of elements; it is placed at the child that is wrong, not at its innocent parent."""
    parent = _shown(element)
    expected = _expected(error)
    if not error.invalid_tag or error.index >= len(element):
        message = f"{parent} is not complete" + (f": {expected} is missing" if expected else "")
        return codes.ELEMENT_MISSING.at(document.locate(element), message, "add what is missing before its end tag")
    child = element[error.index]
    hint = f"here can stand: {expected}" if expected else f"{parent} allows nothing more after what it has"
    return codes.ELEMENT_NOT_ALLOWED.at(
        document.locate(child), f"{_shown(child)} is not allowed here in {parent}", hint
    )


def _expected(error: XMLSchemaChildrenValidationError) -> str:
    names = [getattr(particle, "name", None) for particle in error.expected or ()]
    shown = list(dict.fromkeys(name.removeprefix(f"{{{TEI}}}") for name in names if name))
    more = f" and {len(shown) - _MOST_NAMED} more" if len(shown) > _MOST_NAMED else ""
    return ", ".join(shown[:_MOST_NAMED]) + more


def _missing_attribute(match: re.Match[str], shown: str) -> Words:
    return f"{shown} lacks the attribute {match[1]}", f'write {match[1]}="…" in its start tag'


def _wrong_attribute(match: re.Match[str], shown: str) -> Words:
    return f"{shown} cannot have the attribute {match[1]}", "remove it, or look for the attribute that is meant"


def _not_in_list(match: re.Match[str], shown: str) -> Words:
    allowed = re.findall(r"'([^']*)'", match[3])
    close = get_close_matches(match[2], allowed, 1)
    advice = f"did you mean '{close[0]}'? " if close else ""
    return f"@{match[1]} of {shown} cannot be '{match[2]}'", f"{advice}allowed are {', '.join(allowed)}"


def _not_a_value(match: re.Match[str], shown: str) -> Words:
    hints = (hint for names, hint in _HINTS.items() if match[1] in names.split())
    return f"@{match[1]} of {shown} cannot be '{match[2]}'", next(hints, "")


def _stray_text(_: re.Match[str], shown: str) -> Words:
    return f"{shown} cannot have text of its own", "put the text into one of the elements that it can hold"


_REASONS: list[tuple[re.Pattern[str], Code, Callable[[re.Match[str], str], Words]]] = [
    (re.compile(r"missing required attribute '([^']*)'"), codes.ATTRIBUTE_MISSING, _missing_attribute),
    (re.compile(r"'([^']*)' attribute not allowed"), codes.ATTRIBUTE_NOT_ALLOWED, _wrong_attribute),
    (re.compile(r"attribute ([\w:]+)='([^']*)': value must be one of (\[.*\])"), codes.VALUE_NOT_ALLOWED, _not_in_list),
    (re.compile(r"attribute ([\w:]+)='([^']*)'"), codes.VALUE_NOT_ALLOWED, _not_a_value),
    (re.compile(r"character data"), codes.TEXT_NOT_ALLOWED, _stray_text),
]
"""xmlschema's reasons, the special before the general, with the code and the words for each."""


def _shown(element: etree._Element) -> str:
    kind = element.get("type")
    return f"<{local(element)}" + (f' type="{kind}">' if kind else ">")
