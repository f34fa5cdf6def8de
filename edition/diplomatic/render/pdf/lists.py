"""Lists of terms as lists of items: in a tagged PDF a list has items and nothing else (ISO 32000-1, 14.8.4.3.3)."""

from lxml import etree


def tidy(root: etree._Element) -> None:
    """Make each ``dl`` a ``ul`` where its pairs stand in groups, else a ``div``; a term is a phrase, what it means a block."""
    for whole in list(root.iter("dl")):
        children = list(whole.iterchildren(etree.Element))
        grouped = bool(children) and all(child.tag == "div" for child in children)
        whole.tag = "ul" if grouped else "div"
        for child in children:
            child.tag = "li" if grouped else child.tag
    for name, tag in (("dt", "div"), ("dd", "div")):
        for element in list(root.iter(name)):
            element.set("class", f"{element.get('class', '')} {name}".strip())
            element.tag = tag
