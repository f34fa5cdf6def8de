"""A Schematron schema as an XSLT 3.0 stylesheet, in the manner of SchXslt2: one walk, and a rule that has fired for a pattern lets
the next template see the node.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from lxml import etree

from diplomatic.validate.schematron.names import children, sch

MARK = "‡"
"""Before each finding."""


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
        yield f'<xsl:if test="{escape(condition)}"><xsl:text>{MARK}</xsl:text>{_message(part)}</xsl:if>'


def _message(part: etree._Element) -> str:
    message = f"<xsl:text>{escape(part.text or '')}</xsl:text>"
    for child in part.iterchildren(etree.Element):
        select = child.get("select") or child.get("path") or "name()"
        message += f"<xsl:value-of select=\"normalize-space(string-join(({escape(select)}) ! string(), ' '))\"/>"
        message += f"<xsl:text>{escape(child.tail or '')}</xsl:text>"
    return message
