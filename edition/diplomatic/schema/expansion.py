"""How large a content model becomes once it is written out: every repetition, and every macro where it is referred to.

Macros and classes that name one another twice double at each step, so no node is counted twice.
"""

from collections.abc import Mapping

from diplomatic.schema.content import Node, Ref, Repeat, children_of, rebuilt


def written_out(node: Node, macros: Mapping[str, int]) -> int:
    """How many particles a content model has in the end; ``macros`` are the sizes of those it may refer to."""
    return _counted(node, macros, {})


def _counted(node: Node, macros: Mapping[str, int], known: dict[int, int]) -> int:
    if id(node) not in known:
        inner = 1 + sum(_counted(child, macros, known) for child in children_of(node))
        if isinstance(node, Ref):
            inner = macros.get(node.name, 1)
        elif isinstance(node, Repeat):
            times = node.least + 1 if node.most is None else node.most
            inner *= max(times, 1)
        known[id(node)] = inner
    return known[id(node)]


def uncounted(node: Node) -> Node:
    """A content model that counts no repetitions."""
    return _plain(node, {})


def _plain(node: Node, known: dict[int, Node]) -> Node:
    if id(node) not in known:
        new = rebuilt(node, lambda child: _plain(child, known))
        if isinstance(new, Repeat) and (new.most is None or new.most > 1):
            new = Repeat(new.child, min(new.least, 1), None)
        known[id(node)] = new
    return known[id(node)]
