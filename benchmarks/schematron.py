"""How fast Schematron is: milliseconds a letter for ``tei_all.sch``, beside parsing alone and beside Saxon, in one run.

Saxon's side is an XSLT 3.0 stylesheet made here from the same schema, in the manner of SchXslt2 (one walk; a rule that has
fired for a pattern lets the next template see the node). It runs where ``saxonche`` is installed, which nothing else needs.
Both sides must have the same number of findings. Each figure is the median of several rounds in which they take turns.
"""

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from html import escape
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from lxml import etree

from diplomatic.document import Document, read
from diplomatic.validate.schematron.names import children, sch
from diplomatic.validate.schematron.schema import Schematron

REFERENCE = Path(os.environ.get("SCHEMATRON", Path(__file__).resolve().parents[2] / "shared" / "schematron"))
TEI = REFERENCE.parent / "tei"
ROUNDS = 7
_MARK = "‡"  # before each finding of the peer


def stylesheet(schema: Path) -> str:
    """An XSLT 3.0 peer of a schema without abstract patterns, phases and inclusions."""
    root = etree.parse(schema).getroot()
    names = "".join(f' xmlns:{each.get("prefix")}="{escape(each.get("uri", ""))}"' for each in children(root, "ns"))
    rules = [
        (f"p{number}", rule)
        for number, pattern in enumerate(children(root, "pattern"))
        for rule in children(pattern, "rule")
    ]
    templates = "".join(_template(name, rule, len(rules) - place) for place, (name, rule) in enumerate(rules))
    return (
        f'<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"{names}>'
        f'<xsl:output method="text"/><xsl:param name="seen" select="()"/>{templates}'
        '<xsl:template match="@* | node() | /" priority="0"><xsl:apply-templates select="@* | node()"/></xsl:template>'
        "</xsl:stylesheet>"
    )


def _template(pattern: str, rule: etree._Element, priority: int) -> str:
    following = f"<xsl:next-match><xsl:with-param name='seen' select=\"($seen, '{pattern}')\"/></xsl:next-match>"
    again = "<xsl:next-match><xsl:with-param name='seen' select='$seen'/></xsl:next-match>"
    return (
        f'<xsl:template match="{escape(rule.get("context", ""))}" priority="{priority}"><xsl:param name="seen"/>'
        f"<xsl:choose><xsl:when test=\"$seen = '{pattern}'\">{again}</xsl:when><xsl:otherwise>"
        f"{''.join(_parts(rule))}{following}</xsl:otherwise></xsl:choose></xsl:template>"
    )


def _parts(rule: etree._Element) -> Iterator[str]:
    for part in rule.iterchildren(sch("let"), sch("assert"), sch("report")):
        if part.tag == sch("let"):
            yield f'<xsl:variable name="{part.get("name")}" select="{escape(part.get("value", ""))}"/>'
            continue
        test = part.get("test", "")
        condition = test if part.tag == sch("report") else f"not({test})"
        yield f'<xsl:if test="{escape(condition)}"><xsl:text>{_MARK}</xsl:text>{_message(part)}</xsl:if>'


def _message(part: etree._Element) -> str:
    message = f"<xsl:text>{escape(part.text or '')}</xsl:text>"
    for child in part.iterchildren(etree.Element):
        select = child.get("select") or child.get("path") or "name()"
        message += f"<xsl:value-of select=\"normalize-space(string-join(({escape(select)}) ! string(), ' '))\"/>"
        message += f"<xsl:text>{escape(child.tail or '')}</xsl:text>"
    return message


def saxon(schema: Path) -> Callable[[Path], list[str]] | None:
    """The findings of a letter according to Saxon; None where it is not installed."""
    if find_spec("saxonche") is None:
        return None
    saxonche: Any = importlib.import_module("saxonche")
    processor = saxonche.PySaxonProcessor(license=False)
    compiled = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet(schema))

    def check(path: Path) -> list[str]:
        text = compiled.transform_to_string(source_file=str(path)) or ""
        return text.split(_MARK)[1:]

    return check


def timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def main() -> None:
    """Compare, and print the ratios."""
    schema, letters = TEI / "tei_all.sch", sorted(TEI.glob("documents/*/L*.xml"))
    if not schema.is_file() or not letters:
        print(f"Schematron was not measured: {schema} is not here; set SCHEMATRON", file=sys.stderr)
        return
    start = perf_counter()
    rules = Schematron(schema)
    loading = perf_counter() - start
    peer = saxon(schema)
    sides: dict[str, Callable[[], object]] = {
        "parse": lambda: [read(path) for path in letters],
        "diplomatic": lambda: [rules.check(read(path)) for path in letters],
    }
    if peer is not None:
        sides["saxon"] = lambda: [peer(path) for path in letters]
        compare_findings(rules, peer, letters)
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(ROUNDS):
        for name, work in sides.items():
            times[name].append(timed(work))
    report({name: median(each) * 1000 / len(letters) for name, each in times.items()}, len(letters), loading)


def compare_findings(rules: Schematron, peer: Callable[[Path], list[str]], letters: list[Path]) -> None:
    """Both sides do the same work, or the figures mean nothing."""
    for path in [*letters, TEI / "documents" / "invalid" / "own-constraints.xml"]:
        tree = etree.parse(path)
        ours, theirs = len(rules.check(Document(path, tree))), len(peer(path))
        assert ours == theirs, f"{path.name}: {ours} findings, Saxon has {theirs}"


def report(figures: dict[str, float], letters: int, loading: float) -> None:
    """Print milliseconds a letter, and ours as multiples."""
    ours = figures["diplomatic"]
    print(
        f"tei_all.sch on {letters} letters, median of {ROUNDS} rounds; the schema was read in {loading * 1000:.0f} ms"
    )
    for name, figure in figures.items():
        print(f"{name:12} {figure:7.2f} ms a letter   ours is {ours / figure:6.2f} × as long")


if __name__ == "__main__":
    main()
