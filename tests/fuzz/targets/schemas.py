"""A Schematron schema: what cannot run is reported, and a document that is checked with it gets findings at real places."""

from functools import cache

from diplomatic.diagnostics import CannotRun
from diplomatic.document import Document, read
from diplomatic.validate.schematron.schema import Schematron

from ._asking import ROOT, is_finding, is_sentence, scratch

WORDS = (
    "assert", "report", "rule", "pattern", "let", "phase", "active", "extends", "include", "diagnostic", "value-of", "name",
    "key", "ns",
    "context", "test", "select", "path", "is-a", "abstract", "param", "value", "$x", "id", "see", "role", "documents",
    "queryBinding", "xslt",
    "xslt2", "//tei:p", "@xml:id", ".", "..", "*", "[1]", "[last()]", "count(", "not(", "key('k', ", "document(", "current()",
    "matches(., '",
    "tokenize(", "for $i in ", " return ", "every $i in ", " satisfies ", "if (", ") then ", " else ", "'", '"', "1 to 3", "|",
    "//", "/", "::",
    "ancestor::", "xs:date(", "=", "!=", "eq", "<", "and", "or", "string(", "normalize-space(", "#ALL", "{", "}",
)  # fmt: skip
IS_XML = True


@cache
def _document() -> Document:
    return read(ROOT / "tei/templates/cable.xml")


def target(data: bytes) -> None:
    path = scratch("rules/small.sch", data)
    try:
        schema = Schematron(path)
    except CannotRun as error:
        is_sentence(error, path)
        return
    for fault in schema.faults:
        is_finding(fault, path)
    findings, failures = schema.evaluate(_document())
    for each in findings:
        is_finding(each.diagnostic(), _document().path)
    for failure in failures:
        assert failure.diagnostic().message
