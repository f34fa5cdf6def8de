"""Seeded mutations of a document: elements deleted, doubled, moved, renamed; attributes and text changed."""

import copy
import random
from collections.abc import Callable, Iterator

from lxml import etree

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
VALUES = ["1", "true", "1962-10-29", "1962", "12:10:00", "#encoder", "a b", "0.1", "en"]

Mutation = Callable[[etree._Element, random.Random], str]


def inner(root: etree._Element, rng: random.Random) -> etree._Element:
    """Any element but the root."""
    return rng.choice(list(root.iterdescendants()))


def describe(element: etree._Element) -> str:
    parent = element.getparent()
    where = "" if parent is None else f" in {etree.QName(parent).localname}"
    return etree.QName(element).localname + where


def fresh(element: etree._Element, rng: random.Random) -> etree._Element:
    """A copy whose ids cannot collide with those of the original."""
    clone = copy.deepcopy(element)
    for node in clone.iter():
        if XML_ID in node.attrib:
            node.set(XML_ID, f"x{rng.getrandbits(60)}")
    return clone


def put(element: etree._Element, target: etree._Element, rng: random.Random) -> None:
    """Insert an element somewhere in the target, perhaps with text after it."""
    element.tail = rng.choice([None, None, " and "])
    target.insert(rng.randint(0, len(target)), element)


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def delete(root: etree._Element, rng: random.Random) -> str:
    element = inner(root, rng)
    said = f"delete {describe(element)}"
    remove(element)
    return said


def duplicate(root: etree._Element, rng: random.Random) -> str:
    element = inner(root, rng)
    element.addnext(fresh(element, rng))
    return f"duplicate {describe(element)}"


def graft(root: etree._Element, rng: random.Random) -> str:
    element, target = inner(root, rng), inner(root, rng)
    put(fresh(element, rng), target, rng)
    return f"copy {describe(element)} into {describe(target)}"


def move(root: etree._Element, rng: random.Random) -> str:
    element, target = inner(root, rng), inner(root, rng)
    said = f"move {describe(element)} into {describe(target)}"
    if element not in [target, *target.iterancestors()]:
        remove(element)
        put(element, target, rng)
    return said


def swap(root: etree._Element, rng: random.Random) -> str:
    element = inner(root, rng)
    sibling = element.getnext()
    if sibling is not None:
        sibling.addnext(element)
    return f"move {describe(element)} behind its neighbour"


def rename(root: etree._Element, rng: random.Random) -> str:
    element, model = inner(root, rng), inner(root, rng)
    said = f"rename {describe(element)} to {etree.QName(model).localname}"
    element.tag = model.tag
    return said


def unwrap(root: etree._Element, rng: random.Random) -> str:
    element = inner(root, rng)
    said = f"unwrap {describe(element)}"
    for child in list(element):
        element.addprevious(child)
    remove(element)
    return said


def drop_attribute(root: etree._Element, rng: random.Random) -> str:
    element = inner(root, rng)
    name = rng.choice([*map(str, element.attrib), "none"])
    element.attrib.pop(name, "")
    return f"drop @{name} of {describe(element)}"


def set_attribute(root: etree._Element, rng: random.Random) -> str:
    element, model = inner(root, rng), inner(root, rng)
    name = rng.choice([*map(str, model.attrib), "n"])
    element.set(name, rng.choice([model.get(name, "1"), *VALUES]))
    return f"set @{name}={element.get(name)!r} on {describe(element)}"


def add_text(root: etree._Element, rng: random.Random) -> str:
    element = inner(root, rng)
    element.text = (element.text or "") + " text"
    return f"add text to {describe(element)}"


def empty(root: etree._Element, rng: random.Random) -> str:
    element = inner(root, rng)
    element[:] = []
    element.text = None
    return f"empty {describe(element)}"


MUTATIONS: list[Mutation] = [
    delete, duplicate, graft, graft, move, swap, rename, unwrap, drop_attribute, set_attribute, add_text, empty,
]  # fmt: skip


def walk(
    start: etree._Element, seed: int, steps: int, accepts: Callable[[etree._Element], bool]
) -> Iterator[tuple[etree._Element, list[str]]]:
    """Every valid mutant met on a random walk from document to valid document, with how it came about."""
    rng, here, history = random.Random(seed), start, list[str]()
    for _ in range(steps):
        mutant = copy.deepcopy(here)
        said = rng.choice(MUTATIONS)(mutant, rng)
        if accepts(mutant):
            here, history = mutant, [*history, said]
            yield mutant, history
