"""Lists as a tagged PDF has them: with items and nothing else (ISO 32000-1, 14.8.4.3.3)."""

from lxml import etree


def tidy(root: etree._Element) -> None:
    """Make each ``dl`` a ``ul`` where its pairs stand in groups, else a ``div``; a list that is run in is a phrase."""
    for whole in list(root.iter("dl")):
        children = list(whole.iterchildren(etree.Element))
        grouped = bool(children) and all(child.tag == "div" for child in children)
        whole.tag = "ul" if grouped else "div"
        for child in children:
            child.tag = "li" if grouped else child.tag
    for name in ("dt", "dd"):
        for element in list(root.iter(name)):
            element.set("class", f"{element.get('class', '')} {name}".strip())
            element.tag = "div"
    for element in [item for item in root.iter("div") if "run-in" in item.get("class", "").split()]:
        for part in list(element.iter("ul", "li")):
            part.tag = "span"
