"""Saying in a CSL style, in words that citeproc-py understands, what it does not: options of the specification that it skips.

It adapts what goes in, never the sentence that comes out. Each function names the rule (CSL 1.0.2) and what is missed.
"""

from copy import deepcopy

from lxml import etree

from diplomatic.cite.style_file import CSL
from diplomatic.document.tei import XML_LANG

OPEN, CLOSE = "\ue010", "\ue011"
"""Stand beside the quotation marks that a style sets, so that they can be told from those of a title. No text has them."""

_INITIALIZE = "initialize-with"


def adapted(style: etree._Element, locale: str, quotes: tuple[str, str], *, substitutes: bool) -> etree._Element:
    """A copy of the style for citeproc-py, with the quotation marks of the locale marked; without ``substitutes``, no title
    stands for a missing author.
    """
    root = deepcopy(style)
    if not substitutes:
        _only_names(root)
    _initialize(root)
    _disambiguate(root)
    if locale.startswith("en"):
        _title_case(root)
    _mark_quotes(root, locale, quotes)
    return root


def _initialize(root: etree._Element) -> None:
    """``initialize="false"`` (names): the given names stay whole. Skipped, so only those that are to be shortened keep the mark.

    A ``names`` without a ``name`` has one with no attributes.
    """
    mark = root.attrib.pop(_INITIALIZE, None)
    for names in root.iter(_q("names")):
        if names.find(_q("name")) is None and not _in_a_substitute(names):
            names.insert(0, etree.Element(_q("name")))
    for name in root.iter(_q("name")):
        if name.getparent().tag != _q("names"):  # type: ignore[union-attr]
            continue
        if name.get("initialize") == "false":
            name.attrib.pop(_INITIALIZE, None)
        elif mark is not None and name.get(_INITIALIZE) is None:
            name.set(_INITIALIZE, mark)


def _only_names(root: etree._Element) -> None:
    """``cs:substitute``: what is printed there is to be suppressed later; macros are not, so they are not printed there."""
    for substitute in list(root.iter(_q("substitute"))):
        for part in list(substitute):
            if part.tag != _q("names"):
                substitute.remove(part)
        if not len(substitute):
            substitute.getparent().remove(substitute)  # type: ignore[union-attr]


def _in_a_substitute(names: etree._Element) -> bool:
    """There a ``names`` without a ``name`` takes that of the names it stands for."""
    parent = names.getparent()
    return parent is not None and parent.tag == _q("substitute")


def _disambiguate(root: etree._Element) -> None:
    """``disambiguate="true"`` (cs:if): holds only for what could be taken for another item. Skipped, so it would always hold."""
    for condition in root.iter(_q("if"), _q("else-if")):
        if condition.get("disambiguate") == "true":
            condition.attrib.clear()
            condition.set("type", "none")


def _title_case(root: etree._Element) -> None:
    """``text-case="title"`` of labels: they are not told the language, and stay as they are."""
    for label in root.iter(_q("label")):
        if label.get("text-case") == "title":
            label.set("text-case", "capitalize-all")


def _mark_quotes(root: etree._Element, locale: str, quotes: tuple[str, str]) -> None:
    """``punctuation-in-quote`` and the turn of inner quotation marks (locales): skipped; see ``finish``."""
    within = next((part for part in root.findall(_q("locale")) if part.get(XML_LANG) == locale), None)
    if within is None:
        within = etree.SubElement(root, _q("locale"), {XML_LANG: locale})
    terms = within.find(_q("terms"))
    if terms is None:
        terms = etree.SubElement(within, _q("terms"))
    for name, text in (("open-quote", quotes[0] + OPEN), ("close-quote", CLOSE + quotes[1])):
        for old in terms.findall(f"{_q('term')}[@name='{name}']"):
            terms.remove(old)
        etree.SubElement(terms, _q("term"), name=name).text = text


def _q(name: str) -> str:
    return f"{{{CSL}}}{name}"
