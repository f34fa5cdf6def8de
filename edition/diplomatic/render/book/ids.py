"""Ids that a book can use: names without a colon (an ``NCName``, which XML wants of an id), each of them once."""

import re

from lxml import etree

_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-details", "for", "headers")
_UNFIT = re.compile(r"[^A-Za-z0-9._-]")


def settle(root: etree._Element) -> dict[str, str]:
    """Give every element an id that is a name, and what refers to it the same one; tell the new id of each old one.

    An ``xml:id`` keeps its name, so that it can be cited; what the page made for itself (``page:main``) gets another.
    """
    carriers = [element for element in root.iter(etree.Element) if element.get("id") is not None]
    names: dict[str, str] = {}
    for old in sorted({element.get("id", "") for element in carriers}, key=lambda old: (not _is_name(old), old)):
        names[old] = old if _is_name(old) else _fit(old, set(names.values()))
    seen: set[str] = set()
    for element in carriers:
        old = element.attrib.pop("id")
        if old not in seen:
            element.set("id", names[old])
            seen.add(old)
    for element in root.iter(etree.Element):
        for attribute in _REFERENCES:
            if value := element.get(attribute):
                element.set(attribute, " ".join(names.get(old, old) for old in value.split()))
    return names


def _fit(old: str, taken: set[str]) -> str:
    name = _UNFIT.sub(".", old)
    name = name if name[:1].isalpha() else f"_{name}"
    while name in taken:
        name += "_"
    return name


def _is_name(text: str) -> bool:
    try:
        return bool(etree.QName(None, text)) and ":" not in text
    except ValueError:
        return False
