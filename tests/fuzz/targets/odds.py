"""A small ODD: what is wrong with it is said, or its schemas are well-formed and libxml2 takes them."""

from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import CannotRun, Severity
from diplomatic.document.reading import parser
from diplomatic.schema import compile_odd
from diplomatic.schema.emit import emit_all
from diplomatic.schema.vault import Vault

from ._asking import is_finding, is_sentence, scratch

SEEDS = ("tests/odd/html_small.odd",)
WORDS = (
    "elementSpec", "classSpec", "macroSpec", "dataSpec", "moduleRef", "moduleSpec", "specGrp", "specGrpRef", "schemaSpec",
    "attDef",
    "attList", "attRef", "content", "sequence", "alternate", "elementRef", "classRef", "macroRef", "dataRef", "textNode",
    "anyElement",
    "empty", "valList", "valItem", "constraintSpec", "constraint", "ident", "mode", "add", "change", "delete", "replace",
    "key", "minOccurs",
    "maxOccurs", "unbounded", "0", "1", "2", "100000000000", "type", "atts", "model", "memberOf", "classes", "usage", "req",
    "opt", "start",
    "ns", "prefix", "closed", "name", "altIdent", "desc", "gloss", "exemplum", "egXML", "except", "include", "source", "#x",
    "xsd:date",
    "restriction", "(", "[a", "\\", "equiv", "org", "choice", "group", "expand",
)  # fmt: skip
IS_XML = True
_FORMATS = ("rng", "xsd", "sch", "odd", "json")
_NO_TEI = "The TEI is not here"


class _Vault(Vault):
    """Has no release: the network is not asked."""

    def fetch(self, release: str) -> Path:
        del release
        raise CannotRun(_NO_TEI)


def target(data: bytes) -> None:
    path = scratch("odd/small.odd", data)
    try:
        compiled = compile_odd(path, vault=_Vault())
    except CannotRun as error:
        is_sentence(error, None if _NO_TEI in error.what else path)
        return
    for finding in compiled.diagnostics:
        is_finding(finding, path)
    if compiled.schema is None:
        assert compiled.diagnostics
        return
    emitted = emit_all(compiled.schema, _FORMATS, "small")
    trees = {
        name: etree.fromstring(content, parser())
        for name, content in emitted.files.items()
        if not name.endswith(".json")
    }
    if not any(finding.severity is Severity.ERROR for finding in compiled.diagnostics):
        _is_taken(trees["small.rng"])


def _is_taken(rng: etree._Element) -> None:
    """An ODD may ask for values one after the other; no RELAX NG can (section 7.2), and libxml2 says so."""
    try:
        etree.RelaxNG(rng)
    except etree.RelaxNGParseError as error:
        if "content type error" not in str(error):
            raise
