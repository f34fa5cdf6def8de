"""Changes to XML that leave it well-formed: elements are moved, copied, renamed, wrapped and taken from other documents."""

from collections.abc import Sequence
from copy import deepcopy
from random import Random

from lxml import etree

from .tokens import change as change_text

_MOST_CHANGES = 5
_MOST_COPIES = 60
_ENCODINGS = ("utf-8",) * 10 + ("us-ascii", "utf-16")


def change(data: bytes, random: Random, others: Sequence[bytes], words: Sequence[bytes]) -> bytes | None:
    """The document with a few changes; None if nothing in it can be parsed, or written again."""
    root = _parsed(data)
    if root is None:
        return None
    try:
        for _ in range(random.randint(1, _MOST_CHANGES)):
            nodes = [node for node in root.iter() if isinstance(node.tag, str)]
            _change(random.choice(nodes), nodes, random, others, words)
    except ValueError:  # a name or a namespace that libxml2 read and lxml does not write
        return None
    return bytes(etree.tostring(root.getroottree(), encoding=random.choice(_ENCODINGS)))


def _parsed(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _change(
    node: etree._Element,
    nodes: Sequence[etree._Element],
    random: Random,
    others: Sequence[bytes],
    words: Sequence[bytes],
) -> None:
    other, kind = random.choice(nodes), random.randrange(9)
    match kind:
        case 0:
            _put(random, other, deepcopy(node), 1 if random.random() < 0.9 else random.randint(2, _MOST_COPIES))
        case 1:
            _attribute(node, other, random, others, words)
        case 2:
            node.text = _text(node.text, random, others, words)
        case 3 if node.getparent() is not None:
            node.tail = _text(node.tail, random, others, words)
        case 4:
            node.tag = other.tag
        case 5 if others and (theirs := _parsed(random.choice(others))) is not None:
            _put(random, node, deepcopy(random.choice([*theirs.iter(etree.Element, etree.Comment)])))
        case _ if (parent := node.getparent()) is not None:
            _move(node, parent, other, kind)


def _move(node: etree._Element, parent: etree._Element, other: etree._Element, kind: int) -> None:
    """Put an element into another one, wrap it, or take it away."""
    if kind == 6 and other not in node.iter():
        other.append(node)
    elif kind == 7:
        around = etree.Element(str(other.tag), dict(other.attrib))
        parent.replace(node, around)
        around.append(node)
    else:
        parent.remove(node)


def _put(random: Random, parent: etree._Element, child: etree._Element, copies: int = 1) -> None:
    at = random.randint(0, len(parent))
    parent.insert(at, child)
    for _ in range(copies - 1):
        parent.insert(at, deepcopy(child))


def _attribute(
    node: etree._Element, other: etree._Element, random: Random, others: Sequence[bytes], words: Sequence[bytes]
) -> None:
    if node.attrib and random.random() < 0.3:
        del node.attrib[random.choice(list(node.attrib))]
    elif node.attrib and random.random() < 0.6:
        name = random.choice(list(node.attrib))
        node.attrib[name] = _text(node.get(name), random, others, words)
    elif other.attrib:
        name = random.choice(list(other.attrib))
        node.attrib[name] = other.attrib[name]


def _text(text: str | bytes | None, random: Random, others: Sequence[bytes], words: Sequence[bytes]) -> str:
    """Another text, as far as XML can hold it."""
    whole = (text or "").encode() if not isinstance(text, bytes) else text
    changed = change_text(whole, random, others if random.random() < 0.1 else (), words).decode("utf-8", "replace")
    return "".join(char for char in changed if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff"))
