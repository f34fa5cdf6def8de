"""The editorial principles: what the cables say of themselves, and what the edition's schema says of each mark in the text."""

from collections.abc import Iterator

from lxml import etree

from diplomatic import customization
from diplomatic.publish import addresses
from diplomatic.publish.headers import Few, context_of, taken
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step

_ORDER = "correction normalization punctuation quotation hyphenation segmentation interpretation stdVals p".split()


def steps(site: Site) -> Iterator[Step]:
    """The page, made anew if a cable states another rule or the schema is another one."""
    inputs = {
        **site.inputs,
        "facts": site.index.cards,
        "registers": site.register_states,
        "schema": customization.state_of(site.config),
    }
    yield Step(addresses.PRINCIPLES, inputs, _make)


def _make(site: Site) -> Iterator[File]:
    path = addresses.PRINCIPLES
    data = etree.Element("principles", guidelines=addresses.link(f"{customization.GUIDELINES}index.html", path))
    data.extend(_rules(site, path))
    around = etree.tostring(context_of(data, path, site))
    from diplomatic.publish.signs import Signs  # the schema compiler is loaded only where its page is made

    data.extend(Signs(customization.schema_of(site.config), site.language).all())
    yield site.rendered(path, "principles.xsl", data, around)


def _rules(site: Site, page: str) -> Iterator[etree._Element]:
    """A ``rule`` for each kind, with a ``text`` for each wording and the cables that it holds for, unless it holds for all."""
    kinds: dict[str, dict[str, Few]] = {}
    for cable in site.index.cables:
        for kind, xml in dict.fromkeys(cable.statements.rules):
            kinds.setdefault(kind, {}).setdefault(xml, Few()).add(cable)
    for kind in sorted(kinds, key=lambda kind: (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), kind)):
        rule = etree.Element("rule", kind=kind.lower())
        for xml, cables in kinds[kind].items():
            text = etree.SubElement(rule, "text")
            text.append(taken(xml, cables.first(site), page, site))
            if cables.count < len(site.index.cables):
                text.extend(cables.elements(page, site))
        yield rule
