"""Where an expression is evaluated: a node, the variables in scope there, and the run with its documents and keys."""

from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from elementpath import XPathContext, XPathNode

from diplomatic.validate.schematron.tree import Node, Tree

if TYPE_CHECKING:
    from diplomatic.validate.schematron.run import Run
    from diplomatic.validate.schematron.scope import Scope


@dataclass(frozen=True, slots=True)
class Focus:
    """The dynamic context of an expression (XPath 2.0, 2.1.2)."""

    run: "Run"
    tree: Tree
    node: Node
    scope: "Scope"

    def at(self, node: Node) -> "Focus":
        """The same at another node of the document."""
        return replace(self, node=node)

    def context(self, names: frozenset[str], item: XPathNode | None = None) -> XPathContext:
        """The context as ``elementpath`` wants it.

        Args:
            names: the variables the expression asks for; only they are evaluated.
            item: the context item, if it is not the node itself. ``current()`` is always the node.
        """
        context = copy(self.run.context(self.tree))
        current = self.tree.node(self.node)
        context.item = current if item is None else item
        context.variables = {name: self.scope.value(name) for name in names}
        cast("Any", context).current = current
        return context
