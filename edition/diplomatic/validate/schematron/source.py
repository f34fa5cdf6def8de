"""Reading expressions from the attributes of a schema: parameters put in, compiled, variables checked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from elementpath import get_node_tree
from lxml import etree

from diplomatic.diagnostics import Location
from diplomatic.validate.schematron.expression import Expression, compile_expression
from diplomatic.validate.schematron.fault import Faults, Unusable, where
from diplomatic.validate.schematron.model import Let, Parts
from diplomatic.validate.schematron.names import children
from diplomatic.validate.schematron.parser import Parser

_TEMPLATE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Parameters:
    """The parameters of an abstract pattern: ``$name`` in an expression stands for the text of the parameter.

    ISO/IEC 19757-3:2020, 5.4.10 and 6.3: the text is replaced before anything is compiled; a longer name wins.
    """

    values: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, *patterns: etree._Element) -> "Parameters":
        """The parameters of an abstract pattern (their defaults), then those of its instance."""
        found = {
            param.get("name", ""): param.get("value", "") for each in patterns for param in children(each, "param")
        }
        found.pop("", None)
        return cls(found)

    def fill(self, text: str) -> str:
        """A text with the parameters put in."""
        if not self.values:
            return text
        names = "|".join(sorted(map(re.escape, self.values), key=len, reverse=True))
        return re.sub(rf"\$({names})(?![\w.-])", lambda match: self.values[match[1]], text)


NO_PARAMETERS = Parameters()


@dataclass(frozen=True)
class Source:
    """Where expressions come from: the parser, the parameters, and the variables in scope."""

    parser: Parser
    faults: Faults
    path: Path
    parameters: Parameters = NO_PARAMETERS
    names: frozenset[str] = frozenset()

    def with_names(self, names: Iterable[str]) -> "Source":
        """The same with more variables in scope."""
        return replace(self, names=self.names | frozenset(names))

    def with_parameters(self, parameters: Parameters) -> "Source":
        """The same inside an abstract pattern."""
        return replace(self, parameters=parameters)

    def where(self, element: etree._Element) -> Location:
        """The place of an element in the schema."""
        return where(element, self.path)

    def text(self, element: etree._Element, attribute: str) -> str:
        """An attribute with the parameters put in.

        Raises:
            Unusable: if it is not there.
        """
        value = element.get(attribute)
        if value is None:
            raise Unusable(f"it has no @{attribute}")
        return self.parameters.fill(value)

    def expression(self, element: etree._Element, attribute: str) -> Expression:
        """The expression in an attribute.

        Raises:
            Unusable: if it does not compile, or needs a variable that is not declared.
        """
        return self.compile(self.text(element, attribute))

    def compile(self, text: str) -> Expression:
        """An expression whose variables are all declared.

        Raises:
            Unusable: if it does not compile, or needs a variable that is not declared.
        """
        expression = compile_expression(self.parser, text)
        self.declared(expression.variables)
        return expression

    def declared(self, variables: frozenset[str]) -> None:
        """Check that variables are declared.

        Raises:
            Unusable: if one is not.
        """
        unknown = sorted(variables - self.names)
        if unknown:
            raise Unusable(f"the variable ${unknown[0]} is not declared")

    def lets(self, owner: etree._Element) -> Iterator[Let]:
        """The variables that an element declares; one that cannot be compiled is a fault."""
        for element in children(owner, "let"):
            let = self.let(element)
            if let is not None:
                yield let

    def let(self, element: etree._Element) -> Let | None:
        """A variable; its value is an expression, or the nodes the element contains (ISO/IEC 19757-3:2020, 5.4.7)."""
        name = element.get("name", "")
        if element.get("value") is None:
            holder: Any = deepcopy(element)
            holder.tail = None
            return Let(name, list(get_node_tree(holder).children or ()))
        try:
            return Let(name, self.expression(element, "value"))
        except Unusable as error:
            self.faults.cannot_run(element, f"the variable ${name} has no value: {error}")
            return None

    def template(self, element: etree._Element, attribute: str) -> Parts:
        """An attribute in which ``{…}`` is an expression; empty if it is not there.

        Raises:
            Unusable: if an expression does not compile.
        """
        text = self.parameters.fill(element.get(attribute, ""))
        parts = _TEMPLATE.split(text)
        return tuple(self.compile(part) if index % 2 else part for index, part in enumerate(parts) if part)
