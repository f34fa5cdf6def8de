"""One step of a match pattern: a node test with its predicates, and the nodes that the index offers for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from elementpath import AttributeNode, TextNode, XPathNode, XPathToken
from lxml import etree

from diplomatic.validate.schematron.expression import Expression
from diplomatic.validate.schematron.focus import Focus
from diplomatic.validate.schematron.tree import Node, Tree, is_element
from diplomatic.validate.schematron.xpath1 import is_positional


@dataclass(eq=False)
class Step:
    """A step. ``name`` is the exact name, or empty; ``namespace`` is that of ``prefix:*``, or None for any."""

    kind: str
    whole: Expression
    name: str = ""
    namespace: str | None = None
    predicates: list[Expression] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    required: frozenset[str] | None = None
    by_position: bool = False

    def candidates(self, tree: Tree) -> Iterable[Node]:
        """The nodes of a document that can match, in document order."""
        return _CANDIDATES[self.kind](self, tree)

    def matches(self, node: Node, focus: Focus) -> bool:
        """Whether a node passes the node test and every predicate."""
        if not self._passes(node):
            return False
        if self.by_position:
            return self._selected(node, focus)
        return all(predicate.holds(focus.at(node)) for predicate in self.predicates)

    def _passes(self, node: Node) -> bool:
        if not _KINDS[self.kind](node):
            return False
        if is_element(node):
            tag = str(node.tag)
            return self._named(tag) and all(node.get(name) is not None for name in self.present)
        if isinstance(node, AttributeNode):
            return self._named(node.name or "")
        return not self.name or (isinstance(node, etree._ProcessingInstruction) and node.target == self.name)

    def _named(self, name: str) -> bool:
        if self.name:
            return name == self.name
        return self.namespace is None or name.startswith(f"{{{self.namespace}}}")

    def _selected(self, node: Node, focus: Focus) -> bool:
        """By position: whether the step, evaluated from the parent, has the node among what it selects."""
        tree = focus.tree
        parent = tree.parent(node)
        if parent is None:
            return False
        context = focus.at(node).context(self.whole.variables, tree.node(parent))
        if self.whole.variables or "current" in self.whole.text:
            return any(found is tree.node(node) for found in self.whole.token.select(context))
        kept = tree.memory.get((self, parent))
        if kept is None:
            selected = self.whole.token.select(context)
            kept = tree.memory[self, parent] = [tree.plain(found) for found in selected if isinstance(found, XPathNode)]
        return any(found is node for found in kept)


def steps_of(token: XPathToken, text: str) -> list[Step]:
    """The steps that a part of a syntax tree stands for; none if it has a form that patterns do not know.

    ``tei:p[@n]`` is one step; ``(tei:p | tei:ab)[@n]`` stands for two.
    """
    predicates: list[XPathToken] = []
    base = token
    while base.symbol == "[" and len(base) == 2:  # alone, it is an array
        predicates.insert(0, base[1])
        base = base[0]
    found = [_step(each, token, predicates, text) for each in union_of(base)]
    return [step for step in found if step is not None] if None not in found else []


def union_of(token: XPathToken) -> list[XPathToken]:
    """The alternatives of ``a | b`` and ``(a | b)``."""
    if token.symbol in ("|", "union"):
        return [*union_of(token[0]), *union_of(token[1])]
    if token.symbol == "(" and len(token) == 1:
        return union_of(token[0])
    return [token]


def _step(test: XPathToken, whole: XPathToken, predicates: list[XPathToken], text: str) -> Step | None:
    step = _node_test(test, Expression(text, whole))
    if step is None:
        return None
    step.by_position = any(is_positional(predicate) for predicate in predicates)
    for predicate in predicates:
        needed = _needed(predicate)
        if needed is not None and (step.required is None or len(needed) < len(step.required)):
            step.required = needed
        name = _attribute(predicate)
        if name and step.kind == "element":
            step.present.append(name)
        else:
            step.predicates.append(Expression(text, predicate))
    return step


def _node_test(token: XPathToken, whole: Expression) -> Step | None:
    if token.symbol in ("child", "@", "attribute") and len(token) == 1 and token.label != "kind test":
        kind = "element" if token.symbol == "child" else "attribute"
        inner = token[0]
        if inner.label == "kind test":
            return _kind_test(inner, whole) if kind == "element" else None
        return _name_test(inner, kind, whole)
    return _kind_test(token, whole) if token.label == "kind test" else _name_test(token, "element", whole)


def _kind_test(token: XPathToken, whole: Expression) -> Step | None:
    if token.symbol in ("text", "comment", "node") and not len(token):
        return Step(token.symbol, whole)
    if token.symbol == "processing-instruction":
        target = str(token[0].value) if len(token) else ""
        return Step("instruction", whole, name=target)
    if token.symbol in ("element", "attribute") and len(token) <= 1:
        return _name_test(token[0], token.symbol, whole) if len(token) else Step(token.symbol, whole)
    return None


def _name_test(token: XPathToken, kind: str, whole: Expression) -> Step | None:
    namespaces = token.parser.namespaces
    if token.symbol == "*" and not len(token):
        return Step(kind, whole)
    if token.symbol == "(name)":
        default = namespaces.get("", "") if kind == "element" else ""
        return Step(kind, whole, name=f"{{{default}}}{token.value}" if default else str(token.value))
    if token.symbol == ":" and token[0].symbol == "(name)":
        namespace = namespaces[str(token[0].value)]
        if token[1].symbol == "*":
            return Step(kind, whole, namespace=namespace)
        if token[1].symbol == "(name)":
            return Step(kind, whole, name=f"{{{namespace}}}{token[1].value}")
    return None


def _attribute(token: XPathToken) -> str | None:
    """The name, if an expression is just ``@name``."""
    if token.symbol != "@" or token[0].symbol not in ("(name)", ":"):
        return None
    step = _name_test(token[0], "attribute", Expression("", token))
    return step.name or None if step else None


def _needed(token: XPathToken) -> frozenset[str] | None:
    """Attributes one of which a node must have for a condition to be true, as far as that is plain; else None."""
    name = _attribute(token)
    if name:
        return frozenset({name})
    if token.symbol == "(" and len(token) == 1:
        return _needed(token[0])
    if token.symbol in ("or", "|"):
        left, right = _needed(token[0]), _needed(token[1])
        return None if left is None or right is None else left | right
    if token.symbol in ("and", "=", "!=", "eq", "ne", "lt", "gt", "le", "ge"):
        found = [needed for needed in map(_needed, token) if needed is not None]
        return min(found, key=len) if found else None
    return None


def _elements(step: Step, tree: Tree) -> Iterable[Node]:
    if step.name:
        return tree.by_name.get(step.name, ())
    if step.required is None:
        return tree.elements
    lists = [tree.by_attribute.get(name, []) for name in step.required]
    if len(lists) == 1:
        return lists[0]
    return sorted({element for elements in lists for element in elements}, key=tree.order.__getitem__)


def _attributes(step: Step, tree: Tree) -> Iterable[Node]:
    owners = tree.by_attribute.get(step.name, []) if step.name else [each for each in tree.elements if each.keys()]
    return [attribute for owner in owners for attribute in tree.attributes(owner)]


_CANDIDATES: dict[str, Callable[[Step, Tree], Iterable[Node]]] = {
    "element": _elements,
    "attribute": _attributes,
    "text": lambda _, tree: tree.texts,
    "comment": lambda _, tree: tree.comments,
    "instruction": lambda _, tree: tree.instructions,
    "node": lambda _, tree: [*tree.elements, *tree.texts, *tree.comments, *tree.instructions],
}
_KINDS: dict[str, Callable[[Node], bool]] = {
    "element": is_element,
    "attribute": lambda node: isinstance(node, AttributeNode),
    "text": lambda node: isinstance(node, TextNode),
    "comment": lambda node: isinstance(node, etree._Comment),
    "instruction": lambda node: isinstance(node, etree._ProcessingInstruction),
    "node": lambda node: isinstance(node, (etree._Element, TextNode)),
}
