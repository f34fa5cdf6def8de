"""What an attribute may contain: its datatype, its list of values, and how many there may be.

odd.md rules 8 and 10; Guidelines 22.5.3. A closed list is the values alone, a semi-open one the values or the datatype,
an open one the datatype alone. Text is never a list of tokens.
"""

from diplomatic.schema.content import Choice, Empty, Node, Repeat, Text, Tokens, Value, choice, group, rebuilt
from diplomatic.schema.docs import short
from diplomatic.schema.model import Attribute
from diplomatic.schema.parts import Datatype, ValueList
from diplomatic.schema.resolve import Resolver

_ANYTHING = Datatype(Text())


def values_of(values: ValueList) -> tuple[Value, ...]:
    """The values of a list, each once, with what documents them."""
    return tuple({item.name: Value(item.name, short(item.docs)) for item in reversed(values.items)}.values())[::-1]


def with_values(values: ValueList | None, content: Node | None) -> Node:
    """A datatype with a list of values applied to it."""
    other = content if content is not None else Text()
    if values is None or values.type == "open" or not values.items:
        return other
    listed = values_of(values)
    if values.type == "closed":
        return choice(list(listed))
    return choice([*listed, *(other.children if isinstance(other, Choice) else (other,))])


def attribute_value(attribute: Attribute, resolver: Resolver) -> Node:
    """What one attribute may contain, resolved."""
    datatype = attribute.datatype or _ANYTHING
    content = resolver.resolved(datatype.content, attribute.location)
    least, most = datatype.least, datatype.most
    if content is None and attribute.datatype is not None and most != 1:
        content = Empty()  # tokens of a datatype that is not in the schema: there can be none
    value = with_values(attribute.values, content)
    if (least, most) == (1, 1) or isinstance(value, Text):
        return value
    if (least, most) == (0, 1):
        return value if resolver.contains(value, Text) else Repeat(value, 0, 1)
    if resolver.contains(value, Text):
        return value
    if resolver.contains(value, Tokens):
        value = _untokenized(resolver.expanded(value))
    return Tokens(value if isinstance(value, Empty) else copies(value, least, most))


def copies(node: Node, least: int, most: int | None) -> Node:
    """So many tokens: the least number, then single optional ones, or any number."""
    if most is None:
        return Repeat(node, least, None) if least < 2 else group([*[node] * least, Repeat(node, 0, None)])
    return group([*[node] * least, *[Repeat(node, 0, 1)] * (most - least)])


def _untokenized(node: Node) -> Node:
    """A list of lists is one list: RELAX NG has no other."""
    if isinstance(node, Tokens):
        return _untokenized(node.child)
    return rebuilt(node, _untokenized)
