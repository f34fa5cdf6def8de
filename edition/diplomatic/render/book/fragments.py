"""A page that an editor wrote in HTML, made fit for a book: what would run, fetch or show something from outside is left out."""

from lxml import etree, html

from diplomatic.render.book.metadata import fit

_LEFT_OUT = frozenset(
    "script style link meta base title iframe object embed form input button select textarea canvas svg math audio video "
    "template".split()
)
_TAGS = frozenset(
    "a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li mark nav ol p pre q rp rt ruby s samp section small span strong sub sup "
    "table tbody td tfoot th thead time tr u ul var wbr".split()
)
_ATTRIBUTES = frozenset("id class lang dir title href role datetime colspan rowspan scope start reversed value".split())


def tree(fragment: str, title: str) -> etree._Element:
    """The fragment in an ``article``, below its title unless it has a heading of the first rank itself.

    A picture is replaced by its description; an element that books do not have keeps its text.
    """
    prose: etree._Element = html.fragment_fromstring(fit(fragment).strip() or "<p></p>", create_parent="div")
    etree.strip_elements(prose, etree.Comment, etree.ProcessingInstruction, *_LEFT_OUT, with_tail=False)
    for element in prose.iter(etree.Element):
        if element.tag == "img":
            element.text = element.get("alt", "")
        if element.tag not in _TAGS:
            element.tag = "span"
        for name in [name for name in map(str, element.attrib) if not _is_kept(name)]:
            del element.attrib[name]
    prose.set("class", "prose")
    article = etree.Element("article", {"class": "document"})
    if prose.find(".//h1") is None:
        etree.SubElement(article, "h1").text = title
    article.append(prose)
    return article


def _is_kept(attribute: str) -> bool:
    return attribute in _ATTRIBUTES or attribute.startswith("aria-")
