"""Rule contexts: match patterns of XSLT (XSLT 2.0, 5.5), asked from the index of a document.

``//tei:*[@when]`` walks the document; a pattern need not. ``tei:*[@when]`` is asked only of elements that have ``@when``,
``tei:p[ancestor::tei:note]`` only of ``tei:p``; the steps to the left are then checked upwards. Predicates that select by
position, and patterns of other forms, are evaluated as XSLT defines them: from the parent, or over the whole document.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from elementpath import XPathNode, XPathToken

from diplomatic.limits import MAX_PATHS
from diplomatic.validate.schematron.expression import Expression, compile_expression, reason
from diplomatic.validate.schematron.fault import Unusable
from diplomatic.validate.schematron.focus import Focus
from diplomatic.validate.schematron.parser import Parser
from diplomatic.validate.schematron.steps import Step, steps_of, union_of
from diplomatic.validate.schematron.tree import Node, Tree, is_element


@dataclass
class Path:
    """One alternative: steps from the right to the left. ``deep[i]``: ``//`` stands before step i. ``rooted``: a ``/``
    before the last of them."""

    steps: list[Step]
    deep: list[bool]
    rooted: bool

    def select(self, focus: Focus) -> Iterator[Node]:
        """The nodes of the document that match, in document order."""
        if not self.steps:
            yield focus.tree.document
            return
        for node in self.steps[0].candidates(focus.tree):
            if self._matches(node, 0, focus):
                yield node

    def _matches(self, node: Node, index: int, focus: Focus) -> bool:
        """Whether a node matches the step at an index, and its ancestors the steps to the left."""
        if not self.steps[index].matches(node, focus):
            return False
        last = index + 1 == len(self.steps)
        if last and (self.deep[index] or not self.rooted):
            return True
        tree = focus.tree
        if last:
            return tree.parent(node) is tree.document
        return any(self._matches(above, index + 1, focus) for above in _above(node, tree, deep=self.deep[index]))


def _above(node: Node, tree: Tree, *, deep: bool) -> Iterator[Node]:
    """The parent, or every ancestor."""
    parent = tree.parent(node)
    while parent is not None:
        yield parent
        parent = tree.parent(parent) if deep else None


@dataclass
class Anything:
    """A pattern of another form: what it selects from any node of the document (XSLT 2.0, 5.5.3). ``rooted``: it starts
    from the document whatever the node, as ``key()`` does; ``of_self``: from attributes and text too, as ``.[…]`` does."""

    expression: Expression
    rooted: bool
    of_self: bool

    def select(self, focus: Focus) -> Iterator[Node]:
        """The nodes of the document that match."""
        found: dict[int, XPathNode] = {}
        for start in self._starts(focus.tree):
            found.update((id(node), node) for node in self.expression.nodes(focus.at(start)))
        yield from (focus.tree.plain(node) for node in found.values() if focus.tree.owns(node))

    def _starts(self, tree: Tree) -> list[Node]:
        if self.rooted:
            return [tree.document]
        elements: list[Node] = [tree.document, *tree.elements]
        if not self.of_self:
            return elements
        attributes = [attribute for element in tree.elements for attribute in tree.attributes(element)]
        return [*elements, *attributes, *tree.texts, *tree.comments, *tree.instructions]


@dataclass
class Pattern:
    """A compiled pattern: its alternatives. ``variables``: what its predicates take from outside."""

    alternatives: list[Path | Anything]
    variables: frozenset[str]
    text: str

    def select(self, focus: Focus) -> list[Node]:
        """The nodes of a document that match. Without variables the answer is kept with the document."""
        if not self.variables:
            kept = focus.tree.memory.get(self.text)
            if kept is None:
                kept = focus.tree.memory[self.text] = self._select(focus)
            return kept
        return self._select(focus)

    def _select(self, focus: Focus) -> list[Node]:
        if len(self.alternatives) == 1:
            return list(self.alternatives[0].select(focus))
        found = {id(node): node for alternative in self.alternatives for node in alternative.select(focus)}
        nodes = list(found.values())
        if all(map(is_element, nodes)):
            order = focus.tree.order
            nodes.sort(key=order.__getitem__)  # type: ignore[arg-type]
        return nodes


def compile_pattern(parser: Parser, text: str) -> Pattern:
    """A match pattern.

    Raises:
        Unusable: if it does not compile.
    """
    whole = compile_expression(parser, text)
    alternatives: list[Path | Anything] = []
    try:
        for token in union_of(whole.token):
            alternatives.extend(_paths(token, text) or [_anything(token, text)])
    except RecursionError as error:
        raise Unusable(reason(error)) from None
    return Pattern(alternatives, whole.variables, text)


def _paths(token: XPathToken, text: str) -> list[Path]:
    """The paths that an alternative stands for, ``(a | b)/c`` for two; none if it has another form."""
    parts: list[XPathToken] = []
    deep: list[bool] = []
    while token.symbol in ("/", "//") and len(token) == 2:
        parts.append(token[1])
        deep.append(token.symbol == "//")
        token = token[0]
    rooted = token.symbol in ("/", "//") and len(token) < 2
    if not rooted or len(token):
        parts.append(token[0] if rooted else token)
        deep.append(token.symbol == "//" and rooted)
    choices = [steps_of(part, text) for part in parts]
    if prod(map(len, choices)) > MAX_PATHS:
        return []
    return [Path(list(steps), deep, rooted) for steps in product(*choices)]


_ROOTED = frozenset({"/", "//", "key", "id", "doc", "document", "$"})


def _anything(token: XPathToken, text: str) -> Anything:
    first = token
    while len(first) and (
        first.symbol in ("[", "(", "except", "intersect") or (first.symbol in ("/", "//") and len(first) == 2)
    ):
        first = first[0]
    return Anything(Expression(text, token), rooted=first.symbol in _ROOTED, of_self=first.symbol == ".")
